"""Which months does a heading name?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.layouts.heading_periods import Stretch, named_in
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.vocabulary.quarter import Quarter

quarters = st.builds(Quarter, st.integers(2013, 2060), st.integers(1, 4))


def title(heading: Scalar, year: int | None = None) -> str | None:
    stretch = named_in(heading).stretch(year)
    return stretch.title if stretch else None


@pytest.mark.parametrize(
    ("heading", "months"),
    [
        ("Q2 2026/27", "July to September 2026"),
        ("Quarter 4 (2026-27)", "January to March 2027"),
        ("2026-27 Q1", "April to June 2026"),
        ("26/27 Q3", "October to December 2026"),
        ("Jul-26", "July 2026"),
        ("2026-07-01", "July 2026"),
        ("as at 30/09/2026", "September 2026"),
        ("30 September 2026", "September 2026"),
        ("Apr-Sep 2026", "April to September 2026"),
        ("Oct 2026 - Mar 2027", "October 2026 to March 2027"),
        ("Q4 (Jan-Mar 2027)", "January to March 2027"),
        ("Q2 2026", "July to September 2026"),
        ("2026/27", "2026/27"),
        (2026, "the year 2026"),
    ],
)
def test_a_heading_with_its_year_names_months(heading: Scalar, months: str) -> None:
    assert title(heading) == months


@pytest.mark.parametrize(
    "heading",
    [
        "Q4 2026",  # of a financial year that begins or one that ends in 2026
        "Q2",
        "Sep",
        "06/07",  # June 2007, or the year 2006/07
        "2026/28",
        "Quarter 2 2026/27 (April to June 2026)",  # one of last quarter's, half changed
        "May be revised 2026",
        "Comments",
        None,
        "The figure of September 2026 was provisional when it was first reported to the Committee",
    ],
)
def test_what_leaves_the_year_or_the_months_open_names_none(heading: Scalar) -> None:
    assert title(heading) in (None, "the year 2026")


@pytest.mark.parametrize(("heading", "months"), [("Q1", "April to June 2026"), ("Jan", "January 2027"), ("M6", "September 2026")])
def test_a_heading_without_a_year_is_of_the_year_of_its_sheet(heading: str, months: str) -> None:
    assert title(heading, 2026) == months


@pytest.mark.parametrize(
    ("upper", "lower", "months"),
    [
        ("2026/27", "Q4", "January to March 2027"),
        ("2026/27", "Feb", "February 2027"),
        ("2026", "Feb", "February 2026"),
        ("Q2 2026/27", "Num", "July to September 2026"),
    ],
)
def test_a_lower_heading_is_completed_by_the_one_above(upper: str, lower: str, months: str) -> None:
    stretch = named_in(lower).below(named_in(upper)).stretch()
    assert stretch is not None
    assert stretch.title == months


@pytest.mark.parametrize(
    ("heading", "words"),
    [("Q2 Actual", "actual"), ("Target 2026/27", "target"), ("2025/26 Outturn", "outturn"), ("Q2 2026/27", ""), ("Why?", "why?")],
)
def test_what_is_left_of_a_heading_is_its_words(heading: str, words: str) -> None:
    assert named_in(heading).words == words


@given(
    quarters, st.sampled_from(["{q}", "{title}", "Q{n} {year}", "{year} Q{n}", "Qtr {n} ({slashed})", "{slashed} - quarter {n}"])
)
def test_every_way_of_writing_a_quarter_names_its_three_months(quarter: Quarter, way: str) -> None:
    year = quarter.financial_year
    heading = way.format(q=quarter, title=quarter.title, n=quarter.number, year=year, slashed=year.replace("-", "/"))
    assert named_in(heading).stretch() == Stretch.of(quarter)
    assert named_in(heading).words == ""


@given(quarters)
def test_the_three_months_of_a_quarter_are_its_months_in_words(quarter: Quarter) -> None:
    assert tuple(named_in(each.title).stretch() for each in Stretch.of(quarter).months) == Stretch.of(quarter).months


@given(quarters)
def test_the_year_so_far_begins_in_april_and_ends_with_the_quarter(quarter: Quarter) -> None:
    so_far = Stretch.of(quarter).so_far
    assert (so_far.first, so_far.last) == (Stretch.of(Quarter(quarter.year, 1)).first, Stretch.of(quarter).last)
