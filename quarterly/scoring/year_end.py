"""The forecast of an indicator's year end, by the method that suits what its values count."""

from dataclasses import replace
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.series.bases import Based
from quarterly.scoring.series.forecast import Forecast, forecast, in_quarter, no_forecast
from quarterly.scoring.series.points import Series, known, since_break
from quarterly.scoring.why_unknown import ForecastNote, NoForecast
from quarterly.vocabulary.basis import ADDING_METHODS, Basis, Method
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter

NOT_WITHIN_A_YEAR = (Basis.ANNUAL, Basis.THREE_YEAR)


def _method(indicator: Indicator) -> Method | None:
    """Return how an indicator's year end is forecast: as it states, or as is usual for its basis; None for yearly figures."""
    basis = indicator.rated_basis
    if basis in NOT_WITHIN_A_YEAR:
        return None
    # 3, 7 and 12 by December are heading for 16, and their mean says nothing; a year-to-date percentage does not grow like that.
    usual = Method.RUN_RATE if basis is Basis.YEAR_TO_DATE and indicator.unit is Unit.COUNT else Method.LAST_FOUR
    return indicator.forecast or usual


def added_by_quarter(indicator: Indicator, rated: Series, until: Quarter) -> dict[Quarter, Fraction]:
    """Return what each quarter added on the rated basis, since the last break."""
    values = known(since_break(rated, until, indicator.break_quarters), until)
    return in_quarter(values) if indicator.rated_basis is Basis.YEAR_TO_DATE else values


def year_end_forecast(indicator: Indicator, series: Series, quarter: Quarter, rated: Based) -> Forecast:
    """Return the forecast of the year's end on the rated basis, or why there is none."""
    method = _method(indicator)
    if method is None:
        return Forecast(value=None, reason=NoForecast(ForecastNote.NOT_WITHIN_A_YEAR, basis=indicator.rated_basis))
    if rated.value is None:
        return no_forecast(ForecastNote.NO_VALUE)
    if method in ADDING_METHODS:
        points = added_by_quarter(indicator, series, quarter)
    else:
        points = known(since_break(series, quarter, indicator.break_quarters), quarter)
    return _possible(forecast(points, method, rated.denominator), indicator.unit)


def _possible(found: Forecast, unit: Unit) -> Forecast:
    """Return a forecast whose interval stays within what is possible: from 0, and for a percentage up to 100."""
    if found.lower is None or found.upper is None or unit is Unit.SCORE:
        return found
    most = Fraction(100) if unit is Unit.PERCENT else max(found.upper, Fraction(0))
    return replace(found, lower=min(max(found.lower, Fraction(0)), most), upper=max(min(found.upper, most), Fraction(0)))
