"""What does the marked copy of a return contain?"""

import datetime as dt
import re
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.annotate import annotated
from adapters.workbook.check_sheet import CHECK_SHEET
from quarterly.collecting.sheets.findings import Finding, Severity
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.errors import ReturnError
from tests.workbooks import parts, saved, with_parts, workbook
from tests.xlsb import AS_PERCENT, xlsb

RETURN = workbook({"PI return": [["PI ref", "Actual", "Sum"], [1176, 1.2, "=B2*2"], [1177, "n/a", None]], "Notes": []})


def finding(
    cell: str | None = "B2",
    severity: Severity = Severity.CRITICAL,
    code: str = "V01",
    sheet: str | None = "PI return",
    message: str = "1.2 is over 100%.",
) -> Finding:
    return Finding(
        code=code, severity=severity, message=message, remedy="Correct it.", file="return.xlsx", sheet=sheet, cell=cell
    )


def opened(body: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(body))


def changed(body: bytes = RETURN) -> tuple[openpyxl.Workbook, Worksheet]:
    book = opened(body)
    return book, book["PI return"]


def marked(*findings: Finding, body: bytes = RETURN) -> Worksheet:
    return opened(annotated(body, findings))["PI return"]


def listed(*findings: Finding, body: bytes = RETURN) -> Worksheet:
    return opened(annotated(body, findings))[CHECK_SHEET]


@pytest.mark.parametrize(
    ("severity", "colour"),
    [(Severity.CRITICAL, "FFFFC7CE"), (Severity.WARNING, "FFFFE699"), (Severity.INFO, "FFDDEBF7")],
)
def test_a_cell_is_coloured_by_severity(severity: Severity, colour: str) -> None:
    assert marked(finding(severity=severity))["B2"].fill.fgColor.rgb == colour


def test_two_findings_on_a_cell_show_the_worse() -> None:
    both = finding(severity=Severity.INFO), finding(severity=Severity.CRITICAL)
    assert marked(*both)["B2"].fill.fgColor.rgb == "FFFFC7CE"


def test_the_text_of_a_marked_cell_is_dark_and_otherwise_as_it_was() -> None:
    book, sheet = changed()
    sheet["B2"].font = Font(name="Arial", bold=True, color="FFFFFFFF")
    font = marked(finding(), body=saved(book))["B2"].font
    assert (font.name, font.bold, font.color.rgb) == ("Arial", True, "FF1F1F1F")


def test_a_note_says_what_and_what_to_do() -> None:
    assert marked(finding())["B2"].comment.text == "CRITICAL V01: 1.2 is over 100%.\nWhat to do: Correct it."


def test_findings_of_one_cell_share_a_note() -> None:
    note = marked(finding(code="V02", severity=Severity.WARNING), finding())["B2"].comment.text
    assert note.split("\n\n") == [
        "CRITICAL V01: 1.2 is over 100%.\nWhat to do: Correct it.",
        "WARNING V02: 1.2 is over 100%.\nWhat to do: Correct it.",
    ]


def test_the_senders_own_note_stays_below() -> None:
    book, sheet = changed()
    sheet["B2"].comment = Comment("agreed with Ann", "Ann")
    note = marked(finding(), body=saved(book))["B2"].comment.text
    assert note.endswith("Correct it.\n\nNote that was here before: agreed with Ann")


def test_a_longer_note_has_a_taller_box() -> None:
    body = annotated(RETURN, [finding(), finding("B3", message="x" * 500)])
    (boxes,) = (content for name, content in parts(body).items() if name.endswith(".vml"))
    assert re.findall(rb"height:(\d+)px", boxes) == [b"54", b"224"]


def test_a_finding_inside_merged_cells_is_marked_where_it_shows() -> None:
    book, sheet = changed()
    sheet.merge_cells("A5:C6")
    assert marked(finding("B6"), body=saved(book))["A5"].comment.text.startswith("CRITICAL V01")


