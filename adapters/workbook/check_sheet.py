"""The sheet "What to check": all findings of a workbook in one list, each with a link to its cell."""

import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.write_cells import lay_out, write_header, write_row, write_text, write_title
from quarterly.collecting.sheets.findings import Finding, Severity, counts_by_severity, worst_first
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND

CHECK_SHEET = "What to check"
HEADERS = ("Severity", "Code", "Sheet", "Cell", "Problem", "What to do")
FILLS = {
    Severity.CRITICAL: PatternFill("solid", fgColor="FFFFC7CE"),
    Severity.WARNING: PatternFill("solid", fgColor="FFFFE699"),
    Severity.INFO: PatternFill("solid", fgColor="FFDDEBF7"),
}
DARK = "FF1F1F1F"  # legible on all three

_WIDTHS = (11, 8, 22, 8, 62, 62)
_HEADER_ROW = 5
_CELL_NAME = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_IN_PLACE = "Each place is coloured in your own sheets and has a note on it. Mend it there, save the workbook and send it again."
_LIST_ALONE = "Your own sheets could not be copied here: mend the places in the workbook you sent, and send it again."
_LINK = Font(name="Calibri", size=11, color="FF0563C1", underline="single")


def position_of(book: Workbook, finding: Finding) -> tuple[Worksheet, str] | None:
    """Return the worksheet and cell of a finding, None if it is not about a cell of this workbook."""
    sheet = next((sheet for sheet in book.worksheets if sheet.title == finding.sheet), None)
    return (sheet, finding.cell) if sheet and finding.cell and _CELL_NAME.fullmatch(finding.cell) else None


def write_check_sheet(book: Workbook, findings: Sequence[Finding]) -> None:
    """Add the list as the first sheet, on which the workbook opens."""
    how = _IN_PLACE if book.worksheets else _LIST_ALONE
    sheet = book.create_sheet(CHECK_SHEET, 0)
    write_title(sheet, CHECK_SHEET)
    invented = LEGEND if any(ILLUSTRATIVE in each.message for each in findings) else ""
    for row, sentence in enumerate((*_sentences(findings, how), *([invented] if invented else [])), start=2):
        write_text(sheet.cell(row, 1), sentence)
    if findings:
        write_header(sheet, _HEADER_ROW, HEADERS)
        for row, finding in enumerate(worst_first(findings), start=_HEADER_ROW + 1):
            _write_finding(book, sheet, row, finding)
    lay_out(sheet, _WIDTHS)
    _open_on(book, sheet)


def _sentences(findings: Sequence[Finding], how: str) -> tuple[str, str]:
    if not findings:
        return "Nothing was found that needs mending.", ""
    counts = counts_by_severity(findings)
    return (
        f"{counts['critical']} critical (the indicator, or the one sentence, is held back until it is mended), "
        f"{counts['warning']} to confirm or mend (warning), {counts['info']} for information (info).",
        how,
    )


def _write_finding(book: Workbook, sheet: Worksheet, row: int, finding: Finding) -> None:
    position = position_of(book, finding)
    hidden = position is not None and position[0].sheet_state != "visible"
    where = (finding.sheet or "whole file") + (" (a hidden sheet)" if hidden else "")
    words = (finding.severity.capitalize(), finding.code, where, finding.cell or "", finding.message, finding.remedy)
    write_row(sheet, row, words, _WIDTHS)
    sheet.cell(row, 1).fill = FILLS[finding.severity]
    if position and not hidden:  # a link to a hidden sheet does not work
        _link(sheet.cell(row, 4), *position)


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
