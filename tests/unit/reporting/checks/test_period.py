"""Periods a report says of itself that are not its own, and all that may rightly be of another time."""

import pytest

from quarterly.reporting.checks.period import other_periods
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import RULES
from tests.unit.reporting.checks.subjects import messages, part, whole

OUTTURN, Q1 = Quarter(2006, 4), Quarter(2012, 1)


def said(text: str, quarter: Quarter = Q1, of_all: bool = True) -> list[str]:
    return messages(other_periods(whole(text) if of_all else part(text), quarter, RULES))


def test_herefordshires_purpose_is_a_year_early() -> None:
    assert said(
        "To inform Scrutiny Committee of the performance levels against key indicators as at March 31st 2006.", OUTTURN
    ) == ["In purpose, as at March 31st 2006 is said of the report, which is for Quarter 4 2006/07 (1 January to 31 March 2007)."]


@pytest.mark.parametrize(
    "text",
    [
        "To report performance for the period to 30 June 2011.",
        "To report performance as at 30/06/2011.",
        "To inform the Committee of performance for the year 2010/11.",
        "This report covers Quarter 4 2011/12.",
        "This report covers the period 1 January to 31 March 2012.",
        "This is the first Quarterly Report of 2012/13 highlighting performance for the period April 1st 2011 to June 30th 2011.",
    ],
)
def test_a_report_that_says_another_period_of_itself(text: str) -> None:
    assert len(said(text)) == 1


def test_a_later_day_is_a_slip_only_where_the_report_speaks_of_itself() -> None:
    later = "performance for the period to 30 June 2013."
    assert [len(said(f"This report sets out {later}")), len(said(f"To report on a plan for {later}"))] == [1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "This is the first Quarterly Report of 2012/13 highlighting performance for the period April 1st 2012 to June 30th 2012.",
        "This report covers Quarter 1 2012/13 and compares it with Quarter 1 2011/12.",
        "Current data available for Qtr 4 2011/12.",
        "The figure of 31 March 2012 is new.",
        "Our performance in Quarter 2 achieved top or second quartile compared to 2009/10 national results.",
        "Performance at Key Stage 2 remained the same as last year.",
        "The Council Plan sets out the priorities for the three year period 2010-2013.",
        "The Executive considered performance on 7 December 2010.",
        "The latest validated results are those for the year 2010/11.",
        "To report progress against the action plan adopted for the year 2011/12.",
        "The position as at 31 March 2012 was the baseline.",
        "Performance as at 31 March 2012 was 61.0%.",
        "Outturn in 2011/12 was 61.0%.",
        "The performance management framework was reviewed in 2010/11.",
        "To report on the Youth Justice Plan 2011/12 to 2013/14.",
        "Following the Joint Area Review in 2005, performance has improved.",
        "Numbers are on track to come into line with the average by March 2015.",
        "To report performance in Quarter 1 2012/13 (April 1st 2012 to June 30th 2012).",
        "",
    ],
)
def test_honest_words_on_other_times_stay_quiet(text: str) -> None:
    assert said(text) == []


def test_commentary_may_speak_of_older_figures_as_long_as_it_does_not_speak_for_the_report() -> None:
    older = "To provide for them as at 31 March 2011 was harder."
    assert (said(older, of_all=False), len(said(f"This report covers the year 2010/11. {older}", of_all=False))) == ([], 1)


def test_the_periods_of_all_five_reports_are_right_but_herefordshires() -> None:
    assert said("This first report covers the period to March 31st 2007.", OUTTURN) == []
