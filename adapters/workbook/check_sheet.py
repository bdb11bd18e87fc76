"""The sheet "What to check": all findings of a workbook in one list, each with a link to its cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.write_cells import lay_out, saved, write_header, write_row, write_text, write_title
from quarterly.collecting.sheets.findings import Finding, Severity, counts_by_severity
from quarterly.collecting.sheets.points import Point, points
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND

CHECK_SHEET = "What to check"
REFERENCE, ANSWER, GOOD_UNTIL = "Reference", "Your answer", "Good until"
HEADERS = ("Severity", REFERENCE, "Sheet", "Cell", "Problem", "What to do", ANSWER, GOOD_UNTIL)
FILLS = {
    Severity.CRITICAL: PatternFill("solid", fgColor="FFFFC7CE"),
    Severity.WARNING: PatternFill("solid", fgColor="FFFFE699"),
    Severity.INFO: PatternFill("solid", fgColor="FFDDEBF7"),
}
DARK = "FF1F1F1F"  # legible on all three

_WIDTHS = (10, 13, 16, 6, 44, 36, 38, 15)
_HEADER_ROW = 5
_CELL_NAME = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_IN_PLACE = "Each place is coloured in your own sheets and has a note on it. Mend it there, save the workbook and send it again."
_LIST_ALONE = "Your own sheets could not be copied here: mend the places in the workbook you sent, and send it again."
_OF_A_REPORT = "Each place is in the report, or in the workbook it was sent in. Mend it there, and send that workbook again."
_ANSWERED = f"What is right as it is, answer in green; “{GOOD_UNTIL}” may be the last day it holds. Write nothing about a child."
_TO_FILL_IN, _NOTHING_TO_FILL_IN = PatternFill("solid", fgColor="FFE2EFDA"), PatternFill("solid", fgColor="FFE7E6E6")
_AS_A_DAY = "d mmmm yyyy"
_LINK = Font(name="Calibri", size=11, color="FF0563C1", underline="single")


def position_of(book: Workbook, finding: Finding) -> tuple[Worksheet, str] | None:
    """Return the worksheet and cell of a finding, None if it is not about a cell of this workbook."""
    sheet = next((sheet for sheet in book.worksheets if sheet.title == finding.sheet), None)
    return (sheet, finding.cell) if sheet and finding.cell and _CELL_NAME.fullmatch(finding.cell) else None


@dataclass(frozen=True, slots=True)
class TypedBefore:
    """What stands beside a question in the copy that was sent back: the answer, and the day until which it is good."""

    answer: object
    until: object


def answers_typed(book: Workbook) -> dict[str, TypedBefore]:
    """Return what was typed beside questions, by reference, so that an answer that could not be used is not lost."""
    found: dict[str, TypedBefore] = {}
    for sheet in (each for each in book.worksheets if each.title.casefold() == CHECK_SHEET.casefold()):
        headers = [str(cell.value) for cell in sheet[_HEADER_ROW]]
        if not {REFERENCE, ANSWER, GOOD_UNTIL} <= {*headers}:
            continue
        columns = [headers.index(name) for name in (REFERENCE, ANSWER, GOOD_UNTIL)]
        for row in sheet.iter_rows(min_row=_HEADER_ROW + 1, values_only=True):
            reference, answer, until = (row[column] for column in columns)
            if reference and (answer or until):
                found[str(reference)] = TypedBefore(answer, until)
    return found


def write_check_sheet(book: Workbook, findings: Sequence[Finding], typed: Mapping[str, TypedBefore]) -> None:
    """Add the list as the first sheet, on which the workbook opens; `typed` are answers that stay, by reference."""
    _write_list(book, findings, typed, _IN_PLACE if book.worksheets else _LIST_ALONE)


def list_of_questions(findings: Sequence[Finding]) -> bytes:
    """Return a workbook with the list alone, of what was found in a report as a whole."""
    book = Workbook()
    book.remove(book.active)
    _write_list(book, findings, {}, _OF_A_REPORT)
    return saved(book)


def _write_list(book: Workbook, findings: Sequence[Finding], typed: Mapping[str, TypedBefore], how: str) -> None:
    sheet = book.create_sheet(CHECK_SHEET, 0)
    write_title(sheet, CHECK_SHEET)
    invented = LEGEND if any(ILLUSTRATIVE in each.message for each in findings) else ""
    counts, where, answered = _sentences(findings, how)
    for row, sentence in enumerate((counts, where, " ".join(filter(None, (answered, invented)))), start=2):
        write_text(sheet.cell(row, 1), sentence)
    if findings:
        write_header(sheet, _HEADER_ROW, HEADERS)
        for row, point in enumerate(points(findings), start=_HEADER_ROW + 1):
            _write_point(book, sheet, row, point)
            _write_answer(sheet, row, point.first, typed.get(point.first.reference))
    lay_out(sheet, _WIDTHS)
    _open_on(book, sheet)


def _sentences(findings: Sequence[Finding], how: str) -> tuple[str, str, str]:
    if not findings:
        return "Nothing was found that needs mending.", "", ""
    counts = counts_by_severity(point.first for point in points(findings))
    return (
        f"{counts['critical']} critical (the indicator, or the one sentence, is held back until it is mended), "
        f"{counts['warning']} to confirm or mend (warning), {counts['info']} for information (info).",
        how,
        _ANSWERED if any(each.reference for each in findings) else "",
    )


def _write_point(book: Workbook, sheet: Worksheet, row: int, point: Point) -> None:
    finding = point.first
    # This list is a new one: what was wrong with an answer stood in the list as it was sent.
    position = None if finding.sheet == CHECK_SHEET else position_of(book, finding)
    hidden = position is not None and position[0].sheet_state != "visible"
    where = (finding.sheet or "whole file") + (" (a hidden sheet)" if hidden else "")
    name = finding.reference or finding.code
    words = (finding.severity.capitalize(), name, where, point.cells, point.message, point.remedy, "", "")
    write_row(sheet, row, words, _WIDTHS)
    sheet.cell(row, 1).fill = FILLS[finding.severity]
    if position and not hidden:  # a link to a hidden sheet does not work
        _link(sheet.cell(row, 4), *position)


def _write_answer(sheet: Worksheet, row: int, finding: Finding, typed: TypedBefore | None) -> None:
    """Prepare the cells in which a question is answered; those beside what only a correction helps are grey."""
    answer, until = (sheet.cell(row, HEADERS.index(header) + 1) for header in (ANSWER, GOOD_UNTIL))
    answer.fill = until.fill = _TO_FILL_IN if finding.reference else _NOTHING_TO_FILL_IN
    until.number_format = _AS_A_DAY
    if typed and typed.answer:
        write_text(answer, str(typed.answer))
    if typed and isinstance(typed.until, date):
        until.value = typed.until
    elif typed and typed.until:
        write_text(until, str(typed.until))


def _link(cell: Cell, sheet: Worksheet, target: str) -> None:
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(sheet.title)}!{target}")
    cell.font = _LINK


def _open_on(book: Workbook, first: Worksheet) -> None:
    """Select this sheet alone: while two are selected, Excel writes what is typed into both."""
    book.active = first
    for view in book.views:
        view.firstSheet = 0
    for sheet in (*book.worksheets, *book.chartsheets):
        for view in sheet.views.sheetView if isinstance(sheet, Worksheet) else sheet.sheetViews.sheetView:
            view.tabSelected = sheet is first
