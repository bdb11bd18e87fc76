"""The cells of a row: a figure, a target or a comment is read as typed, or asked about at its cell."""

from decimal import Decimal

import pytest

from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.sheets import Scalar
from tests.unit.made_reading import LAC, codes, only, read, rows, sheet


@pytest.mark.parametrize(
    ("ref", "typed", "value", "found"),
    [
        (1176, 62.9, "62.9", []),
        (1176, "62.9%", "62.9", ["C01"]),
        (1176, "62.9", "62.9", ["C01"]),
        (1178, "1,104.9", "1104.9", ["C01"]),
        (1176, 62.900000000000006, "62.9", []),
        (1176, "62.9 per cent", "62.9", ["C01"]),
        (1176, "62.9 percent", "62.9", ["C01"]),
        (1178, "'104.9", "104.9", ["C01"]),
        (1178, "’-3", "-3", ["C01"]),
        (1178, "'as agreed", None, ["C02"]),
        (1178, "104,9", None, ["C02"]),
        (1176, "3 of 6", None, ["C02"]),
        (1176, True, None, ["C02"]),
        (1178, "104.9%", None, ["C04"]),
        ("adoption-matching", "174%", None, ["C04"]),
        (1178, "inf", None, ["C14"]),
        (1178, "-inf", None, ["C14"]),
        (1178, "NaN", None, ["C14"]),
        (1178, 1e300, None, ["C14"]),
        (1178, 10**15, None, ["C14"]),
        (1178, "9" * 400, None, ["C14"]),
        (1178, 10**15 - 1, "999999999999999", []),
    ],
)
def test_a_figure_is_read_or_asked_about_at_its_cell(ref: Scalar, typed: Scalar, value: str | None, found: list[str]) -> None:
    result = rows([ref, None, None, None, typed])
    assert only(result).value == (None if value is None else Decimal(value))
    assert codes(result) == [(code, "E5") for code in found]


@pytest.mark.parametrize(
    ("typed", "what_to_do"),
    [
        ("97.1 (est)", "write e (estimate)"),
        ("97.1e", "write e (estimate)"),
        ("~737", "write e (estimate)"),
        ("c. 120", "write e (estimate)"),
        ("c120", "write e (estimate)"),
        ("about 13", "write e (estimate)"),
        ("131 prov", "write p (provisional)"),
        ("131p", "write p (provisional)"),
        ("131 (r)", "write r (revised)"),
        ("13.4*", "what its footnote says into the comment"),
        ("13.4 [1]", "what its footnote says into the comment"),
        ("<10", "What is of few children is withheld"),
        ("fewer than 5", "What is of few children is withheld"),
        ("62 / 80", "two counts under Numerator and Denominator"),
        ("two or 3", "Type the figure as a number; leave the cell empty"),
        ("2012-06-03", "Type the figure as a number; leave the cell empty"),
    ],
)
def test_what_stands_beside_a_number_decides_what_its_sender_is_told_to_do(typed: str, what_to_do: str) -> None:
    found = rows([1178, None, None, None, typed])
    assert only(found).value is None
    assert [(each.code, what_to_do in each.remedy) for each in found.findings] == [("C02", True)]


@pytest.mark.parametrize("typed", [None, "  ", "TBC", "n/a", "-", "awaited", "Not yet available", "see comments", "'N/A"])
def test_what_stands_where_there_is_no_figure_says_no_more_than_a_blank(typed: Scalar) -> None:
    found = rows([1176, None, typed, typed, typed], [1178, None, None, None, typed, None, "It is counted in July."])
    assert (found.blank, only(found).value, codes(found)) == (("1176",), None, [("Q04", None)])


@pytest.mark.parametrize("typed", ["withdrawn", "Withdrawn.", "remove this figure", "No figure"])
def test_words_take_a_figure_back_with_its_counts(typed: str) -> None:
    found = rows([1180, None, 3, 6, typed])
    assert (only(found).taken_back, only(found).has_figure, codes(found)) == (True, False, [])


@pytest.mark.parametrize(("stored", "value"), [(0.629, "62.9"), (1, "100"), (0.6290000000000001, "62.9"), (0.0, "0")])
def test_a_percentage_format_is_read_as_shown(stored: float, value: str) -> None:
    result = rows([1176, None, None, None, stored], percent_cells=frozenset({"E5"}))
    assert (only(result).value, codes(result)) == (Decimal(value), [])


@pytest.mark.parametrize("typed", ["1,250", "1.234", "-1,250"])
def test_beside_decimal_commas_a_figure_with_two_meanings_is_asked_about(typed: str) -> None:
    found = rows([1178, None, None, None, typed], [1180, None, None, None, "84,3"])
    assert [row.value for row in found.indicators] == [None, None]
    assert codes(found) == [("C32", "E5"), ("C02", "E6")]


@pytest.mark.parametrize(("typed", "value"), [("1,250", "1250"), ("1.234", "1.234")])
def test_without_decimal_commas_it_has_one_meaning(typed: str, value: str) -> None:
    found = rows([1178, None, None, None, typed], [1180, None, None, None, "84.3"])
    assert (found.indicators[0].value, codes(found)[0]) == (Decimal(value), ("C01", "E5"))


