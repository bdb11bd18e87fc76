"""Periods in the order of time."""

import pytest

from quarterly.scoring.series.time_order import PeriodKind, missing_before, period_kinds, time_order


@pytest.mark.parametrize(
    "periods",
    [
        ["2011-12 Q4", "2012-13 Q1", "2012-13 Q2"],
        ["Quarter 4 2011/12", "Q1 2012/13", "2012-13-q2"],
        ["2012-03-31", "2012-04-01", "2012-10-01"],
        ["31/03/2012", "01/04/2012", "1/10/2012"],
        ["Mar 2012", "April 2012", "Oct 2012", "Jan 2013"],
        ["30 June 2012", "1 July 2012"],
        ["Dec-98", "Mar-12", "Apr-12", "Jan-13"],
        ["01-Apr-12", "02-May-12"],
        ["2012-04-01 00:00:00", "2012-05-01 00:00:00"],
        ["Apr-12", "2012-05-01 00:00:00", "01/06/2012 00:00", "Jul 2012"],
        ["2012 T1", "2012 T3", "2013 T1"],
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


@pytest.mark.parametrize(
    "text",
    [
        *("", "this quarter", "Q1", "Q1 2012", "Smarch 2012", "2012-13 Q5", "5/6", "11/12"),
        *("30/13/2012", "06/30/2012", "2012-13-01", "2012-04-32", "9" * 5000, "-".join(["1"] * 5000)),
    ],
)
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
        ["201011", "201112", "201314"],
        ["2010-12", "2011-13", "2013-15"],
        ["2009-2010", "2010-2011", "2012-2013"],
        ["2009-10", "2009-11", "2010-01"],
        ["Nov-12", "Dec-12", "Feb-13"],
        ["2012-10-01 00:00:00", "2012-11-01 00:00:00", "2013-01-01 00:00:00"],
        ["2012 Q3", "2012 Q4", "2013 Q2"],
        ["2012 T2", "2012 T3", "2013 T2"],
    ],
)
def test_a_missing_period_is_seen_by_the_usual_step(periods: list[str]) -> None:
    assert missing_before(periods) == [False, False, True]


def test_nothing_is_missing_among_periods_that_cannot_be_counted() -> None:
    assert missing_before(["2012 W01", "2012 W02", "2012 W09"]) == [False] * 3
    assert missing_before([]) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2012-13 Q1", {PeriodKind.QUARTER}),
        ("Apr-12", {PeriodKind.MONTH}),
        ("2012-04-01 00:00:00", {PeriodKind.MONTH}),
        ("2010-11", {PeriodKind.MONTH, PeriodKind.YEAR}),
        ("2012-13", {PeriodKind.YEAR}),
        ("1999-2000", {PeriodKind.YEAR}),
        ("2021-2023", {PeriodKind.YEAR}),
        ("2012-04", {PeriodKind.MONTH}),
        ("201213", {PeriodKind.NUMBER, PeriodKind.YEAR_IN_ONE}),
        ("201206", {PeriodKind.NUMBER}),
        ("soon", set()),
    ],
)
def test_a_period_is_of_the_kinds_that_its_spelling_allows(text: str, kinds: set[PeriodKind]) -> None:
    assert period_kinds(text) == kinds


def test_a_date_at_midnight_is_that_day() -> None:
    assert time_order("2012-04-01 00:00:00") == time_order("01/04/2012") == (2012, 4, 1)
