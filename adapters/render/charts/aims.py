"""What a trend is held against: the target's line, stepped where it changes, and the band that is shaded around it."""

from collections.abc import Sequence

from adapters.render.charts.place import Spot
from adapters.render.charts.plot import Plot
from quarterly.reporting.model import TrendChart


def beside(chart: TrendChart) -> list[float]:
    """Return every target with the ends of its band: what the axis has to hold beside the values."""
    bands = [ends(chart, place) for place in range(len(chart["points"]))]
    return [end for band in bands if band for end in band]


def ends(chart: TrendChart, place: int) -> tuple[float, float] | None:
    """Return the ends of the shaded band at a quarter, the target twice where nothing is shaded; None without a target."""
    target, width = chart["points"][place]["target"], chart["tolerance"][place] or 0.0
    if target is None:
        return None
    below, above = chart["shaded"] != "above", chart["shaded"] != "below"
    return target - width * below, target + width * above


def starts(chart: TrendChart) -> list[int]:
    """Return the quarters at which a new line begins."""
    return [*chart["break_before"], *chart["restarts"]]


def _stretches(chart: TrendChart) -> list[list[int]]:
    """Return the quarters that have a target, those without a gap or a new beginning between them together."""
    known = [place for place, point in enumerate(chart["points"]) if point["target"] is not None]
    found: list[list[int]] = []
    for place in known:
        if not found or place - 1 not in known or place in starts(chart):
            found.append([])
        found[-1].append(place)
    return found


def _stepped(values: Sequence[float], first: int, frame: Plot) -> list[Spot]:
    """Return a line that keeps each value through its quarter."""
    lefts = [frame.left + (first + place) * frame.slot for place in range(len(values))]
    return [(x, frame.axis.y(value)) for left, value in zip(lefts, values, strict=True) for x in (left, left + frame.slot)]


def shaded(chart: TrendChart, frame: Plot) -> list[tuple[list[Spot], list[Spot]]]:
    """Return the upper and the lower edge of what is shaded, for each stretch of quarters with a target."""
    found = []
    for places in _stretches(chart):
        bands = [ends(chart, place) or (0.0, 0.0) for place in places]
        if any(low < high for low, high in bands):
            upper = _stepped([high for _, high in bands], places[0], frame)
            found.append((upper, _stepped([low for low, _ in bands], places[0], frame)))
    return found


def target_lines(chart: TrendChart, frame: Plot) -> list[list[Spot]]:
    """Return the target's line, stepped where it changes, of a range both its ends; one for each stretch that has a target."""
    if chart["shaded"] == "range":
        return [edge for edges in shaded(chart, frame) for edge in edges]
    stretches = _stretches(chart)
    return [_stepped([chart["points"][place]["target"] or 0.0 for place in places], places[0], frame) for places in stretches]
