"""Periods in the order of time."""

import pytest

from quarterly.scoring.series.time_order import missing_before, time_order


@pytest.mark.parametrize(
    "periods",
    [
        ["2011-12 Q4", "2012-13 Q1", "2012-13 Q2"],
        ["Quarter 4 2011/12", "Q1 2012/13", "2012-13-q2"],
        ["2012-03-31", "2012-04-01", "2012-10-01"],
        ["31/03/2012", "01/04/2012", "1/10/2012"],
        ["Mar 2012", "April 2012", "Oct 2012", "Jan 2013"],
        ["30 June 2012", "1 July 2012"],
        ["2009-10", "2010-11"],
        ["200910", "201011"],
        ["2012 Q4", "2013 Q1"],
        ["2012Q4", "2013Q1"],
        ["2012 M9", "2012 M10"],
        ["2012-04-01 09:00", "2012-04-01 10:00"],
        ["1", "2", "10"],
    ],
)
def test_periods_sort_by_time(periods: list[str]) -> None:
    orders = [time_order(period) for period in periods]
    assert None not in orders
    assert orders == sorted(orders, key=lambda order: order or ())


@pytest.mark.parametrize("text", ["", "this quarter", "Q1", "Q1 2012", "Smarch 2012", "2012-13 Q5"])
def test_what_names_no_single_period_has_no_order(text: str) -> None:
    assert time_order(text) is None


@pytest.mark.parametrize(
    "periods",
    [
        ["2012-13 Q3", "2012-13 Q4", "2013-14 Q2"],
        ["Nov 2012", "Dec 2012", "Feb 2013"],
        ["2012-11", "2012-12", "2013-02"],
        ["30/06/2012", "30/09/2012", "31/03/2013"],
        ["2010-11", "2011-12", "2013-14"],
        ["1", "2", "4"],
    ],
)
def test_a_missing_period_is_seen_by_the_usual_step(periods: list[str]) -> None:
    assert missing_before(periods) == [False, False, True]


def test_nothing_is_missing_among_periods_that_cannot_be_counted() -> None:
    assert missing_before(["2012 W01", "2012 W02", "2012 W09"]) == [False] * 3
    assert missing_before([]) == []
