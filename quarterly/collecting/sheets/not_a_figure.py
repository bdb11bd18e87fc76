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
# What stands beside a number, by what its sender has to do; the first that fits. All of it has a digit.
_ESTIMATE = re.compile(
    r"^\W*(?:~|≈|±|(?:c|ca|circa|about|around|approx|approximately|roughly|e|est)(?:\b|(?=\d)))|(?:\b|(?<=\d))(?:e|est|estimated?|approx\w*)\b",
    re.I,
)
_PROVISIONAL = re.compile(r"(?:\b|(?<=\d))(?:p|prov|provisional|prelim|preliminary|draft|unvalidated)\b", re.I)
_REVISED = re.compile(r"(?:\b|(?<=\d))(?:r|rev|revised|corrected)\b", re.I)
_BOUND = re.compile(r"^\W*[<≤>≥]|\b(?:fewer|less|more|under|over|up to|at least|at most)\b|\d\s*\+$", re.I)
_FOOTNOTE = re.compile(r"\d\s*%?\s*(?:[*†‡§#¹²³⁴⁵⁶⁷⁸⁹]+|[(\[](?:\d|[a-z]|note \d)[)\]])$", re.I)
_OF = re.compile(r"\d\s*(?:/|of|out of)\s*\d", re.I)
_TO_DO = (
    (_BOUND, "Give the figure itself. What is of few children is withheld when the report is published"),
    (_ESTIMATE, "Type the number alone, and write e (estimate) beside it in a column with the heading Mark"),
    (_PROVISIONAL, "Type the number alone, and write p (provisional) beside it in a column with the heading Mark"),
    (_REVISED, "Type the number alone, and write r (revised) beside it in a column with the heading Mark"),
    (_FOOTNOTE, "Type the number alone, and write what its footnote says into the comment"),
    (_OF, "Type the two counts under Numerator and Denominator, and the figure by itself"),
)
_OTHERWISE = "Type the figure as a number; leave the cell empty and say why in the comment if there is none"
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


def what_to_do(value: Scalar) -> str:
    """Return what the sender does about a cell that holds no number, by what stands beside the number in it; without a point."""
    text = str(value).strip()
    if not any(map(str.isdigit, text)) or _DATE.fullmatch(text) or _TYPED_DATE.fullmatch(text) or is_error_value(text):
        return _OTHERWISE
    return next((remedy for sign, remedy in _TO_DO if sign.search(text)), _OTHERWISE)


def _day(text: str) -> str:
    try:
        return long_date(date.fromisoformat(text[:10]))
    except ValueError:
        return text
