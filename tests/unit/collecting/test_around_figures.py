"""Is what stands around the figures, and is easily missed, said at its place?"""

from decimal import Decimal

import pytest

from quarterly.collecting.sheets.sheets import Scalar
from tests.unit.made_reading import codes, only, read, rows, sheet

ROW: list[Scalar] = [1180, None, None, None, 50, None, "As planned."]  # row 5


@pytest.mark.parametrize("cell", ["A5", "B5", "C5", "E5"])
def test_a_row_that_is_struck_out_is_asked_about_at_its_cell(cell: str) -> None:
    assert codes(rows(ROW, struck=frozenset({cell}))) == [("C19", cell)]


def test_a_word_struck_out_in_a_comment_is_not() -> None:
    assert codes(rows(ROW, struck=frozenset({"G5"}))) == []


def test_a_hidden_row_is_read_and_asked_about() -> None:
    found = rows(ROW, hidden_rows=frozenset({5}))
    assert (only(found).value, codes(found)) == (50, [("C20", "E5")])


def test_a_hidden_row_without_figures_is_not_mentioned() -> None:
    assert codes(rows(ROW, [], hidden_rows=frozenset({4, 6}))) == []


@pytest.mark.parametrize("cell", ["A5", "E5", "G5"])
def test_a_note_in_the_row_of_a_figure_is_asked_about(cell: str) -> None:
    assert codes(rows(ROW, noted=frozenset({cell}))) == [("C21", cell)]


def test_a_note_on_a_heading_is_not() -> None:
    assert codes(rows(ROW, noted=frozenset({"E4", "A1"}))) == []


SLIPPED = "Two of the teams were short of staff."


@pytest.mark.parametrize("heading", ["Agreed target", "Usual range", "Last quarter", "Last year (2011/12)", None])
def test_a_sentence_that_slipped_into_another_column_is_asked_about_at_its_cell(heading: Scalar) -> None:
    header: list[Scalar] = ["PI ref", heading, "Actual", "Comments"]
    assert codes(read(sheet([[1180, SLIPPED, 50, None]], header=header))) == [("C33", "B5")]


def test_so_is_one_in_a_row_that_is_blank_besides() -> None:
    header: list[Scalar] = ["PI ref", "Agreed target", "Actual", "Comments"]
    assert ("C33", "B5") in codes(read(sheet([[1180, SLIPPED, None, None]], header=header)))


@pytest.mark.parametrize(
    ("heading", "text"), [("What it counts", SLIPPED), ("Source", SLIPPED), ("Agreed target", "no more than 4")]
)
def test_a_text_that_belongs_where_it_stands_is_not(heading: Scalar, text: str) -> None:
    header: list[Scalar] = ["PI ref", heading, "Actual", "Comments"]
    assert codes(read(sheet([[1180, text, 50, None]], header=header))) == []


@pytest.mark.parametrize(
    "text", ["All figures are provisional.", "NB: excludes the north", "Not for publication", "Figures to be confirmed"]
)
def test_a_line_of_caution_below_the_table_is_asked_about_at_its_cell(text: str) -> None:
    assert codes(rows(ROW, [], [None, text])) == [("C22", "B7")]


@pytest.mark.parametrize(
    "text",
    [
        "1178 = 104.9",
        "PI 1178: 104.9 (was 101)",
        "1178 104.9",
        "1178 should be 104.9",
        "1180: 50; 1178 – 104.9",
        "Number of LAC per 10k of the child population: 104.9",
    ],
)
def test_a_figure_typed_as_text_below_the_table_holds_that_of_its_indicator(text: str) -> None:
    found = rows(ROW, [], [None, text]).findings
    assert ("C34", "B7", "1178") in [(each.code, each.cell, each.indicator) for each in found]


@pytest.mark.parametrize("text", ["Call 01384 1178 22", "1178 includes the north", "See pages 1178-1180 of the guide"])
def test_digits_below_the_table_that_are_no_figure_are_not(text: str) -> None:
    assert codes(rows(ROW, [], [None, text])) == []


@pytest.mark.parametrize("text", ["Please send queries to the data lead.", "Produced by the performance team"])
def test_another_line_below_the_table_is_not(text: str) -> None:
    assert codes(rows(ROW, [], [text])) == []


@pytest.mark.parametrize("name", ["Total", "TOTAL:", "Grand total", "Sub-total"])
def test_a_row_of_totals_is_said_not_to_be_read(name: str) -> None:
    found = rows(ROW, [name, None, 3, 6, 50])
    assert (only(found).indicator, codes(found)) == ("1180", [("C23", "A6")])


def test_a_hidden_sheet_is_read_and_asked_about() -> None:
    found = read(sheet([ROW], visible=False))
    assert (only(found).value, codes(found)) == (50, [("C24", "A1")])


@pytest.mark.parametrize("typed", ["*", "c", "[c]", "low", "Nil", "<6", "~"])
def test_a_sign_for_a_figure_that_is_not_given_asks_for_it(typed: str) -> None:
    found = rows([1180, None, None, None, typed])
    assert (only(found).value, only(found).withheld, codes(found)) == (None, True, [("C25", "E5")])


@pytest.mark.parametrize("typed", ["*", "c", "[c]", "low", "<5"])
@pytest.mark.parametrize(("counts", "cell"), [((None, 163), "C5"), ((6, None), "D5")])
def test_a_count_withheld_beside_a_figure_holds_it(typed: str, counts: tuple[int | None, int | None], cell: str) -> None:
    cells = [typed if count is None else count for count in counts]
    found = rows([1180, None, *cells, 3.7])  # by the counts that are there, 6 of 163
    assert (only(found).value, codes(found)) == (Decimal("3.7"), [("C26", cell)])


def test_both_counts_withheld_hold_a_figure_whose_past_is_not_known() -> None:
    assert codes(rows([1180, None, "*", "*", 1.8])) == [("C26", "C5"), ("C26", "D5")]


def test_a_count_withheld_beside_nought_holds_it() -> None:
    assert codes(rows([1180, None, "<5", 9000, 0])) == [("C26", "C5")]


def test_a_count_withheld_beside_no_figure_is_asked_for() -> None:
    assert codes(rows([1180, None, "<5", 163])) == [("C25", "C5")]


@pytest.mark.parametrize("typed", ["n/a", "N/A", "-", "–", "TBC", "x", "z", "..", ":", "not known", "awaiting data"])
def test_a_sign_for_no_figure_says_as_much_as_a_blank(typed: str) -> None:
    found = rows([1180, None, None, None, typed], ROW)
    assert [code for code, _ in codes(found)] == []
    assert len(found.indicators) == 1
