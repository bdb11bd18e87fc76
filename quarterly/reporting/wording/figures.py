"""Figures and days as they are printed."""

import re
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK, Suppressed
from quarterly.vocabulary.units import printed


def in_unit(value: Fraction | Suppressed | None, indicator: Indicator, more: int = 0) -> str:
    """Return a value as printed, with this many decimals more than usual; "" for none, [c] if suppressed."""
    if isinstance(value, Suppressed):
        return SUPPRESSION_MARK
    return "" if value is None else printed(value, indicator.decimals + more, indicator.unit)


def marks_beside(marks: tuple[Mark, ...]) -> str:
    """Return the marks printed beside a figure: "[p][r]"."""
    return "".join(f"[{mark.value}]" for mark in marks)


def same_quarter_last_year(quarter: Quarter) -> str:
    """Name a quarter as the one of last year."""
    return f"the same quarter last year, {quarter.title}"


def written_day(text: str) -> str:
    """Return a text that is a day as people write it: "2012-09-24" becomes "24 September 2012"; other texts unchanged."""
    # A spreadsheet hands over 24/09/2012 as 2012-09-24 if it took it for a date.
    day = day_of(text)
    return long_date(day) if day and re.match(r"\d{4}-\d\d-\d\d", text) else text
