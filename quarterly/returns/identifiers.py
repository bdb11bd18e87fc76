"""Find what identifies one child where only figures about many belong; tells kind and place, never the value."""

import re
from collections.abc import Iterator

from quarterly.returns.sheets import Scalar, Sheet, Workbook, cell_name

UPN, NHS_NUMBER, DATE_OF_BIRTH = "UPN", "NHS number", "date of birth"

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # without I, O and S
_UPN = re.compile(rf"(?<![A-Z0-9])([{_UPN_LETTERS}])(\d{{11}}[0-9{_UPN_LETTERS}])(?![A-Z0-9])", re.IGNORECASE)
# Not inside a longer number, a decimal, a sum of money or a telephone number with its country.
_NHS = re.compile(r"(?<![\d£+])(?<!\d\.)(?<!\+44)(?<!\+44[ -])([4679]\d{2})([ -]?)(\d{3})\2(\d{4})(?![\dA-Za-z%]|\.\d)")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = (
    r"(?:\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})\b|\b\d{4}-\d{1,2}-\d{1,2}"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{2,4}}\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b)"
)
_BORN = r"(?:\bdate\s+of\s+birth\b|\bdob\b|\bd\.\s?o\.\s?b\b\.?|\bborn\s+on\b)"
# "Born 3 April 2011" is one child's; "born between" and "born 1 April 2011 to 31 March 2012" are said of many.
_BORN_ONE = rf"\bborn[\s(:,]*{_DATE}(?!\s*(?:to|until|and|-|–)\s)"
_BORN_WORDS = re.compile(rf"{_BORN}|\bborn\b", re.IGNORECASE)
_BIRTH = re.compile(rf"{_BORN}.{{0,30}}?{_DATE}|{_DATE}.{{0,30}}?{_BORN}|{_BORN_ONE}", re.IGNORECASE | re.DOTALL)

_WHOSE = r"\W*(?:(?:the\s+)?(?:child|pupil|student|young person|client)(?:['’]?s)?\s+)?"
_OF_WHOM = r"(?:\s+of\s+(?:the\s+)?(?:child|pupil|young person))?\W*"
# A column is named by its header and known by what is under it; a check letter mistyped is an identifier still.
_COLUMNS = {
    UPN: (r"(?:upn|unique\s+pupil\s+(?:number|no\.?|ref(?:erence)?))", r"[a-z]\d{11}[a-z\d]"),
    NHS_NUMBER: (r"nhs\s*(?:number|num|no|id)\.?", r"\d{3}[ -]?\d{3}[ -]?\d{4}"),
    DATE_OF_BIRTH: (r"(?:d\.?\s?o\.?\s?b|date\s+of\s+birth|birth\s*date)\.?", rf"{_DATE}.*|[234]\d{{4}}"),
}
_HEADERS = {
    kind: (re.compile(_WHOSE + header + _OF_WHOM, re.IGNORECASE), re.compile(rf"\s*(?:{value})\s*", re.IGNORECASE))
    for kind, (header, value) in _COLUMNS.items()
}
_LONGEST_HEADER = 60


def identifiers_in(text: str) -> list[str]:
    """Return the kinds of identifier in the text, each once."""
    found = {
        UPN: any(_upn_letter(rest) == letter.upper() for letter, rest in _UPN.findall(text)),
        NHS_NUMBER: any(_is_nhs_number(a + b + c) for a, _, b, c in _NHS.findall(text)),
        DATE_OF_BIRTH: bool(_BORN_WORDS.search(text) and _BIRTH.search(text)),
    }
    return [kind for kind, present in found.items() if present]


def screen(workbook: Workbook) -> list[tuple[str, str]]:
    """Return (place, kind) of every identifier; the place is "Sheet!B7", that of loose text, or a column's header cell."""
    found: dict[tuple[str, str], None] = {}
    for sheet in workbook.sheets:
        for cell, text in sheet.texts():
            found |= {(f"{sheet.name}!{cell}", kind): None for kind in identifiers_in(text)}
        found |= {(f"{sheet.name}!{cell}", kind): None for cell, kind in _identifier_columns(sheet)}
    for place, text in workbook.loose_text:
        found |= {(place, kind): None for kind in identifiers_in(text)}
    return list(found)


def _upn_letter(rest: str) -> str:
    """Return the check letter for the twelve characters after it: digits, or a letter last in a temporary number."""
    values = (int(c) if c.isdigit() else _UPN_LETTERS.index(c) for c in rest.upper())
    return _UPN_LETTERS[sum(weight * value for weight, value in enumerate(values, start=2)) % 23]


def _is_nhs_number(digits: str) -> bool:
    check = 11 - sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    return check % 11 == int(digits[9])  # a check of ten is never issued


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