def test_the_list_comes_first_and_alone_is_selected() -> None:
    book = opened(annotated(RETURN, [finding()]))
    assert [(sheet.title, bool(sheet.sheet_view.tabSelected)) for sheet in book.worksheets] == [
        (CHECK_SHEET, True),
        ("PI return", False),
        ("Notes", False),
    ]


def test_the_list_tells_everything_worst_first() -> None:
    sheet = listed(finding(None, Severity.INFO, "V30"), finding(), finding(None, Severity.WARNING, "V40", sheet=None))
    assert [tuple(cell.value for cell in row) for row in sheet["A5:F8"]] == [
        ("Severity", "Reference", "Sheet", "Cell", "Problem", "What to do"),
        ("Critical", "V01", "PI return", "B2", "1.2 is over 100%.", "Correct it."),
        ("Warning", "V40", "whole file", None, "1.2 is over 100%.", "Correct it."),
        ("Info", "V30", "PI return", None, "1.2 is over 100%.", "Correct it."),
    ]


def test_the_list_counts_each_severity() -> None:
    assert listed(finding(), finding("B3", Severity.INFO))["A2"].value == (
        "1 critical (the indicator, or the one sentence, is held back until it is mended), "
        "0 to confirm or mend (warning), 1 for information (info)."
    )


ASKED = replace(finding(severity=Severity.WARNING, code="H02"), asked=Asked(about="value"), reference="H02-3f9a1c")


def test_a_question_has_a_reference_and_green_cells_for_its_answer() -> None:
    sheet = listed(ASKED, finding("B3"))
    cells = [[sheet.cell(row, column) for column in (2, 7, 8)] for row in (5, 6, 7)]
    assert [cell.value for cell in cells[0]] == ["Reference", "Your answer", "Good until"]
    assert [(row[0].value, row[1].value, row[1].fill.fgColor.rgb) for row in cells[1:]] == [
        ("V01", None, "FFE7E6E6"),
        ("H02-3f9a1c", None, "FFE2EFDA"),
    ]
    assert "answer in green" in sheet["A4"].value


def test_where_nothing_can_be_answered_nothing_is_said_of_it() -> None:
    assert listed(finding())["A4"].value is None


def answered(answer: str, until: object = None) -> bytes:
    book = opened(annotated(RETURN, [ASKED]))
    book[CHECK_SHEET]["G6"], book[CHECK_SHEET]["H6"] = answer, until
    return saved(book)


def test_an_answer_that_settled_nothing_is_not_lost() -> None:
    sheet = listed(ASKED, body=answered("A new home opened.", dt.datetime(2027, 3, 31)))
    assert (sheet["G6"].value, sheet["H6"].value, sheet["H6"].number_format) == (
        "A new home opened.", dt.datetime(2027, 3, 31), "d mmmm yyyy"
    )  # fmt: skip


