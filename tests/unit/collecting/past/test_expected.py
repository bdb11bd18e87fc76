"""The range in which the next figure is expected is the one outside of which it is asked about."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quarterly.collecting.past.expected import expected_range
from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.collecting.past.questions import Doubt, PastTerms, questions
from quarterly.collecting.past.usual_range import UsualRange
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter

NOW = Quarter(2012, 3)
DAYS = PastTerms(unit=Unit.DAYS, basis=Basis.IN_QUARTER, decimals=0)
TO_DATE = PastTerms(unit=Unit.COUNT, basis=Basis.YEAR_TO_DATE, decimals=0)


def past(*values: int | None, until: Quarter = NOW.previous) -> Past:
    known = [None if value is None else Fraction(value) for value in values]
    return tuple(PastFigure(quarter=until.later(n + 1 - len(known)), value=value) for n, value in enumerate(known))


def test_a_series_that_moves_by_ten_is_expected_within_its_movements() -> None:
    found = expected_range(past(100, 110, 100, 110), NOW, DAYS)
    assert found == UsualRange(Fraction(968, 15), Fraction(2182, 15))  # 2.66 times 13⅓ from 100 and from 110


@pytest.mark.parametrize("known", [(), (100,), (None, None)])
def test_of_a_series_without_movement_nothing_is_expected(known: tuple[int | None, ...]) -> None:
    assert expected_range(past(*known), NOW, DAYS) is None


def test_of_a_year_to_date_the_total_is_expected() -> None:
    found = expected_range(past(10, 20, 30, 40, 10, 20), NOW, TO_DATE)
    assert found
    assert (found.low, round(found.high)) == (20, 43)  # 20 so far, and ten more as in each quarter, within what chance does


def test_of_a_year_to_date_whose_quarter_before_is_not_known_nothing_is_expected() -> None:
    assert expected_range(past(10, 20, 30, 40, 10, until=NOW.later(-2)), NOW, TO_DATE) is None


def test_no_number_of_days_is_expected_below_none_and_no_share_above_all() -> None:
    shares = PastTerms(unit=Unit.PERCENT, basis=Basis.IN_QUARTER, decimals=0)
    found = [expected_range(past(3, 40, 2), NOW, DAYS), expected_range(past(60, 99, 70), NOW, shares)]
    assert [each and (each.low >= 0, each.high <= 100) for each in found] == [(True, False), (True, True)]


@given(st.lists(st.integers(1, 500), min_size=2, max_size=14), st.integers(1, 500))
def test_what_is_within_it_is_not_asked_about_as_unusual(values: list[int], now: int) -> None:
    found = expected_range(past(*values), NOW, DAYS)
    assume(found is not None and found.holds(Fraction(now)))
    asked = questions(past(*values), PastFigure(quarter=NOW, value=Fraction(now)), DAYS)
    assert Doubt.OUTSIDE not in [each.doubt for each in asked]
