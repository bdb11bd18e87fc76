"""The parts that all charts share: text, markers, lines and boxes, the width of text, and the SVG element."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import Literal

from markupsafe import Markup, escape

from adapters.render.templates import ENVIRONMENT

LINE = 18  # the height of a line of text, at 14 px
SMALL = 13  # px: axes and notes; nothing is smaller than 12
_SIZE = 14
_HALO = 'stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
# Widths in em of Arial, which browsers without our font use: it is the wider of the two.
_LETTERS = {
    **dict.fromkeys("ijlt.,:;'()[]f |", 0.33),
    **dict.fromkeys("mwMW%", 0.89),
    **dict.fromkeys("ABCDEFGHKNOPQRSTUVXYZ", 0.7),
}
_LETTER, _BOLD = 0.56, 1.06

# What a picture needs as a file, and has from the page where it is a part of one.
STYLE_OF_A_FILE = (
    'xmlns="http://www.w3.org/2000/svg" font-family="Source Sans 3, Arial, sans-serif" font-size="14" fill="#1a1d21"'
)

INK, SOFT = "#1a1d21", "#4b535d"
VALUE, SIGNAL = "#2f5d8a", "#a8231c"  # colours of a series and of its special causes


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """How wide a chart is drawn, whether in letters for a telephone, and how high the plot of a chart over time is, in px."""

    width: int
    telephone: bool
    plot: int = 200


WIDE = ChartLayout(width=720, telephone=False)
NARROW = ChartLayout(width=320, telephone=True, plot=180)
CARD = ChartLayout(width=320, telephone=True, plot=104)  # beside the words of a card, which has a third of a page
PANEL = ChartLayout(width=352, telephone=True)  # one of several on one scale, two of them side by side

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class ChartText:
    """One line of text at x on the baseline y; a `halo` keeps it legible over lines."""

    x: float
    y: float
    text: str
    bold: bool = False
    anchor: Anchor = "start"
    size: int = 14
    colour: str = INK
    halo: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the text, estimated generously."""
        width = measured(self.text, self.size, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return left, self.y - self.size * 0.85, left + width, self.y + self.size * 0.25


@dataclass(frozen=True, slots=True)
class Marker:
    """A shape of 16 by 16 centred at x, y; `beyond` is -1 or 1 if the true position is off the scale."""

    x: float
    y: float
    path: str
    colour: str
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A rectangle, filled with a colour."""

    x: float
    y: float
    width: float
    height: float
    colour: str


def number(value: float) -> str:
    """Return a number with at most one decimal, the same on every machine: 27.04 -> "27", 12.25 -> "12.2"."""
    return f"{value:.1f}".removesuffix(".0")  # `round` to one decimal takes six times as long, of hundreds of positions


def path(spots: Sequence[tuple[float, float]]) -> str:
    """Return the path of a line through these spots."""
    if not spots:
        return ""
    (x, y), *rest = [(number(x), number(y)) for x, y in spots]
    found = f"M{x} {y}"
    for next_x, next_y in rest:
        found += f"H{next_x}" if next_y == y else f"V{next_y}" if next_x == x else f"L{next_x} {next_y}"
        x, y = next_x, next_y
    return found


def segments(lines: Sequence[ChartLine]) -> str:
    """Return one path of many straight lines."""
    return "".join(path([(line.x1, line.y1), (line.x2, line.y2)]) for line in lines)


def dots(spots: Sequence[tuple[float, float]]) -> str:
    """Return one path of a point at each spot, as wide as its stroke."""
    return "".join(f"M{number(x)} {number(y)}h.01" for x, y in spots)


def text(line: ChartText) -> Markup:
    """Return one line of text as an element, with all that is not as in the picture around it."""
    style = f' text-anchor="{line.anchor}"' if line.anchor != "start" else ""
    style += f' font-size="{line.size}"' if line.size != _SIZE else ""
    style += ' font-weight="bold"' if line.bold else ""
    style += f" {_HALO}" if line.halo else ""
    style += f' fill="{line.colour}"' if line.colour != INK else ""
    return Markup(_element(line, style) + "\n")  # noqa: S704  (escaped there)


def labelled(labels: Sequence[ChartText]) -> Markup:
    """Return labels as elements; those over lines come last and share their halo."""
    plain = "".join(text(each) for each in labels if not each.halo)
    over = "".join(
        _element(each, f' text-anchor="{each.anchor}"' if each.anchor != "start" else "") + "\n" for each in labels if each.halo
    )
    return Markup(plain + (f'<g font-size="{SMALL}" {_HALO}>\n{over}</g>\n' if over else ""))  # noqa: S704  (escaped there)


def _element(line: ChartText, style: str = "") -> str:
    return f'<text x="{number(line.x)}" y="{number(line.y)}"{style}>{escape(line.text)}</text>'


def by_anchor(texts: Iterable[ChartText]) -> list[tuple[Anchor, Markup]]:
    """Return texts in the style of their group as elements, a group for each anchor."""
    groups = dict[Anchor, list[str]]()
    for each in texts:
        groups.setdefault(each.anchor, []).append(_element(each))
    return [(anchor, Markup("\n".join(found))) for anchor, found in sorted(groups.items())]  # noqa: S704  (escaped above)


# As functions and not as macros of the templates: a chart has hundreds of positions, and drawing them was half its time.
ENVIRONMENT.globals.update(
    n=number, path=path, segments=segments, dots=dots, text=text, labelled=labelled, by_anchor=by_anchor,
    style_of_a_file=STYLE_OF_A_FILE,
)  # fmt: skip


def drawn(name: str, *, title: str, layout: ChartLayout, height: float, **picture: object) -> str:
    """Return a picture drawn by its template as one self-contained SVG element; screen readers read its title."""
    template = ENVIRONMENT.get_template(f"charts/{name}.svg.j2")
    return template.render(title=title, width=layout.width, height=height, **picture).strip()


@lru_cache(4096)
def measured(text: str, size: int, *, bold: bool = False) -> float:
    """Return the width of a text in px, estimated generously."""
    return sum(_LETTERS.get(letter, _LETTER) for letter in text) * size * (_BOLD if bold else 1)


def lines(text: str, width: int) -> list[str]:
    """Wrap to at most three lines of `width` characters; the full text is in the table that the figure names."""
    return wrap(text, width, max_lines=3, placeholder=" …") or [""]


def in_unit(value: float, unit: str, places: int = 2) -> str:
    """Return a number as an axis prints it: 2533.0 -> "2,533", 62.5 -> "62.5%"."""
    text = f"{value:,.{places}f}"
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{'0' if plain == '-0' else plain}{'%' if unit == '%' else ''}"


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Return centres as near as possible to those wanted (in ascending order) so that nothing of these sizes overlaps.

    Items that would overlap share the displacement (least squares); all stay between `low` and `high`.
    """
    before = [sum(sizes[:index]) + size / 2 for index, size in enumerate(sizes)]
    pools: list[tuple[float, int]] = []
    for centre, offset in zip(wanted, before, strict=True):
        start, count = centre - offset, 1
        # Two that would overlap move as one from here on, their common start the mean of both: pool adjacent violators.
        while pools and pools[-1][0] > start:
            earlier, many = pools.pop()
            start, count = (start * count + earlier * many) / (count + many), count + many
        pools.append((start, count))
    starts = [start for start, count in pools for _ in range(count)]
    most = max(low, high - sum(sizes))
    return [min(max(start, low), most) + offset for start, offset in zip(starts, before, strict=True)]
