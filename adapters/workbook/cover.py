"""Blank workbooks to be filled in: the officer's cover workbook and a service's return."""

from collections.abc import Sequence

from openpyxl import Workbook
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
from quarterly.collecting.narrative.form import FormSheet, cover_form, service_form
from quarterly.collecting.narrative.records import Undertaking
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter

_LINES_TO_WRITE_IN = 2


def cover_workbook(council: Council, quarter: Quarter, open_undertakings: Sequence[Undertaking] = ()) -> bytes:
    """Return the cover workbook as .xlsx; the same council, quarter and open undertakings give the same bytes."""
    return _workbook(cover_form(council, quarter, open_undertakings))


def service_workbook(council: Council, quarter: Quarter, service: str) -> bytes:
    """Return a blank return of a service as .xlsx, with its indicators, key activities and headings; same input, same bytes."""
    return _workbook(service_form(council, quarter, service))


def _workbook(form: Sequence[FormSheet]) -> bytes:
    book = Workbook()
    book.properties.creator = "Quarterly"
    book.remove(book.active)
    for form_sheet in form:
        _write(book.create_sheet(form_sheet.name), form_sheet)
    return saved(book)


def _write(sheet: Worksheet, form: FormSheet) -> None:
    widths = [width for _, width in form.columns]
    write_title(sheet, form.headings[0])
    for row, heading in enumerate(form.headings[1:], start=2):
        write_text(sheet.cell(row, 1), heading).alignment = TOP
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=max(len(widths), 2))
        sheet.row_dimensions[row].height = LINE_HEIGHT * lines(heading, sum(widths))  # a merged cell does not grow
    header = len(form.headings) + 1
    write_header(sheet, header, [title for title, _ in form.columns])
    for row, texts in enumerate(form.rows, start=header + 1):
        write_row(sheet, row, texts, widths, fewest_lines=_LINES_TO_WRITE_IN)
    lay_out(sheet, widths)
