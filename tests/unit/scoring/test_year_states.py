"""Earlier figures in years that were closed: what is final, what is provisional, and what readers see of it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from quarterly.configuration.profile import Profile
from quarterly.configuration.year_ends import YearEnd, YearEnds, YearState
from quarterly.scoring.series.points import Point
from quarterly.scoring.series.year_states import as_closed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN

LAST = Quarter(2012, 4)
MARKED = Point(value=Fraction(50), marks=(Mark.PROVISIONAL, Mark.ESTIMATE))
PLAIN = Point(value=Fraction(50))


def closed(state: YearState | None, point: Point, quarter: Quarter = LAST) -> Point:
    ends = {"2012-13": YearEnd(state=state, on=date(2013, 6, 14), by="Director")} if state else {}
    return as_closed({"1180": {quarter: point}}, ends)["1180"][quarter]


def test_in_a_final_year_a_figure_that_was_provisional_is_final_as_it_stands() -> None:
    assert closed(YearState.FINAL, MARKED).printed_marks == (Mark.ESTIMATE,)


def test_in_a_provisional_year_every_figure_is_printed_as_provisional() -> None:
    assert closed(YearState.PROVISIONAL, PLAIN).printed_marks == (Mark.PROVISIONAL,)


def test_in_a_provisional_year_no_figure_is_marked_by_its_service_that_was_not() -> None:
    assert closed(YearState.PROVISIONAL, PLAIN).marks == ()


def test_a_quarter_without_a_figure_has_no_mark() -> None:
    assert closed(YearState.PROVISIONAL, Point(value=None)).printed_marks == ()


def test_a_revised_figure_of_a_provisional_year_may_be_revised_once_more() -> None:
    revised = replace(PLAIN, marks=(Mark.REVISED,))
    assert closed(YearState.PROVISIONAL, revised).printed_marks == (Mark.PROVISIONAL, Mark.REVISED)


@pytest.mark.parametrize("point", [MARKED, PLAIN])
def test_an_open_year_leaves_figures_as_they_were_sent(point: Point) -> None:
    assert closed(None, point) == point


@pytest.mark.parametrize("state", list(YearState))
def test_a_year_says_nothing_of_the_years_beside_it(state: YearState) -> None:
    assert closed(state, MARKED, Quarter(2013, 1)) == MARKED


def test_no_year_is_closed_before_it_is_over() -> None:
    written = {**TOWN.profile.model_dump(), "years": {"2012-13": {"state": "final", "on": "2013-03-31", "by": "Director"}}}
    with pytest.raises(ValidationError, match=r"2012-13 was closed on 2013-03-31, and is over on 2013-03-31\. Correct the day"):
        Profile.model_validate(written)


@pytest.mark.parametrize("year", ["2012", "2012/13", "2012-14"])
def test_a_year_is_written_as_years_are_everywhere(year: str) -> None:
    with pytest.raises(ValidationError, match="is not a financial year"):
        TypeAdapter(YearEnds).validate_python({year: {"state": "final", "on": "2014-06-14", "by": "Director"}})
