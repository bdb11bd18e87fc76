"""The target of a trend chart: its line, stepped where the target changes, and the shaded band around it."""

from collections.abc import Sequence

from adapters.render.charts.label_positions import Spot
from adapters.render.charts.plot import Plot
from quarterly.reporting.chart_model import TrendChart


def targets_and_bands(chart: TrendChart) -> list[float]:
    """Return every target with the ends of its band, which the axis has to show as well as the values."""
    bands = [ends(chart, position) for position in range(len(chart["points"]))]
    return [end for band in bands if band for end in band]


def ends(chart: TrendChart, position: int) -> tuple[float, float] | None:
    """Return the ends of the shaded band at a quarter, the target twice where nothing is shaded; None without a target."""
    target, width = chart["points"][position]["target"], chart["tolerance"][position] or 0.0
    if target is None:
        return None
    below, above = chart["shaded"] != "above", chart["shaded"] != "below"
    return target - width * below, target + width * above


def starts(chart: TrendChart) -> list[int]:
    """Return the positions of the quarters at which a new line begins."""
    return [*chart["break_before"], *chart["restarts"]]


def _stretches(chart: TrendChart) -> list[list[int]]:
    """Return the positions of quarters with a target, grouped where no gap and no new line lies between them."""
    known = [position for position, point in enumerate(chart["points"]) if point["target"] is not None]
    found: list[list[int]] = []
    for position in known:
        if not found or position - 1 not in known or position in starts(chart):
            found.append([])
        found[-1].append(position)
    return found


def _stepped(values: Sequence[float], first: int, frame: Plot) -> list[Spot]:
    """Return a stepped line, level through each quarter, with a spot at each of its corners alone."""
    found: list[Spot] = []
    for position, value in enumerate(values):
        left, y = frame.left + (first + position) * frame.slot, frame.axis.y(value)
        if position and value == values[position - 1]:
            found[-1] = (left + frame.slot, y)
        else:
            found += [(left, y), (left + frame.slot, y)]
    return found


def shaded(chart: TrendChart, frame: Plot) -> list[tuple[list[Spot], list[Spot]]]:
    """Return the upper and the lower edge of the shaded band, for each group of quarters with a target."""
    found = []
    for positions in _stretches(chart):
        bands = [ends(chart, position) or (0.0, 0.0) for position in positions]
        if any(low < high for low, high in bands):
            upper = _stepped([high for _, high in bands], positions[0], frame)
            found.append((upper, _stepped([low for low, _ in bands], positions[0], frame)))
    return found


def target_lines(chart: TrendChart, frame: Plot) -> list[list[Spot]]:
    """Return the target's stepped line, or both ends of a range, for each group of quarters with a target."""
    if chart["shaded"] == "range":
        return [edge for edges in shaded(chart, frame) for edge in edges]
    stretches = _stretches(chart)
    return [
        _stepped([chart["points"][position]["target"] or 0.0 for position in positions], positions[0], frame)
        for positions in stretches
    ]
