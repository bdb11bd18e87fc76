"""Direction of travel: whether a value is better than an earlier one, or why the two cannot be compared.

Values are compared as now and unrounded. A movement of no more than `stable` (0 or more, in the indicator's unit) is none.
`breaks` are the quarters from which the definition is another, beside points marked [b]; `rebased` those from which the basis is.
"""

from collections.abc import Collection
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum
from fractions import Fraction

from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.series.points import Point, Series, broken_between, known, last_quarters, since_break
from quarterly.scoring.series.regression import least_squares
from quarterly.scoring.why_unknown import NoComparison
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

LEAST_VALUES, WINDOW = 4, 8

Quarters = Collection[Quarter]


class Direction(StrEnum):
    """Which way a value went: better or worse where a way is good, else higher or lower."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NONE = "no comparison"


@dataclass(frozen=True, slots=True)
class Travel:
    """A direction and what it was compared with; `because` says why there is none.

    `since` is the quarter compared with, over a window the first of its `quarters`. `change` is now minus before and
    `improvement` the movement towards good, both in the indicator's unit; over a window they are those of the line. `revised`
    tells that an earlier value is not the one published then.
    """

    direction: Direction
    because: NoComparison | None = None
    _: KW_ONLY
    since: Quarter | None = None
    quarters: int = 0
    before: Fraction | None = None
    change: Fraction | None = None
    improvement: Fraction | None = None
    revised: bool = False


def previous_quarter(
    series: Series, quarter: Quarter, aim: Goal, stable: Fraction, *, basis: Basis, breaks: Quarters = (), rebased: Quarters = ()
) -> Travel:
    """Compare with the quarter before; a year to date (another stretch of the year then) and a year's one figure have none."""
    before = quarter.previous
    because = _no_pair(series, quarter)
    if not because and basis in (Basis.YEAR_TO_DATE, Basis.ANNUAL):
        because = NoComparison.OTHER_BASIS
    because = because or _parted(series, before, quarter, breaks, rebased)
    return _compared(series, quarter, before, aim, stable, because)


def same_quarter_last_year(
    series: Series, quarter: Quarter, aim: Goal, stable: Fraction, *, breaks: Quarters = (), rebased: Quarters = ()
) -> Travel:
    """Compare with the same quarter last year: the same stretch of the year, and the same season."""
    before = Quarter(quarter.year - 1, quarter.number)
    because = _no_pair(series, quarter) or _parted(series, before, quarter, breaks, rebased)
    return _compared(series, quarter, before, aim, stable, because)


def over_window(
    series: Series,
    quarter: Quarter,
    aim: Goal,
    stable: Fraction,
    window: int = WINDOW,
    *,
    basis: Basis,
    breaks: Quarters = (),
    rebased: Quarters = (),
) -> Travel:
    """Compare the two ends of the least-squares line through the last quarters, or those since a break: Kent's way from 2020."""
    within = {each: series[each] for each in last_quarters(quarter, window) if each in series}
    unbroken = since_break(within, quarter, breaks)
    alike = since_break(unbroken, quarter, rebased)
    because = _no_pair(series, quarter) or _no_line(within, unbroken, alike, quarter, basis)
    if because:
        return Travel(Direction.NONE, because, quarters=window)
    values = known(alike, quarter)
    line, first = least_squares(values), min(values)
    revised = any(alike[each].revised for each in values if each < quarter)
    span = int(line.ahead(quarter) - line.ahead(first)) + 1
    return replace(_moved(line.at(first), line.at(quarter), aim, stable, revised), since=first, quarters=span)


def travel_between(now: Point | None, before: Point | None, aim: Goal, stable: Fraction) -> Travel:
    """Compare two points of one definition and one basis."""
    if now is None or now.value is None:
        return Travel(Direction.NONE, NoComparison.NO_VALUE)
    if before is None or before.value is None:
        return Travel(Direction.NONE, NoComparison.NO_VALUE_THEN)
    for mark, because in ((Mark.FORECAST, NoComparison.FORECAST), (Mark.PROVISIONAL, NoComparison.PROVISIONAL)):
        if (mark in now.marks) != (mark in before.marks):
            return Travel(Direction.NONE, because)
    return _moved(before.value, now.value, aim, stable, before.revised)


def change_per_cent(before: Fraction, now: Fraction, unit: Unit) -> Fraction | None:
    """Return the change in per cent of the earlier value without its sign, None if that is 0; of a percentage the points.

    Scotland's Local Government Benchmarking Framework takes 100 as the denominator of a percentage's change.
    """
    if unit is Unit.PERCENT:
        return now - before
    return (now - before) / abs(before) * 100 if before else None


def _no_pair(series: Series, quarter: Quarter) -> NoComparison | None:
    """Return why there are no two values to compare."""
    now = series.get(quarter)
    if now is None or now.value is None:
        return NoComparison.NO_VALUE
    earlier = any(each < quarter and point.value is not None for each, point in series.items())
    return None if earlier else NoComparison.FIRST


def _parted(series: Series, before: Quarter, now: Quarter, breaks: Quarters, rebased: Quarters) -> NoComparison | None:
    """Return what parts two quarters."""
    if broken_between(series, before, now, breaks):
        return NoComparison.BREAK
    return NoComparison.OTHER_BASIS if any(before < each <= now for each in rebased) else None


def _no_line(within: Series, unbroken: Series, alike: Series, quarter: Quarter, basis: Basis) -> NoComparison | None:
    """Return why no line can be drawn through the points within a window, those since a break, those of one basis."""
    if Mark.FORECAST in within[quarter].marks:
        return NoComparison.FORECAST
    if basis is Basis.YEAR_TO_DATE:
        return NoComparison.OTHER_BASIS
    asked = ((within, NoComparison.TOO_FEW), (unbroken, NoComparison.BREAK), (alike, NoComparison.OTHER_BASIS))
    for points, because in asked:
        if len(known(points, quarter)) < LEAST_VALUES:
            return because
    mixed = len({Mark.PROVISIONAL in alike[each].marks for each in known(alike, quarter)}) > 1
    return NoComparison.PROVISIONAL if mixed else None


def _compared(series: Series, now: Quarter, before: Quarter, aim: Goal, stable: Fraction, because: NoComparison | None) -> Travel:
    if because:
        return Travel(Direction.NONE, because, since=before)
    return replace(travel_between(series[now], series.get(before), aim, stable), since=before)


def _moved(before: Fraction, now: Fraction, aim: Goal, stable: Fraction, revised: bool) -> Travel:
    change, improvement = now - before, aim.improvement(before, now)
    direction, because = _direction(change, improvement, stable), None
    if improvement is None and aim.polarity is not Polarity.NONE:
        direction = Direction.NONE
        because = NoComparison.NO_RANGE if aim.polarity is Polarity.RANGE else NoComparison.NO_TARGET
    return Travel(direction, because, before=before, change=change, improvement=improvement, revised=revised)


def _direction(change: Fraction, improvement: Fraction | None, stable: Fraction) -> Direction:
    if abs(change if improvement is None else improvement) <= stable:
        return Direction.SAME
    if improvement is None:
        return Direction.HIGHER if change > 0 else Direction.LOWER
    return Direction.BETTER if improvement > 0 else Direction.WORSE
