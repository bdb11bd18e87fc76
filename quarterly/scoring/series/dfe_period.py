"""The periods of files that the Department for Education publishes: a column time_period, and time_identifier beside it.

time_period has four digits for a calendar year and six for one that begins within it: 202425 and "Financial year Q1" are April to
June 2024, 2025 and "April" are that month. The department's standard of open data lists the identifiers.
"""

import re

from quarterly.vocabulary.quarter import Quarter

TIME_PERIOD, TIME_IDENTIFIER = "time_period", "time_identifier"
_YEAR = re.compile(r"(\d{4})(\d{2})?", re.ASCII)
_IN_YEAR = re.compile(r"(financial|calendar|academic|tax) year q([1-4])", re.ASCII)
_WEEK = re.compile(r"week (\d{1,2})", re.ASCII)
_TERMS = {"autumn term": 1, "spring term": 2, "summer term": 3}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WHOLE_YEARS = ("financial year", "academic year", "tax year", "autumn and spring term")
_CALENDAR_YEARS = ("calendar year", "reporting year")


def spelled_out(time_period: str, time_identifier: str) -> str:
    """Return a period of the department's files in the words that `time_order` reads; as it stands where it has none of them."""
    typed, identifier = time_period.strip(), " ".join(time_identifier.casefold().split())
    match = _YEAR.fullmatch(typed)
    if not match or not identifier:
        return typed
    year, following = int(match[1]), match[2]
    if following is None:
        found = _of_calendar_year(year, identifier)
    else:
        found = _of_split_year(year, identifier) if int(following) == (year + 1) % 100 else ""
    return found or f"{typed} {time_identifier.strip()}"


def _of_calendar_year(year: int, identifier: str) -> str:
    if identifier in _CALENDAR_YEARS:
        return str(year)
    if identifier in _MONTHS:
        return f"{identifier.capitalize()} {year}"
    if week := _WEEK.fullmatch(identifier):
        return f"{year} W{week[1]}"
    quarter = _IN_YEAR.fullmatch(identifier)
    if quarter and quarter[1] == "calendar":  # January to March of a year are Quarter 4 of the financial year before
        first = Quarter(year - 1, 4)
        return str(first if quarter[2] == "1" else Quarter(year, int(quarter[2]) - 1))
    return ""


def _of_split_year(year: int, identifier: str) -> str:
    if identifier in _WHOLE_YEARS:
        return Quarter(year, 1).financial_year
    if identifier in _TERMS:
        return f"{year} T{_TERMS[identifier]}"
    quarter = _IN_YEAR.fullmatch(identifier)
    if quarter and quarter[1] == "financial":
        return str(Quarter(year, int(quarter[2])))
    return f"{year} Q{quarter[2]}" if quarter and quarter[1] != "calendar" else ""
