"""Sorting periods as people and spreadsheets write them, such as "2012-13 Q1" or "Apr-12", in the order of time."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise

from quarterly.vocabulary.quarter import quarters_in

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:\s+0?0:00(?::00)?)?", re.ASCII)
_MONTH = re.compile(rf"(?:(\d{{1,2}})[\s-]+)?({'|'.join(_MONTHS)})[a-z]*[\s-]+(\d{{4}}|\d{{2}})", re.ASCII | re.IGNORECASE)
_LETTERED = re.compile(r"(\d{4})[\s-]*([QMWT])\s*(\d{1,2})", re.ASCII | re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,15}(?:[-/.:\sT]+\d{1,15}){0,7}Z?", re.ASCII | re.IGNORECASE)
_FIRST_FULL_YEAR = 1_000
_LONGEST = 10  # years in a period of several
_FIRST_OF_LAST_CENTURY = 70  # "Apr-26" is 2026, "Apr-98" is 1998

Order = tuple[int, ...]


class PeriodKind(StrEnum):
    """How long a period is, as far as its spelling tells."""

    QUARTER = "quarters of a financial year"
    OTHER_QUARTER = "quarters of another year"
    TERM = "terms"
    MONTH = "months or days"
    WEEK = "weeks"
    YEAR = "years"
    YEAR_IN_ONE = "years such as 202425"
    NUMBER = "numbers"


_BY_LETTER = {"Q": PeriodKind.OTHER_QUARTER, "M": PeriodKind.MONTH, "W": PeriodKind.WEEK, "T": PeriodKind.TERM}
_A_YEAR = {PeriodKind.QUARTER: 4, PeriodKind.OTHER_QUARTER: 4, PeriodKind.TERM: 3, PeriodKind.MONTH: 12}


def time_order(text: str) -> Order | None:
    """Return a key that sorts periods of one kind by time; None for a text that is not a period.

    Read are quarters of a financial year ("2012-13 Q1"), dates and months ("2012-04-01 00:00:00", "30/06/2012", "Apr 2012",
    "Apr-12"), years ("2012-13", "201213"), "2012 Q1", and plain numbers. A month's key is the beginning of those of its days.
    """
    return _read(text.strip())[0]


def period_kinds(text: str) -> frozenset[PeriodKind]:
    """Return what kinds of period a text can be: "2010-11" is a year or a month; none for a text that is not a period."""
    return _read(text.strip())[1]


def missing_before(texts: Sequence[str]) -> list[bool]:
    """Return for each period, in the order of time, whether one is missing before it.

    The usual step is the shortest between two neighbours. Nothing is missing where periods cannot be counted, such as weeks.
    """
    numbers = _counted(texts)
    steps = [after - before for before, after in pairwise(numbers)] if numbers else []
    usual = min(steps, default=0)
    return [False, *(step > usual for step in steps)] if usual > 0 else [False] * len(texts)


@cache
def _read(text: str) -> tuple[Order | None, frozenset[PeriodKind]]:
    quarters = quarters_in(text)
    if len(quarters) == 1:
        return (quarters[0].year, quarters[0].number), frozenset((PeriodKind.QUARTER,))
    if match := _LETTERED.fullmatch(text):
        return (int(match[1]), int(match[3])), frozenset((_BY_LETTER[match[2].upper()],))
    order = _date(text)
    if order is None and _NUMBERS.fullmatch(text):
        order = tuple(int(digits) for digits in re.findall(r"\d+", text))
    kinds = _kinds_of_numbers(order) if order else frozenset[PeriodKind]()
    # Excel hands a date on with the time of midnight.
    return (order[:3] if order and len(order) > 3 and not any(order[3:]) else order, kinds) if kinds else (None, kinds)


def _date(text: str) -> Order | None:
    """Return the year, the month and perhaps the day of a date that is not written largest first."""
    if match := _DAY_FIRST.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _MONTH.fullmatch(text):
        year, month = int(match[3]), _MONTHS.index(match[2].casefold()) + 1
        if len(match[3]) == 2:
            year += 1900 if year >= _FIRST_OF_LAST_CENTURY else 2000
        return (year, month, int(match[1])) if match[1] else (year, month)
    return None


def _kinds_of_numbers(order: Order) -> frozenset[PeriodKind]:
    """Return what numbers can be, the largest first; none for a date that no calendar has."""
    first, *further = order
    if not further:
        is_pair = 190_000 < first < 300_000 and first % 100 == (first // 100 + 1) % 100
        return frozenset((PeriodKind.NUMBER, PeriodKind.YEAR_IN_ONE) if is_pair else (PeriodKind.NUMBER,))
    if first < _FIRST_FULL_YEAR:  # "5/6" may be a day, a month or a year
        return frozenset()
    is_month = 1 <= further[0] <= 12 and all(1 <= day <= 31 for day in further[1:2])
    years = further[0] - first if further[0] >= _FIRST_FULL_YEAR else (further[0] - first) % 100
    is_year = len(further) == 1 and 0 < years <= _LONGEST  # also of several years: 2021-2023
    kinds = ((PeriodKind.MONTH, is_month), (PeriodKind.YEAR, is_year))
    return frozenset(kind for kind, holds in kinds if holds)


def _counted(texts: Sequence[str]) -> list[int]:
    """Return periods as consecutive numbers of quarters, terms, years or months; none where they are none of these."""
    keys = [time_order(text) or () for text in texts]
    common = frozenset.intersection(*(period_kinds(text) for text in texts)) if texts else frozenset[PeriodKind]()
    if PeriodKind.YEAR_IN_ONE in common:
        return [key[0] // 100 for key in keys]
    # 2009-10 and 2009-11 are months: two periods of years begin in different years.
    if common & {PeriodKind.YEAR, PeriodKind.NUMBER} and len({key[0] for key in keys}) == len(keys):
        return [key[0] for key in keys]
    return next(([year * key[0] + key[1] for key in keys] for kind, year in _A_YEAR.items() if kind in common), [])
