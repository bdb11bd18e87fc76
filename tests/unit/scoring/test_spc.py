"""XmR charts: limits, special causes, variation and assurance, as NHS Making Data Count's tools work them out."""

from fractions import Fraction
from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quarterly.scoring.series.spc import (
    ChartedValues,
    ControlLimits,
    Signal,
    SpecialCause,
    assurance,
    limits,
    moving_ranges,
    special_causes,
    variation,
)
from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.polarity import Polarity

# The data of NHSRplotthedots' vignette "Deviations from Excel defaults".
VIGNETTE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
AROUND_50 = ControlLimits(
    mean=Fraction(50), moving_range=Fraction(10), points=20
)  # limits 23.4 and 76.6, near limits 32.27 and 67.73


def series(*values: float | None) -> ChartedValues:
    return [None if value is None else Fraction(str(value)) for value in values]


def within(values: ChartedValues, *, screened: bool = True) -> ControlLimits:
    found = limits(values, screened=screened)
    assert found
    return found


def moving(values: list[Fraction]) -> list[Fraction]:
    """Leave out drawn series that mostly stand still, which have no limits."""
    assume(limits(values) is not None)
    return values


def signals(values: ChartedValues, around: ControlLimits = AROUND_50) -> list[Signal | None]:
    return [cause.signal if cause else None for cause in special_causes(values, around)]


@pytest.mark.parametrize(("screened", "upper", "lower"), [(True, "4.60", "-0.72"), (False, "6.95", "-3.06")])
def test_limits_are_those_of_the_r_package_screened_and_of_the_excel_tool_not(screened: bool, upper: str, lower: str) -> None:
    found = within(series(*VIGNETTE), screened=screened)
    assert (str(half_up(found.upper, 2)), str(half_up(found.mean, 2)), str(half_up(found.lower, 2))) == (upper, "1.94", lower)


def test_screening_leaves_the_mean_alone() -> None:
    assert within(series(*VIGNETTE)).mean == within(series(*VIGNETTE), screened=False).mean == Fraction(35, 18)


def test_the_vignettes_outlier_is_outside_both_limits() -> None:
    for screened in (True, False):
        causes = special_causes(series(*VIGNETTE), within(series(*VIGNETTE), screened=screened))
        assert [cause for cause in causes if cause] == [causes[4]] == [SpecialCause(Signal.OUTSIDE, high=True)]


def test_near_limits_are_two_thirds_of_the_way() -> None:
    found = within(series(0, 3, 0, 3))
    assert (found.upper - found.mean, found.near_upper - found.mean) == (Fraction("7.98"), Fraction("5.32"))
    assert (found.mean - found.lower, found.mean - found.near_lower) == (Fraction("7.98"), Fraction("5.32"))


def test_a_gap_has_no_moving_range_on_either_side() -> None:
    assert moving_ranges(series(1, 4, None, 9, 7)) == [None, 3, None, None, 2]


def test_a_gap_does_not_count_into_the_limits() -> None:
    assert within(series(1, 4, None, 9, 7)) == ControlLimits(Fraction(21, 4), Fraction(5, 2), 4)


@pytest.mark.parametrize("values", [(), (5,), (5, None, 7)])
def test_without_two_neighbouring_points_there_are_no_limits(values: tuple[float | None, ...]) -> None:
    assert limits(series(*values)) is None


@pytest.mark.parametrize("screened", [True, False])
@pytest.mark.parametrize(
    "values", [[7] * 14, [5] * 10 + [5.2, 5], [1.2] * 11 + [1.3], [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], [98] + [100] * 11]
)
def test_a_series_that_mostly_stands_still_has_no_limits(values: list[float], screened: bool) -> None:
    assert limits(series(*values), screened=screened) is None


def test_a_series_that_moves_in_half_of_its_quarters_has_limits() -> None:
    assert limits(series(5, 5, 6, 6, 6)) is None  # three of its four steps are none
    assert within(series(5, 5, 6, 6, 5)) == ControlLimits(Fraction(27, 5), Fraction(1, 2), 5)


@pytest.mark.parametrize(("points", "trial"), [(11, True), (12, False)])
def test_limits_of_fewer_than_twelve_points_are_trial_limits(points: int, trial: bool) -> None:
    assert within(series(*range(points))).trial is trial


@pytest.mark.parametrize(("value", "signal"), [(76.6, None), (76.61, Signal.OUTSIDE), (23.4, None), (23.39, Signal.OUTSIDE)])
def test_a_point_on_the_limit_is_within(value: float, signal: Signal | None) -> None:
    assert signals(series(value)) == [signal]


def test_seven_points_on_one_side_are_a_shift_and_six_are_not() -> None:
    seven = series(51, 52, 51, 52, 51, 52, 51)
    assert signals(seven) == [Signal.SHIFT] * 7
    assert signals(seven[:6]) == [None] * 6


