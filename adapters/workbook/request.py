"""The workbook in which an owner writes commentary: the figures are filled in, one column is empty."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from openpyxl import Workbook
from openpyxl.styles import PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.write_cells import (
    LINE_HEIGHT,
    TOP,
    lay_out,
    lines,
    saved,
    write_header,
    write_row,
    write_text,
    write_title,
)
from quarterly.reporting.wording.distances import AGAINST_TARGET

COMMENTARY_SHEET = "Commentary"
HEADERS = ("PI ref", "Indicator", "Actual", "Target", AGAINST_TARGET, "Rating", "Comment")

_WIDTHS = (9, 38, 18, 14, 16, 20, 66)
_HEADER_ROW = 4
_COMMENT_LINES = 5  # visible room to write
_ONE_PAGE = 15  # items that stay legible on one page
_TO_FILL_IN = PatternFill("solid", fgColor="FFFFF8DC")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestItem:
    """One indicator to explain, by its reference, "" where it has none, with its figures as printed in the report."""

    ref: str
    name: str
    value: str
    target: str
    against_target: str
    rating: str


def commentary_workbook(title: str, instructions: str, items: Sequence[RequestItem]) -> bytes:
    """Return an .xlsx that asks for commentary on each item; the same items give the same bytes."""
    book = Workbook()
    book.properties.creator = "Quarterly"
    sheet = book.active
    sheet.title = COMMENTARY_SHEET
    write_title(sheet, title)
    _write_instructions(sheet, instructions)
    write_header(sheet, _HEADER_ROW, HEADERS)
    for row, item in enumerate(items, start=_HEADER_ROW + 1):
        write_row(sheet, row, (*astuple(item), ""), _WIDTHS, fewest_lines=_COMMENT_LINES)
        comment = sheet.cell(row, len(HEADERS))
        comment.fill, comment.protection = _TO_FILL_IN, Protection(locked=False)
    lay_out(sheet, _WIDTHS)
    sheet.page_setup.fitToHeight = 1 if len(items) <= _ONE_PAGE else 0
    _protect(sheet)
    return saved(book)


def _write_instructions(sheet: Worksheet, instructions: str) -> None:
    write_text(sheet["A2"], instructions).alignment = TOP
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=len(HEADERS))
    sheet.row_dimensions[2].height = LINE_HEIGHT * lines(instructions, sum(_WIDTHS))  # a merged cell does not grow


def _protect(sheet: Worksheet) -> None:
    """Protect all but the comments, without a password; rows and columns can still be made larger."""
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False  # False permits it
