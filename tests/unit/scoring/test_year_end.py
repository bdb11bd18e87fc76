"""Which year ends are forecast, from what each basis and unit counts, and which are not."""

from fractions import Fraction
from typing import Any

import pytest

from quarterly.reporting.wording.why_unknown import reason
from quarterly.scoring.figures import IndicatorQuarter, Surroundings, figures_of
from quarterly.scoring.series.forecast import Forecast
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.basis import Basis, Method
from quarterly.vocabulary.canonical import from_bytes
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import indicator

Q1, Q2, Q3, Q4 = (Quarter(2012, number) for number in (1, 2, 3, 4))
YEAR, ROLLING = Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR


def ahead(latest: Quarter, *points: Point | int | None, **changes: Any) -> Forecast:
    """Return the forecast of PI 1180, changed, from the points up to a quarter, without those of None."""
    made = [point if isinstance(point, Point) else Point(value=Fraction(point)) for point in points if point is not None]
    quarters = [quarter for quarter, point in zip(last_quarters(latest, len(points)), points, strict=True) if point is not None]
    series = dict(zip(quarters, made, strict=True))
    of = IndicatorQuarter(indicator=indicator("1180", **changes), quarter=latest, series=series)
    return figures_of(of, Surroundings(comparators={})).forecast


def share(numerator: int, denominator: int) -> Point:
    return Point(value=Fraction(100 * numerator, denominator), numerator=Fraction(numerator), denominator=Fraction(denominator))


def why(found: Forecast) -> str:
    return reason(found.reason) if found.reason else ""


@pytest.mark.parametrize("basis", [Basis.SNAPSHOT, Basis.IN_QUARTER])
def test_separate_quarters_end_halfway(basis: Basis) -> None:
    found = ahead(Q2, *[60] * 9, 70, basis=basis)
    # The mean of 60, 60, 60 and 70 is 62.5.
    assert (found.value, found.method) == (Fraction("66.25"), Method.HALFWAY)


@pytest.mark.parametrize("basis", [Basis.SNAPSHOT, Basis.IN_QUARTER])
def test_a_count_of_separate_quarters_follows_its_trend(basis: Basis) -> None:
    found = ahead(Q2, *range(50, 60), basis=basis, unit=Unit.COUNT)
    assert (found.value, found.method) == (61, Method.TREND)


def test_a_count_since_april_adds_what_is_to_come() -> None:
    # 30 so far, and 16.25 in each of two: halfway between 20 and 12.5, the mean of 10, 10, 10 and 20.
    assert ahead(Q2, 5, 10, 15, 20, 5, 10, 20, 30, 10, 30, basis=YEAR, unit=Unit.COUNT).value == Fraction("62.5")


def test_a_rate_since_april_adds_up_as_a_count_does() -> None:
    assert ahead(Q2, 5, 10, 15, 20, 5, 10, 20, 30, 10, 30, basis=YEAR, unit=Unit.PER_10000).value == Fraction("62.5")


def test_a_percentage_since_april_adds_cases_and_cohort_to_come() -> None:
    years = [share(20, 40), share(40, 80), share(60, 120), share(80, 160)]
    # 120 of 200 so far. Lately 70 of 100, and 160 of 280 in the last four quarters; 200 more are expected.
    found = ahead(Q2, *years, *years, share(50, 100), share(120, 200), basis=YEAR)
    expected = (Fraction(70, 100) + Fraction(20 + 20 + 50 + 70, 40 + 40 + 100 + 100)) / 2
    assert found.value == 100 * (120 + expected * 200) / 400


def test_without_counts_every_quarter_of_a_percentage_since_april_counts_the_same() -> None:
    # 70 and 72 by September: 74 in Quarter 2. The mean of 70, 70, 70 and 74 is 71: 72.5 in each quarter to come.
    found = ahead(Q2, *[70] * 9, 72, basis=YEAR)
    assert found.value == (Fraction("72.5") + 72) / 2


@pytest.mark.parametrize(("quarter", "value"), [(Q2, "22.78"), (Q3, "22.6")])
def test_a_rolling_year_goes_on_by_a_part_of_its_step(quarter: Quarter, value: str) -> None:
    found = ahead(quarter, *[20] * 9, 22, basis=ROLLING)
    assert (found.value, found.method) == (Fraction(value), Method.DAMPED_STEP)


def test_after_quarter_1_a_rolling_year_is_not_forecast_unless_the_catalogue_says_how() -> None:
    found = [ahead(Q1, *[20] * 12, 22, basis=ROLLING, **more) for more in ({}, {"forecast": Method.DAMPED_STEP})]
    assert why(found[0]) == "no forecast: after Quarter 1, no method is nearer to the year's end than the figure itself"
    assert found[1].value == Fraction("22.834")


@pytest.mark.parametrize("basis", [Basis.SNAPSHOT, YEAR, ROLLING])
def test_a_year_that_has_ended_has_its_own_figure_however_few_came_before(basis: Basis) -> None:
    found = ahead(Q4, 20, 22, basis=basis)
    assert (found.value, found.lower, found.upper, why(found)) == (22, 22, 22, "the year has ended: its own figure")


def test_a_year_to_date_whose_quarter_before_is_missing_is_not_forecast_from_an_older_one() -> None:
    assert why(ahead(Q3, *[70] * 9, None, 72, basis=YEAR)) == "no forecast: one of the quarters before the latest is missing"


def test_what_came_before_a_break_is_no_point() -> None:
    assert why(ahead(Q2, *[70] * 12, breaks=("2012-13 Q1",))) == "no forecast: 2 of at least 8 points"


def test_a_percentage_ends_at_100() -> None:
    assert ahead(Q3, *[60] * 8, 20, 95, basis=ROLLING).value == 100


def test_a_forecast_stored_before_intervals_came_from_misses_is_read() -> None:
    stored = (
        b'{"lower":null,"method":"seasonal","reason":{"basis":null,"note":"one quarter of the year","points":0},"value":"70"}'
    )
    found = from_bytes(Forecast, stored.replace(b',"upper":null', b""))
    assert (found.value, found.misses, why(found)[:12]) == (70, 0, "no interval:")
