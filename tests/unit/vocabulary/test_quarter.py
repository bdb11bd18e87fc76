"""Quarters of a financial year: arithmetic, spelling, and finding them in headings."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter, long_date, quarters_in

quarters = st.builds(Quarter, st.integers(1990, 2098), st.integers(1, 4))
Q1 = Quarter(2012, 1)


@given(quarters)
def test_next_and_previous_undo_each_other(quarter: Quarter) -> None:
    assert quarter.next.previous == quarter == quarter.previous.next


@given(quarters)
def test_a_quarter_ends_the_day_before_the_next_starts(quarter: Quarter) -> None:
    assert quarter.ends + timedelta(days=1) == quarter.next.starts


@given(quarters)
def test_quarters_sort_as_their_days_do(quarter: Quarter) -> None:
    assert quarter.previous < quarter < quarter.next


@given(quarters)
def test_every_way_of_writing_a_quarter_is_read_back(quarter: Quarter) -> None:
    assert {Quarter.parse(text) for text in (quarter.key, str(quarter), quarter.title)} == {quarter}


@pytest.mark.parametrize(
    ("number", "starts", "ends"),
    [
        (1, date(2012, 4, 1), date(2012, 6, 30)),
        (2, date(2012, 7, 1), date(2012, 9, 30)),
        (3, date(2012, 10, 1), date(2012, 12, 31)),
        (4, date(2013, 1, 1), date(2013, 3, 31)),
    ],
)
def test_the_financial_year_runs_from_april_to_march(number: int, starts: date, ends: date) -> None:
    assert (Quarter(2012, number).starts, Quarter(2012, number).ends) == (starts, ends)


def test_the_last_quarter_of_a_leap_year_ends_in_march() -> None:
    assert Quarter(2011, 4).ends == date(2012, 3, 31)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 3, 31), "2025-26 Q4"),
        (date(2026, 4, 1), "2026-27 Q1"),
        (date(2026, 9, 30), "2026-27 Q2"),
        (date(2026, 12, 31), "2026-27 Q3"),
        (date(2027, 1, 1), "2026-27 Q4"),
    ],
)
def test_a_day_lies_in_its_quarter(day: date, quarter: str) -> None:
    assert Quarter.of(day) == Quarter.parse(quarter)


@pytest.mark.parametrize(
    ("day", "quarter"), [(date(2026, 6, 30), "2025-26 Q4"), (date(2026, 7, 1), "2026-27 Q1"), (date(2027, 1, 1), "2026-27 Q3")]
)
def test_a_quarter_has_ended_on_the_day_after_its_last(day: date, quarter: str) -> None:
    assert Quarter.last_ended(day) == Quarter.parse(quarter)


def test_the_forms_of_a_quarter() -> None:
    assert (str(Q1), Q1.key, Q1.title, Q1.period) == (
        "2012-13 Q1",
        "2012-13-q1",
        "Quarter 1 2012/13",
        "1 April to 30 June 2012",
    )


def test_the_century_turns() -> None:
    assert str(Quarter(1999, 4)) == "1999-00 Q4"


@pytest.mark.parametrize(
    "text",
    [
        "2012-13 Q1",
        "2012/13 q1",
        "2012–13, Quarter 1",
        "2012-2013 Qtr. 1",
        "Quarter 1 2012/13",
        "Period: Quarter 1 2012/13 (April to June 2012)",
        "Quarter 1 (2012/13)",
        "Quarter 1 of 2012/13",
        "Q1, 2012-13",
        "2012/13 (Q1)",
    ],
)
def test_a_quarter_is_found_as_people_write_it(text: str) -> None:
    assert quarters_in(text) == [Q1]


@pytest.mark.parametrize(
    "text",
    ["", "2012", "Q1", "Q1 2012", "2012-14 Q1", "2012-13 Q5", "2012-13 Q10", "12012-13 Q1", "2012-130 Q1", "April to June 2012"],
)
def test_what_is_not_exactly_a_quarter_is_not_found(text: str) -> None:
    assert quarters_in(text) == []


def test_a_number_belongs_to_one_year_only() -> None:
    assert quarters_in("2011-12 Q4 2012-13 Q1") == [Quarter(2011, 4), Q1]


def test_a_quarter_named_twice_is_found_once() -> None:
    assert quarters_in("Quarter 1 2012/13 (2012-13 Q1)") == [Q1]


@pytest.mark.parametrize("text", ["next quarter", "2012-13", "2012-13 Q1 and 2012-13 Q2"])
def test_anything_but_one_quarter_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(SetupError, match=r"Write it like this: 2012-13 Q1"):
        Quarter.parse(text)


def test_a_date_is_written_without_a_leading_zero() -> None:
    assert (long_date(date(2012, 7, 1)), long_date(date(2012, 7, 1), year=False)) == ("1 July 2012", "1 July")
