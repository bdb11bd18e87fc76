"""What a year will come to, by each method, with its interval or the reason why there is none."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.reporting.wording.why_unknown import reason
from quarterly.scoring.series.carried_on import Course, in_quarter, of_shares, of_sums, of_values
from quarterly.scoring.series.forecast import Forecast, forecast, misses
from quarterly.vocabulary.basis import ADDING_METHODS, Method
from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.quarter import Quarter

FIRST = Quarter(2011, 1)
BY_VALUE = (Method.HALFWAY, Method.DAMPED_STEP, Method.LAST_FOUR, Method.TREND)


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


def of(points: Mapping[Quarter, Fraction], method: Method, denominator: Fraction | None = None) -> Forecast:
    return forecast(course(points, method), points, method, denominator)


def course(points: Mapping[Quarter, Fraction], method: Method) -> Course:
    return of_sums(points, method) if method in ADDING_METHODS else of_values(points, method)


def printed(ahead: Forecast) -> tuple[str, ...]:
    return tuple("" if number is None else str(half_up(number, 2)) for number in (ahead.value, ahead.lower, ahead.upper))


def test_a_quarter_to_come_is_halfway_between_the_latest_and_the_mean_of_four() -> None:
    # The mean of 60, 62, 64 and 70 is 64.
    assert of(quarters(9, 9, 9, 9, 9, 60, 62, 64, 70), Method.HALFWAY).value == 67


def test_a_step_goes_on_by_three_tenths_of_itself_again_and_again() -> None:
    # Two quarters are to come: 22 + 0.6 + 0.18.
    assert of(quarters(*[20] * 9, 22), Method.DAMPED_STEP).value == Fraction("22.78")


def test_a_year_to_date_is_the_year_so_far_and_what_is_to_come() -> None:
    added = quarters(1, 1, 1, 1, 9, 11, 10, 10, 12, 8)
    # 20 so far, and the mean of 10, 10, 12 and 8 is 10: 9 in each of two quarters.
    assert forecast(of_sums(added, Method.HALFWAY), added, Method.HALFWAY).value == 38


def test_a_percentage_is_cases_so_far_and_to_come_over_the_cohort_so_far_and_to_come() -> None:
    cases = quarters(*[10] * 8, 30, 6)
    cohort = quarters(*[20] * 8, 40, 20)
    # 36 of 60 so far. Lately 30%, and 56% of the last four quarters' 100: 43% of the 60 to come, 25.8. 61.8 of 120 is 51.5%.
    ahead = forecast(of_shares(cases, cohort, 100), cases, Method.HALFWAY)
    assert ahead.value == Fraction("51.5")


def test_a_quarter_without_a_cohort_carries_no_percentage_on() -> None:
    cases, cohort = quarters(*[10] * 9, 0), quarters(*[20] * 9, 0)
    ahead = forecast(of_shares(cases, cohort, 100), cases, Method.HALFWAY)
    assert why(ahead) == "no forecast: nobody was in the cohort of the latest quarter"


def test_the_run_rate_is_the_year_so_far_over_the_quarters_elapsed_times_four() -> None:
    assert of(quarters(7, 7, 7, 7, 9, 11, 10, 10, 12, 8), Method.RUN_RATE).value == 40


def test_the_seasonal_run_rate_follows_last_years_shares() -> None:
    # Last year 10 of 40 came in the first half; 15 so far this year is 60.
    assert of(quarters(7, 7, 7, 7, 4, 6, 10, 20, 7, 8), Method.SEASONAL).value == 60


def test_the_last_four_are_averaged() -> None:
    assert of(quarters(9, 9, 9, 9, 100, 61, 62, 63, 66), Method.LAST_FOUR).value == 63


def test_the_trend_is_read_off_at_quarter_4() -> None:
    assert of(quarters(*range(10, 28, 2)), Method.TREND).value == 32


def test_a_gap_in_a_trend_keeps_its_place_in_time() -> None:
    assert of(quarters(10, 12, None, 16, 18, 20, 22, 24, 26), Method.TREND).value == 32


# After 10 always comes 20 and after 20 comes 10, so that halfway says 17.5 after 20 and 12.5 after 10 and misses by 7.5 each
# time, five times from nine points. t = 2.571 at 5 df: 1.5 * 2.571 * sqrt(7.5^2 * 1.2) = 31.68.
def test_the_interval_can_be_worked_out_by_hand() -> None:
    points = quarters(20, 10, 20, 10, 20, 10, 20, 10, 20, first=Quarter(2010, 3))
    ahead = of(points, Method.HALFWAY)
    assert list(misses(course(points, Method.HALFWAY), points, 1)) == [7.5, -7.5, 7.5, -7.5, 7.5]
    assert (printed(ahead), ahead.misses) == (("17.50", "-14.18", "49.18"), 5)


def test_misses_are_those_at_the_same_distance_from_the_end() -> None:
    points = quarters(1, 1, 1, 1, 1, 1, 1, 9)
    found = {ahead: list(misses(of_values(points, Method.HALFWAY), points, ahead)) for ahead in (1, 2, 3)}
    assert found == {1: [0, 0, 0, 8], 2: [0, 0, 8], 3: [0, 8]}


def test_misses_of_more_than_five_years_ago_do_not_count() -> None:
    points = quarters(*range(40), first=Quarter(2010, 1))
    assert len(list(misses(of_values(points, Method.LAST_FOUR), points, 3))) == 20


def test_from_two_misses_there_is_no_interval() -> None:
    ahead = of(quarters(*range(1, 9), first=Quarter(2011, 2)), Method.HALFWAY)
    assert (ahead.value, ahead.lower) == (Fraction("7.25"), None)
    assert why(ahead) == "no interval: fewer than 3 earlier forecasts can be held against what came"


def test_a_series_that_never_moved_has_no_interval_of_no_width() -> None:
    ahead = of(quarters(*[5] * 9), Method.HALFWAY)
    assert (ahead.value, ahead.lower, why(ahead)[:12]) == (5, None, "no interval:")


@pytest.mark.parametrize("method", list(Method))
def test_seven_points_are_too_few(method: Method) -> None:
    assert ((found := of(quarters(*range(7)), method)).value, why(found)) == (None, "no forecast: 7 of at least 8 points")


@pytest.mark.parametrize(("denominator", "note"), [(19, "no forecast: denominator under 20"), (20, "")])
def test_a_denominator_under_twenty_is_too_small(denominator: int, note: str) -> None:
    assert why(of(quarters(*range(1, 12)), Method.LAST_FOUR, Fraction(denominator))) == note


@pytest.mark.parametrize(
    ("values", "method", "note"),
    [
        ((*[1] * 8, None, 6), Method.RUN_RATE, "no forecast: a quarter of this year is missing"),
        ((*[1] * 5, None, 3, 4, 5, 6), Method.SEASONAL, "no forecast: a quarter of last year is missing"),
        ((*[1] * 4, 0, 2, 3, 4, 5), Method.SEASONAL, "no forecast: nothing was counted in these quarters of last year"),
        ((*[1] * 7, None, 3), Method.HALFWAY, "no forecast: one of the quarters before the latest is missing"),
        ((*[1] * 8, None, 3), Method.DAMPED_STEP, "no forecast: one of the quarters before the latest is missing"),
    ],
)
def test_a_method_that_lacks_what_it_needs_says_so(values: tuple[float | None, ...], method: Method, note: str) -> None:
    assert ((found := of(quarters(*values), method)).value, why(found)) == (None, note)


@pytest.mark.parametrize(("method", "figure"), [(each, 10 if each in ADDING_METHODS else 4) for each in Method])
def test_at_quarter_4_the_year_has_its_own_figure(method: Method, figure: int) -> None:
    ahead = of(quarters(5, 5, 5, 5, 1, 2, 3, 4), method)
    assert [ahead.value, ahead.lower, ahead.upper] == [figure] * 3
    assert why(ahead) == "the year has ended: its own figure"


def test_values_counted_from_april_are_taken_apart() -> None:
    assert in_quarter(quarters(3, 7, 7, 12, 2)) == quarters(3, 4, 0, 5, 2)


def test_a_quarter_after_a_gap_cannot_be_taken_apart() -> None:
    assert in_quarter(quarters(3, None, 7, 12)) == quarters(3, None, None, 5)


VALUES = st.lists(st.decimals(0, 1000, places=1).map(Fraction), min_size=9, max_size=30).filter(lambda v: len(v) % 4 != 0)


@given(VALUES)
def test_the_trend_is_that_of_numpy(values: list[Fraction]) -> None:
    slope, level = np.polyfit(range(len(values)), [float(value) for value in values], 1)
    at = len(values) - 1 + 4 - len(values) % 4
    ahead = of(quarters(*map(float, values)), Method.TREND)
    assert float(ahead.value or 0) == pytest.approx(level + slope * at, abs=1e-6)


@given(VALUES, st.sampled_from(Method))
def test_an_interval_holds_its_forecast_in_the_middle(values: list[Fraction], method: Method) -> None:
    ahead = of(quarters(*map(float, values)), method)
    if ahead.value is not None and ahead.lower is not None and ahead.upper is not None:
        assert ahead.upper - ahead.value == ahead.value - ahead.lower > 0


@given(VALUES, st.sampled_from(Method), st.integers(1, 3))
def test_a_method_looks_at_nothing_later(values: list[Fraction], method: Method, ahead: int) -> None:
    points, cut = quarters(*map(float, values)), quarters(*map(float, values[:8]))
    assert course(points, method).ahead(max(cut), ahead) == course(cut, method).ahead(max(cut), ahead)


@given(VALUES)
def test_with_a_flat_last_year_the_seasonal_run_rate_is_the_run_rate(values: list[Fraction]) -> None:
    this_year = values[: len(values) % 4]
    points = quarters(*[7] * 8, *map(float, this_year))
    assert of(points, Method.SEASONAL).value == of(points, Method.RUN_RATE).value


COUNTS = st.lists(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))), min_size=9, max_size=14)


@given(COUNTS, st.integers(1, 3))
def test_a_share_carried_on_stays_between_none_and_all(counts: list[tuple[int, int]], ahead: int) -> None:
    cases, cohort = quarters(*(part for part, _ in counts)), quarters(*(whole for _, whole in counts))
    found = of_shares(cases, cohort, 100).ahead(max(cases), ahead)
    assert isinstance(found, Fraction)
    assert 0 <= found <= 100


@given(COUNTS, st.sampled_from([Method.HALFWAY, *ADDING_METHODS]), st.integers(1, 3))
def test_a_count_carried_on_is_never_less_than_the_year_so_far(counts: list[tuple[int, int]], method: Method, ahead: int) -> None:
    added = quarters(*(whole for _, whole in counts))
    found = of_sums(added, method).ahead(max(added), ahead)
    so_far = sum(whole for _, whole in counts[ahead - 4 :])
    assert isinstance(found, Fraction)
    assert found >= so_far


@given(st.integers(0, 100), st.integers(0, 100), st.integers(1, 3))
def test_a_step_goes_on_in_its_own_direction_by_less_than_half(before: int, now: int, ahead: int) -> None:
    found = of_values(quarters(before, now), Method.DAMPED_STEP).ahead(FIRST.next, ahead)
    assert isinstance(found, Fraction)
    assert 0 <= (found - now) * (now - before) <= Fraction(1, 2) * (now - before) ** 2
