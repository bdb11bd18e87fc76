"""An indicator's value on another basis than the one it was sent on: Dudley prints the quarter and rates the year to date.

Ratios are never averaged: numerators and denominators are added up, and the ratio is worked out anew. 1 of 2 and 9 of 98 are 10
of 100, or 10%; the mean of 50% and 9.2% would be 29.6%. A rate per 10,000 is out of the latest population alone, because the
quarters count the same people again.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from quarterly.scoring.series.points import Point, Series, broken_between, last_quarters
from quarterly.scoring.why_unknown import Gap, Gaps, NoComparison, NoFigure, OtherBasis
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.rates import rate

# The quarters whose figures are added (1) or subtracted (-1).
QuarterParts = Mapping[Quarter, int]


@dataclass(frozen=True, slots=True)
class Based:
    """The figures on the wanted basis, unrounded, in the indicator's unit; `reason` says why there is no value."""

    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    reason: NoFigure | None = None


@dataclass(frozen=True, slots=True)
class BasisChange:
    """The unit of a series, the basis it was sent on, the one wanted, and the quarters in which its definition changed."""

    unit: Unit
    sent: Basis
    wanted: Basis
    breaks: Collection[Quarter] = ()


def on_basis(series: Series, quarter: Quarter, change: BasisChange) -> Based:
    """Return a quarter's figures on the wanted basis; no value where a quarter they need is missing or of another definition."""
    parts: QuarterParts = {quarter: 1} if change.sent is change.wanted else parts_of(quarter, change.sent, change.wanted)
    if not parts:
        return Based(None, reason=OtherBasis(change.sent, change.wanted))
    if parts == {quarter: 1}:
        return _own(series.get(quarter), quarter)
    gaps = [(part, gap) for part in sorted(parts) if (gap := _gap(series.get(part), change.unit, part == quarter))]
    if gaps:
        return Based(None, reason=Gaps(tuple(gaps)))
    if broken_between(series, min(parts), quarter, change.breaks):
        return Based(None, reason=NoComparison.BREAK)
    return _counted(series, parts, quarter, change.unit)


def parts_of(quarter: Quarter, sent: Basis, wanted: Basis) -> QuarterParts:
    """Return the quarters that add up to the wanted figure, none where one basis cannot be turned into the other."""
    wanted_quarters = _quarters_of(wanted, quarter)
    if not wanted_quarters or not (sent is Basis.IN_QUARTER or (sent.is_to_date and sent.year.is_of_whole_quarters)):
        return {}
    parts = Counter[Quarter]()
    for each in wanted_quarters:
        parts[each] += 1
        # 6 by June and 8 by September: 2 in Quarter 2. The year to September 2012 is the count by September, and all of
        # 2011-12 less the count by September 2011; what is added and subtracted between them cancels out.
        if sent.is_to_date and sent.year.position(each) > 1:
            parts[each.previous] -= 1
    return {each: sign for each, sign in parts.items() if sign}


def _quarters_of(basis: Basis, quarter: Quarter) -> list[Quarter]:
    """Return the quarters whose counts are those of a value, none where it is not made up of whole quarters."""
    if basis is Basis.IN_QUARTER:
        return [quarter]
    if basis is Basis.ROLLING_YEAR:
        return last_quarters(quarter, 4)
    return basis.year.so_far(quarter) if basis.is_to_date and basis.year.is_of_whole_quarters else []


def _own(point: Point | None, quarter: Quarter) -> Based:
    if point is None:
        return Based(None, reason=Gaps(((quarter, Gap.MISSING),)))
    reason = Gaps(((quarter, Gap.NO_VALUE),)) if point.value is None else None
    return Based(point.value, point.numerator, point.denominator, reason)


def _gap(point: Point | None, unit: Unit, latest: bool) -> Gap | None:
    """Return why a quarter's figures cannot be added to those of others, None if they can."""
    if point is None:
        return Gap.MISSING
    if Mark.FORECAST in point.marks:
        return Gap.FORECAST
    if unit.adds_up:
        return Gap.NO_VALUE if point.value is None else None
    if point.denominator is None and (not unit.is_rate or latest):
        return Gap.NEITHER if point.numerator is None else Gap.NO_DENOMINATOR
    if point.numerator is None:
        return Gap.NO_NUMERATOR
    # Added up with other quarters, the mistake could no longer be seen: 2 of 0 and 8 of 10 would be 10 of 10.
    return Gap.OF_NOBODY if point.numerator and point.denominator == 0 else None


def _counted(series: Series, parts: QuarterParts, quarter: Quarter, unit: Unit) -> Based:
    if unit.adds_up:
        return Based(_total(series, parts, lambda point: point.value))
    population: QuarterParts = {quarter: 1} if unit.is_rate else parts
    numerator = _total(series, parts, lambda point: point.numerator)
    denominator = _total(series, population, lambda point: point.denominator)
    found = rate(numerator, denominator, unit.scale)
    return Based(found.exact, numerator, denominator, found.reason)


def _total(series: Series, parts: QuarterParts, figure: Callable[[Point], Fraction | None]) -> Fraction:
    """Return the sum of the quarters' figures, by their signs; `_gap` has made sure that none is missing."""
    figures = ((sign, figure(series[part])) for part, sign in parts.items())
    return sum((sign * number for sign, number in figures if number is not None), Fraction(0))
