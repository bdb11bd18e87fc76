"""Do counts add up as the catalogue says, as far as late recording lets them?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.past.figures import PastFigure
from quarterly.collecting.past.sums import Counted, differ, moved, year_so_far
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.years import Year

NOW = Quarter(2012, 3)
COUNTS = st.integers(0, 10_000).map(Fraction)


def counted(now: int, basis: Basis, **before: int) -> Counted:
    """Return a count of Quarter 3, with those of quarters before it in the same year, by "q1" and "q2"."""
    past = tuple(PastFigure(quarter=Quarter(2012, int(name[1])), value=Fraction(value)) for name, value in sorted(before.items()))
    return Counted(unit=Unit.COUNT, basis=basis, now=PastFigure(quarter=NOW, value=Fraction(now)), past=past)


@pytest.mark.parametrize(
    ("first", "second", "told"), [(10, 12, False), (10, 13, True), (500, 510, False), (500, 511, True), (0, 3, True)]
)
def test_a_difference_is_told_beyond_two_cases_and_two_per_cent(first: int, second: int, told: bool) -> None:
    assert differ(Fraction(first), Fraction(second)) is told


def test_the_quarters_of_the_year_are_added_up() -> None:
    assert year_so_far(counted(15, Basis.IN_QUARTER, q1=14, q2=16), Year.FINANCIAL) == 45


def test_a_year_with_a_quarter_missing_has_no_sum() -> None:
    assert year_so_far(counted(15, Basis.IN_QUARTER, q2=16), Year.FINANCIAL) is None


def test_a_stock_is_held_against_who_came_and_left() -> None:
    # Of those who came the total since April is sent: 66 less 36 came in the quarter.
    stock, came = counted(504, Basis.SNAPSHOT, q2=500), counted(66, Basis.YEAR_TO_DATE, q2=36)
    assert moved(stock, came, counted(22, Basis.IN_QUARTER)) == (4, 8)


def test_a_stock_whose_quarter_before_is_not_known_is_not_asked_about() -> None:
    assert moved(counted(504, Basis.SNAPSHOT), counted(30, Basis.IN_QUARTER), counted(22, Basis.IN_QUARTER)) is None


@given(COUNTS, COUNTS)
def test_neither_of_two_counts_is_taken_for_the_right_one(first: Fraction, second: Fraction) -> None:
    assert differ(first, second) is differ(second, first)
