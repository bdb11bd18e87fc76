"""What is read of a file in a layout of the council's own, and from which cells."""

from decimal import Decimal

import pytest

from quarterly.configuration.layouts import TableMap
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.collecting.layouts.made_layouts import (
    CARE,
    SAFE,
    Rows,
    codes,
    figures,
    mapped_council,
    read,
    sheet,
    with_indicator,
)

WIDE = TableMap(headings="3-4", ref="Ref", name="Measure", value="the quarter", target="Target", comment="Comments")
YEARS: Rows = [
    ["Milton scorecard"],
    [],
    [None, None, "2011/12", None, None, None, "2012/13"],
    ["Ref", "Measure", "Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Target", "Comments"],
]
TYPED: Rows = [
    [],
    ["Children in care"],
    ["1178", "LAC", 100, 101, 102, 103, 104.9, 105.2, 98.8, "More came than left."],
    ["1180", "Leavers", 0.4, 0.41, 0.42, 0.43, 0.5, 0.52, 0.65, None],
]
PERCENT = frozenset({"G8", "H8", "I8"})
BOOK = sheet([*YEARS, *TYPED], percent_cells=PERCENT)


def test_the_column_of_the_quarter_is_found_by_its_heading_and_the_year_above() -> None:
    assert figures(read(WIDE, BOOK)) == {"1178": ("", "", "104.9", "G7"), "1180": ("", "", "50", "G8")}


def test_the_next_quarter_is_read_from_the_next_column() -> None:
    assert figures(read(WIDE, BOOK, quarter=Quarter(2012, 2)))["1178"] == ("", "", "105.2", "H7")


def test_target_and_comment_come_with_the_figure() -> None:
    row = read(WIDE, BOOK).indicators[0]
    assert (row.target, row.comment) == (Decimal("98.8"), "More came than left.")


def test_a_row_with_a_figure_that_names_no_indicator_is_not_read_and_is_named() -> None:
    found = read(WIDE, sheet([*YEARS, *TYPED, [None, "All of the above", 1, 2, 3, 4, 5]], percent_cells=PERCENT))
    assert codes(found) == [("L05", "B9", None)]


def test_a_misspelt_reference_with_a_figure_is_read_and_so_asked_about() -> None:
    found = read(WIDE, sheet([*YEARS, *TYPED, ["1187", "LAC", 100, 101, 102, 103, 104.9]], percent_cells=PERCENT))
    assert figures(found)["1187"] == ("", "", "104.9", "G9")


def test_a_formula_that_was_never_worked_out_is_asked_about_at_its_cell() -> None:
    rows: Rows = [*YEARS, ["1178", "LAC", 100, 101, 102, 103, None]]
    assert ("C03", "G5", "1178") in codes(read(WIDE, sheet(rows, uncalculated=frozenset({"G5"}))))


GROUPS = TableMap(
    headings="1-2", ref="column A", value="the quarter, %", numerator="the quarter, Num", denominator="the quarter, Den"
)


def test_three_columns_of_a_quarter_are_its_counts_and_its_value() -> None:
    rows: Rows = [
        ["Ref", "Q4 2011/12", None, None, "Q1 2012/13", None, None, "Comments"],
        [None, "Num", "Den", "%", "Num", "Den", "%"],
        ["1180", 2, 5, 40, 3, 6, 50, "Fewer."],
    ]
    assert figures(read(GROUPS, sheet(rows))) == {"1180": ("3", "6", "50", "G3")}


def test_a_count_of_few_that_is_not_mapped_is_asked_about() -> None:
    table = GROUPS.model_copy(update={"numerator": "", "denominator": ""})
    rows: Rows = [["Ref", "Q1 2012/13", None, None], [None, "Children", "Cohort", "%"], ["1180", 3, 6, 50]]
    assert codes(read(table, sheet(rows))) == [("C15", "B3", "1180"), ("C15", "C3", "1180")]


def test_counts_of_another_quarter_are_not_asked_about() -> None:
    table = GROUPS.model_copy(update={"numerator": "", "denominator": ""})
    rows: Rows = [["Ref", "Q4 2011/12", None, "Q1 2012/13"], [None, "Children", "Cohort", "%"], ["1180", 3, 6, 50]]
    assert codes(read(table, sheet(rows))) == []


