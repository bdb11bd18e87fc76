"""What a year will come to, by each method, with its interval or the reason why there is none."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.reporting.wording.reasons import reason
from quarterly.scoring.series.forecast import Forecast, forecast, in_quarter
from quarterly.vocabulary.basis import Method
from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.quarter import Quarter

FIRST = Quarter(2011, 1)


def why(ahead: Forecast) -> str:
    """Return in words why there is no forecast, or none with an interval; "" where there is one."""
    return reason(ahead.reason) if ahead.reason else ""


def quarters(*values: float | None, first: Quarter = FIRST) -> dict[Quarter, Fraction]:
    """Return one point a quarter from the first on, without those of None."""
    found, quarter = {}, first
    for value in values:
        if value is not None:
            found[quarter] = Fraction(str(value))
        quarter = quarter.next
    return found


def shown(points: Mapping[Quarter, Fraction], method: Method) -> tuple[str, ...]:
    ahead = forecast(points, method)
    return tuple("" if number is None else str(half_up(number, 2)) for number in (ahead.value, ahead.lower, ahead.upper))


def test_the_run_rate_is_the_year_so_far_over_the_quarters_elapsed_times_four() -> None:
    assert forecast(quarters(9, 11, 10, 10, 12, 8), Method.RUN_RATE).value == 40


def test_the_seasonal_run_rate_follows_last_years_shares() -> None:
    # Last year 10 of 40 came in the first half; 15 so far this year is 60.
    assert forecast(quarters(4, 6, 10, 20, 7, 8), Method.SEASONAL).value == 60


def test_the_last_four_are_averaged() -> None:
    assert forecast(quarters(100, 61, 62, 63, 66), Method.LAST_FOUR).value == 63


def test_the_trend_is_read_off_at_quarter_4() -> None:
    assert shown(quarters(10, 12, 14, 16, 18), Method.TREND) == ("24.00", "24.00", "24.00")


def test_a_gap_in_a_trend_keeps_its_place_in_time() -> None:
    assert forecast(quarters(10, 12, None, 16, 18), Method.TREND).value == 24


# 61, 62, 63, 66: s = sqrt(14/3), t = 3.182 at 3 df, so 63 -/+ 3.182 * sqrt(14/3 * 5/4) = 7.685.
def test_the_interval_of_the_last_four_can_be_worked_out_by_hand() -> None:
    assert shown(quarters(100, 61, 62, 63, 66), Method.LAST_FOUR) == ("63.00", "55.31", "70.69")


# 9, 11, 10, 10, 12, 8: s = sqrt(10/5), t = 2.571 at 5 df, two quarters to come: v = 2 + 2 * (2/2)^2 = 4; 2.571 * sqrt(8) = 7.272.
def test_the_interval_of_the_run_rate_can_be_worked_out_by_hand() -> None:
    assert shown(quarters(9, 11, 10, 10, 12, 8), Method.RUN_RATE) == ("40.00", "32.73", "47.27")


# 7 and 8 against 1.5 * (4, 6) = 6 and 9: s = sqrt(2), t = 12.706 at 1 df, v = 2 + 2 * (30/10)^2 = 20; 12.706 * sqrt(40) = 80.36.
def test_the_interval_of_the_seasonal_run_rate_can_be_worked_out_by_hand() -> None:
    assert shown(quarters(4, 6, 10, 20, 7, 8), Method.SEASONAL) == ("60.00", "-20.36", "140.36")


def test_in_quarter_1_the_seasonal_run_rate_has_no_interval_and_says_why() -> None:
    ahead = forecast(quarters(4, 6, 10, 20, 7), Method.SEASONAL)
    assert (ahead.value, ahead.lower) == (70, None)
    assert why(ahead) == "no interval: one quarter of the year tells nothing of how quarters vary"


@pytest.mark.parametrize("method", list(Method))
def test_three_points_are_too_few(method: Method) -> None:
    assert ((of := forecast(quarters(1, 2, 3), method)).value, why(of)) == (None, "no forecast: 3 of at least 4 points")


@pytest.mark.parametrize(("denominator", "note"), [(19, "no forecast: denominator under 20"), (20, "")])
def test_a_denominator_under_twenty_is_too_small(denominator: int, note: str) -> None:
    assert why(forecast(quarters(1, 2, 3, 4, 5), Method.LAST_FOUR, Fraction(denominator))) == note


@pytest.mark.parametrize(
    ("values", "method", "note"),
    [
        ((1, 2, 3, 4, None, 6), Method.RUN_RATE, "no forecast: a quarter of this year is missing"),
        ((1, None, 3, 4, 5, 6), Method.SEASONAL, "no forecast: a quarter of last year is missing"),
        ((0, 2, 3, 4, 5), Method.SEASONAL, "no forecast: nothing was counted in these quarters of last year"),
    ],
)
def test_a_run_rate_lacking_what_it_needs_says_so(values: tuple[float | None, ...], method: Method, note: str) -> None:
    assert ((of := forecast(quarters(*values), method)).value, why(of)) == (None, note)


@pytest.mark.parametrize(
    ("method", "figure"), [(Method.RUN_RATE, 10), (Method.SEASONAL, 10), (Method.LAST_FOUR, 4), (Method.TREND, 4)]
)
def test_at_quarter_4_the_year_has_its_own_figure(method: Method, figure: int) -> None:
    points = quarters(5, 5, 5, 5, 1, 2, 3, 4)
    assert [(ahead := forecast(points, method)).value, ahead.lower, ahead.upper] == [figure] * 3
    assert why(ahead) == "the year has ended: its own figure"


def test_values_counted_from_april_are_taken_apart() -> None:
    assert in_quarter(quarters(3, 7, 7, 12, 2)) == quarters(3, 4, 0, 5, 2)


def test_a_quarter_after_a_gap_cannot_be_taken_apart() -> None:
    assert in_quarter(quarters(3, None, 7, 12)) == quarters(3, None, None, 5)


VALUES = st.lists(st.decimals(0, 1000, places=1).map(Fraction), min_size=5, max_size=30).filter(lambda v: len(v) % 4 != 0)


@given(VALUES)
def test_the_trend_is_that_of_numpy(values: list[Fraction]) -> None:
    slope, level = np.polyfit(range(len(values)), [float(value) for value in values], 1)
    at = len(values) - 1 + 4 - len(values) % 4
    ahead = forecast(quarters(*map(float, values)), Method.TREND)
    assert float(ahead.value or 0) == pytest.approx(level + slope * at, abs=1e-6)


@given(VALUES, st.sampled_from([Method.RUN_RATE, Method.LAST_FOUR, Method.TREND]))
def test_an_interval_holds_its_forecast_in_the_middle(values: list[Fraction], method: Method) -> None:
    ahead = forecast(quarters(*map(float, values)), method)
    assert ahead.value is not None
    assert ahead.lower is not None
    assert ahead.upper is not None
    assert ahead.lower <= ahead.value <= ahead.upper
    assert ahead.upper - ahead.value == ahead.value - ahead.lower


@given(VALUES)
def test_with_a_flat_last_year_the_seasonal_run_rate_is_the_run_rate(values: list[Fraction]) -> None:
    this_year = values[: len(values) % 4]
    points = quarters(7, 7, 7, 7, *map(float, this_year))
    assert forecast(points, Method.SEASONAL).value == forecast(points, Method.RUN_RATE).value
