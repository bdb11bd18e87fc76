"""The forecast of an indicator's year end: by the method that misses by least on its basis, none where none beats no change."""

from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.series.bases import Based
from quarterly.scoring.series.carried_on import Course, Points, in_quarter, of_shares, of_sums, of_values
from quarterly.scoring.series.forecast import Forecast, forecast, no_forecast, possible, year_ended
from quarterly.scoring.series.points import Series, known, since_break
from quarterly.scoring.why_unknown import ForecastNote, NoForecast
from quarterly.vocabulary.basis import ADDING_METHODS, Basis, Method
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter

NOT_WITHIN_A_YEAR = (Basis.ANNUAL, Basis.THREE_YEAR, Basis.TERM)


def usual_method(basis: Basis, unit: Unit, quarter: Quarter) -> Method | None:
    """Return the method that the back-test chose; None where none was nearer than no change from this quarter on."""
    if basis is Basis.ROLLING_YEAR:
        # By March a rolling year has but one of June's four quarters left, and its last step says little of the other three.
        return None if quarter.number == 1 else Method.DAMPED_STEP
    return Method.TREND if unit.adds_up and not basis.is_to_date else Method.HALFWAY


def added_by_quarter(indicator: Indicator, rated: Series, until: Quarter) -> dict[Quarter, Fraction]:
    """Return what each quarter added on the rated basis, since the last break."""
    values = known(since_break(rated, until, indicator.break_quarters), until)
    basis = indicator.rated_basis
    return in_quarter(values, basis.year) if basis.is_to_date else values


def year_end_forecast(indicator: Indicator, series: Series, quarter: Quarter, rated: Based) -> Forecast:
    """Return the forecast of the year's end on the rated basis, or why there is none."""
    basis = indicator.rated_basis
    if basis in NOT_WITHIN_A_YEAR:
        return Forecast(value=None, reason=NoForecast(ForecastNote.NOT_WITHIN_A_YEAR, basis=basis))
    if not indicator.unit.is_quantity:
        return no_forecast(ForecastNote.NO_QUANTITY)
    if rated.value is None:
        return no_forecast(ForecastNote.NO_VALUE)
    if not basis.year.is_of_whole_quarters:
        return no_forecast(ForecastNote.WITHIN_A_QUARTER)
    method = indicator.forecast or usual_method(basis, indicator.unit, quarter)
    if method is None:
        return no_forecast(ForecastNote.NOT_BETTER)
    # How a year is carried on does not depend on the month in which it begins, so all are worked out as if that were April.
    alike = since_break(series, quarter, indicator.break_quarters)
    aligned = {basis.year.aligned(each): point for each, point in alike.items()}
    latest = basis.year.aligned(quarter)
    # Quarters that are sent one by one and add up to the year's figure are still to be added.
    if latest.number == 4 and (basis.is_to_date or method not in ADDING_METHODS):
        return year_ended(rated.value, method)
    course, points = _course(indicator, aligned, latest, method)
    if latest not in points:
        return no_forecast(ForecastNote.GAP_BEFORE)
    return possible(forecast(course, points, method, rated.denominator), indicator.unit)


def _course(indicator: Indicator, aligned: Series, latest: Quarter, method: Method) -> tuple[Course, Points]:
    """Return how the method carries on values of one definition, and the points that it is held against."""
    values, unit, is_to_date = known(aligned, latest), indicator.unit, indicator.rated_basis.is_to_date
    added = in_quarter(values) if is_to_date else values
    adds_up = unit.adds_up or unit.is_rate
    if method in ADDING_METHODS or (method is Method.HALFWAY and is_to_date and adds_up):
        return of_sums(added, method), added
    if method is not Method.HALFWAY or not is_to_date:
        return of_values(values, method), values
    cases, cohort, scale = _counts(aligned, values, unit)
    return of_shares(in_quarter(cases), in_quarter(cohort), scale), added


def _counts(series: Series, values: Points, unit: Unit) -> tuple[Points, Points, int]:
    """Return the cases and the cohort of the year to date, and what their share is multiplied by.

    Where the counts of a quarter are not known, every quarter's cohort counts the same: 70 by June and 72 by September are 74 in
    Quarter 2. The back-test finds that nearly as near.
    """
    cases = {each: number for each in values if (number := series[each].numerator) is not None}
    cohort = {each: number for each in values if (number := series[each].denominator) is not None}
    if unit is Unit.PERCENT and cases.keys() == cohort.keys() == values.keys():
        return cases, cohort, unit.scale
    return {each: value * each.number for each, value in values.items()}, {each: Fraction(each.number) for each in values}, 1
