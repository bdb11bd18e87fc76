"""The distance chart: how far each indicator is from its target, a row for each."""

from dataclasses import dataclass

from adapters.render.charts.frame import LINE, PANEL, ChartLayout, ChartText, Marker, drawn, lines, number
from adapters.render.shapes import SHAPES
from quarterly.reporting.chart_model import DistanceChart, DistancePoint, scale_end


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The scale from `left` to `right`, and how many characters a label or value has on a line."""

    left: int
    right: int
    label: int
    value: int
    stacked: bool
    value_beside: bool = True

    def x(self, distance: float, bound: int) -> float:
        """Return the position of a distance in per cent on the track, at its end if the distance is beyond."""
        share = max(-1.0, min(1.0, distance / bound))
        return (self.left + self.right) / 2 + share * (self.right - self.left) / 2


BESIDE = Track(left=320, right=580, label=43, value=17, stacked=False)
UNDER = Track(left=8, right=312, label=40, value=40, stacked=True, value_beside=False)
IN_PANEL = Track(left=8, right=220, label=48, value=15, stacked=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """One indicator, from `top` to `top + height`; it has no marker where its distance is suppressed or unknown."""

    top: float
    height: float
    texts: list[ChartText]
    track: float
    marker: Marker | None


def distance_svg(chart: DistanceChart, title: str, layout: ChartLayout) -> str:
    """Return the distance chart of these indicators."""
    track, bound = IN_PANEL if layout is PANEL else UNDER if layout.telephone else BESIDE, scale_end(chart)
    rows = _rows(chart["points"], track, bound)
    bottom = rows[-1].top + rows[-1].height if rows else 30.0
    middle = track.x(0, bound)
    half = track.x(min(chart["band"], bound), bound) - middle
    geometry = {"track": track, "rows": rows, "bound": bound, "middle": middle, "half_band": half, "bottom": bottom}
    height = bottom + (26 if half else 4)  # the band is named under the rows
    return drawn("distance", title=title, layout=layout, height=height, band=number(chart["band"]), **geometry)


def _rows(points: list[DistancePoint], track: Track, bound: int) -> list[ChartRow]:
    rows: list[ChartRow] = []
    top = 30.0
    for point in points:
        draw = _side_by_side if not track.stacked else _in_panel if track.value_beside else _under_each_other
        rows.append(draw(point, track, top, bound))
        top += rows[-1].height
    return rows


def _side_by_side(point: DistancePoint, track: Track, top: float, bound: int) -> ChartRow:
    """Place label, track and value beside each other, each centred in the row."""
    label, value = lines(point["label"], track.label), lines(point["text"], track.value)
    height = LINE * max(len(label), len(value)) + 10
    middle = top + height / 2
    texts = [*_block(label, 0, middle), *_block(value, track.right + 16, middle, bold=True)]
    marker = _marker(point, track, middle, bound)
    return ChartRow(top=top, height=height, texts=texts, track=middle, marker=marker)


def _in_panel(point: DistancePoint, track: Track, top: float, bound: int) -> ChartRow:
    """Place the label above its track, and the value beside it."""
    label, value = lines(point["label"], track.label), lines(point["text"], track.value)
    height = LINE * max(1, len(value)) + 4
    middle = top + 5 + LINE * len(label) + height / 2
    texts = [ChartText(0, top + LINE * number, line) for number, line in enumerate(label, 1)]
    texts += _block(value, track.right + 14, middle, bold=True)
    marker = _marker(point, track, middle, bound)
    return ChartRow(top=top, height=middle + height / 2 + 3 - top, texts=texts, track=middle, marker=marker)


def _under_each_other(point: DistancePoint, track: Track, top: float, bound: int) -> ChartRow:
    """Place label, value and track under each other, for a telephone."""
    label, value = lines(point["label"], track.label), lines(point["text"], track.value)
    texts_end = top + 8 + LINE * (len(label) + len(value))
    texts = [ChartText(0, top + 4 + LINE * number, line) for number, line in enumerate(label, 1)]
    texts += [ChartText(0, texts_end - 4 - LINE * number, line, bold=True) for number, line in enumerate(reversed(value))]
    if point["distance"] is None:
        return ChartRow(top=top, height=texts_end + 8 - top, texts=texts, track=texts_end, marker=None)
    marker = _marker(point, track, texts_end + 12, bound)
    return ChartRow(top=top, height=texts_end + 30 - top, texts=texts, track=texts_end + 12, marker=marker)


def _marker(point: DistancePoint, track: Track, y: float, bound: int) -> Marker | None:
    distance = point["distance"]
    if distance is None:
        return None
    beyond = 0 if abs(distance) <= bound else 1 if distance > 0 else -1
    return Marker(track.x(distance, bound), y, SHAPES[point["mark"]["shape"]].path, point["mark"]["colour"], beyond)


def _block(texts: list[str], x: float, middle: float, *, bold: bool = False) -> list[ChartText]:
    first = middle - LINE * (len(texts) - 1) / 2 + 5
    return [ChartText(x, first + LINE * number, line, bold) for number, line in enumerate(texts)]
