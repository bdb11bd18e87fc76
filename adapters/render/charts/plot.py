"""The frame of charts over time: an axis of values, a slot for each quarter, and the gaps in the line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from adapters.render.charts.frame import SMALL, SOFT, ChartLayout, ChartLine, ChartText, in_unit, measured, spread
from adapters.render.charts.label_positions import Spot, widest
from adapters.render.charts.scale import AxisScale, scale
from quarterly.reporting.chart_model import TrendPoint

TOP = 27  # px above the plot, for the unit and the labels of breaks
_CLOSE = 24  # px between quarters under which "Q1" is written "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The area of a chart from `left` to `right`, with its axis of values and the labels of its quarters."""

    left: float
    right: float
    count: int
    axis: AxisScale
    texts: list[ChartText]
    grid: list[ChartLine]
    years: list[ChartLine]

    @property
    def slot(self) -> float:
        """The width of one quarter."""
        return (self.right - self.left) / self.count

    def x(self, position: float) -> float:
        """Return the middle of a quarter."""
        return self.left + (position + 0.5) * self.slot

    @property
    def bottom(self) -> float:
        """The y at which the labels of the quarters end."""
        return self.axis.bottom + 42

    def spot(self, position: int, value: float) -> Spot:
        """Return the spot of a quarter's value."""
        return self.x(position), self.axis.y(value)


def plot(points: Sequence[TrendPoint], beside: Sequence[float], unit: str, layout: ChartLayout, margin: float) -> Plot:
    """Return the frame for these quarters, with `margin` left free on its right for labels."""
    values = [point["value"] for point in points if point["value"] is not None]
    axis = scale(values, beside, unit, TOP, TOP + layout.plot)
    ticks = [in_unit(tick, unit, 4) for tick in axis.ticks]
    left = widest(ticks, SMALL) + 10
    frame = Plot(left=left, right=layout.width - margin, count=len(points), axis=axis, texts=[], grid=[], years=[])
    rows = [axis.y(tick) for tick in axis.ticks]
    texts = [
        ChartText(left - 8, y + 4.5, text, anchor="end", size=SMALL, colour=SOFT) for y, text in zip(rows, ticks, strict=True)
    ]
    texts += [ChartText(0, TOP - 14, unit, size=SMALL, colour=SOFT)] if unit not in ("", "%") else []
    labels, years = _quarters(points, frame, layout.width)
    grid = [ChartLine(left, y, frame.right, y) for y in rows]
    return replace(frame, texts=[*texts, *labels], grid=grid, years=years)


def runs(points: Sequence[TrendPoint], starts: Sequence[int]) -> list[list[int]]:
    """Return the positions of quarters that one line joins: it ends at a gap and before each quarter in `starts`."""
    found: list[list[int]] = [[]]
    for position, point in enumerate(points):
        # A line through a missing quarter would show a value that nobody has counted.
        if point["value"] is None or position in starts:
            found.append([])
        if point["value"] is not None:
            found[-1].append(position)
    return [run for run in found if run]


def _quarters(points: Sequence[TrendPoint], frame: Plot, width: float) -> tuple[list[ChartText], list[ChartLine]]:
    """Return the labels of the quarters with their years underneath, and the lines between years."""
    named = [point["label"].split(" ") for point in points]
    y, close = frame.axis.bottom, frame.slot < _CLOSE
    texts = [
        ChartText(
            frame.x(position), y + 18, quarter.removeprefix("Q") if close else quarter, anchor="middle", size=SMALL, colour=SOFT
        )
        for position, (_, quarter) in enumerate(named)
    ]
    years = {year: list(group) for year, group in groupby(range(len(named)), key=lambda position: named[position][0])}
    middles = [(frame.x(positions[0]) + frame.x(positions[-1])) / 2 for positions in years.values()]
    # Where a browser has neither our font nor Arial, a year is 7 px wider than it is measured: at 4 px two were read as one.
    centres = spread(middles, [measured(year, SMALL) + 10 for year in years], 0, width)
    texts += [
        ChartText(x, y + 36, year, anchor="middle", size=SMALL, colour=SOFT) for x, year in zip(centres, years, strict=True)
    ]
    starts = [frame.left + positions[0] * frame.slot for positions in years.values() if positions[0]]
    return texts, [ChartLine(x, frame.axis.top, x, y + 22) for x in starts]
