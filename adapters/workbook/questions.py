"""The sheet in which readers of a draft write their questions, an indicator a row. It has no figure: the draft has them."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from adapters.workbook.write_cells import lay_out, saved, write_header, write_row, write_text, write_title
from quarterly.configuration.catalogue import Indicator
from quarterly.correspondence.challenge import QUESTIONS_SHEET

_HEADINGS, _WIDTHS = ("PI ref", "Indicator", "Your question"), (12, 60, 80)
_HEADER_ROW = 4
_TO_FILL_IN = PatternFill("solid", fgColor="FFFFF8DC")


def questions_workbook(title: str, indicators: Sequence[Indicator]) -> bytes:
    """Return an .xlsx with a row for each indicator; the same indicators give the same bytes."""
    book = Workbook()
    book.properties.creator = "Quarterly"
    sheet = book.active
    sheet.title = QUESTIONS_SHEET
    write_title(sheet, title)
    write_text(
        sheet["A2"], "Write a question beside its indicator, and leave the others blank. Nothing that could identify a child."
    )
    write_header(sheet, _HEADER_ROW, _HEADINGS)
    for row, each in enumerate(indicators, start=_HEADER_ROW + 1):
        write_row(sheet, row, (each.ref, each.name, ""), _WIDTHS, fewest_lines=2)
        sheet.cell(row, len(_HEADINGS)).fill = _TO_FILL_IN
    lay_out(sheet, _WIDTHS)
    return saved(book)
