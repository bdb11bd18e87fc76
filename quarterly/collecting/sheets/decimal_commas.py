"""Whether a sheet writes 84,3 for 84.3: then 1,250 and 1.234 may each be a number of thousands or one with decimals."""

import re

from quarterly.collecting.sheets.sheets import Scalar, Sheet

# One or two digits behind a comma, or more than three, are decimals; three may be thousands.
_WITH_COMMA = re.compile(r"[-−+]?\d+,(?:\d\d?|\d{4,})(?: ?%)?")
_EITHER = re.compile(r"[-−+]?(?:£ ?)?[1-9]\d{0,2}[.,]\d{3}(?: ?%)?")


def writes_decimal_commas(sheet: Sheet) -> bool:
    """Whether a cell of a sheet is a text that can only be a number with a decimal comma."""
    return any(has_decimal_comma(value) for row in sheet.rows for value in row)


def has_decimal_comma(value: Scalar) -> bool:
    """Whether a cell is a text that can only be a number with a decimal comma."""
    return isinstance(value, str) and "," in value and bool(_WITH_COMMA.fullmatch(value.strip()))


def may_be_thousands(value: Scalar) -> bool:
    """Whether a cell is a text such as 1,250, £1,250 or 1.234, which beside decimal commas has two meanings."""
    return isinstance(value, str) and bool(_EITHER.fullmatch(value.strip()))
