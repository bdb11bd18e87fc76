"""Days as officers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.quarter import Quarter, long_date

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        *("2010-12-21", "2010-12-21T10:00:00", "21 December 2010", "21st December 2010", "21 Dec 2010", "21 dec. 2010"),
        *("21/12/2010", "21/12/10", "21.12.2010", "21-12-2010", "by Tuesday 21 December 2010", "21st of December, 2010"),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert day_of(text) == date(2010, 12, 21)


@pytest.mark.parametrize(
    "text", ["2010-11 Q3", "Quarter 3 2010/11", "by the end of 2010-11 Q3", "December 2010", "end of Dec 2010"]
)
def test_of_a_month_or_quarter_the_last_day_is_meant(text: str) -> None:
    assert day_of(text) == date(2010, 12, 31)


def test_the_last_day_of_february_knows_leap_years() -> None:
    assert [day_of("February 2012"), day_of("Sept 2011")] == [date(2012, 2, 29), date(2011, 9, 30)]


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "31 June 2010", "12/21/2010", "2010", "40533", "21 Decembre 2010", "13-2010"),
        *("2010-11 Q3 or 2010-11 Q4", "0 March 2010", "March 0000", "2010-13-01"),
    ],
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert day_of(text) is None


def test_may_is_a_month_and_mayor_is_not() -> None:
    assert (day_of("May 2011"), day_of("Mayor 2011")) == (date(2011, 5, 31), None)


@given(DAYS)
def test_a_day_printed_reads_back(day: date) -> None:
    assert {day_of(long_date(day)), day_of(day.isoformat()), day_of(f"{day:%d/%m/%Y}")} == {day}


@given(st.integers(2000, 2098), st.integers(1, 4))
def test_a_quarter_printed_reads_as_its_last_day(year: int, number: int) -> None:
    quarter = Quarter(year, number)
    assert {day_of(str(quarter)), day_of(quarter.title)} == {quarter.ends}
