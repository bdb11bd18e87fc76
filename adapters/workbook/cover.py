"""Workbooks to be filled in: the officer's cover workbook and a service's return, each with a sheet that says how."""

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
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
from quarterly.collecting.narrative.form import Form, FormSheet, cover_form
from quarterly.collecting.narrative.records import Undertaking
from quarterly.configuration.council import Council
from quarterly.correspondence.call_form import Known, service_form
from quarterly.vocabulary.quarter import Quarter

HOW = "How to fill this in"  # expectations/layout.yaml has it among the sheets that are not read
_LINES_TO_WRITE_IN = 2
_INSTRUCTIONS_WIDTH = 110
_TO_FILL_IN, _KNOWN = PatternFill("solid", fgColor="FFFFF8DC"), PatternFill("solid", fgColor="FFF2F2F2")
_NAMING_A_ROW = 2  # columns that stay visible
_ROWS_TO_ADD = 60  # below the last row: a choice is offered there too

Choices = dict[tuple[str, ...], str]  # the cells of the first sheet that have these words, as a formula names them


def cover_workbook(council: Council, quarter: Quarter, open_undertakings: Sequence[Undertaking] = ()) -> bytes:
    """Return the cover workbook as .xlsx; the same council, quarter and open undertakings give the same bytes."""
    return _workbook(cover_form(council, quarter, open_undertakings))


def service_workbook(council: Council, quarter: Quarter, service: str, known: Known | None = None) -> bytes:
    """Return a return of a service to be filled in as .xlsx: its indicators and what is known; same input, same bytes."""
    return _workbook(service_form(council, quarter, service, known))


def _workbook(form: Form) -> bytes:
    book = Workbook()
    book.properties.creator = "Quarterly"
    choices = _write_instructions(book.active, form)
    for form_sheet in form.sheets:
        _write(book.create_sheet(form_sheet.name), form_sheet, choices)
    # Whoever opens it begins where something is to be written.
    book.active = min(1, len(book.worksheets) - 1)
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.active
    return saved(book)


def _write_instructions(sheet: Worksheet, form: Form) -> Choices:
    """Write what the reader has to know, and below it the words to choose from; return where these are."""
    sheet.title = HOW
    write_title(sheet, form.title)
    row = 1
    for row, line in enumerate(form.instructions, start=3):
        write_text(sheet.cell(row, 1), line).alignment = TOP
        sheet.row_dimensions[row].height = LINE_HEIGHT * lines(line, _INSTRUCTIONS_WIDTH)
    choices: Choices = {}
    for title, words in _choices(form):
        if words in choices:
            continue
        first = row + 3
        for row, text in enumerate((title, *words), start=first - 1):
            write_text(sheet.cell(row, 1), text).alignment = TOP
        write_header(sheet, first - 1, [title])
        choices[words] = f"'{HOW}'!$A${first}:$A${row}"
    sheet.freeze_panes, sheet.print_title_rows = None, None
    lay_out(sheet, [_INSTRUCTIONS_WIDTH])
    return choices


def _choices(form: Form) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the title and the words of each choice that a form offers."""
    for sheet in form.sheets:
        yield from ((f"{sheet.name}: {column.title}", column.choices) for column in sheet.columns if column.choices)


def _write(sheet: Worksheet, form: FormSheet, choices: Choices) -> None:
    widths = [column.width for column in form.columns]
    write_title(sheet, form.headings[0])
    for row, heading in enumerate(form.headings[1:], start=2):
        write_text(sheet.cell(row, 1), heading).alignment = TOP
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=max(len(widths), 2))
        sheet.row_dimensions[row].height = LINE_HEIGHT * lines(heading, sum(widths))  # a merged cell does not grow
    header = len(form.headings) + 1
    write_header(sheet, header, [column.title for column in form.columns])
    sheet.row_dimensions[header].height = LINE_HEIGHT * max(lines(column.title, column.width) for column in form.columns)
    if _is_told_apart(form):
        sheet.freeze_panes = sheet.cell(header + 1, _NAMING_A_ROW + 1)
    for row, texts in enumerate(form.rows, start=header + 1):
        write_row(sheet, row, [text or "" for text in texts], widths, fewest_lines=_LINES_TO_WRITE_IN)
        _mark(sheet, row, form, texts)
    lay_out(sheet, widths)
    _offer(sheet, form, choices, header)


def _mark(sheet: Worksheet, row: int, form: FormSheet, texts: Sequence[str | None]) -> None:
    """Tell the cells to fill in from those that are known or not needed, where the form tells them apart."""
    if not _is_told_apart(form):
        return
    for number, (column, text) in enumerate(zip(form.columns, texts, strict=True), start=1):
        sheet.cell(row, number).fill = _TO_FILL_IN if column.to_fill and text is not None else _KNOWN


def _is_told_apart(form: FormSheet) -> bool:
    return any(column.to_fill for column in form.columns)


def _offer(sheet: Worksheet, form: FormSheet, choices: Choices, header: int) -> None:
    """Offer the words of a column in its cells; others may be typed or pasted, and are asked about when they come back."""
    last = header + len(form.rows) + _ROWS_TO_ADD
    for number, column in enumerate(form.columns, start=1):
        if column.choices:
            letter = get_column_letter(number)
            offered = DataValidation(type="list", formula1=choices[column.choices], allow_blank=True, showErrorMessage=False)
            offered.add(f"{letter}{header + 1}:{letter}{last}")
            sheet.add_data_validation(offered)