def test_an_answer_never_becomes_a_formula() -> None:
    cell = listed(ASKED, body=answered("=1+1", "=2"))["G6"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_was_answered_is_listed_no_more() -> None:
    assert listed(finding(), body=answered("A new home opened."))["G6"].value is None


def test_nothing_found_is_said() -> None:
    assert listed()["A2"].value == "Nothing was found that needs mending."


def test_the_header_stays_in_view() -> None:
    assert listed(finding()).freeze_panes == "A6"


def test_a_cell_in_the_list_leads_to_its_place() -> None:
    book, sheet = changed()
    sheet.title = "Children's return"
    links = listed(finding(sheet="Children's return"), body=saved(book))
    assert links["D6"].hyperlink.location == "'Children''s return'!B2"


@pytest.mark.parametrize("cell", ["B2:C3", "row 2", "B0", ""])
def test_a_place_that_is_no_cell_is_only_listed(cell: str) -> None:
    assert listed(finding(cell))["D6"].hyperlink is None


def test_a_place_on_a_hidden_sheet_is_called_hidden() -> None:
    book, sheet = changed()
    sheet.sheet_state = "hidden"
    row = listed(finding(), body=saved(book))[6]
    assert (row[2].value, row[3].hyperlink) == ("PI return (a hidden sheet)", None)


@pytest.mark.parametrize("title", [CHECK_SHEET, "WHAT TO CHECK"])
def test_the_list_of_an_earlier_round_is_replaced(title: str) -> None:
    book, _ = changed()
    book.create_sheet(title)["A1"] = "old"
    assert opened(annotated(saved(book), [finding()])).sheetnames == [CHECK_SHEET, "PI return", "Notes"]


def test_marks_of_an_earlier_round_go_when_mended() -> None:
    cell = marked(body=annotated(RETURN, [finding()]))["B2"]
    assert (cell.comment, cell.fill.fill_type) == (None, None)


def test_the_senders_own_note_outlives_a_round() -> None:
    book, sheet = changed()
    sheet["B2"].comment = Comment("agreed with Ann", "Ann")
    assert marked(body=annotated(saved(book), [finding()]))["B2"].comment.text == "agreed with Ann"


def test_a_second_round_with_the_same_findings_changes_nothing() -> None:
    once = annotated(RETURN, [finding()])
    assert annotated(once, [finding()]) == once


def test_formulas_formats_and_widths_survive() -> None:
    book, sheet = changed()
    sheet["B2"].number_format = "0.0%"
    sheet.column_dimensions["B"].width = 33
    copy = marked(finding(), body=saved(book))
    assert (copy["C2"].value, copy["B2"].number_format, copy.column_dimensions["B"].width) == ("=B2*2", "0.0%", 33)


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x.example","y")', "+1", "@SUM(1)", "#N/A"])
def test_a_text_never_becomes_a_formula(text: str) -> None:
    cell = listed(finding(message=text))["E6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_characters_a_workbook_cannot_hold_are_left_out() -> None:
    assert listed(finding(message="a\x00b\x0bc"))["E6"].value == "abc"


def test_a_workbook_that_cannot_be_copied_comes_back_as_the_list_alone() -> None:
    book, _ = changed()
    book.create_chartsheet("Chart without a drawing")  # openpyxl does not open what it wrote
    alone = opened(annotated(saved(book), [finding()]))
    assert (alone.sheetnames, alone[CHECK_SHEET]["A3"].value) == (
        [CHECK_SHEET],
        "Your own sheets could not be copied here: mend the places in the workbook you sent, and send it again.",
    )


def test_an_unsafe_workbook_is_not_annotated() -> None:
    with pytest.raises(ReturnError, match="macro sheets"):
        annotated(with_parts(RETURN, {"xl/macrosheets/sheet1.xml": b"x"}), [finding()])


def test_macros_are_left_as_they_are() -> None:
    kinds = parts(RETURN)["[Content_Types].xml"].replace(b"</Types>", b"").decode()
    macros = '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    relations = parts(RETURN)["xl/_rels/workbook.xml.rels"].decode().replace("</Relationships>", "")
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    relation = f'<Relationship Id="rIdV" Type="{kind}" Target="vbaProject.bin"/>'
    added: dict[str, bytes | str] = {
        "xl/vbaProject.bin": b"the macros",
        "[Content_Types].xml": kinds + macros,
        "xl/_rels/workbook.xml.rels": f"{relations}{relation}</Relationships>",
    }
    marked = parts(annotated(with_parts(RETURN, added), [finding()]))
    assert marked["xl/vbaProject.bin"] == b"the macros"
    assert b"macroEnabled" in marked["[Content_Types].xml"]


@pytest.mark.parametrize(
    "body", [b"PI ref,Actual\n1176,62.9%\n", xlsb("Table", [["PI ref", "Actual"], [1176.0, (0.629, AS_PERCENT)]])]
)
def test_the_copy_of_a_file_that_cannot_be_written_is_a_workbook_of_its_values(body: bytes) -> None:
    marked = opened(annotated(body, [replace(finding("B2"), sheet="Table")]))
    assert [sheet.title for sheet in marked] == ["What to check", "Table"]
    cell = marked["Table"]["B2"]
    assert (cell.value, cell.number_format, bool(cell.comment)) == (0.629, "0.0###%", True)