BLOCKS = TableMap(headings="1", ref="column A", holds="column B", value="the quarter", numerator="the quarter", said_as={})


def test_an_indicator_may_have_a_row_for_each_of_its_figures() -> None:
    rows: Rows = [
        ["Ref", "Row", "Q4 2011/12", "Q1 2012/13"],
        ["1180", "Numerator", 2, 3],
        [None, "Denominator", 5, 6],
        [None, "Result", 40, 50],
        ["1178", "Actual", 103, 104.9],
    ]
    table = BLOCKS.model_copy(update={"denominator": "the quarter"})
    assert figures(read(table, sheet(rows))) == {"1180": ("3", "6", "50", "D4"), "1178": ("", "", "104.9", "D5")}


def test_a_finding_about_one_row_of_a_block_holds_its_indicator_and_no_other() -> None:
    rows: Rows = [["Ref", "Row", "Q1 2012/13"], ["1180", "Numerator", 3], [None, "Actual", "soon"], ["1178", "Actual", 104.9]]
    (finding,) = [each for each in read(BLOCKS, sheet(rows)).findings if each.code == "C02"]
    assert (finding.cell, finding.row, finding.indicator) == ("C3", 2, "1180")


LONG = TableMap(headings="1", ref="column A", period=("Year", "Quarter"), value="Figure", comment="Comment")


def test_of_a_long_list_only_the_rows_of_the_quarter_are_read() -> None:
    rows: Rows = [
        ["Ref", "Year", "Quarter", "Figure", "Comment"],
        ["1178", "2011/12", "Q4", 103, None],
        ["1178", "2012/13", "Q1", 104.9, "More came."],
        ["1178", "2012/13", None, 99, "The year."],
    ]
    assert figures(read(LONG, sheet(rows))) == {"1178": ("", "", "104.9", "D3")}


def test_two_rows_of_a_long_list_for_one_quarter_are_both_read_and_so_asked_about() -> None:
    rows: Rows = [["Ref", "Year", "Quarter", "Figure"], ["1178", "2012/13", "Q1", 104], ["1178", "2012/13", "Q1", 105]]
    table = LONG.model_copy(update={"comment": ""})
    assert [row.source.cell for row in read(table, sheet(rows)).indicators] == ["D2", "D3"]


ACROSS = TableMap(across=True, headings="A", ref="row 2", value="the quarter")


def test_indicators_may_stand_side_by_side() -> None:
    rows: Rows = [["Milton"], ["Quarter", "1178", "1180"], ["Q4 2011/12", 103, 40], ["Q1 2012/13", 104.9, 50]]
    assert figures(read(ACROSS, sheet(rows))) == {"1178": ("", "", "104.9", "B4"), "1180": ("", "", "50", "C4")}


def test_a_finding_on_one_of_two_side_by_side_holds_that_one() -> None:
    rows: Rows = [["Quarter", "1178", "1180"], ["Q1 2012/13", "soon", 50]]
    found = read(ACROSS.model_copy(update={"ref": "row 1"}), sheet(rows))
    (finding,) = [each for each in found.findings if each.code == "C02"]
    assert (finding.cell, finding.indicator) == ("B2", "1178")
    assert [row.source.row == finding.row for row in found.indicators] == [True, False]


def test_single_cells_are_read_where_nothing_else_says_where_a_figure_is() -> None:
    cells = TableMap(cells={"1180": {"value": "C2", "comment": "C3"}, "1178": {"value": "A2"}})
    rows: Rows = [["Period: Quarter 1 2012/13"], [104.9, None, 50], [None, None, "Three of six."]]
    found = read(mapped_council(cells), sheet(rows))
    assert figures(found) == {"1180": ("", "", "50", "C2"), "1178": ("", "", "104.9", "A2")}
    assert codes(found) == []


def test_what_a_sheet_of_single_cells_says_of_its_quarter_is_heeded() -> None:
    cells = TableMap(cells={"1178": {"value": "A2"}})
    with pytest.raises(Exception, match="for 2012-13 Q2, and it lies with the returns of 2012-13 Q1"):
        read(mapped_council(cells), sheet([["Period: Quarter 2 2012/13"], [104.9]]))


