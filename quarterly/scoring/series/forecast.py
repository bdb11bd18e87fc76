"""Forecasts of a quarterly series at the end of its financial year, with a 95% prediction interval.

run-rate    the year so far / the quarters elapsed * 4.
seasonal    the year so far * last year's total / last year's total up to the same quarter.
last-four   the mean of the last four points (snapshots and percentages).
trend       the least-squares line through all points, read off at Quarter 4.

The first two add up quarters, so they take what each quarter added; the others take the value at each quarter.

Intervals are forecast -/+ t * s * sqrt(v), t being Student's for the degrees of freedom of s:
last-four   s of the four points (3 df), v = 1 + 1/4: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed.
            (otexts.com/fpp3), 5.5, mean method, with t where they take the normal for long series.
trend       s of the residuals (n - 2 df), v = 1 + 1/n + (x0 - mean x)^2 / Sxx: the same book, 7.6.
run-rate and seasonal   the m quarters to come are a ratio times their weights w (1 each, or last year's quarters), the ratio
            being this year's sum over the weights' sum W so far: v = m + q * (sum of the weights to come / W)^2 for q quarters
            elapsed, the error of a ratio of sums plus that of m new quarters of equal variance. s is that of all points
            (n - 1 df) for run-rate, and of this year's quarters about ratio * weight (q - 1 df) for seasonal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from quarterly.scoring.series.regression import least_squares, squared_distances
from quarterly.scoring.why_unknown import ForecastNote, NoForecast
from quarterly.vocabulary.basis import Method
from quarterly.vocabulary.quarter import Quarter

# Three points leave no spread to speak of, and of fewer than 20 cases a single one moves a percentage by over 5 points.
LEAST_POINTS, LEAST_DENOMINATOR = 4, 20

# Two-sided 95% points of Student's t for 1 to 30 degrees of freedom, from the usual printed table; beyond that the normal's.
_T = (
    *("12.706", "4.303", "3.182", "2.776", "2.571", "2.447", "2.365", "2.306", "2.262", "2.228", "2.201", "2.179", "2.160"),
    *("2.145", "2.131", "2.120", "2.110", "2.101", "2.093", "2.086", "2.080", "2.074", "2.069", "2.064", "2.060", "2.056"),
    *("2.052", "2.048", "2.045", "2.042"),
)
_NORMAL = "1.960"

Points = Mapping[Quarter, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The year-end value with its interval, unrounded and in the points' own unit; `reason` is why one of the two is missing.

    For a year that has ended, its own figure is the forecast, and the reason says so. `method` is how the year was carried on.
    """

    value: Fraction | None
    lower: Fraction | None = None
    upper: Fraction | None = None
    reason: NoForecast | None = None
    method: Method | None = None


def no_forecast(note: ForecastNote) -> Forecast:
    """Return a forecast without a value, with the reason."""
    return Forecast(value=None, reason=NoForecast(note))


def forecast(points: Points, method: Method, denominator: Fraction | None = None) -> Forecast:
    """Forecast the end of the latest point's year; none from fewer than four points or a latest denominator under 20."""
    if len(points) < LEAST_POINTS:
        return Forecast(value=None, reason=NoForecast(ForecastNote.TOO_FEW_POINTS, len(points)))
    if denominator is not None and denominator < LEAST_DENOMINATOR:
        return no_forecast(ForecastNote.FEW_CASES)
    return replace(_carried_on(points, method), method=method)


def in_quarter(points: Points) -> dict[Quarter, Fraction]:
    """Return what each quarter added to a year to date; a quarter whose predecessor is missing is left out."""
    return {
        quarter: value - (Fraction(0) if quarter.number == 1 else points[quarter.previous])
        for quarter, value in points.items()
        if quarter.number == 1 or quarter.previous in points
    }


def _carried_on(points: Points, method: Method) -> Forecast:
    if method is Method.LAST_FOUR:
        return _last_four(points)
    return _trend(points) if method is Method.TREND else _by_weights(points, method)


def _by_weights(points: Points, method: Method) -> Forecast:
    latest = max(points)
    this_year = [points.get(quarter) for quarter in _year(latest.year)[: latest.number]]
    weights = [Fraction(1)] * 4
    if method is Method.SEASONAL:
        last_year = [points.get(quarter) for quarter in _year(latest.year - 1)]
        weights = [weight for weight in last_year if weight is not None]
        if len(weights) < 4:
            return no_forecast(ForecastNote.GAP_LAST_YEAR)
    so_far = [value for value in this_year if value is not None]
    if len(so_far) < latest.number:
        return no_forecast(ForecastNote.GAP_THIS_YEAR)
    elapsed, remaining = sum(weights[: latest.number], Fraction(0)), sum(weights[latest.number :], Fraction(0))
    if elapsed <= 0:
        return no_forecast(ForecastNote.NOTHING_LAST_YEAR)
    # 12 by September: by the run-rate 12 / 2 * 4 = 24. If 20 of last year's 50 had come by then, 12 / 20 * 50 = 30.
    ratio = sum(so_far) / elapsed
    if latest.number == 4:
        return _ended(sum(so_far, Fraction(0)))
    if method is Method.RUN_RATE:
        freedom, squares = len(points) - 1, squared_distances(list(points.values()))
    else:
        freedom = latest.number - 1
        squares = sum(((y - ratio * w) ** 2 for y, w in zip(so_far, weights, strict=False)), Fraction(0))
    variance = 4 - latest.number + latest.number * (remaining / elapsed) ** 2
    return _with_interval(ratio * (elapsed + remaining), squares, freedom, variance)


def _last_four(points: Points) -> Forecast:
    latest = max(points)
    if latest.number == 4:
        return _ended(points[latest])
    four = [points[quarter] for quarter in sorted(points)[-4:]]
    return _with_interval(sum(four) / Fraction(4), squared_distances(four), 3, Fraction(5, 4))


def _trend(points: Points) -> Forecast:
    latest = max(points)
    if latest.number == 4:
        return _ended(points[latest])
    line, count, end = least_squares(points), len(points), Quarter(latest.year, 4)
    squares = sum(((value - line.at(quarter)) ** 2 for quarter, value in points.items()), Fraction(0))
    return _with_interval(line.at(end), squares, count - 2, 1 + Fraction(1, count) + line.ahead(end) ** 2 / line.spread)


def _with_interval(value: Fraction, squares: Fraction, freedom: int, variance: Fraction) -> Forecast:
    if freedom < 1:
        return Forecast(value=value, reason=NoForecast(ForecastNote.ONE_QUARTER))
    squared = squares / freedom * variance
    # From four points t is 3.18, where the normal distribution's 1.96 would claim to know their spread.
    half = _student(freedom) * Fraction((Decimal(squared.numerator) / Decimal(squared.denominator)).sqrt())
    return Forecast(value=value, lower=value - half, upper=value + half)


def _ended(value: Fraction) -> Forecast:
    return Forecast(value=value, lower=value, upper=value, reason=NoForecast(ForecastNote.YEAR_ENDED))


def _student(freedom: int) -> Fraction:
    return Fraction(_T[freedom - 1] if freedom <= len(_T) else _NORMAL)


def _year(year: int) -> list[Quarter]:
    return [Quarter(year, number) for number in (1, 2, 3, 4)]
