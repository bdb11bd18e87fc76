"""Numbers of a text file, which has no kinds of cells: what is plainly a number, a percentage, or true and false is read as such.

What may be something else stays text, and is asked about where a figure is needed: 007 may be a reference, 1.23E+11 is a number
that lost its last digits, and 62,9 is read as a figure only where the profile says that a service writes a decimal comma.
"""

import re
from dataclasses import replace
from decimal import Decimal

from quarterly.collecting.sheets.decimal_commas import may_be_thousands, writes_decimal_commas
from quarterly.collecting.sheets.sheets import Scalar, Sheet, cell_name

_WITH_POINT = re.compile(r"[-−+]?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.\d+)?")
_WITH_COMMA = re.compile(r"[-−+]?(?:\d{1,3}(?:[. ]\d{3})+|[1-9]\d*|0)(?:,\d+)?")
_PER_CENT = re.compile(r"(?P<number>.*\d) ?%")
# A number with its unit, which stays text, so that a figure in the wrong row is noticed by it.
_WITH_UNIT = re.compile(
    r"(?P<before>-?£ ?)?(?P<number>[\d., ]*\d)(?P<behind> ?(?:(?:working|calendar) )?(?:day|week|month)s?)?", re.I
)
_TRUE_OR_FALSE = {"TRUE": True, "FALSE": False}
_LONGEST = 16  # digits of a number that a spreadsheet holds exactly


def with_numbers(sheet: Sheet, *, decimal_comma: bool = False) -> Sheet:
    """Return a sheet in which texts that are numbers are numbers: of a text file all, of any other those with a decimal comma."""
    if not (sheet.delimited or decimal_comma):
        return sheet
    percent: set[str] = set()
    # What then has two meanings stays as it was typed, and is asked about where a figure is needed.
    has_two_meanings = may_be_thousands if not decimal_comma and writes_decimal_commas(sheet) else _never
    rows = []
    for number, row in enumerate(sheet.rows, start=1):
        cells: list[Scalar] = []
        for column, value in enumerate(row):
            read, is_percentage = (
                (value, False) if has_two_meanings(value) else _read(value, decimal_comma, plain=sheet.delimited)
            )
            percent |= {cell_name(number, column)} if is_percentage else set()
            cells.append(read)
        rows.append(tuple(cells))
    return replace(sheet, rows=tuple(rows), percent_cells=sheet.percent_cells | percent)


def _never(_: Scalar) -> bool:
    return False


def _read(value: Scalar, decimal_comma: bool, *, plain: bool) -> tuple[Scalar, bool]:
    """Return a cell's value and whether it is a percentage; `plain` numbers, without a decimal comma, are read too."""
    if not isinstance(value, str) or not (plain or "," in value):
        return value, False
    text = value.strip()
    if text in _TRUE_OR_FALSE:
        return _TRUE_OR_FALSE[text], False
    match = _PER_CENT.fullmatch(text)
    number = _number(match["number"] if match else text, decimal_comma)
    if number is None:
        return _with_point(value) if decimal_comma else value, False
    if match:
        return float(number / 100), True
    return (int(number) if number == int(number) else float(number)), False


def _with_point(value: str) -> str:
    """Return an amount or a time with a decimal point in place of its comma (£4.100,50 is £4100.50), anything else as it is."""
    match = _WITH_UNIT.fullmatch(value.strip())
    if match is None or (number := _number(match["number"], decimal_comma=True)) is None:
        return value
    return f"{match['before'] or ''}{number}{match['behind'] or ''}"


def _number(text: str, decimal_comma: bool) -> Decimal | None:
    if not (_WITH_COMMA if decimal_comma else _WITH_POINT).fullmatch(text) or sum(map(str.isdigit, text)) > _LONGEST:
        return None
    digits = text.replace("−", "-").replace(" ", "")
    digits = digits.replace(".", "").replace(",", ".") if decimal_comma else digits.replace(",", "")
    return Decimal(digits)