@pytest.mark.parametrize(
    "units", [["(number)", "(out of)", "(%)"], ["n", "d", "Q1 2012/13"], ["2012/13", "2012/13", "April to June 2012"]]
)
def test_a_row_below_the_headings_that_goes_on_with_them_is_no_row(units: list[str]) -> None:
    found = rows([None, None, *units], [1180, None, 3, 6, 50])
    assert (only(found).indicator, codes(found)) == ("1180", [])


@pytest.mark.parametrize("figure", [62.9, "62.9"])
def test_a_row_below_the_headings_with_a_figure_and_no_reference_is_asked_about(figure: Scalar) -> None:
    assert len(rows([None, None, None, None, figure], [1180, None, 3, 6, 50]).indicators) == 2


def test_a_percentage_format_on_a_rate_is_asked_about() -> None:
    assert codes(rows([1178, None, None, None, 1.049], percent_cells=frozenset({"E5"}))) == [("C04", "E5")]


@pytest.mark.parametrize(("cell", "column"), [("E5", 4), ("C5", 2), ("D5", 3)])
def test_a_formula_never_worked_out_is_no_blank(cell: str, column: int) -> None:
    typed: list[Scalar] = [1180, None, 3, 6, 50]
    typed[column] = None
    assert codes(rows(typed, uncalculated=frozenset({cell}))) == [("C03", cell)]


@pytest.mark.parametrize("row", [5, 9])
def test_a_row_of_nothing_but_formulas_never_worked_out_is_no_blank_row(row: int) -> None:
    """As a program writes them that works nothing out: they may lie below all cells that can be read."""
    found = rows([], uncalculated=frozenset({f"A{row}", f"E{row}"}))
    assert codes(found) == [("C03", f"E{row}")]
    assert only(found).indicator == ""


def test_a_formula_below_the_table_that_is_no_figure_is_a_note() -> None:
    found = rows([1176, None, None, None, 62.9], uncalculated=frozenset({"A7"}))
    assert (codes(found), only(found).value) == ([], Decimal("62.9"))


def test_a_column_that_is_not_there_is_asked_nothing() -> None:
    narrow = sheet([[None, 104.9, LAC]], header=["PI ref", "Actual", "Indicator"], uncalculated=frozenset({"A5"}))
    assert codes(read(narrow)) == []


@pytest.mark.parametrize("typed", ["n/a", "N/A", "-", "none", ".."])
def test_no_counts_beside_a_value_is_an_answer(typed: str) -> None:
    result = rows([1180, None, typed, typed, 50])
    assert (only(result).numerator, only(result).denominator, codes(result)) == (None, None, [])


def test_a_count_that_is_text_is_asked_about() -> None:
    assert codes(rows([1180, None, "three", 6, 50])) == [("C02", "C5")]


@pytest.mark.parametrize(("typed", "found"), [("85 or so", "C05"), ("65%", "C01"), (True, "C05")])
def test_a_target_that_cannot_be_read_holds_nothing(typed: Scalar, found: str) -> None:
    result = rows([1180, None, 3, 6, 50, typed])
    assert [(f.code, f.severity != "critical") for f in result.findings] == [(found, True)]


def test_a_finding_names_file_sheet_cell_and_indicator_and_not_the_value() -> None:
    (found,) = rows([1180, None, None, None, "about half of the six"]).findings
    assert (found.file, found.sheet, found.cell, found.indicator) == ("return.xlsx", "PI return", "E5", "1180")
    assert "six" not in found.message + found.remedy


@pytest.mark.parametrize(("value", "text"), [(1178.0, "1178"), (1178, "1178"), (11.5, "11.5"), (" a ", "a"), (None, "")])
def test_a_cell_as_text(value: Scalar, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("#DIV/0!", "the error value #DIV/0!"),
        ("Err:502", "the error value Err:502"),
        ("2026-06-03", "a date, 3 June 2026 (Excel makes one of an entry such as 3/6)"),
        ("10:30:00", "a time of day, 10:30:00"),
        (True, "“TRUE”"),
        ("about half of the six", "text"),
        ("#half", "text"),
        ("06/03/2026", "a date, 06/03/2026 (Excel makes one of an entry such as 3/6)"),
        ("6-Mar", "a date, 6-Mar (Excel makes one of an entry such as 3/6)"),
        ("1O4.9", "“1O4.9”"),
        ("3 of the 6 who left", "“3 of the 6 who left”"),
        ("31 children of the team in the south", "text"),
    ],
)
def test_what_is_no_figure_is_called_what_it_is(typed: Scalar, held: str) -> None:
    (found,) = rows([1180, None, None, None, typed]).findings
    assert found.message == f"The value of PI 1180 should be a figure, and is {held}."


@pytest.mark.parametrize(("counts", "is_nought_over_nought"), [((0, 0), True), ((0, 6), False), ((None, None), False)])
def test_no_case_at_all_is_called_so(counts: tuple[Scalar, Scalar], is_nought_over_nought: bool) -> None:
    found = rows([1180, None, *counts, "#DIV/0!"])
    assert ["nought over nought" in each.message for each in found.findings if each.code == "C02"] == [is_nought_over_nought]
