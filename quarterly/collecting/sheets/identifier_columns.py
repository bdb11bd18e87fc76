"""Finds identifiers of single children in a workbook: in any text, and in columns with the name of an identifier."""

import re
from collections.abc import Iterator

from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook, cell_name
from quarterly.screening.identifiers import DATE, DATE_OF_BIRTH, NHS_NUMBER, UPN, identifiers_in

# A column counts if both its header and a value below it fit. The check letter is not verified: mistyped, it still identifies.
_COLUMNS = {
    UPN: (r"(?:upn|unique\s+pupil\s+(?:number|no\.?|ref(?:erence)?))", r"[a-z]\d{11}[a-z\d]"),
    NHS_NUMBER: (r"nhs\s*(?:number|num|no|id)\.?", r"\d{3}[ -]?\d{3}[ -]?\d{4}"),
    DATE_OF_BIRTH: (r"(?:d\.?\s?o\.?\s?b|date\s+of\s+birth|birth\s*date)\.?", rf"{DATE}.*|[234]\d{{4}}"),
}
# Words that stand around the name of the identifier in a header.
_WHOSE = r"\W*(?:(?:the\s+)?(?:child|pupil|student|young person|client)(?:['’]?s)?\s+)?"
_OF_WHOM = r"(?:\s+of\s+(?:the\s+)?(?:child|pupil|young person))?\W*"
_HEADERS = {
    kind: (re.compile(_WHOSE + header + _OF_WHOM, re.IGNORECASE), re.compile(rf"\s*(?:{value})\s*", re.IGNORECASE))
    for kind, (header, value) in _COLUMNS.items()
}
_LONGEST_HEADER = 60


def screen(workbook: Workbook) -> list[tuple[str, str]]:
    """Return (position, kind) of every identifier; of a column of identifiers the position is its header, as in "Sheet!B7"."""
    found: dict[tuple[str, str], None] = {}
    for sheet in workbook.sheets:
        for cell, text in sheet.texts():
            found |= {(f"{sheet.name}!{cell}", kind): None for kind in identifiers_in(text)}
        found |= {(f"{sheet.name}!{cell}", kind): None for cell, kind in _identifier_columns(sheet)}
    for position, text in workbook.text_outside_cells:
        found |= {(position, kind): None for kind in identifiers_in(text)}
    return list(found)


def _identifier_columns(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for row_number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if (kind := _kind_of_header(value)) and _any_below(sheet, row_number, column, _HEADERS[kind][1]):
                yield cell_name(row_number, column), kind


def _kind_of_header(value: Scalar) -> str | None:
    if not isinstance(value, str) or len(value) > _LONGEST_HEADER:
        return None
    return next((kind for kind, (header, _) in _HEADERS.items() if header.fullmatch(value)), None)


def _any_below(sheet: Sheet, row_number: int, column: int, values: re.Pattern[str]) -> bool:
    return any(column < len(row) and values.fullmatch(str(row[column])) for row in sheet.rows[row_number:])
