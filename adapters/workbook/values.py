"""Write a workbook of values alone: no formulas, notes, pivot tables, links, properties or sheets but those given.

It reads as the sheets it was made from: an error, a percentage, a formula that was never calculated, and what is hidden or
struck out stay what they were. In place of a note stands that there was one.
"""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.properties import COPIED_FROM
from adapters.workbook.write_cells import LINE_HEIGHT, TOP, lay_out, lines, saved, write_text
from quarterly.collecting.sheets.sheets import Scalar, Sheet
from quarterly.vocabulary.file_kinds import FileKind

_NEVER_CALCULATED = '=""'  # which a spreadsheet program calculates to an empty cell, so that no figure comes into being
_NARROWEST, _WIDEST = 10, 60  # characters
_STRUCK = Font(name="Calibri", size=11, strike=True)
_NOTE_LEFT_OUT = "The note that stood here was left out of this copy."


def workbook_of_values(sheets: Sequence[Sheet], kind: FileKind = FileKind.XLSX) -> bytes:
    """Return an .xlsx of these sheets; the same sheets give the same bytes. `kind` is that of the file they were read from."""
    book = Workbook()
    book.properties.creator = "Quarterly"
    book.properties.contentStatus = f"{COPIED_FROM}{kind}"
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
        # One sheet at least has to be seen, or no program opens the workbook.
        book[sheet.name].sheet_state = "visible" if sheet.visible or not any(each.visible for each in sheets) else "hidden"
    return saved(book)


def _write(target: Worksheet, sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if value is not None:
                _write_value(target.cell(number, column + 1), value)
    for name in sheet.percent_cells:
        target[name].number_format = "0.0###%"
    for name in sheet.uncalculated:
        target[name].value = _NEVER_CALCULATED
    for name in sheet.struck:
        target[name].font = _STRUCK
    for hidden in sheet.hidden_rows:
        target.row_dimensions[hidden].hidden = True
    for name in sheet.noted:
        target[name].comment = Comment(_NOTE_LEFT_OUT, "Quarterly")
    _lay_out(target, sheet)
    for column in sheet.hidden_columns & {*_columns(sheet)}:
        target.column_dimensions[get_column_letter(column + 1)].hidden = True


def _lay_out(target: Worksheet, sheet: Sheet) -> None:
    """Make the columns as wide as their tables need, and wrap longer texts there; a line alone in its row runs across."""
    tables = [(number, row) for number, row in enumerate(sheet.rows, start=1) if sum(value is not None for value in row) > 1]
    widths = [
        max((len(str(row[column])) for _, row in tables if row[column] is not None), default=0) for column in _columns(sheet)
    ]
    widths = [min(max(width, _NARROWEST), _WIDEST) for width in widths]
    lay_out(target, widths)
    for number, row in tables:
        tallest = max(lines(str(value), width) for value, width in zip(row, widths, strict=True) if value is not None)
        target.row_dimensions[number].height = LINE_HEIGHT * tallest
        for column, value in enumerate(row, start=1):
            if value is not None:
                target.cell(number, column).alignment = TOP


def _columns(sheet: Sheet) -> range:
    return range(max((len(row) for row in sheet.rows), default=0))


def _write_value(cell: Cell, value: Scalar) -> None:
    if not isinstance(value, str):
        cell.value = value
    elif value in ERROR_CODES:
        cell.value, cell.data_type = value, "e"
    else:
        write_text(cell, value)
