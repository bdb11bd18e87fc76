"""Copy a return for its sender with every finding marked in its cell, and a list of findings as the first sheet."""

import warnings
from collections import defaultdict
from collections.abc import Sequence
from copy import copy
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from adapters.one_file import one_file
from adapters.workbook.check_sheet import CHECK_SHEET, DARK, FILLS, answers_typed, position_of, write_check_sheet
from adapters.workbook.contents import contents
from adapters.workbook.guard import guard
from adapters.workbook.own_notes import behind_findings, is_ours, own_part
from adapters.workbook.sheets_of import workbook_of
from adapters.workbook.values import workbook_of_values
from adapters.workbook.write_cells import lines, safe_text, saved
from quarterly.collecting.sheets.findings import Finding, worst_first
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.file_kinds import FileKind

_AUTHOR = "Quarterly"
_NOTE_WIDTH, _NOTE_LINE = 380, 55  # pixels, characters


def annotated(body: bytes, findings: Sequence[Finding]) -> bytes:
    """Return a copy with a colour and a note on the cell of each finding, after a first sheet that lists all findings.

    An .xlsm keeps its macros as they are; of any other kind than these two the copy is an .xlsx of its values.
    Raise ReturnError if the guard refuses the workbook; if it cannot be copied, return the list alone.
    """
    kind = guard(body)
    book = _opened(body, kind)
    try:
        return _marked(book, findings)
    finally:
        if book.vba_archive:  # openpyxl leaves the copy of the macros open, and Python complains of it some time later
            book.vba_archive.close()


def _marked(book: Workbook, findings: Sequence[Finding]) -> bytes:
    typed = answers_typed(book)
    _remove_earlier_round(book)
    by_cell: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in worst_first(findings):
        if position := position_of(book, finding):
            cell = _anchor(*position)
            by_cell[cell.parent.title, cell.coordinate].append(finding)
    for (sheet, name), found in by_cell.items():
        _mark(book[sheet][name], found)
    write_check_sheet(book, findings, typed)
    return saved(book)


def _opened(body: bytes, kind: FileKind) -> Workbook:
    try:
        with warnings.catch_warnings(), one_file("The workbook to be marked"):
            warnings.simplefilter("ignore")  # warnings quote values
            if kind in (FileKind.XLSX, FileKind.XLSM):
                return load_workbook(BytesIO(body), keep_vba=kind is FileKind.XLSM)
            return load_workbook(BytesIO(workbook_of_values(workbook_of(contents(body)).sheets, kind)))
    except ReturnError:  # openpyxl fails in many ways on workbooks that Excel opens
        book = Workbook()
        book.remove(book.active)
        return book


def _remove_earlier_round(book: Workbook) -> None:
    for sheet in list(book.worksheets):
        if sheet.title.casefold() == CHECK_SHEET.casefold():
            book.remove(sheet)
    for sheet in book.worksheets:
        for cell in list(sheet._cells.values()):  # iter_rows would create every empty cell in between
            # Senders correct the marked copy and send that: the old notes would stand beside figures that are right by now.
            if cell.comment and is_ours(cell.comment.text):
                _unmark(cell)


def _unmark(cell: Cell) -> None:
    own = own_part(cell.comment.text)
    cell.comment = _note(own) if own else None
    cell.fill = PatternFill()


def _anchor(sheet: Worksheet, name: str) -> Cell:
    """Return the cell or, where it is merged with others, the one that is visible."""
    for merged in sheet.merged_cells.ranges:
        if name in merged:
            return sheet.cell(merged.min_row, merged.min_col)
    return sheet[name]


def _mark(cell: Cell, found: Sequence[Finding]) -> None:
    text = "\n\n".join(f"{f.severity.upper()} {f.code}: {f.message}\nWhat to do: {f.remedy}" for f in found)
    own = behind_findings(cell.comment.text) if cell.comment else ""
    cell.comment = _note(text + own)
    cell.fill = FILLS[found[0].severity]
    font = copy(cell.font)
    font.color = DARK
    cell.font = font


def _note(text: str) -> Comment:
    return Comment(safe_text(text), _AUTHOR, width=_NOTE_WIDTH, height=20 + 17 * lines(text, _NOTE_LINE))
