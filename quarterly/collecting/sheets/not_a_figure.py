"""Calls by its name what stands in a cell where a figure or a text is needed: an error value, a date, a time, a yes or no."""

import re
from datetime import date

from quarterly.collecting.sheets.decimal_commas import has_decimal_comma
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.vocabulary.quarter import long_date

# As Excel and LibreOffice show a formula that went wrong, such as #DIV/0! and Err:502.
_ERROR = re.compile(
    r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA|PYTHON!)|Err:\d{3}",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]+)?")  # as the reader of workbooks writes a cell that Excel holds as a date
_TYPED_DATE = re.compile(  # as a text file has it
    r"\d{1,2}/\d{1,2}/(?:19|20)\d\d(?: [\d:]+)?|\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-\d\d)?", re.I
)
_LONGEST_SHOWN = 20  # characters of a cell that a finding repeats
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
DIVIDED_BY_NOUGHT = "#DIV/0!"


def is_error_value(text: str) -> bool:
    """Whether a text is nothing but the error value of a spreadsheet program."""
    return bool(_ERROR.fullmatch(text.strip()))


def what_it_holds(value: Scalar) -> str:
    """Return what a cell holds that is no number; free text is not repeated, as it may be about a child."""
    text = str(value).strip()
    if isinstance(value, bool):
        return f"“{text.upper()}”"
    if is_error_value(text):
        return f"the error value {text}"
    if _DATE.fullmatch(text) or _TYPED_DATE.fullmatch(text):
        return f"a date, {_day(text)} (Excel makes one of an entry such as 3/6)"
    if _TIME.fullmatch(text):
        return f"a time of day, {text}"
    if has_decimal_comma(text):
        return f"“{text}”, with a comma where a point is needed"
    # What has a digit was meant as a figure, and has to be seen to be mended; what has none may be a name.
    return f"“{text}”" if len(text) <= _LONGEST_SHOWN and any(map(str.isdigit, text)) else "text"


def _day(text: str) -> str:
    try:
        return long_date(date.fromisoformat(text[:10]))
    except ValueError:
        return text
