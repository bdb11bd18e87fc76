"""An indicator's value on another basis than the one it was sent on: Dudley prints the quarter and rates the year to date.

Ratios are never averaged: numerators and denominators are added up, and the ratio is worked out anew. A rate per 10,000 is over
the latest population only, who are the same people every quarter.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from quarterly.scoring.series.points import Point, Series, broken_between, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.rates import rate

_NAMES = {
    Basis.SNAPSHOT: "a snapshot",
    Basis.IN_QUARTER: "an in-quarter figure",
    Basis.YEAR_TO_DATE: "a year-to-date figure",
    Basis.ROLLING_YEAR: "a figure of 12 months",
    Basis.ANNUAL: "an annual figure",
    Basis.THREE_YEAR: "a three-year figure",
}

# Quarters whose figures are added (1) and taken away (-1).
Parts = Mapping[Quarter, int]


@dataclass(frozen=True, slots=True)
class Based:
    """The figures on the wanted basis, unrounded, in the indicator's unit; `note` says why there is no value."""

    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    note: str = ""


def on_basis(series: Series, quarter: Quarter, unit: Unit, sent: Basis, wanted: Basis, breaks: Collection[Quarter] = ()) -> Based:
    """Return a quarter's figures on the wanted basis; none where a quarter it needs is missing or of another definition."""
    parts: Parts = {quarter: 1} if sent is wanted else _parts(quarter, sent, wanted)
    if not parts:
        return Based(None, note=f"{_NAMES[sent]} cannot be counted as {wanted}")
    if parts == {quarter: 1}:
        return _own(series.get(quarter), quarter)
    lacking = [f"{part.title} {what}" for part in sorted(parts) if (what := _lacks(series.get(part), unit, part == quarter))]
    if lacking:
        return Based(None, note=", ".join(lacking))
    if broken_between(series, min(parts), quarter, breaks):
        return Based(None, note="break in series")
    return _counted(series, parts, quarter, unit)


def _parts(quarter: Quarter, sent: Basis, wanted: Basis) -> Parts:
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
        return Based(None, note=f"{quarter.title} is missing")
    note = f"{quarter.title} has no value" if point.value is None else ""
    return Based(point.value, point.numerator, point.denominator, note)


def _lacks(point: Point | None, unit: Unit, latest: bool) -> str:
    """Return in words why a quarter's figures cannot be added up, "" where they can."""
    if point is None:
        return "is missing"
    if Mark.FORECAST in point.marks:
        return "is a forecast"
    if unit is Unit.COUNT:
        return "has no value" if point.value is None else ""
    needed = {"numerator": point.numerator}
    if not unit.is_rate or latest:
        needed["denominator"] = point.denominator
    if absent := [name for name, figure in needed.items() if figure is None]:
        return f"has no {' or '.join(absent)}"
    # Added to other quarters' denominators these cases would be hidden among cases that are not theirs.
    return "has a numerator over a denominator of 0" if point.numerator and point.denominator == 0 else ""


def _counted(series: Series, parts: Parts, quarter: Quarter, unit: Unit) -> Based:
    if unit is Unit.COUNT:
        return Based(_total(series, parts, lambda point: point.value))
    population: Parts = {quarter: 1} if unit.is_rate else parts
    numerator = _total(series, parts, lambda point: point.numerator)
    denominator = _total(series, population, lambda point: point.denominator)
    found = rate(numerator, denominator, unit.scale)
    return Based(found.exact, numerator, denominator, found.note)


def _total(series: Series, parts: Parts, figure: Callable[[Point], Fraction | None]) -> Fraction:
    """Return the figures added and taken away; that none is missing has been seen to."""
    figures = ((sign, figure(series[part])) for part, sign in parts.items())
    return sum((sign * number for sign, number in figures if number is not None), Fraction(0))
