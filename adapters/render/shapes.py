"""The seven shapes of ratings: a path each for HTML, charts and PDF, and a character for Word."""

from dataclasses import dataclass

from quarterly.configuration.scales import Shape


@dataclass(frozen=True, slots=True)
class Drawing:
    """`path` fills a square of 16 by 16; overlapping parts are holes (even-odd)."""

    path: str
    character: str


# The green and the red that most profiles use (#00653b, #a8121f) have a contrast of 1.06 to 1: photocopied, only shape is left.
SHAPES: dict[Shape, Drawing] = {
    "star": Drawing("M8 .6 10.27 5.5 15.6 6.15 11.66 9.8 12.7 15.1 8 12.5 3.3 15.1 4.34 9.8 .4 6.15 5.73 5.5Z", "★"),
    "circle": Drawing("M8 1.5A6.5 6.5 0 1 1 8 14.5 6.5 6.5 0 1 1 8 1.5Z", "●"),
    "diamond": Drawing("M8 .5 15.5 8 8 15.5 .5 8Z", "◆"),
    "triangle": Drawing("M8 1 15.6 14.6H.4Z", "▲"),
    "tick": Drawing("M2.2 7.6 6.2 11.6 14 2.6 15.6 4.2 6.3 14.8.7 9.2Z", "✓"),
    "dash": Drawing("M2 6.6H14V9.4H2Z", "–"),
    "question": Drawing(
        "M8 .8A7.2 7.2 0 1 1 8 15.2 7.2 7.2 0 1 1 8 .8Z"
        "M5.1 6.4A2.95 2.95 0 1 1 9.6 8.9Q8.9 9.4 8.9 10.3H7.1Q7.1 8.5 8.5 7.5A1.2 1.2 0 1 0 6.85 6.4Z"
        "M7.1 11.3H8.9V13.1H7.1Z",
        "?",
    ),
}
