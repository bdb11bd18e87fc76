"""Wording the sections share."""

import re

from quarterly.collecting.narrative.dates import day_of
from quarterly.vocabulary.quarter import long_date

_DISTANCE = re.compile(r"-?\d")


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
