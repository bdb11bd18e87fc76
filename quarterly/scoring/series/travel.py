"""Direction of travel: whether a value is better than an earlier one, or why the two cannot be compared."""

from collections.abc import Collection
from dataclasses import dataclass, replace
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

# With three values, the one unusual quarter that a line is to outvote would still turn it.
LEAST_VALUES, WINDOW = 4, 8

Quarters = Collection[Quarter]


class Direction(StrEnum):
    """Which way a value moved: better or worse where the indicator has a polarity, otherwise higher or lower."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NONE = "no comparison"


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """A direction of travel, and what the value was compared with; `because` is why there is no comparison.

    `since` is the quarter compared with or, over a window, the first of its `quarters`. `change` is the value now minus the one
    before and `improvement` the movement towards good, both in the indicator's unit; over a window they are those of the fitted
    line. `revised` is whether an earlier value differs from the one first published.
    """

    direction: Direction
    because: NoComparison | None = None
    since: Quarter | None = None
    quarters: int = 0
    before: Fraction | None = None
    change: Fraction | None = None
    improvement: Fraction | None = None
    revised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelTerms:
    """How the values of one indicator are compared over time: as they are known now, and unrounded.

    A movement of no more than `stable` (0 or more, in the indicator's unit) counts as none. `breaks` are the quarters from which
    the definition is another, besides points marked [b], and `rebased` those from which the basis is another.
    """

    goal: Goal
    stable: Fraction
    basis: Basis
    breaks: Quarters = ()
    rebased: Quarters = ()


def previous_quarter(series: Series, quarter: Quarter, terms: TravelTerms) -> Travel:
    """Compare a value with that of the quarter before.

    A year to date is not compared (it covered another part of the year then), nor is an annual figure (it has no quarter
    before). A term is compared with the term before.
    """
    before = term_before(series, quarter) if terms.basis is Basis.TERM else quarter.previous
    because = NoComparison.OTHER_BASIS if terms.basis is Basis.ANNUAL else None
    return _with_earlier(series, quarter, before, terms, because)


def same_quarter_last_year(series: Series, quarter: Quarter, terms: TravelTerms) -> Travel:
    """Compare a value with that of the same quarter last year, which covers the same part of the year and the same season."""
    return _with_earlier(series, quarter, quarter.later(-4), terms)


def last_year_end(series: Series, quarter: Quarter, terms: TravelTerms) -> Travel:
    """Compare a value with the last one of the year before; a year to date is compared at its own end alone."""
    year = terms.basis.year
    return _with_earlier(series, quarter, year.last_of(quarter).later(-4), terms)


def named_quarter(series: Series, quarter: Quarter, before: Quarter, terms: TravelTerms) -> Travel | None:
    """Compare a value with that of an earlier quarter, such as the one before a plan began; None where it is not earlier."""
    return _with_earlier(series, quarter, before, terms) if before < quarter else None


def term_before(series: Series, quarter: Quarter) -> Quarter:
    """Return the quarter in which the term before was reported.

    Quarter 3 has the autumn term and Quarter 4 the spring term; the summer term comes in Quarter 1 or, when it is over, in 2.
    """
    if quarter.number == 2:
        return quarter.later(-2)
    earlier_report_of_summer = quarter.number == 3 and quarter.previous not in series
    return quarter.later(-2) if earlier_report_of_summer else quarter.previous


def over_window(series: Series, quarter: Quarter, terms: TravelTerms, window: int = WINDOW) -> Travel:
    """Compare the two ends of the least-squares line through the last quarters, or those since a break.

    Kent has reported travel in this way since 2020: one unusual quarter then does not decide the direction.
    """
    within = {each: series[each] for each in last_quarters(quarter, window) if each in series}
    unbroken = since_break(within, quarter, terms.breaks)
    alike = since_break(unbroken, quarter, terms.rebased)
    because = _no_pair(series, quarter) or _no_line(within, unbroken, alike, quarter, terms.basis)
    if because:
        return Travel(direction=Direction.NONE, because=because, quarters=window)
    values = known(alike, quarter)
    line, first = least_squares(values), min(values)
    revised = any(alike[each].revised for each in values if each < quarter)
    span = int(line.ahead(quarter) - line.ahead(first)) + 1
    moved = _moved(line.at(first), line.at(quarter), terms.goal, terms.stable, revised)
    return replace(moved, since=first, quarters=span)


def travel_between(now: Point | None, before: Point | None, goal: Goal, stable: Fraction) -> Travel:
    """Compare two points of the same definition and the same basis."""
    if now is None or now.value is None:
        return Travel(direction=Direction.NONE, because=NoComparison.NO_VALUE)
    if before is None or before.value is None:
        return Travel(direction=Direction.NONE, because=NoComparison.NO_VALUE_THEN)
    # Late recording adds cases to a provisional figure: compared with a final one, it would seem to have fallen.
    if (Mark.FORECAST in now.marks) != (Mark.FORECAST in before.marks):
        return Travel(direction=Direction.NONE, because=NoComparison.FORECAST)
    if _is_mixed((now, before)):
        return Travel(direction=Direction.NONE, because=NoComparison.PROVISIONAL)
    return _moved(before.value, now.value, goal, stable, before.revised)


def change_per_cent(before: Fraction, now: Fraction, unit: Unit) -> Fraction | None:
    """Return the change in per cent of the earlier value's size, None if that is 0; for a percentage, in points.

    A percentage that moves from 2% to 4% has doubled, which sounds like more than it is. Scotland's Local Government Benchmarking
    Framework therefore divides the change of a percentage by 100 and not by its earlier value, and so does this.
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


def _parted(series: Series, before: Quarter, now: Quarter, terms: TravelTerms) -> NoComparison | None:
    """Return what changed between two quarters so that their values cannot be compared, None if nothing did."""
    if broken_between(series, before, now, terms.breaks):
        return NoComparison.BREAK
    return NoComparison.OTHER_BASIS if any(before < each <= now for each in terms.rebased) else None


def _no_line(within: Series, unbroken: Series, alike: Series, quarter: Quarter, basis: Basis) -> NoComparison | None:
    """Return why no line can be fitted: to all points of the window, to those since a break, or to those on one basis."""
    if Mark.FORECAST in within[quarter].marks:
        return NoComparison.FORECAST
    if basis.is_to_date:
        return NoComparison.OTHER_BASIS
    subsets = ((within, NoComparison.TOO_FEW), (unbroken, NoComparison.BREAK), (alike, NoComparison.OTHER_BASIS))
    for points, because in subsets:
        if len(known(points, quarter)) < LEAST_VALUES:
            return because
    return NoComparison.PROVISIONAL if _is_mixed([alike[each] for each in known(alike, quarter)]) else None


def _is_mixed(points: Collection[Point]) -> bool:
    """Whether a figure that its service marked as provisional stands among others that are not.

    A year that is provisional as a whole parts nothing: the quarters of the year in hand may be recorded late as well, and would
    never be compared with those before April.
    """
    marked = [Mark.PROVISIONAL in each.marks for each in points]
    return any(marked) and not all(own or each.in_provisional_year for own, each in zip(marked, points, strict=True))


def _with_earlier(
    series: Series, quarter: Quarter, before: Quarter, terms: TravelTerms, because: NoComparison | None = None
) -> Travel:
    year = terms.basis.year
    # 40 by March and 9 by June cover different parts of their years, and nothing has fallen.
    if terms.basis.is_to_date and year.position(before) != year.position(quarter):
        because = NoComparison.OTHER_BASIS
    return _compared(
        series, quarter, before, terms, _no_pair(series, quarter) or because or _parted(series, before, quarter, terms)
    )


def _compared(series: Series, now: Quarter, before: Quarter, terms: TravelTerms, because: NoComparison | None) -> Travel:
    if because:
        return Travel(direction=Direction.NONE, because=because, since=before)
    return replace(travel_between(series[now], series.get(before), terms.goal, terms.stable), since=before)


def _moved(before: Fraction, now: Fraction, goal: Goal, stable: Fraction, revised: bool) -> Travel:
    change, improvement = now - before, goal.improvement(before, now)
    direction, because = _direction(change, improvement, stable), None
    if improvement is None and not goal.polarity.has_no_good_way:
        direction = Direction.NONE
        because = NoComparison.NO_RANGE if goal.polarity is Polarity.RANGE else NoComparison.NO_TARGET
    return Travel(direction=direction, because=because, before=before, change=change, improvement=improvement, revised=revised)


def _direction(change: Fraction, improvement: Fraction | None, stable: Fraction) -> Direction:
    if abs(change if improvement is None else improvement) <= stable:
        return Direction.SAME
    if improvement is None:
        return Direction.HIGHER if change > 0 else Direction.LOWER
    return Direction.BETTER if improvement > 0 else Direction.WORSE
