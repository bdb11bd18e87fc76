"""Exact figures: read as they were typed, and rounded half-up when printed.

Python's round, numpy and pandas round halves to the even digit, and work on binary floats. DfE's published figures are rounded
half-up without exception: 5,113 percentages with one decimal were recomputed from their counts, and all 8 exact ties went up.
So figures are Decimals or Fractions here.
"""

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

TOO_LARGE = 10**15  # no council has such a figure, and a spreadsheet stores no more than 15 digits of it
NO_NUMBER = frozenset(("inf", "infinity", "nan"))  # what programs write where a calculation had no number as its result

_TYPED = re.compile(
    r"^(?P<pound>£)?\s*(?P<number>[-−+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[-−+]?\d+(?:\.\d+)?|[-−+]?\.\d+)\s*(?P<percent>%)?$"
)


class Unit(StrEnum):
    """What a value counts in."""

    PERCENT = "percent"
    PER_1000 = "per 1,000"
    PER_10000 = "per 10,000"
    PER_100000 = "per 100,000"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    POUNDS = "pounds"
    RATIO = "ratio"  # of so many to one
    YES_NO = "yes or no"
    DATE = "date"
    COUNT = "count"
    SCORE = "score"

    @property
    def scale(self) -> int:
        """The factor by which numerator over denominator is multiplied: 100 for a percentage."""
        return {Unit.PERCENT: 100, Unit.PER_1000: 1_000, Unit.PER_10000: 10_000, Unit.PER_100000: 100_000}.get(self, 1)

    @property
    def is_rate(self) -> bool:
        """Whether a value counts cases in a population, which is the same people every quarter."""
        return self.scale > 100

    @property
    def counts_cases(self) -> bool:
        """Whether a figure tells of a number of cases: a count does, a percentage and a rate, and no average, amount or date."""
        return self is Unit.COUNT or self.scale > 1

    @property
    def adds_up(self) -> bool:
        """Whether the figures of quarters are added up to that of a year."""
        return self in (Unit.COUNT, Unit.POUNDS)

    @property
    def is_quantity(self) -> bool:
        """Whether a figure can be added, divided and drawn. Of a day, and of yes or no, no part and no per cent is anything."""
        return self not in (Unit.YES_NO, Unit.DATE)

    @property
    def is_time(self) -> bool:
        """Whether a figure is a length of time, which is longer or shorter than another."""
        return self in (Unit.DAYS, Unit.WEEKS, Unit.MONTHS)

    @property
    def may_be_negative(self) -> bool:
        """Whether there are figures below 0: of scores, and of money that is over or under a budget."""
        return self in (Unit.SCORE, Unit.POUNDS)

    @property
    def symbol(self) -> str:
        """The sign printed directly after a figure."""
        return "%" if self is Unit.PERCENT else ""


def exact(number: int | float | str | Decimal) -> Fraction:
    """Return the number as it was written: the float 104.9 is 1049/10, not its binary neighbour.

    A spreadsheet's own arithmetic stores 62.900000000000006 for 62.9, so a float is rounded to twelve digits, more than any
    return needs.
    """
    return Fraction(Decimal(f"{number:.12g}" if isinstance(number, float) else str(number)))


def half_up(number: Fraction | Decimal | int, places: int) -> Decimal:
    """Round to a number of decimal places, halves away from zero."""
    numerator, denominator = number.as_integer_ratio()
    # In whole numbers, with no binary float between: 7 of 112 is 6.25, and to one decimal (125 + 1) // 2 = 63 tenths. Without
    # fractions too, which are brought to lowest terms at every step: a report rounds some ten thousand numbers.
    whole = (abs(numerator) * 10**places * 2 + denominator) // (denominator * 2)
    rounded = Decimal(whole).scaleb(-places)
    # -0.04 is printed as 0.0: "-0.0" would be a fall that the reader cannot see.
    return -rounded if numerator < 0 and whole else rounded


def shown(number: Fraction | Decimal | int, places: int, unit: Unit | None = None) -> str:
    """Return the number as printed, with thousands separators and the unit's symbol: "1,072", "62.9%"."""
    return f"{half_up(number, places):,}{unit.symbol if unit else ''}"


def trimmed(number: Fraction, most: int = 2) -> str:
    """Return the number without trailing zeros, rounded to at most `most` decimals: 98.8 -> "98.8", 65 -> "65"."""
    text = f"{half_up(number, most):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact_text(number: Fraction, digits: int = 20) -> str:
    """Return the number as a decimal that any program reads: exact if its decimals end, else rounded to `digits` of them."""
    places = next((places for places in range(digits + 1) if 10**places % number.denominator == 0), digits)
    return trimmed(number, places)


def read_number(text: str) -> tuple[Fraction, bool] | None:
    """Read a number typed as text ("62.9%", "1,072"): return it and whether it had a per cent sign; None if it is no number."""
    match = _TYPED.match(text.strip())
    if not match:
        return None
    digits = match["number"].replace(",", "").replace("−", "-")
    return Fraction(Decimal(digits)), bool(match["percent"])


def decimals_of(text: str) -> int:
    """Return how many decimal places a printed number shows."""
    return len(text.partition(".")[2].rstrip("%"))
