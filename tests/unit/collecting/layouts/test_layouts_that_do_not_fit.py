"""What is said of a file that is not as its layout says."""

import pytest

from quarterly.collecting.sheets.sheets import Scalar
from quarterly.configuration.layouts import TableMap
from quarterly.vocabulary.quarter import Quarter
from tests.unit.collecting.layouts.made_layouts import Rows, codes, read, refusal, sheet

TABLE = TableMap(sheet="Scorecard", headings="1", ref="Ref", value="the quarter")
ROW: list[Scalar] = ["1178", 1, 2, 3]


@pytest.mark.parametrize(
    ("headings", "sentence"),
    [
        (
            ["Ref", "Q3 2011/12", "Q4 2011/12"],
            "no column of 2012-13 Q1 (April to June 2012) is there. There are October to December 2011 at B1 and January to "
            "March 2012 at C1.",
        ),
        (["Ref", "Q1", "Q2"], "Those at B1 and C1 name no year: write it above them, or in the sheet's title."),
        (["Ref", "Q1 2012/13", "Quarter 1 2012/13"], "“the quarter” (value) is found 2 times, at B1 and C1."),
        (["PI", "Q1 2012/13"], "no column is headed “Ref”. Say which column it is, such as column B."),
        (["Ref", "Ref", "Q1 2012/13"], "2 columns are headed “Ref”."),
    ],
)
def test_a_heading_that_is_missing_or_there_twice_is_named(headings: list[Scalar], sentence: str) -> None:
    said = refusal(TABLE, sheet([headings, ROW]))
    assert said.startswith("The file is read by the layout “scorecard”, and on its sheet “Scorecard” ")
    assert sentence in said


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    said = refusal(TABLE, sheet([["Ref", "Q1 2012/13"], ROW], "Q1"))
    assert "it has no sheet “Scorecard”. Its sheets are “Q1”." in said


def test_a_file_that_names_no_indicator_is_turned_away() -> None:
    assert "no row that it reads names an indicator of this council" in refusal(TABLE, sheet([["Ref", "Q1 2012/13"], ["X1", 1]]))


def test_a_month_that_is_not_there_is_named() -> None:
    table = TABLE.model_copy(update={"value": "its months added up"})
    assert "no heading is found for May 2012, which" in refusal(table, sheet([["Ref", "Apr 2012", "Jun 2012"], ROW]))


def test_a_long_list_without_the_quarter_says_which_it_has() -> None:
    table = TableMap(sheet="Scorecard", headings="1", ref="Ref", period=("Quarter",), value="Figure")
    said = refusal(table, sheet([["Ref", "Quarter", "Figure"], ["1178", "Q4 2011/12", 103]]))
    assert "no row is of 2012-13 Q1 (April to June 2012). There are January to March 2012." in said


def test_the_title_s_year_is_that_of_headings_without_one() -> None:
    rows: Rows = [["Scorecard 2012/13"], ["Ref", "Q1"], ["1178", 104.9]]
    table = TABLE.model_copy(update={"headings": "2"})
    assert read(table, sheet(rows)).indicators[0].source.cell == "B3"
    assert "no column of 2013-14 Q1" in refusal(table, sheet(rows), quarter=Quarter(2013, 1))


def test_a_title_that_states_another_quarter_turns_the_file_away() -> None:
    rows: Rows = [["Period: Quarter 4 2011/12"], ["Ref", "Q1 2012/13"], ["1178", 104.9]]
    said = refusal(TABLE.model_copy(update={"headings": "2"}), sheet(rows))
    assert said.startswith("This return is for 2011-12 Q4, and it lies with the returns of 2012-13 Q1.")


def test_a_title_that_mentions_another_quarter_in_passing_does_not() -> None:
    rows: Rows = [["Figures are final up to Quarter 4 2011/12"], ["Ref", "Q1 2012/13"], ["1178", 104.9]]
    assert codes(read(TABLE.model_copy(update={"headings": "2"}), sheet(rows))) == []


def test_a_file_in_the_usual_layout_is_read_as_usual_whatever_its_name() -> None:
    usual = sheet([["Period: Quarter 1 2012/13"], ["PI ref", "Actual"], ["1178", 104.9]], "Return")
    assert [row.source.cell for row in read(TABLE, usual).indicators] == ["B3"]


def test_a_file_of_another_name_is_read_as_usual() -> None:
    usual = sheet([["Period: Quarter 1 2012/13"], ["PI ref", "Actual"], ["1178", 104.9]])
    assert read(TABLE, usual, file="return.xlsx").indicators[0].source.cell == "B3"


def test_a_table_on_another_sheet_is_not_read_and_is_named() -> None:
    usual = sheet([["PI ref", "Actual"], ["1178", 50]], "Old")
    found = read(TABLE, sheet([["Ref", "Q1 2012/13"], ["1178", 104.9]]), usual)
    assert ([row.source.sheet for row in found.indicators], codes(found)) == (["Scorecard"], [("L06", "A1", None)])
