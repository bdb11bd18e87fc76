"""Write a workbook of values alone: no formulas, notes, pivot tables, links, properties or sheets but those given.

It reads as the sheets it was made from: an error, a percentage and a formula that was never calculated stay what they were.
Hidden sheets are shown.
"""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.write_cells import saved, write_text
from quarterly.collecting.sheets.sheets import Scalar, Sheet

_NEVER_CALCULATED = '=""'  # which a spreadsheet program calculates to an empty cell, so that no figure comes into being
_NARROWEST, _WIDEST = 10, 60  # characters


def workbook_of_values(sheets: Sequence[Sheet]) -> bytes:
    """Return an .xlsx of these sheets; the same sheets give the same bytes."""
    book = Workbook()
    book.properties.creator = "Quarterly"
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    return saved(book)


def _write(target: Worksheet, sheet: Sheet) -> None:
    widths: dict[str, int] = {}
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if value is not None:
                cell = target.cell(number, column + 1)
                _write_value(cell, value)
                widths[cell.column_letter] = max(widths.get(cell.column_letter, 0), len(str(value)))
    for name in sheet.percent_cells:
        target[name].number_format = "0.0###%"
    for name in sheet.uncalculated:
        target[name].value = _NEVER_CALCULATED
    for letter, width in widths.items():
        target.column_dimensions[letter].width = min(max(width, _NARROWEST), _WIDEST)


def _write_value(cell: Cell, value: Scalar) -> None:
    if not isinstance(value, str):
        cell.value = value
    elif value in ERROR_CODES:
        cell.value, cell.data_type = value, "e"
    else:
        write_text(cell, value)
