"""The sheets of a service's return: a title, an empty row, and a table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter

PERIODS = {1: "April to June", 2: "July to September", 3: "October to December", 4: "January to March"}
WIDTHS = {"name": 44, "activity": 44, "comment": 70, "progress": 70, "Heading": 26, "Topic": 22, "Text": 90, "Author": 30}
WIDTH = 13  # of all others


def title(council: Council, service: str, quarter: Quarter, what: str) -> list[str]:
    """Return the lines above a table."""
    year = quarter.year + (quarter.number == 4)
    return [
        council.profile.name,
        f"Children's services quarterly return: {what} (synthetic figures)",
        f"Service: {council.profile.services[service].name}",
        f"Period: {quarter.title} ({PERIODS[quarter.number]} {year})",
    ]


def write(sheet: Worksheet, title: Sequence[str], columns: Mapping[str, str], table: Iterable[Mapping[str, Any]]) -> None:
    """Write the title, an empty row, and the table below it."""
    for line in (*([text] for text in title), [], list(columns.values())):
        sheet.append(line)
    for cell in (sheet["A1"], *sheet[sheet.max_row]):
        cell.font = Font(bold=True)
    for cells in table:
        sheet.append([cells.get(field) for field in columns])
    for number, field in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(field, WIDTH)
    for cell in (cell for cells in sheet.iter_rows(min_row=len(title) + 3) for cell in cells):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
