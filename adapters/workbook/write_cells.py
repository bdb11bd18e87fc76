"""Write sheets whose text is never calculated, that print well, and whose bytes depend on their content alone."""

import datetime as dt
import re
from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from adapters.zipped import normalised

LONGEST_CELL = 32_767  # what Excel takes
LINE_HEIGHT = 15.5  # points of a line of text
TOP = Alignment(wrap_text=True, vertical="top")
BOX = Border(*[Side(style="thin", color="FFA6A6A6")] * 4)

_TITLE = Font(name="Calibri", size=14, bold=True)
_HEADER = Font(name="Calibri", size=11, bold=True)
_HEADER_FILL = PatternFill("solid", fgColor="FFE7E6E6")
# A fixed time, as the time of writing would make two copies differ; openpyxl accepts only times without a zone.
_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)


def safe_text(text: str) -> str:
    """Return the text without characters that a workbook cannot contain, cut to the longest text of a cell."""
    return re.sub(ILLEGAL_CHARACTERS_RE, "", text)[:LONGEST_CELL]


def write_text(cell: Cell, text: str) -> Cell:
    """Write the text and return the cell: "=1+1" and "#N/A" are shown as written and never calculated."""
    cell.value = safe_text(text) or None
    if cell.value is not None:
        # Left to itself, openpyxl writes a text that begins with "=" as a formula, which a spreadsheet program then runs.
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def write_title(sheet: Worksheet, title: str) -> None:
    """Write the title into A1."""
    write_text(sheet["A1"], title).font = _TITLE


def write_header(sheet: Worksheet, row: int, headers: Sequence[str]) -> None:
    """Write the headers of a table, which stay visible and are printed on every page."""
    for column, header in enumerate(headers, start=1):
        cell = write_text(sheet.cell(row, column), header)
        cell.font, cell.fill, cell.border, cell.alignment = _HEADER, _HEADER_FILL, BOX, TOP
    sheet.freeze_panes = sheet.cell(row + 1, 1)
    sheet.print_title_rows = f"{row}:{row}"


def write_row(sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[int], fewest_lines: int = 1) -> None:
    """Write a boxed row, tall enough for its texts in columns of these widths (in characters)."""
    for column, text in enumerate(texts, start=1):
        cell = write_text(sheet.cell(row, column), text)
        cell.border, cell.alignment = BOX, TOP
    tallest = max(lines(text, width) for text, width in zip(texts, widths, strict=True))
    sheet.row_dimensions[row].height = LINE_HEIGHT * max(tallest, fewest_lines)


def lines(text: str, width: int) -> int:
    """Return the most lines that the text may need in a column of this width (in characters)."""
    return sum(1 + int(1.1 * len(line)) // width for line in text.split("\n"))


def lay_out(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Set the widths of the columns and print them on landscape A4, one page wide."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def saved(book: Workbook) -> bytes:
    """Return the workbook as .xlsx: the same content, the same bytes."""
    book.properties.created = _CREATED
    packed = BytesIO()
    book.save(packed)
    return normalised(packed.getvalue())
