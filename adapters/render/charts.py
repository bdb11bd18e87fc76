"""The distance chart: where everything goes is worked out here, `charts.svg.j2` only draws it."""

from dataclasses import dataclass
from textwrap import wrap

from adapters.render.shapes import SHAPES
from adapters.render.templates import ENVIRONMENT
from quarterly.report.model import DistanceChart, Point

LINE = 18  # the height of a line of text, at 14 px
_BOUNDS = (5, 10, 20, 30, 40, 50, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart's width, its track from `left` to `right`, and how many characters a label or value has on a line."""

    width: int
    left: int
    right: int
    label: int
    value: int
    stacked: bool

    def x(self, distance: float, bound: int) -> float:
        """Return where so many per cent lie on the track, kept within it."""
        share = max(-1.0, min(1.0, distance / bound))
        return (self.left + self.right) / 2 + share * (self.right - self.left) / 2


WIDE = Layout(width=720, left=290, right=580, label=38, value=17, stacked=False)
NARROW = Layout(width=320, left=8, right=312, label=40, value=40, stacked=True)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, starting at x on the baseline y."""

    x: float
    y: float
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """A rating's shape with its centre at x, y; `beyond` is -1 or 1 where the true place lies off the scale."""

    x: float
    y: float
    path: str
    colour: str
    beyond: int


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator, from `top` to `top + height`; without a marker where its distance is held back or unknown."""

    top: float
    height: float
    texts: list[Text]
    track: float
    marker: Marker | None


def svg(chart: DistanceChart, *, id: str, title: str, layout: Layout = WIDE) -> str:
    """Return the chart as one stand-alone SVG element, whose title is read out instead of it."""
    bound = bound_of(chart)
    rows = _rows(chart["points"], layout, bound)
    middle = layout.x(0, bound)
    band = min(chart["band"], bound)
    macro = ENVIRONMENT.get_template("charts.svg.j2").module.distance  # type: ignore[attr-defined]
    return str(macro(id, title, layout, rows, bound, middle, layout.x(band, bound) - middle, number(chart["band"])))


def bound_of(chart: DistanceChart) -> int:
    """Return the scale's end on either side: the least round figure that holds every point and the band, at most 100."""
    distances = [abs(point["distance"]) for point in chart["points"] if point["distance"] is not None]
    furthest = max([*distances, chart["band"] * 1.5, 1.0])
    return next((bound for bound in _BOUNDS if bound >= furthest), _BOUNDS[-1])


def number(value: float) -> str:
    """Return a number without needless decimals, the same on every machine: 10.0 -> "10", 166.66 -> "166.7"."""
    return f"{value:.1f}".removesuffix(".0")


def _rows(points: list[Point], layout: Layout, bound: int) -> list[Row]:
    rows: list[Row] = []
    top = 30.0
    for point in points:
        draw = _stacked if layout.stacked else _side_by_side
        rows.append(draw(point, layout, top, bound))
        top += rows[-1].height
    return rows


def _side_by_side(point: Point, layout: Layout, top: float, bound: int) -> Row:
    """Label, track and value beside each other, each centred in the row."""
    label, value = _lines(point["label"], layout.label), _lines(point["text"], layout.value)
    height = LINE * max(len(label), len(value)) + 18
    middle = top + height / 2
    texts = [*_block(label, 0, middle), *_block(value, layout.right + 16, middle, bold=True)]
    return Row(top, height, texts, middle, _marker(point, layout, middle, bound))


def _stacked(point: Point, layout: Layout, top: float, bound: int) -> Row:
    """Label, value and track under each other, for a telephone."""
    label, value = _lines(point["label"], layout.label), _lines(point["text"], layout.value)
    texts_end = top + 8 + LINE * (len(label) + len(value))
    texts = [Text(0, top + 4 + LINE * place, line) for place, line in enumerate(label, 1)]
    texts += [Text(0, texts_end - 4 - LINE * place, line, bold=True) for place, line in enumerate(reversed(value))]
    if point["distance"] is None:
        return Row(top, texts_end + 8 - top, texts, texts_end, None)
    return Row(top, texts_end + 30 - top, texts, texts_end + 12, _marker(point, layout, texts_end + 12, bound))


def _marker(point: Point, layout: Layout, y: float, bound: int) -> Marker | None:
    distance = point["distance"]
    if distance is None:
        return None
    beyond = 0 if abs(distance) <= bound else 1 if distance > 0 else -1
    return Marker(layout.x(distance, bound), y, SHAPES[point["mark"]["shape"]].path, point["mark"]["colour"], beyond)


def _block(lines: list[str], x: float, middle: float, *, bold: bool = False) -> list[Text]:
    first = middle - LINE * (len(lines) - 1) / 2 + 5
    return [Text(x, first + LINE * place, line, bold) for place, line in enumerate(lines)]


def _lines(text: str, width: int) -> list[str]:
    """Wrap to at most three lines; what is left out is in the table that the figure names."""
    return wrap(text, width, max_lines=3, placeholder=" …") or [""]
