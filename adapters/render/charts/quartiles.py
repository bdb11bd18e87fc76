"""The quartile strip: other authorities' range in four bands, our value as a marker, England and neighbours as ticks."""

from dataclasses import dataclass
from itertools import pairwise

from adapters.render.charts.frame import (
    SMALL,
    SOFT,
    VALUE,
    ChartBox,
    ChartLayout,
    ChartText,
    Marker,
    drawn,
    in_unit,
    measured,
    spread,
)
from adapters.render.charts.label_positions import Spot
from adapters.render.shapes import SHAPES
from quarterly.reporting.chart_model import QuartileStrip

BANDS = ("#c3cfdc", "#d6dfe8", "#e6ebf1", "#f3f5f8")  # the best quarter is darkest; without polarity the lowest
_WORDS = {
    "right": ("Bottom", "Third", "Second", "Top quartile"),
    "left": ("Top quartile", "Second", "Third", "Bottom"),
    "neither": ("Lowest quarter", "Second", "Third", "Highest"),
}
_ENDS = {"right": ("Worse", "Better"), "left": ("Better", "Worse"), "neither": ("Lower", "Higher")}
_LANE, _HEIGHT = 25.0, 46.0  # a lane for marker and ticks, and one under it for the names of the bands

Leader = tuple[Spot, Spot]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """The position of the strip, and the values at its ends."""

    top: float
    left: float
    right: float
    low: float
    high: float

    @property
    def bottom(self) -> float:
        return self.top + _HEIGHT

    def x(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.left + max(0.0, min(1.0, share)) * (self.right - self.left)


def quartiles_svg(chart: QuartileStrip, title: str, layout: ChartLayout) -> str:
    """Return the quartile strip of one value among those of other authorities."""
    low, high = (min(chart["low"], chart["ours"]), max(chart["high"], chart["ours"]))
    top = 68.0 if layout.telephone else 53.0
    strip = _Strip(top=top, left=12.0, right=layout.width - 12.0, low=low, high=high)
    names, pointers = _names(chart, strip, layout)
    words, leaders = _words(chart, strip)
    ticks = [strip.x(value) for value in (chart["england"], chart["neighbours"]) if value is not None]
    return drawn(
        "quartiles", title=title, layout=layout, height=strip.bottom + (36 if leaders else 4), bands=_bands(chart, strip),
        ticks=ticks, lane=(strip.top, strip.top + _LANE), leaders=[*pointers, *leaders],
        marker=Marker(strip.x(chart["ours"]), strip.top + _LANE / 2, SHAPES["diamond"].path, VALUE),
        labels=[*_end_texts(chart, layout), *names, *words],
    )  # fmt: skip


def _bands(chart: QuartileStrip, strip: _Strip) -> list[ChartBox]:
    edges = [strip.x(value) for value in (chart["low"], *chart["edges"], chart["high"])]
    colours = BANDS[::-1] if chart["better"] == "right" else BANDS
    return [
        ChartBox(x, strip.top, max(end - x, 0.0), _HEIGHT, colour)
        for (x, end), colour in zip(pairwise(edges), colours, strict=True)
    ]


def _end_texts(chart: QuartileStrip, layout: ChartLayout) -> list[ChartText]:
    """Return the lowest and highest value with the words for the better and the worse side."""
    left, right = _ENDS[chart["better"]]
    low, high = (" ".join(filter(None, [in_unit(chart[end], chart["unit"]), chart.get("sign")])) for end in ("low", "high"))
    return [
        ChartText(0, 15, f"{left}: lowest {low}", size=SMALL, colour=SOFT),
        ChartText(layout.width, 15, f"{right}: highest {high}", anchor="end", size=SMALL, colour=SOFT),
    ]


def _names(chart: QuartileStrip, strip: _Strip, layout: ChartLayout) -> tuple[list[ChartText], list[Leader]]:
    """Return name and figure of each marked value above it, moved apart where values are close, with lines to the values."""
    all_named = (
        ("Ours", chart["ours"], chart["ours_text"]),
        ("England", chart["england"], chart["england_text"]),
        ("Neighbours", chart["neighbours"], chart["neighbours_text"]),
    )
    known = sorted((strip.x(value), name, text) for name, value, text in all_named if value is not None)
    parts = [[name, text] if layout.telephone else [f"{name} {text}"] for _, name, text in known]
    sizes = [max(measured(part, SMALL, bold=True) for part in each) + 10 for each in parts]
    centres = spread([x for x, _, _ in known], sizes, 0, layout.width)
    texts = [
        ChartText(centre, strip.top - 12 - 15 * (len(each) - 1 - line), part, bold=name == "Ours", anchor="middle", size=SMALL)
        for centre, each, (_, name, _) in zip(centres, parts, known, strict=True)
        for line, part in enumerate(each)
    ]
    return texts, [((centre, strip.top - 8), (x, strip.top)) for centre, (x, _, _) in zip(centres, known, strict=True)]


def _words(chart: QuartileStrip, strip: _Strip) -> tuple[list[ChartText], list[Leader]]:
    """Return each band's name in its band; if one does not fit, all go below, each with a line to its band."""
    bands, words = _bands(chart, strip), _WORDS[chart["better"]]
    middles = [band.x + band.width / 2 for band in bands]
    if all(measured(word, 12) + 6 <= band.width for word, band in zip(words, bands, strict=True)):
        return [
            ChartText(x, strip.bottom - 8, word, anchor="middle", size=12) for x, word in zip(middles, words, strict=True)
        ], []
    centres = spread(middles, [measured(word, 12) + 8 for word in words], 0, strip.right + 12)
    texts = [ChartText(x, strip.bottom + 28, word, anchor="middle", size=12) for x, word in zip(centres, words, strict=True)]
    return texts, [((middle, strip.bottom), (x, strip.bottom + 16)) for middle, x in zip(middles, centres, strict=True)]
