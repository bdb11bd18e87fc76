"""What people do to sheets: notes, blank rows, merged cells, figures for text, other names; nothing is lost without a word."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.sheets.layout import plain
from tests.properties import costly
from tests.unit.collecting.narrative.sheets import TITLE, checked, read, sent, told
from tests.workbooks import saved, workbook

HEADER = ["Heading", "About", "Text"]
SCHOOLS = [["School", "Judgement"], ["Hill School", "Special measures"]]
PROSE = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")) | st.just("\n"), max_size=60)


def texts(rows: list[list[Any]], service: str = "schools") -> list[str]:
    return [passage.text for passage in read({"Narrative": [HEADER, *rows]}, service).passages]


def test_blank_rows_notes_and_blank_form_rows_say_nothing() -> None:
    rows = [
        ["Key developments", "schools", "One."],
        [],
        ["Key developments", "schools"],
        ["Please return by Friday."],
        ["Summary"],
    ]
    assert texts(rows) == ["One."]


def test_further_columns_are_left_alone() -> None:
    found = read({"Narrative": [["No.", "Heading", "Words", "Text"], [1, "Director's summary", 4, "All is well."]]})
    assert [passage.text for passage in found.passages] == ["All is well."]


def test_line_breaks_and_marks_are_kept_as_typed() -> None:
    assert texts([["Key developments", None, "  First.\n\n* one\n* **two** \n"]]) == ["First.\n\n* one\n* **two**"]


@pytest.mark.parametrize(("typed", "kept"), [(12, "12"), (12.5, "12.5"), (True, "True")])
def test_a_figure_for_text_is_its_text(typed: Any, kept: str) -> None:
    assert texts([["Key developments", None, typed]]) == [kept]


def test_a_percentage_is_read_as_it_is_shown() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook({"Narrative": [*TITLE, HEADER, ["Director's summary", None, 0.629]]})))
    book["Narrative"]["C6"].number_format = "0.0%"
    assert [passage.text for passage in checked(saved(book)).narrative.passages] == ["62.9%"]


def test_titles_and_headings_in_merged_cells() -> None:
    rows: list[list[Any]] = [
        ["Key developments", "schools", "One."],
        [None, None, "Two."],
        ["Director's summary", None, "Three."],
    ]
    book = openpyxl.load_workbook(BytesIO(workbook({"Narrative": [*TITLE, HEADER, *rows]})))
    for cells in ("A1:C1", "A6:A7", "B6:B7"):
        book["Narrative"].merge_cells(cells)
    found = checked(saved(book))
    assert [(p.kind, p.about, p.text) for p in found.narrative.passages] == [
        ("developments", "schools", "One."), ("developments", "schools", "Two."), ("summary", "", "Three."),
    ]  # fmt: skip


def test_a_hidden_sheet_is_read_like_any_other() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook({"Papers": [*TITLE, ["Title"], ["Plan"]], "Schools": [*TITLE, *SCHOOLS]})))
    book["Schools"].sheet_state = "hidden"
    assert [school.school for school in checked(saved(book)).narrative.schools] == ["Hill School"]


def test_a_sheet_of_another_name_is_not_narrative() -> None:
    found = sent({"Schools": SCHOOLS, "Schools visited": SCHOOLS})
    assert (len(found.narrative.schools), told(found)) == (1, [])


def test_a_table_of_indicators_may_have_a_name_of_narrative() -> None:
    rows: list[list[Any]] = [["PI ref", "Actual", "Status"], ["1178", 104.9, "p"]]
    found = sent({"Schools": rows}, service="children-in-care", title=[["Milton Council, 2012-13 Q1"]])
    assert ([row.indicator for row in found.indicators], told(found)) == (["1178"], [])


def test_key_activities_under_a_name_of_narrative_are_not_taken_for_it() -> None:
    found = sent({"Undertakings": [["Ref", "Status", "Progress"], ["YP1a", "✓", "Agreed."]], "Schools": SCHOOLS})
    assert (found.actions, told(found)) == ((), ["N14 Undertakings!A1"])


def test_prose_without_a_table_does_not_tell_which_quarter_it_is() -> None:
    found = sent({"Narrative": [["Better than in Quarter 4 2011/12"]], "Schools": SCHOOLS}, title=[["Milton Council"]])
    assert (found.refused, told(found)) == ("", ["F04 Schools!A1", "N14 Narrative!A1"])


def test_a_workbook_of_another_quarter_is_refused() -> None:
    found = sent({"Schools": SCHOOLS}, title=[["Milton Council"], ["Quarter 2 2012/13"]])
    assert (found.refused.partition(" Send")[0], found.narrative.schools) == (
        "This return is for 2012-13 Q2, and it lies with the returns of 2012-13 Q1.",
        (),
    )


def test_a_services_workbook_is_refused_as_a_cover_workbook() -> None:
    assert "“Schools and learning”" in sent({"Schools": SCHOOLS}, title=[["Service: Schools and learning"]]).refused


def test_what_identifies_a_child_in_a_sentence_of_narrative_holds_that_sentence() -> None:
    found = sent({"Narrative": [HEADER, ["Director's summary", None, "The child B801200005001 moved."]]})
    assert (found.refused, [(each.code, each.cell) for each in found.findings]) == ("", [("P01", "C6")])


def test_what_identifies_a_child_outside_a_sentence_refuses_narrative_too() -> None:
    found = sent({"Narrative": [HEADER, ["Director's summary", None, "B801200005001"]]})
    assert "UPN at Narrative!C6" in found.refused


def test_a_formula_nobody_worked_out_is_found() -> None:
    found = sent({"Narrative": [HEADER, ["Director's summary", None, '="A"&"B"']]})
    assert (told(found), found.narrative.passages) == (["C03 Narrative!C6"], ())


@pytest.mark.parametrize(("typed", "code"), [("#NAME?", "C16"), ("See attached.", "C18")])
def test_a_text_that_no_reader_can_use_is_found_and_not_printed(typed: str, code: str) -> None:
    found = sent({"Narrative": [HEADER, ["Director's summary", None, typed]]})
    assert (code in {each.code for each in found.findings}, found.narrative.passages) == (True, ())


def test_a_row_of_nothing_but_such_a_formula_is_found_too() -> None:
    found = sent({"Narrative": [HEADER, [None, None, "=0"]], "Schools": SCHOOLS})
    assert told(found) == ["C03 Narrative!C6"]


@costly(4)
@given(st.lists(st.tuples(st.sampled_from(["Director's summary", "Other", None, "Key developments"]), PROSE), max_size=6))
def test_every_text_is_kept_or_found(rows: list[tuple[str | None, str]]) -> None:
    found = sent({"Narrative": [HEADER, *([heading, None, text] for heading, text in rows)], "Schools": SCHOOLS})
    typed = {number for number, (_, text) in enumerate(rows, start=6) if plain(text)}
    kept = {passage.source.row for passage in found.narrative.passages}
    asked = {int("".join(filter(str.isdigit, finding.cell or ""))) for finding in found.findings}
    assert found.refused or typed <= kept | asked
