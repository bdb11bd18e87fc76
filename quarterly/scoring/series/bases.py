"""An indicator's value on another basis than the one it was sent on: Dudley prints the quarter and rates the year to date.

Ratios are never averaged: numerators and denominators are added up, and the ratio is worked out anew. A rate per 10,000 is over
the latest population only, who are the same people every quarter.
"""

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

# Quarters whose figures are added (1) and taken away (-1).
QuarterParts = Mapping[Quarter, int]


@dataclass(frozen=True, slots=True)
class Based:
    """The figures on the wanted basis, unrounded, in the indicator's unit; `reason` says why there is no value."""

    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    reason: NoFigure | None = None


def on_basis(series: Series, quarter: Quarter, unit: Unit, sent: Basis, wanted: Basis, breaks: Collection[Quarter] = ()) -> Based:
    """Return a quarter's figures on the wanted basis; none where a quarter it needs is missing or of another definition."""
    parts: QuarterParts = {quarter: 1} if sent is wanted else _parts(quarter, sent, wanted)
    if not parts:
        return Based(None, reason=OtherBasis(sent, wanted))
    if parts == {quarter: 1}:
        return _own(series.get(quarter), quarter)
    gaps = [(part, gap) for part in sorted(parts) if (gap := _gap(series.get(part), unit, part == quarter))]
    if gaps:
        return Based(None, reason=Gaps(tuple(gaps)))
    if broken_between(series, min(parts), quarter, breaks):
        return Based(None, reason=NoComparison.BREAK)
    return _counted(series, parts, quarter, unit)


def _parts(quarter: Quarter, sent: Basis, wanted: Basis) -> QuarterParts:
    """Return what the wanted figure is made of, nothing where it cannot be."""
    last_year = Quarter(quarter.year - 1, quarter.number)
    match sent, wanted:
        case Basis.IN_QUARTER, Basis.YEAR_TO_DATE:
            return dict.fromkeys(last_quarters(quarter, quarter.number), 1)
        case Basis.IN_QUARTER, Basis.ROLLING_YEAR:
            return dict.fromkeys(last_quarters(quarter, 4), 1)
        case Basis.YEAR_TO_DATE, Basis.IN_QUARTER:
            return {quarter: 1} if quarter.number == 1 else {quarter: 1, quarter.previous: -1}
        case Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR:
            return {quarter: 1} if quarter.number == 4 else {quarter: 1, Quarter(last_year.year, 4): 1, last_year: -1}
    return {}


def _own(point: Point | None, quarter: Quarter) -> Based:
    if point is None:
        return Based(None, reason=Gaps(((quarter, Gap.MISSING),)))
    reason = Gaps(((quarter, Gap.NO_VALUE),)) if point.value is None else None
    return Based(point.value, point.numerator, point.denominator, reason)


def _gap(point: Point | None, unit: Unit, latest: bool) -> Gap | None:
    """Return why a quarter's figures cannot be added up, None where they can."""
    if point is None:
        return Gap.MISSING
    if Mark.FORECAST in point.marks:
        return Gap.FORECAST
    if unit is Unit.COUNT:
        return Gap.NO_VALUE if point.value is None else None
    if point.denominator is None and (not unit.is_rate or latest):
        return Gap.NEITHER if point.numerator is None else Gap.NO_DENOMINATOR
    if point.numerator is None:
        return Gap.NO_NUMERATOR
    # Added to other quarters' denominators these cases would be hidden among cases that are not theirs.
    return Gap.OF_NOBODY if point.numerator and point.denominator == 0 else None


def _counted(series: Series, parts: QuarterParts, quarter: Quarter, unit: Unit) -> Based:
    if unit is Unit.COUNT:
        return Based(_total(series, parts, lambda point: point.value))
    population: QuarterParts = {quarter: 1} if unit.is_rate else parts
    numerator = _total(series, parts, lambda point: point.numerator)
    denominator = _total(series, population, lambda point: point.denominator)
    found = rate(numerator, denominator, unit.scale)
    return Based(found.exact, numerator, denominator, found.reason)


def _total(series: Series, parts: QuarterParts, figure: Callable[[Point], Fraction | None]) -> Fraction:
    """Return the figures added and taken away; that none is missing has been seen to."""
    figures = ((sign, figure(series[part])) for part, sign in parts.items())
    return sum((sign * number for sign, number in figures if number is not None), Fraction(0))
