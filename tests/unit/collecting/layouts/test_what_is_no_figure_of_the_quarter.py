"""A figure of another time, and what stands in the quarter's column and is no figure of it, are not read as the quarter's."""

import pytest

from quarterly.collecting.layouts.proposal import propose
from quarterly.collecting.sheets.sheets import Scalar, Workbook
from quarterly.configuration.layouts import TableMap
from tests.unit.collecting.layouts.made_layouts import TOWN, Rows, figures, read, refusal, sheet
from tests.unit.made import LAYOUT

TABLE = TableMap(sheet="Scorecard", headings="1", ref="Ref", value="the quarter")
HEADINGS: list[Scalar] = ["Ref", "Q4 2011/12", "Q1 2012/13"]
THIS_YEAR: Rows = [["2012/13"], ["Ref", "Measure", "Q1", "Q2"], ["1178", "Cases", 103.5]]
BELOW_YEAR = TABLE.model_copy(update={"headings": "2"})


@pytest.mark.parametrize("words", ["Target", "forecast", "England", "numerator", "YTD", "rank", "same quarter last year"])
def test_a_column_of_the_quarter_with_other_words_is_no_figure_where_other_quarters_have_none(words: str) -> None:
    said = refusal(TABLE, sheet([["Ref", "Q4 2011/12", f"Q1 2012/13 {words}"], ["1178", 103.5, 110]]))
    assert f"of 2012-13 Q1 (April to June 2012) there is only “Q1 2012/13 {words}” at C1" in said


def test_a_target_is_no_figure_where_the_quarter_has_no_other_column() -> None:
    rows: Rows = [["Ref", "Q4 2011/12 Result", "Q1 2012/13 Target"], ["1178", 103.5, 110]]
    assert "“Q1 2012/13 Target” at C1" in refusal(TABLE, sheet(rows))


@pytest.mark.parametrize("words", ["", " (provisional)", " Actual", " - draft"])
def test_a_figure_that_is_called_one_is_read(words: str) -> None:
    found = read(TABLE, sheet([["Ref", "Q4 2011/12", f"Q1 2012/13{words}"], ["1178", 103.5, 104.9]]))
    assert figures(found) == {"1178": ("", "", "104.9", "C2")}


def test_words_that_all_quarters_have_are_those_of_the_figure() -> None:
    found = read(TABLE, sheet([["Ref", "Q4 2011/12 Town", "Q1 2012/13 Town"], ["1178", 103.5, 104.9]]))
    assert figures(found) == {"1178": ("", "", "104.9", "C2")}


@pytest.mark.parametrize(
    "below",
    [
        [["2011/12"], ["Ref", "Measure", "Q1", "Q2"], ["1180", "Visits", 44]],  # last year's table
        [["2011/12"], ["1180", "Visits", 44]],  # without its headings
        [["Outturn of 2011/12"], ["1180", "Visits", 44]],
        [["Ref", "Measure", "Q4", "Q3"], ["1180", "Visits", 44]],  # newest first
    ],
)
def test_nothing_is_read_where_another_table_begins_below(below: Rows) -> None:
    said = refusal(BELOW_YEAR, sheet([*THIS_YEAR, *below]))
    assert "headings begin anew at A4. If that is another table, write “rows: 3” for this one" in said
    assert set(figures(read(BELOW_YEAR.model_copy(update={"rows": "3"}), sheet([*THIS_YEAR, *below])))) == {"1178"}


def test_the_same_headings_again_are_passed_over_where_they_are_not_read() -> None:
    table = BELOW_YEAR.model_copy(update={"not_read": ("Ref",)})
    found = read(table, sheet([*THIS_YEAR, THIS_YEAR[1], ["1180", "Visits", 44]]))
    assert set(figures(found)) == {"1178", "1180"}


def test_the_table_s_own_year_and_the_heading_of_a_group_begin_no_other() -> None:
    found = read(BELOW_YEAR, sheet([THIS_YEAR[0], THIS_YEAR[1], ["2012/13"], THIS_YEAR[2], ["Care"], ["1180", "Visits", 44]]))
    assert set(figures(found)) == {"1178", "1180"}


@pytest.mark.parametrize("group", ["Council plan 2011/12", "2011/12"])
def test_a_group_may_be_called_by_a_year_where_each_heading_has_its_own(group: str) -> None:
    found = read(TABLE, sheet([HEADINGS, ["1178", 103.5, 104.9], [group], ["1180", 44, 45]]))
    assert set(figures(found)) == {"1178", "1180"}


def test_a_group_may_be_called_by_a_plan_of_several_years() -> None:
    found = read(BELOW_YEAR, sheet([*THIS_YEAR, ["Children's plan 2011-14"], ["1180", "Visits", 44]]))
    assert set(figures(found)) == {"1178", "1180"}


def test_a_note_below_the_figures_may_name_another_year() -> None:
    found = read(BELOW_YEAR, sheet([*THIS_YEAR, ["1180", "Visits", 44], ["Targets are those of 2011/12"]]))
    assert set(figures(found)) == {"1178", "1180"}


def test_a_year_alone_below_the_headings_belongs_above_them() -> None:
    said = refusal(BELOW_YEAR, sheet([THIS_YEAR[0], THIS_YEAR[1], ["2011/12"], THIS_YEAR[2]]))
    assert "a year stands alone in the row of A3, below the headings. Write it above them, or into each." in said


def test_what_is_proposed_ends_where_another_table_begins_and_asks_about_it() -> None:
    rows: Rows = [*THIS_YEAR, ["1180", "Visits", 44], [], ["2011/12"], ["Ref", "Measure", "Q1", "Q2"], ["1178", "Cases", 1]]
    found = propose(Workbook((sheet(rows),)), TOWN.catalogue, LAYOUT, "Scorecard.xlsx")
    assert [each.rows for each in found.layout.tables] == ["3-5"]
    assert found.questions == (
        "On the sheet “Scorecard”, headings begin anew at A6, and nothing is read from there on. If it is another table, "
        "give it an entry below.",
    )
