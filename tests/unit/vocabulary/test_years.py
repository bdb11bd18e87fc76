"""Where the years of measures begin and end among the quarters of a financial year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.years import Year

WINTER = Quarter(2025, 4)  # January to March 2026
YEARS = st.sampled_from(Year)
QUARTERS = st.builds(Quarter, st.integers(2000, 2040), st.integers(1, 4))


@pytest.mark.parametrize(
    ("year", "positions", "months"),
    [
        (Year.FINANCIAL, [4, 1, 2, 3], [12, 3, 6, 9]),
        (Year.CALENDAR, [1, 2, 3, 4], [3, 6, 9, 12]),
        (Year.ACADEMIC, [3, 4, 1, 2], [7, 10, 1, 4]),
    ],
)
def test_quarters_of_2026_have_their_positions_in_each_year(year: Year, positions: list[int], months: list[int]) -> None:
    quarters = [WINTER.later(ahead) for ahead in range(4)]
    assert [year.position(each) for each in quarters] == positions
    assert [year.months(each) for each in quarters] == months


@pytest.mark.parametrize(
    ("year", "keys"),
    [
        (Year.FINANCIAL, ["2025-26", "2026-27", "2026-27", "2026-27"]),
        (Year.CALENDAR, ["2026", "2026", "2026", "2026"]),
        (Year.ACADEMIC, ["2025-26", "2025-26", "2026-27", "2026-27"]),
    ],
)
def test_targets_stand_under_the_year_of_a_quarter(year: Year, keys: list[str]) -> None:
    assert [year.key(WINTER.later(ahead)) for ahead in range(4)] == keys


def test_a_calendar_year_has_begun_in_january_and_ends_in_quarter_3() -> None:
    assert Year.CALENDAR.so_far(Quarter(2026, 2)) == [WINTER, Quarter(2026, 1), Quarter(2026, 2)]
    assert Year.CALENDAR.last_of(WINTER) == Quarter(2026, 3)
    assert not Year.CALENDAR.is_earlier(Quarter(2025, 3), WINTER)


def test_only_totals_that_start_again_have_a_year_of_their_own() -> None:
    assert {basis: basis.year for basis in Basis if basis.year is not Year.FINANCIAL} == {
        Basis.CALENDAR_YEAR: Year.CALENDAR,
        Basis.ACADEMIC_YEAR: Year.ACADEMIC,
    }


@given(YEARS, QUARTERS)
def test_a_year_goes_on_until_its_fourth_quarter_and_then_begins(year: Year, quarter: Quarter) -> None:
    assert year.position(quarter.next) == year.position(quarter) % 4 + 1
    assert (year.key(quarter.next) == year.key(quarter)) is (year.position(quarter) < 4)
    assert year.number(year.position(quarter)) == quarter.number


@given(YEARS, QUARTERS)
def test_aligned_quarters_keep_their_order_and_position(year: Year, quarter: Quarter) -> None:
    assert year.aligned(quarter.next) == year.aligned(quarter).next
    assert year.aligned(quarter).number == year.position(quarter)


@given(YEARS, QUARTERS, st.integers(-8, 8))
def test_a_quarter_is_earlier_in_a_year_if_it_is_before_another_under_the_same_key(year: Year, one: Quarter, by: int) -> None:
    other = one.later(by)
    assert year.is_earlier(one, other) is (one < other and year.key(one) == year.key(other))
