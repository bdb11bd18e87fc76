"""Figures as people type them in each unit, and as they are printed: £1,200, 3.2 : 1, 12 weeks, Yes, 30 September 2026.

A date is stored as the number of its day (1 January of the year 1 is 1), so that a later one is greater; yes is 1 and no is 0.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.numbers import Unit, half_up, read_number, trimmed
from quarterly.vocabulary.quarter import long_date

YES, NO = Fraction(1), Fraction(0)
PER_CENT = "per cent"
_YES_NO = {"yes": YES, "y": YES, "true": YES, "no": NO, "n": NO, "false": NO}
_THOUSANDS = {"k": 10**3, "m": 10**6, "million": 10**6}
_AMOUNT = re.compile(r"(?P<number>.*\d)\s*(?P<times>k|m|million)", re.IGNORECASE)
_TO_ONE = re.compile(r"(?P<number>\S+?)\s*(?::|to)\s*1", re.IGNORECASE)
_LONE = re.compile(r"(?P<number>.*\d)\s*(?:(?:working|calendar)\s+)?(?P<word>day|week|month)s?", re.IGNORECASE)
_PER_CENT = re.compile(r"(?<=\d) ?per ?cent$", re.IGNORECASE)
_ONE = {Unit.DAYS: "day", Unit.WEEKS: "week", Unit.MONTHS: "month"}
EXAMPLES: Mapping[Unit, str] = {
    Unit.PERCENT: "a percentage",
    Unit.COUNT: "a whole number",
    Unit.DAYS: "a number of days",
    Unit.WEEKS: "a number of weeks",
    Unit.MONTHS: "a number of months",
    Unit.POUNDS: "an amount in pounds",
    Unit.RATIO: "a ratio, such as 3.2 : 1",
    Unit.YES_NO: "yes or no",
    Unit.DATE: "a date",
    Unit.SCORE: "a score",
    Unit.PER_1000: "a rate per 1,000",
    Unit.PER_10000: "a rate per 10,000",
    Unit.PER_100000: "a rate per 100,000",
}


def printed(number: Fraction | Decimal | int, places: int, unit: Unit) -> str:
    """Return a figure as it is printed, rounded half up to so many decimals: "62.9%", "£1,200", "Yes", "30 September 2026"."""
    return _in_words(number, unit) or with_sign(f"{half_up(number, places):,}", unit)


def trimmed_in(number: Fraction, unit: Unit, most: int = 2) -> str:
    """Return a figure as it is printed, without trailing zeros: "98.8%", "£1,200"."""
    text = trimmed(number, most)
    whole, point, decimals = text.partition(".")
    separated = f"{int(whole):,}{point}{decimals}" if whole not in ("-0", "-") else text
    return _in_words(number, unit) or with_sign(separated, unit)


def with_sign(number: str, unit: Unit) -> str:
    """Return a printed number with the sign or the word of its unit."""
    if unit is Unit.POUNDS:
        return f"-£{number.removeprefix('-')}" if number.startswith("-") else f"£{number}"
    if unit is Unit.RATIO:
        return f"{number} : 1"
    return with_word(number, unit) if unit in (Unit.WEEKS, Unit.MONTHS) else f"{number}{unit.symbol}"


def with_word(number: str, unit: Unit) -> str:
    """Return a printed number of days, weeks or months with that word: "1 week", "12 weeks"."""
    one = re.fullmatch(r"[+-]?1(?:\.0+)?", number)
    return f"{number} {_ONE[unit]}{'' if one else 's'}"


@lru_cache(4096)  # a file is read by several rules and quarter by quarter, and many of its cells are alike
def read_in(text: str, unit: Unit) -> tuple[Fraction, str] | None:
    """Read a text as a figure of a unit; None if it is no figure of any.

    The second of the two is what the text says it counts in where that is not the unit ("per cent", "pounds", "weeks"), else "".
    """
    typed = _PER_CENT.sub("%", " ".join(text.split()))
    if unit is Unit.YES_NO:
        found = _YES_NO.get(typed.casefold())
        return None if found is None else (found, "")
    if unit is Unit.DATE:
        day = day_of(typed)
        return None if day is None else (Fraction(day.toordinal()), "")
    for read in (_ratio, _time, _pounds, _plain):
        if typed and (number := read(typed)) is not None:
            figure, of = number
            return figure, "" if of is None or of is unit else PER_CENT if of is Unit.PERCENT else of.value
    return None


def as_number(number: Fraction, places: int, unit: Unit) -> Decimal:
    """Return a figure as tables for programs have it: rounded half up; a date as yyyymmdd, yes as 1 and no as 0."""
    if unit is Unit.DATE:
        return Decimal(f"{date.fromordinal(int(number)):%Y%m%d}")
    return half_up(number, places)


def from_number(number: Decimal, unit: Unit) -> Fraction:
    """Return the figure that `as_number` made a number of."""
    if unit is Unit.DATE:
        return Fraction(date.fromisoformat(f"{number:f}").toordinal())
    return Fraction(number)


def _in_words(number: Fraction | Decimal | int, unit: Unit) -> str:
    if unit is Unit.YES_NO:
        return "Yes" if number else "No"
    return long_date(date.fromordinal(int(number))) if unit is Unit.DATE else ""


_Read = tuple[Fraction, Unit | None] | None


def _ratio(typed: str) -> _Read:
    match = _TO_ONE.fullmatch(typed)
    return (number, Unit.RATIO) if match and (number := _bare(match["number"])) is not None else None


def _time(typed: str) -> _Read:
    match = _LONE.fullmatch(typed)
    number = _bare(match["number"]) if match else None
    if match is None or number is None:
        return None
    return number, next(unit for unit, one in _ONE.items() if one == match["word"].casefold())


def _pounds(typed: str) -> _Read:
    amount = re.sub(r"^([-−+])£", r"£\1", typed)  # both "-£5" and "£-5" are written
    match = _AMOUNT.fullmatch(amount)
    read = read_number(match["number"] if match else amount) if "£" in amount else None
    if read is None or read[1]:
        return None
    return read[0] * (_THOUSANDS[match["times"].casefold()] if match else 1), Unit.POUNDS


def _plain(typed: str) -> _Read:
    read = read_number(typed)
    return None if read is None or "£" in typed else (read[0], Unit.PERCENT if read[1] else None)


def _bare(typed: str) -> Fraction | None:
    """Read a number without any sign of a unit."""
    read = _plain(typed)
    return read[0] if read and read[1] is None else None
