"""Forecasts of a quarterly series at the end of its financial year, with a 95% interval from how far earlier ones missed.

The same method is held against the series itself: from every earlier quarter, at the same distance, what it would have said and
what came. The interval is forecast -/+ WIDENED * t * sqrt(mean squared miss * (1 + 1/m)) for m misses, t being Student's for m
degrees of freedom. Misses of neighbouring quarters are alike and a series is quieter in some years than in others, so that
without WIDENED 90 of 100 intervals held what came; it was set on half of the councils of the back-test and tried on the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from quarterly.scoring.series.carried_on import LEAST_CARRIED, Course, Points
from quarterly.scoring.why_unknown import ForecastNote, NoForecast
from quarterly.vocabulary.basis import Method
from quarterly.vocabulary.numbers import Unit

# From less than two years of quarters, the methods that are usual here were not nearer than no change after every quarter.
LEAST_POINTS = 8
# Of fewer than 20 cases a single one moves a percentage by over 5 points.
LEAST_DENOMINATOR = 20
# From fewer misses than MANY an interval is said to be a rough guide; older ones than of five years are of another time.
LEAST_MISSES, MANY_MISSES, MOST_MISSES = 3, 8, 20
WIDENED = Fraction(3, 2)

# Two-sided 95% points of Student's t for 1 to 20 degrees of freedom, from the usual printed table.
_T = (
    *("12.706", "4.303", "3.182", "2.776", "2.571", "2.447", "2.365", "2.306", "2.262", "2.228", "2.201", "2.179", "2.160"),
    *("2.145", "2.131", "2.120", "2.110", "2.101", "2.093", "2.086"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The year-end value with its interval, unrounded and in the points' own unit; `reason` is why one of the two is missing.

    For a year that has ended, its own figure is the forecast, and the reason says so. `method` is how the year was carried on,
    `misses` how many earlier forecasts the interval comes from.
    """

    value: Fraction | None
    lower: Fraction | None = None
    upper: Fraction | None = None
    reason: NoForecast | None = None
    method: Method | None = None
    misses: int = 0


def no_forecast(note: ForecastNote) -> Forecast:
    """Return a forecast without a value, with the reason."""
    return Forecast(value=None, reason=NoForecast(note))


def year_ended(value: Fraction, method: Method) -> Forecast:
    """Return the own figure of a year that has ended as its forecast."""
    return Forecast(value=value, lower=value, upper=value, reason=NoForecast(ForecastNote.YEAR_ENDED), method=method)


def forecast(course: Course, points: Points, method: Method, denominator: Fraction | None = None) -> Forecast:
    """Forecast the end of the latest point's year; none from fewer than eight points or a latest denominator under 20."""
    if len(points) < LEAST_POINTS:
        return Forecast(value=None, reason=NoForecast(ForecastNote.TOO_FEW_POINTS, len(points)))
    if denominator is not None and denominator < LEAST_DENOMINATOR:
        return no_forecast(ForecastNote.FEW_CASES)
    latest = max(points)
    if latest.number == 4:
        own = course.came(latest)
        return no_forecast(ForecastNote.GAP_THIS_YEAR) if own is None else year_ended(own, method)
    value = course.ahead(latest, 4 - latest.number)
    if isinstance(value, ForecastNote):
        return no_forecast(value)
    return _with_interval(value, list(misses(course, points, 4 - latest.number)), method)


def misses(course: Course, points: Points, ahead: int) -> Iterator[Fraction]:
    """Yield what came less what would have been forecast so many quarters before, of the last five years at most."""
    known = sorted(points)
    for end in known[-MOST_MISSES:]:
        origin = end.later(-ahead)
        if origin < known[LEAST_CARRIED - 1]:
            continue
        said, came = course.ahead(origin, ahead), course.came(end)
        if came is not None and not isinstance(said, ForecastNote):
            yield came - said


def possible(found: Forecast, unit: Unit) -> Forecast:
    """Return a forecast that stays, with its interval, within what is possible: from 0, and for a percentage up to 100."""
    if found.value is None or unit.may_be_negative:
        return found

    def within(end: Fraction | None) -> Fraction | None:
        return end if end is None else max(Fraction(0), min(end, Fraction(100)) if unit is Unit.PERCENT else end)

    return replace(found, value=within(found.value), lower=within(found.lower), upper=within(found.upper))


def _with_interval(value: Fraction, missed: Sequence[Fraction], method: Method) -> Forecast:
    count, squares = len(missed), sum((each**2 for each in missed), Fraction(0))
    if count < LEAST_MISSES or not squares:
        note = ForecastNote.NEVER_MISSED if count >= LEAST_MISSES else ForecastNote.TOO_FEW_MISSES
        return Forecast(value=value, reason=NoForecast(note), method=method, misses=count)
    squared = squares / count * (1 + Fraction(1, count))
    half = WIDENED * Fraction(_T[count - 1]) * Fraction((Decimal(squared.numerator) / Decimal(squared.denominator)).sqrt())
    return Forecast(value=value, lower=value - half, upper=value + half, method=method, misses=count)
