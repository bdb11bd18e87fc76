"""How far may a figure move before its sender is asked?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.past.comparable import Compared, Measured
from quarterly.collecting.past.figures import PastFigure
from quarterly.collecting.past.usual_range import UsualRange, by_chance, usual_range
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter

NOW = Quarter(2012, 1)
VALUES = st.fractions(min_value=0, max_value=1000, max_denominator=100)


def held(*values: Fraction | int | str, now: Fraction | int = 50) -> Compared:
    """Return a value held against those of the quarters just before it."""
    quarters = [NOW.previous]
    while len(quarters) < len(values):
        quarters.insert(0, quarters[0].previous)
    earlier = tuple(Measured(value=Fraction(each)) for each in values)
    before = tuple(PastFigure(quarter=each, value=of.value) for each, of in zip(quarters, earlier, strict=True))
    return Compared(quarter=NOW, now=Measured(value=Fraction(now)), earlier=earlier, before=before)


def of_counts(numerator: int, denominator: int) -> Measured:
    ratio = Fraction(numerator, denominator) * 100
    return Measured(value=ratio, numerator=Fraction(numerator), denominator=Fraction(denominator))


def test_of_one_value_no_range_is_known() -> None:
    assert usual_range(held(50), Unit.PERCENT, 0) is None


def test_one_movement_counts_twice() -> None:
    assert usual_range(held(50, 51), Unit.PERCENT, 1) == UsualRange(51 - Fraction("5.32"), 51 + Fraction("5.32"))


def test_of_three_movements_the_mean_counts_four_thirds() -> None:
    reach = Fraction("2.66") * 2 * Fraction(4, 3)
    assert usual_range(held(50, 51, 53, 50), Unit.DAYS, 0) == UsualRange(50 - reach, 50 + reach)


def test_a_series_that_stands_still_may_move_by_its_rounding() -> None:
    assert usual_range(held(5, 5, 5), Unit.SCORE, 1) == UsualRange(Fraction("4.8"), Fraction("5.2"))


def test_what_was_usual_in_the_same_quarter_last_year_is_usual() -> None:
    # Up it may go from 44, the last value, and down from 43, that of a year ago.
    series = held(43, 44, 45, 42, 43, 44, 45, 44)
    reach = Fraction("2.66") * Fraction(9, 7) * Fraction(8, 7)
    assert usual_range(series, Unit.SCORE, 0) == UsualRange(43 - reach, 44 + reach)


def test_a_long_series_may_move_within_its_control_limits() -> None:
    movement = Fraction(70, 11)
    within = usual_range(held(*(0, 10) * 4, *(10,) * 4), Unit.SCORE, 0)
    # The lower control limit is beyond what the last value reaches, the upper is not.
    assert within == UsualRange(
        Fraction(20, 3) - Fraction("2.66") * movement, 10 + Fraction("2.66") * movement * Fraction(12, 11)
    )


@pytest.mark.parametrize(
    ("before", "now", "points"),
    [
        (of_counts(3, 6), of_counts(1, 6), "83.0"),  # of six children chance explains nearly anything
        (of_counts(300, 310), of_counts(180, 185), "4.9"),
        (of_counts(20, 20), of_counts(19, 20), "20.2"),
    ],
)
def test_chance_explains_more_of_small_cohorts(before: Measured, now: Measured, points: str) -> None:
    assert f"{float(by_chance(before, now, Unit.PERCENT)):.1f}" == points


def test_chance_explains_three_roots_of_two_counts() -> None:
    assert by_chance(Measured(value=Fraction(12)), Measured(value=Fraction(4)), Unit.COUNT) == 12


@given(st.lists(VALUES, min_size=2, max_size=16))
def test_whatever_there_has_been_is_usual(values: list[Fraction]) -> None:
    within = usual_range(held(*values), Unit.DAYS, 0)
    assert within is not None
    assert all(within.holds(each) for each in values)


@given(st.lists(VALUES, min_size=2, max_size=16), st.integers(2, 9))
def test_in_another_unit_the_range_is_the_same(values: list[Fraction], times: int) -> None:
    # Rounding apart, which is stated in decimals.
    one, other = (usual_range(held(*(each * by for each in values)), Unit.DAYS, 20) for by in (1, times))
    assert one is not None
    assert other is not None
    if one.high - one.low > Fraction(1, 10**6):
        assert abs(one.high * times - other.high) < Fraction(1, 10**6)
