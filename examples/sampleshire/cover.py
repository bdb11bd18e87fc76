"""The officer's cover workbook: the blank workbook, filled in."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.cover import cover_workbook
from adapters.workbook.write_cells import saved, write_row
from examples.sampleshire.narrative import Row, written
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter


def filled_cover(council: Council, quarter: Quarter) -> bytes | None:
    """Return a quarter's cover workbook, None if there is none."""
    tables = written(quarter).cover
    if not tables:
        return None
    book = load_workbook(BytesIO(cover_workbook(council, quarter)))
    for name, rows in tables.items():
        _fill(book[name], rows)
    return saved(book)


def _fill(sheet: Worksheet, rows: tuple[Row, ...]) -> None:
    """Write the rows below the header of the sheet, replacing its blank ones."""
    header = int(sheet.freeze_panes[1:]) - 1
    heads = [cell for cell in sheet[header] if cell.value]
    titles = [str(cell.value) for cell in heads]
    widths = [int(sheet.column_dimensions[cell.column_letter].width) for cell in heads]
    if unknown := {column for row in rows for column in row} - set(titles):
        raise ValueError(f"invented-narrative.yaml: the sheet {sheet.title} has no column {', '.join(sorted(unknown))}.")
    sheet.delete_rows(header + 1, sheet.max_row)
    for number, row in enumerate(rows, start=header + 1):
        write_row(sheet, number, [row.get(title, "") for title in titles], widths)