def test_each_of_several_services_reads_its_own_rows() -> None:
    council = mapped_council(WIDE, services=(CARE, SAFE))
    book = sheet([*YEARS, *TYPED, ["child-protection-plans", "Plans", 1, 2, 3, 4, 29.6]], percent_cells=PERCENT)
    assert list(figures(read(council, book))) == ["1178", "1180"]
    assert list(figures(read(council, book, service=SAFE))) == ["child-protection-plans"]


def test_what_is_nobody_s_is_asked_of_the_first_service_alone() -> None:
    council = mapped_council(WIDE, services=(CARE, SAFE))
    book = sheet([*YEARS, *TYPED, [None, "Total", 1, 2, 3, 4, 5]], percent_cells=PERCENT)
    assert [bool(codes(read(council, book, service=service))) for service in (CARE, SAFE)] == [True, False]


def test_a_service_with_no_row_in_the_file_is_not_turned_away() -> None:
    council = mapped_council(WIDE, services=(CARE, SAFE))
    assert read(council, BOOK, service=SAFE).indicators == ()


MONTHS: Rows = [["Ref", "Apr 2012", "May 2012", "Jun 2012"], ["1180", 3, 0, 9]]
BY_MONTHS = TableMap(headings="1", ref="Ref", value="its months")


def test_numbers_of_cases_in_a_quarter_are_added_up_from_its_months() -> None:
    found = read(mapped_council(BY_MONTHS, of=with_indicator("1180", unit=Unit.COUNT)), sheet(MONTHS))
    assert figures(found) == {"1180": ("", "", "12", "D2")}
    assert found.parts == {("Scorecard", 2): {"value": ("B2", "C2", "D2")}}


def test_percentages_of_months_are_asked_about() -> None:
    found = read(BY_MONTHS, sheet(MONTHS))
    assert (figures(found), codes(found)) == ({"1180": ("", "", "", "D2")}, [("L02", "D2", "1180")])


def test_counts_of_months_make_a_percentage_without_its_own() -> None:
    table = TableMap(headings="1-2", ref="Ref", numerator="its months, Num", denominator="its months, Den")
    rows: Rows = [
        ["Ref", "Apr 2012", None, "May 2012", None, "Jun 2012", None],
        [None, "Num", "Den", "Num", "Den", "Num", "Den"],
        ["1180", 1, 2, 0, 1, 2, 3],
    ]
    assert figures(read(table, sheet(rows))) == {"1180": ("3", "6", "", "F3")}


def test_what_is_so_at_the_end_of_a_month_is_so_at_the_end_of_the_quarter() -> None:
    rows: Rows = [MONTHS[0], ["1178", 101, 103, 104.9]]
    assert figures(read(BY_MONTHS, sheet(rows))) == {"1178": ("", "", "104.9", "D2")}


def test_a_month_without_a_number_is_asked_about_and_nothing_is_added_up() -> None:
    found = read(mapped_council(BY_MONTHS, of=with_indicator("1180", unit=Unit.COUNT)), sheet([MONTHS[0], ["1180", 3, None, 9]]))
    assert (figures(found)["1180"][2], codes(found)) == ("", [("L03", "C2", "1180")])


def test_the_council_can_say_otherwise_for_one_indicator() -> None:
    table = BY_MONTHS.model_copy(update={"exceptions": {"1180": {"value": "its last month"}}})
    assert figures(read(table, sheet(MONTHS))) == {"1180": ("", "", "9", "D2")}


def test_a_sheet_named_after_the_quarter_is_found_by_its_name() -> None:
    table = TableMap(sheet="the quarter", headings="1", ref="Ref", value="Position")
    books = [sheet([["Ref", "Position"], ["1178", value]], name) for name, value in (("Q4 2011-12", 103), ("Q1 2012-13", 104.9))]
    found = read(table, *books)
    assert (figures(found), found.indicators[0].source.sheet, codes(found)) == (
        {"1178": ("", "", "104.9", "B2")},
        "Q1 2012-13",
        [],
    )
