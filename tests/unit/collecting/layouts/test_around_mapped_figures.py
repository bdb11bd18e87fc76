"""Is what stands around the figures of a table in a council's own layout said at its place, as in the usual layout?"""

from typing import Any

import pytest

from quarterly.collecting.sheets.sheets import Sheet
from quarterly.configuration.layouts import TableMap
from quarterly.vocabulary.numbers import Unit
from tests.unit.collecting.layouts.made_layouts import CARE, SAFE, Rows, codes, mapped_council, read, sheet, with_indicator

TABLE = TableMap(headings="2", ref="Ref", name="Measure", value="the quarter", comment="Comments")
HEADINGS: Rows = [["Milton scorecard 2012/13"], ["Ref", "Measure", "Q4 2011/12", "Q1 2012/13", "Comments"]]
CARED: Rows = [["1178", "LAC", 103, 104.9, "More came than left."]]
PLANS = [["child-protection-plans", "Plans", 28, 29.6, "Figures of the last week are provisional."]]
NOTE = "* September figures are provisional"


def scorecard(*rows: list[Any], **seen: Any) -> Sheet:
    return sheet([*HEADINGS, *CARED, *rows], **seen)


@pytest.mark.parametrize("column", [0, 1, 3])
def test_a_note_below_the_table_is_asked_about_at_its_cell(column: int) -> None:
    assert codes(read(TABLE, scorecard([], [None] * column + [NOTE]))) == [("C22", f"{'ABCD'[column]}5", "")]


def test_a_note_that_qualifies_nothing_is_not() -> None:
    assert codes(read(TABLE, scorecard([], ["Questions to the performance team, please."]))) == []


def test_a_comment_of_another_service_s_figure_is_no_note() -> None:
    council = mapped_council(TABLE, services=(CARE, SAFE))
    assert codes(read(council, scorecard(*PLANS))) == []


def test_a_note_below_the_figures_of_two_services_is_said_to_both() -> None:
    council = mapped_council(TABLE, services=(CARE, SAFE))
    found = [codes(read(council, scorecard(*PLANS, [NOTE]), service=service)) for service in (CARE, SAFE)]
    assert found == [[("C22", "A5", "")]] * 2


def test_a_comment_of_another_quarter_s_figure_in_a_long_list_is_no_note() -> None:
    table = TableMap(headings="1", ref="Ref", period=("Quarter",), value="Figure", comment="Comment")
    rows: Rows = [
        ["Ref", "Quarter", "Figure", "Comment"],
        ["1178", "Q1 2012/13", 104.9, None],
        ["1178", "Q2 2012/13", 105, "Provisional."],
    ]
    assert codes(read(table, sheet(rows))) == []
    assert codes(read(table, sheet([*rows, [NOTE]]))) == [("C22", "A4", "")]


def test_of_two_tables_one_below_the_other_each_has_the_notes_below_it() -> None:
    upper, lower = (TABLE.model_copy(update={"headings": line, "rows": rows}) for line, rows in (("2", "3-3"), ("6", "7-7")))
    rows: Rows = [*HEADINGS, *CARED, [NOTE], [], HEADINGS[1], ["1180", "Leavers", 40, "50%", None], ["Not for publication"]]
    found = [each for each in codes(read(mapped_council(upper, lower), sheet(rows))) if each[0] == "C22"]
    assert found == [("C22", "A4", ""), ("C22", "A8", "")]


def test_a_note_below_single_cells_is_asked_about() -> None:
    cells = TableMap(cells={"1178": {"value": "B2"}})
    rows: Rows = [["Period: Quarter 1 2012/13"], ["LAC", 104.9], [], ["Subject to audit"]]
    assert codes(read(cells, sheet(rows))) == [("C22", "A4", "")]


def test_a_note_below_indicators_that_stand_side_by_side_is_asked_about() -> None:
    table = TableMap(across=True, headings="A", ref="row 1", value="the quarter")
    rows: Rows = [["Quarter", "1178", "1180"], ["Q1 2012/13", 104.9, "50%"], [NOTE]]
    assert [each for each in codes(read(table, sheet(rows))) if each[0] == "C22"] == [("C22", "A3", "")]


@pytest.mark.parametrize("row", [[None, "Total", 5, 6], ["Total", None, 5, 6], ["Total", "Total", 5, 6]])
def test_a_row_of_totals_is_said_not_to_be_read(row: list[Any]) -> None:
    found = read(TABLE, scorecard(row))
    assert ([each.indicator for each in found.indicators], [code for code, *_ in codes(found)]) == (["1178"], ["C23"])


def test_a_hidden_row_is_read_and_asked_about() -> None:
    assert codes(read(TABLE, scorecard(hidden_rows=frozenset({3})))) == [("C20", "D3", "1178")]


def test_a_hidden_column_of_the_quarter_is_asked_about_and_that_of_another_is_not() -> None:
    assert codes(read(TABLE, scorecard(hidden_columns=frozenset({2})))) == []
    assert codes(read(TABLE, scorecard(hidden_columns=frozenset({3})))) == [("C30", "D3", "")]


def test_a_row_that_is_struck_out_is_asked_about() -> None:
    assert codes(read(TABLE, scorecard(struck=frozenset({"D3"})))) == [("C19", "D3", "1178")]


def test_a_note_on_a_comment_is_asked_about_and_one_on_another_quarter_s_figure_is_not() -> None:
    assert codes(read(TABLE, scorecard(noted=frozenset({"E3"})))) == [("C21", "E3", "1178")]
    assert codes(read(TABLE, scorecard(noted=frozenset({"C3"})))) == []


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ({"struck": frozenset({"B2"})}, ("C19", "B2", "1180")),
        ({"noted": frozenset({"C2"})}, ("C21", "C2", "1180")),
        ({"hidden_columns": frozenset({1})}, ("C30", "B2", "")),
    ],
)
def test_a_month_that_a_quarter_is_added_up_from_counts_as_its_figure(
    seen: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    rows: Rows = [["Ref", "Apr 2012", "May 2012", "Jun 2012"], ["1180", 3, 0, 9]]
    council = mapped_council(TableMap(headings="1", ref="Ref", value="its months"), of=with_indicator("1180", unit=Unit.COUNT))
    assert codes(read(council, sheet(rows, **seen))) == [expected]
