"""How far a value is from what is aimed at, whichever way is good."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.targets.goal import Goal
from quarterly.vocabulary.polarity import Polarity

figures = st.fractions(-1_000, 1_000, max_denominator=1_000)
RANGE = Goal(Polarity.RANGE, Fraction(10), Fraction(15))


def at(polarity: str, target: int) -> Goal:
    return Goal(Polarity(polarity), Fraction(target), Fraction(target))


@pytest.mark.parametrize(
    ("aim", "value", "variance"),
    [
        (at("high", 80), 72, -8),
        (at("high", 80), 88, 8),
        (at("low", 80), 72, 8),
        (at("low", 80), 88, -8),
        (at("midpoint", 80), 72, -8),
        (at("midpoint", 80), 88, -8),
        (at("midpoint", 80), 80, 0),
        (RANGE, 9, -1),
        (RANGE, 10, 0),
        (RANGE, 12, 0),
        (RANGE, 15, 0),
        (RANGE, 17, -2),
        (at("none", 80), 72, None),
        (Goal(Polarity.HIGH), 72, None),
    ],
)
def test_a_distance_is_positive_where_it_is_better(aim: Goal, value: int, variance: int | None) -> None:
    assert aim.variance(Fraction(value)) == variance


@pytest.mark.parametrize(
    ("aim", "value", "per_cent"),
    [
        (at("high", 80), 72, -10),
        (at("low", 80), 72, 10),
        (at("high", -2), -3, -50),
        (at("low", -2), -3, 50),
        (at("midpoint", 50), 45, -10),
        (RANGE, 9, -10),
        (RANGE, 18, -20),
        (at("high", 0), 0, 0),
        (at("high", 0), 1, None),
        (at("low", 0), 1, None),
        (Goal(Polarity.HIGH), 72, None),
    ],
)
def test_a_distance_in_per_cent_is_of_the_targets_size_or_of_a_ranges_nearer_end(
    aim: Goal, value: int, per_cent: int | None
) -> None:
    assert aim.per_cent(Fraction(value)) == per_cent


@pytest.mark.parametrize(
    ("aim", "value", "place"),
    [
        (RANGE, 9, "below"),
        (RANGE, 10, "inside"),
        (RANGE, 15, "inside"),
        (RANGE, 16, "above"),
        (at("low", 80), 81, "above"),
        (at("none", 80), 79, "below"),
        (at("high", 80), 80, "inside"),
        (Goal(Polarity.RANGE), 9, ""),
    ],
)
def test_a_place_is_a_matter_of_higher_and_lower_and_not_of_better(aim: Goal, value: int, place: str) -> None:
    assert aim.position(Fraction(value)) == place


@pytest.mark.parametrize(
    ("aim", "before", "now", "improvement"),
    [
        (Goal(Polarity.HIGH), 70, 75, 5),
        (Goal(Polarity.LOW), 70, 75, -5),
        (RANGE, 5, 9, 4),
        (RANGE, 12, 14, 0),
        (RANGE, 8, 18, -1),
        (at("midpoint", 50), 40, 55, 5),
        (Goal(Polarity.RANGE), 5, 9, None),
        (at("none", 50), 40, 55, None),
    ],
)
def test_an_improvement_is_a_movement_towards_what_is_good(aim: Goal, before: int, now: int, improvement: int | None) -> None:
    assert aim.improvement(Fraction(before), Fraction(now)) == improvement


@given(figures, figures)
def test_high_and_low_mirror_each_other(value: Fraction, target: Fraction) -> None:
    high, low = (Goal(polarity, target, target).variance(value) for polarity in (Polarity.HIGH, Polarity.LOW))
    assert high is not None
    assert high == -(low or 0)


@given(figures, figures, figures)
def test_a_range_of_no_width_is_a_midpoint(value: Fraction, before: Fraction, target: Fraction) -> None:
    narrow, middle = (Goal(polarity, target, target) for polarity in (Polarity.RANGE, Polarity.MIDPOINT))
    assert narrow.variance(value) == middle.variance(value) == -abs(value - target)
    assert narrow.improvement(before, value) == middle.improvement(before, value)


@given(figures, figures, st.sampled_from([Polarity.HIGH, Polarity.LOW, Polarity.MIDPOINT]), figures)
def test_an_improvement_is_what_the_distance_from_target_grows_by(
    before: Fraction, now: Fraction, polarity: Polarity, target: Fraction
) -> None:
    aim = Goal(polarity, target, target)
    assert aim.improvement(before, now) == (aim.variance(now) or 0) - (aim.variance(before) or 0)
