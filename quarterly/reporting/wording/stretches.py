"""The stretch of time that a figure of a quarter covers, by its basis: "April to September 2026"."""

from datetime import date

from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter, long_date

_TERMS = {1: "the summer term", 2: "the summer term", 3: "the autumn term", 4: "the spring term"}


def stretch(basis: Basis, quarter: Quarter) -> str:
    """Return the months or the day that a figure covers: "12 months to September 2026"."""
    return _stretch(basis, quarter, f"{quarter.ends:%B %Y}", long_date(quarter.ends))


def stretch_in_short(basis: Basis, quarter: Quarter) -> str:
    """Return what a figure covers where the quarter is named beside it: "12 months to September"."""
    return _stretch(basis, quarter, f"{quarter.ends:%B}", f"{quarter.ends.day} {quarter.ends:%B}")


def _stretch(basis: Basis, quarter: Quarter, month: str, day: str) -> str:
    if basis.is_to_date:
        first = basis.year.first_month
        return month if first == f"{quarter.ends:%B}" else f"{_since(basis, quarter)} to {month}"
    return {
        Basis.SNAPSHOT: day,
        Basis.IN_QUARTER: f"{quarter.starts:%B} to {month}",
        Basis.MONTH: month,
        Basis.TERM: _TERMS[quarter.number],
        Basis.ROLLING_YEAR: f"12 months to {month}",
        Basis.ANNUAL: "the latest year",
        Basis.THREE_YEAR: f"three years to {month}",
    }[basis]


def stretches(indicator: Indicator, quarter: Quarter) -> str:
    """Return what a figure covers and, where another basis is rated, what that covers."""
    sent = stretch(indicator.basis, quarter)
    rated = f"; rated: {stretch(indicator.rated_basis, quarter)}" if indicator.rated_on_another_basis else ""
    return f"{sent}{rated}"


def _since(basis: Basis, quarter: Quarter) -> str:
    """Return the month in which the year began, with its own year where that is another: "September 2025"."""
    began: date = quarter.later(1 - basis.year.position(quarter)).ends
    return basis.year.first_month if began.year == quarter.ends.year else f"{basis.year.first_month} {began.year}"