def test_a_point_on_the_mean_or_a_gap_ends_a_shift() -> None:
    for between in (50, None):
        assert signals(series(51, 52, 51, between, 52, 51, 52)) == [None] * 7


def test_seven_rising_points_are_a_trend_and_six_are_not() -> None:
    assert signals(series(47, 48, 49, 50, 51, 52, 53)) == [Signal.TREND] * 7
    assert signals(series(47, 48, 49, 50, 51, 52)) == [None] * 6


def test_equal_neighbours_end_a_trend() -> None:
    assert signals(series(47, 48, 49, 50, 50, 51, 52, 53)) == [None] * 8


def test_a_falling_trend_is_low_though_it_begins_above_the_mean() -> None:
    assert special_causes(series(53, 52, 51, 50, 49, 48, 47), AROUND_50) == [SpecialCause(Signal.TREND, high=False)] * 7


def test_where_a_trend_turns_the_point_belongs_to_what_follows() -> None:
    causes = special_causes(series(*range(47, 54), *range(52, 46, -1)), AROUND_50)
    assert [cause and cause.high for cause in causes] == [True] * 6 + [False] * 7


def test_two_of_three_near_a_limit_are_marked_and_the_third_is_not() -> None:
    assert signals(series(70, 55, 70)) == [Signal.TWO_IN_THREE, None, Signal.TWO_IN_THREE]
    assert signals(series(30, 30, 45)) == [Signal.TWO_IN_THREE, Signal.TWO_IN_THREE, None]


@pytest.mark.parametrize("values", [(70, 45, 70), (70, 30, 70), (70, 55, 55, 70), (70, 70), (67, 67, 55)])
def test_two_near_a_limit_are_common_cause_unless_three_in_a_row_share_a_side(values: tuple[float, ...]) -> None:
    assert signals(series(*values)) == [None] * len(values)


@pytest.mark.parametrize(
    ("values", "first"),
    [
        ((20, 30, 31, 32, 33, 34, 35), Signal.OUTSIDE),
        ((68, 69, 70, 71, 72, 73, 74), Signal.TREND),
        ((70, 69, 70, 69, 70, 69, 70), Signal.TWO_IN_THREE),
    ],
)
def test_the_strongest_signal_is_the_one_named(values: tuple[float, ...], first: Signal) -> None:
    assert signals(series(*values))[0] is first


@pytest.mark.parametrize(
    ("high", "polarity", "words"),
    [
        (True, Polarity.HIGH, "improving special cause"),
        (False, Polarity.HIGH, "concerning special cause"),
        (True, Polarity.LOW, "concerning special cause"),
        (False, Polarity.LOW, "improving special cause"),
        (True, None, "special cause, high"),
        (False, None, "special cause, low"),
    ],
)
def test_variation_is_judged_by_polarity_and_not_at_all_without(high: bool, polarity: Polarity | None, words: str | None) -> None:
    assert variation(SpecialCause(Signal.SHIFT, high), polarity) == words


def test_what_is_no_special_cause_is_common_cause() -> None:
    assert variation(None, Polarity.LOW) == "common cause"


@pytest.mark.parametrize(
    ("target", "polarity", "words"),
    [
        ("76.7", Polarity.HIGH, "consistently fails"),
        ("23.3", Polarity.HIGH, "consistently passes"),
        ("76.7", Polarity.LOW, "consistently passes"),
        ("23.3", Polarity.LOW, "consistently fails"),
        ("76.6", Polarity.HIGH, "hit or miss"),
        ("23.4", Polarity.LOW, "hit or miss"),
        ("90", None, None),
    ],
)
def test_assurance_is_where_the_target_lies_to_the_limits(target: str, polarity: Polarity | None, words: str | None) -> None:
    assert assurance(AROUND_50, Fraction(target), polarity) == words


def test_without_a_target_there_is_no_assurance() -> None:
    assert assurance(AROUND_50, None, Polarity.HIGH) is None


VALUES = st.lists(st.decimals(-1000, 1000, places=2).map(Fraction), min_size=2, max_size=40)


@given(VALUES)
def test_limits_agree_with_binary_arithmetic_to_its_precision(values: list[Fraction]) -> None:
    found = within(moving(values), screened=False)
    ranges = [abs(float(b) - float(a)) for a, b in pairwise(values)]
    assert float(found.upper) == pytest.approx(fmean(map(float, values)) + 2.66 * fmean(ranges), abs=1e-6)


@given(VALUES)
def test_screening_never_widens_the_limits(values: list[Fraction]) -> None:
    assert within(moving(values)).upper <= within(values, screened=False).upper


@given(VALUES)
def test_turning_the_values_over_turns_every_direction(values: list[Fraction]) -> None:
    over = [-value for value in moving(values)]
    turned = [cause and SpecialCause(cause.signal, not cause.high) for cause in special_causes(values, within(values))]
    assert special_causes(over, within(over)) == turned
