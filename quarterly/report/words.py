"""Wording the sections share."""

import re
from collections.abc import Sequence

from quarterly.narrative.dates import day_of
from quarterly.quarter import long_date

_DISTANCE = re.compile(r"-?\d")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def listed(items: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return "1 indicator", "5 indicators"."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def spelled(count: int) -> str:
    """Return a small count as a word that can begin a sentence: "Three"."""
    return (_SMALL[count] if count < len(_SMALL) else str(count)).capitalize()


def against_target(distance: str, than: str = "") -> str:
    """Word a printed favourable distance: "-6.2%" is "6.2% worse", never "below", which depends on the polarity.

    `than` follows "better" or "worse" where no column heading says what is compared.
    """
    if not _DISTANCE.match(distance):
        return distance
    if not any(digit in distance for digit in "123456789"):
        return "on target"
    return f"{distance.removeprefix('-')} {'worse' if distance.startswith('-') else 'better'}{than}"


def written_day(text: str) -> str:
    """Return a day as people write it, where a text is one: "2012-09-24" is "24 September 2012"."""
    day = day_of(text)
    return long_date(day) if day and re.match(r"\d{4}-\d\d-\d\d", text) else text
