"""A workbook of tables that a screen reader and a program can read: a cover, one table a sheet, numbers as numbers."""

import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.write_cells import lay_out, saved, write_header, write_text, write_title
from quarterly.reporting.products.scorecard import Book, Cell, Number, Sheet

_WIDEST, _NARROWEST = 60, 10  # of a column, in characters
_COVER = "Cover"
_RIGHT = Alignment(horizontal="right", indent=1)


def book_xlsx(book: Book) -> bytes:
    """Return the workbook; text is never calculated, and the same book gives the same bytes."""
    made = Workbook()
    made.properties.title = book.title
    made.properties.language = "en-GB"
    made.properties.creator = book.lines[0] if book.lines else ""
    cover = made.active
    cover.title = _COVER
    lines = [book.marking, *book.lines, *(f"Sheet “{sheet.name}”: {sheet.title}" for sheet in book.sheets)]
    write_title(cover, book.title)
    for row, line in enumerate(lines, start=2):
        write_text(cover.cell(row, 1), line)
    lay_out(cover, [_WIDEST * 2])
    for sheet in book.sheets:
        _table(made.create_sheet(sheet.name), sheet)
    return saved(made)


def _table(onto: Worksheet, sheet: Sheet) -> None:
    """Write the title into A1, notes below it, then one header row and the rows, marked up as a table."""
    write_title(onto, sheet.title)
    for row, note in enumerate(sheet.notes, start=2):
        write_text(onto.cell(row, 1), note)
    head = len(sheet.notes) + 2
    write_header(onto, head, sheet.columns)
    numeric = {column for cells in sheet.rows for column, value in enumerate(cells, start=1) if isinstance(value, Number)}
    for row, cells in enumerate(sheet.rows, start=head + 1):
        for column, value in enumerate(cells, start=1):
            _write(onto, row, column, value)
            if column in numeric:  # a symbol in a number's place stands where the number would, not beside the next column
                onto.cell(row, column).alignment = _RIGHT
    last = f"{get_column_letter(len(sheet.columns))}{head + len(sheet.rows)}"
    onto.add_table(Table(displayName=re.sub(r"\W", "_", sheet.name), ref=f"A{head}:{last}"))
    lay_out(onto, [_width(title, [row[number] for row in sheet.rows]) for number, title in enumerate(sheet.columns)])


def _write(onto: Worksheet, row: int, column: int, value: Cell) -> None:
    if isinstance(value, str):
        write_text(onto.cell(row, column), value)
        return
    onto.cell(row, column, value.value).number_format = _format(value)


def _format(number: Number) -> str:
    """Return how Excel shows a number: with its own decimals, and its symbol in quotes, as a bare % would show 62.9 as 6290%."""
    places = max(0, -int(number.value.as_tuple().exponent))
    digits = "#,##0" + (f".{'0' * places}" if places else "")
    shown = f'{digits}"{number.symbol}"' if number.symbol else digits
    return f"+{shown};-{shown};{shown}" if number.is_distance else shown


def _width(title: str, cells: Sequence[Cell]) -> int:
    return min(_WIDEST, max(_NARROWEST, len(title) + 2, *(_length(cell) + 2 for cell in cells)))


def _length(cell: Cell) -> int:
    return len(f"{cell.value:+,}{cell.symbol}") if isinstance(cell, Number) else len(cell)
