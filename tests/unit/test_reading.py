"""From cells to rows: what is read, what is asked about, what is refused, and that no row is lost."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.workbook.check_sheet import CHECK_SHEET
from adapters.workbook.request import COMMENTARY_SHEET, HEADERS
from quarterly.errors import ReturnError
from quarterly.returns.cells import comment_of, text_of
from quarterly.returns.layout import HEADER_WITHIN, plain
from quarterly.returns.reading import ReturnReader
from quarterly.returns.records import IndicatorRow, ReadReturn
from quarterly.returns.sheets import Scalar, Sheet, Workbook
from quarterly.returns.source import Source
from tests.unit.made import CARE, DUDLEY, LAYOUT, Q1, RULES

TITLE: list[list[Scalar]] = [
    ["Dudley Metropolitan Borough Council"],
    ["Service: Children in care"],
    ["Period: Quarter 1 2012/13"],
]
HEADER: list[Scalar] = ["PI ref", "Indicator", "Numerator", "Denominator", "Actual", "Target", "Comments"]
ACTIONS: list[Scalar] = ["Ref", "Key activities", "Status", "Progress"]
LAC = "Number of LAC per 10k of the child population"


def sheet(rows: Sequence[Sequence[Scalar]], name: str = "PI return", header: Sequence[Scalar] = HEADER, **seen: Any) -> Sheet:
    return Sheet(name, tuple(tuple(row) for row in (*TITLE, header, *rows)), **seen)


def read(*sheets: Sheet, service: str = CARE) -> ReadReturn:
    reader = ReturnReader(DUDLEY, Q1, LAYOUT, RULES)
    return reader.read(Workbook(sheets), service=service, file="return.xlsx", digest="d1")


def rows(*typed: Sequence[Scalar], **seen: Any) -> ReadReturn:
    return read(sheet(typed, **seen))


def only(found: ReadReturn) -> IndicatorRow:
    (one,) = found.indicators
    return one


def codes(found: ReadReturn) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.cell) for finding in found.findings]


def refusal(*sheets: Sheet, service: str = CARE) -> str:
    with pytest.raises(ReturnError) as error:
        read(*sheets, service=service)
    return str(error.value)


# Rows


def test_a_row_is_read_with_its_place() -> None:
    place = Source("return.xlsx", "d1", "PI return", 5, "E5")
    assert only(rows([1180, "Care leavers", 3, 6, 50, 65, "3 of 6"])) == IndicatorRow(
        "1180", "Care leavers", Decimal(3), Decimal(6), Decimal(50), Decimal(65), "3 of 6", place
    )


@pytest.mark.parametrize("ref", [1178, 1178.0, "1178", "PI 1178", "PI - 1178", "pi-1178 ", "PI1178"])
def test_a_ref_is_read_however_it_is_typed(ref: Scalar) -> None:
    assert only(rows([ref, None, None, None, 104.9])).indicator == "1178"


@pytest.mark.parametrize("ref", [None, "", "-"])
def test_a_row_without_a_ref_is_known_by_its_name(ref: Scalar) -> None:
    assert only(rows([ref, LAC.upper(), None, None, 104.9])).indicator == "1178"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ([1197, LAC, None, None, 104.9], "1197"),
        ([None, "Children who go missing", None, None, 7], "Children who go missing"),
        ([None, None, None, None, 7], ""),
        ([1176, None, None, None, 62.9], "1176"),
        ([1197, None, None, None, None, None, "Nothing to report"], "1197"),
    ],
)
def test_a_row_nobody_knows_is_kept_to_be_asked_about(typed: list[Scalar], kept: str) -> None:
    assert only(rows(typed)).indicator == kept


def test_doubled_rows_are_both_kept() -> None:
    assert [str(one.value) for one in rows([1178, None, None, None, 104.9], [1178, None, None, None, 109.4]).indicators] == [
        "104.9",
        "109.4",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        [],
        [None] * 7,
        ["", " ", None, None, None],
        ["* 1178 counts every child on the last day."],
        [None, "Queries to the data lead."],
    ],
)
def test_blank_rows_and_notes_are_no_rows(typed: list[Scalar]) -> None:
    assert [one.source.row for one in rows([1178, None, None, None, 104.9], typed, [1180, None, None, None, 50]).indicators] == [
        5,
        7,
    ]


def test_an_indicator_without_a_figure_is_a_row() -> None:
    assert only(rows([1178, LAC])).value is None


def test_a_zero_is_a_figure() -> None:
    assert only(rows([1180, None, 0, 12, 0])).value == 0


def test_a_table_may_begin_anywhere_in_the_first_rows_and_columns() -> None:
    notes: list[list[Scalar]] = [["Please complete"]] * (HEADER_WITHIN - 1)
    shifted = Sheet("Sheet1", tuple(tuple(r) for r in (*notes, [None, "Outturn", "Measure", "Ref"], [None, 104.9, LAC, 1178])))
    assert only(read(shifted)).source.cell == f"B{HEADER_WITHIN + 1}"


def test_of_two_columns_for_a_figure_the_first_counts() -> None:
    doubled = Sheet("S", (("PI ref", "Actual", "Outturn"), (1178, 104.9, 96.1)))
    assert only(read(doubled)).value == Decimal("104.9")


def test_a_row_shorter_than_the_header_is_read() -> None:
    short = read(Sheet("S", (("Actual", "Comment", "PI ref"), (5,), (6, None, 1178))))
    assert [(one.indicator, one.value) for one in short.indicators] == [("", 5), ("1178", 6)]


@given(st.lists(st.sampled_from(["1178", "1180", "1176", "x", None]), max_size=6))
def test_every_row_with_a_figure_is_kept_in_order(refs: list[str | None]) -> None:
    typed: list[list[Scalar]] = [[ref, None, None, None, position] for position, ref in enumerate(refs)]
    assert [one.value for one in rows(*typed).indicators] == list(range(len(refs)))


# Figures


@pytest.mark.parametrize(
    ("ref", "typed", "value", "found"),
    [
        (1176, 62.9, "62.9", []),
        (1176, "62.9%", "62.9", ["C01"]),
        (1176, "62.9", "62.9", ["C01"]),
        (1178, "1,104.9", "1104.9", ["C01"]),
        (1176, 62.900000000000006, "62.9", []),
        (1176, "TBC", None, ["C02"]),
        (1176, "n/a", None, ["C02"]),
        (1176, "3 of 6", None, ["C02"]),
        (1176, True, None, ["C02"]),
        (1176, None, None, []),
        (1176, "  ", None, []),
        (1178, "104.9%", None, ["C04"]),
        ("adoption-matching", "174%", None, ["C04"]),
    ],
)
def test_a_figure_is_read_or_asked_about_at_its_cell(ref: Scalar, typed: Scalar, value: str | None, found: list[str]) -> None:
    result = rows([ref, None, None, None, typed])
    assert only(result).value == (None if value is None else Decimal(value))
    assert codes(result) == [(code, "E5") for code in found]


@pytest.mark.parametrize(("stored", "value"), [(0.629, "62.9"), (1, "100"), (0.6290000000000001, "62.9"), (0.0, "0")])
def test_a_percentage_format_is_read_as_shown(stored: float, value: str) -> None:
    result = rows([1176, None, None, None, stored], percent_cells=frozenset({"E5"}))
    assert (only(result).value, codes(result)) == (Decimal(value), [])


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


@pytest.mark.parametrize(
    ("typed", "comment"), [("More came.", "More came."), (" x ", "x"), ("-", ""), ("N/A", ""), ("None", ""), (None, "")]
)
def test_a_comment_that_says_nothing_is_none(typed: Scalar, comment: str) -> None:
    assert comment_of(typed) == comment


@pytest.mark.parametrize(("value", "text"), [(1178.0, "1178"), (1178, "1178"), (11.5, "11.5"), (" a ", "a"), (None, "")])
def test_a_cell_as_text(value: Scalar, text: str) -> None:
    assert text_of(value) == text


# Actions and replies


def actions(*typed: Sequence[Scalar]) -> ReadReturn:
    return read(sheet(typed, "Actions", ACTIONS))


@pytest.mark.parametrize(
    ("typed", "status"),
    [("✓", "tick"), ("★", "star"), ("▲", "triangle"), ("Good", "tick"), ("ahead of schedule", "star"), ("amber", "amber")],
)
def test_a_status_is_read_as_symbol_or_word(typed: str, status: str) -> None:
    assert [one.status for one in actions(["YP2b", "LAC care", typed, "Better."]).actions] == [status]


def test_a_symbol_of_the_other_scale_is_no_status() -> None:
    assert [one.status for one in actions(["YP2b", None, "●", None]).actions] == ["●"]


def test_an_action_is_read_with_its_place() -> None:
    (one,) = actions(["YP2b", None, "✓", "Better."]).actions
    assert (one.ref, one.progress, one.source.sheet, one.source.cell) == ("YP2b", "Better.", "Actions", "C5")


@pytest.mark.parametrize(
    ("activity", "ref"),
    [
        ("Improve the educational attainment of looked after children (LAC)", "YP1c"),
        ("Something else", "Something else"),
        (None, ""),
    ],
)
def test_an_action_without_a_ref_is_known_by_its_name_or_asked_about(activity: Scalar, ref: str) -> None:
    assert [one.ref for one in actions([None, activity, "✓", "Better."]).actions] == [ref]


def test_a_status_never_worked_out_is_asked_for() -> None:
    found = read(sheet([["YP2b", None, None, "Better."], ["YP2b"]], "Actions", ACTIONS, uncalculated=frozenset({"C5", "C6"})))
    assert codes(found) == [("C03", "C5"), ("C03", "C6")]


def test_a_note_under_the_actions_is_no_action() -> None:
    assert actions(["YP2b", None, "✓", "Better."], ["Queries to the data lead."], []).actions[1:] == ()


def test_replies_are_read_and_their_figures_are_not() -> None:
    answers = [("1178", LAC, "104.9", "98.8", "Worse", "More came."), ("1180", None, "50%", "65%", "Worse", "-")]
    form = Sheet(COMMENTARY_SHEET, (("Dudley: commentary for Quarter 1 2012/13",), HEADERS, *answers))
    found = read(form, service="commentary")
    assert [(one.indicator, one.comment, one.source.cell) for one in found.comments] == [("1178", "More came.", "F3")]
    assert (found.indicators, found.findings) == ((), ())


def test_our_own_list_of_findings_is_not_the_senders() -> None:
    assert plain(CHECK_SHEET) in LAYOUT.ignored_sheets
    listed = Sheet(CHECK_SHEET, (("Quarter 4 2011/12",), tuple(HEADER), (1178, None, None, None, 1)))
    assert [one.source.sheet for one in read(listed, sheet([[1178, None, None, None, 104.9]])).indicators] == ["PI return"]


def test_both_kinds_of_table_are_read_from_one_file() -> None:
    found = read(sheet([[1178, None, None, None, 104.9]]), sheet([["YP2b", None, "✓", "Better."]], "Actions", ACTIONS))
    assert (len(found.indicators), len(found.actions)) == (1, 1)
    assert found.columns["Actions"] == {"indicator": "A", "name": "B", "status": "C", "progress": "D"}


# Whole files


def test_a_file_without_a_table_is_refused() -> None:
    assert "No table of indicators, actions or narrative" in refusal(Sheet("Notes", (("Nothing to report this quarter",),)))


def test_a_header_too_far_down_is_no_table() -> None:
    assert "No table" in refusal(Sheet("S", ((),) * HEADER_WITHIN + (tuple(HEADER), (1178, None, None, None, 1))))


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Sandwell Metropolitan Borough Council", "“Sandwell Metropolitan Borough Council”"),
        ("Service: Assessment and safeguarding", "the service “Assessment and safeguarding”"),
        ("Quarter 4 2011/12", "2011-12 Q4"),
    ],
)
def test_a_return_of_another_is_refused(title: str, found: str) -> None:
    foreign = Sheet("S", ((title,), tuple(HEADER), (1178, None, None, None, 1)))
    assert refusal(foreign).startswith(f"This return is for {found}, and it lies with the returns of")


@pytest.mark.parametrize("visible", [True, False])
def test_a_sheet_of_another_quarter_is_not_read_as_this_ones(visible: bool) -> None:
    old = Sheet("Q4", (("Quarter 4 2011/12",), tuple(HEADER), (1180, None, None, None, 80)), visible)
    message = refusal(old, sheet([[1178, None, None, None, 104.9]]))
    assert message.startswith("This return is for 2011-12 Q4 on the sheet “Q4”, and it lies with the returns of 2012-13 Q1.")


def test_a_sheet_that_compares_with_another_quarter_is_read() -> None:
    both = Sheet("S", (("Quarter 1 2012/13 (Quarter 4 2011/12 beside it)",), tuple(HEADER), (1178, None, None, None, 1)))
    assert only(read(both)).indicator == "1178"


def test_a_cover_sheet_may_name_the_quarter() -> None:
    cover = Sheet("Cover", (("Quarter 1 2012/13",),))
    assert read(cover, Sheet("S", (tuple(HEADER), (1178, None, None, None, 1)))).findings == ()


def test_no_quarter_at_all_is_asked_about() -> None:
    (found,) = read(Sheet("S", (tuple(HEADER), (1178, None, None, None, 1)))).findings
    assert (found.code, found.remedy) == ("F04", "Put the quarter above the table, such as 2012-13 Q1.")


@pytest.mark.parametrize(
    ("text", "kind", "secret"),
    [
        ("B801200005001", "UPN", "B80"),
        ("NHS 450 557 7104", "NHS number", "450"),
        ("the boy born on 3 May 2005", "date of birth", "2005"),
    ],
)
def test_an_identifier_turns_the_file_away_without_being_repeated(text: str, kind: str, secret: str) -> None:
    message = refusal(sheet([[1178, None, None, None, 104.9, None, text]]))
    assert f"{kind} at PI return!G5" in message
    assert secret not in message


def test_an_identifier_is_found_in_sheets_that_are_not_read() -> None:
    hidden = Sheet("Cases", (("UPN B801200005001",),), visible=False)
    assert "UPN at Cases!A1" in refusal(sheet([[1178, None, None, None, 104.9]]), hidden)


def test_a_file_full_of_identifiers_is_told_so_briefly() -> None:
    cases = Sheet("Cases", (("B801200005001",),) * 15)
    assert "Cases!A10, 5 more." in refusal(cases)
