"""What a printed distance from target says of a value, often more exactly than the value itself is printed.

3.4% with a target of 2% is "72.2% worse": so it is from 3.443% to 3.445%, which of 2,000 children is 69 and no other number.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Self

from quarterly.vocabulary.numbers import decimals_of
from quarterly.vocabulary.polarity import Polarity

_PER_CENT = re.compile(r"^(?P<size>\d[\d,]*(?:\.\d+)?)(?P<unit>%| points?| days?|) (?P<side>better|worse)$")
_TARGET = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Distance:
    """A printed distance, better being positive; None where none is printed. `in_per_cent` of the target, else in its unit."""

    indicator: str
    quarter: str
    size: Decimal | None
    in_per_cent: bool = True

    @classmethod
    def parse(cls, indicator: str, quarter: str, text: str) -> Self:
        """Read a distance as the table of ratings prints it: "72.2% worse", "4.4 points better"."""
        found = _PER_CENT.match(text)
        if found is None:
            return cls(indicator, quarter, None)
        size = Decimal(found["size"].replace(",", ""))
        return cls(indicator, quarter, size if found["side"] == "better" else -size, found["unit"] == "%")


def within(distance: Distance, target: str, good: str) -> tuple[Fraction, Fraction] | None:
    """Return between which numbers a value lies, the second excluded; None where the target is not one number with a good way."""
    if distance.size is None or not _TARGET.fullmatch(target) or good not in (Polarity.HIGH, Polarity.LOW):
        return None
    of, half = Fraction(Decimal(target)), Fraction(1, 2 * 10 ** decimals_of(str(distance.size)))
    factor = of / 100 if distance.in_per_cent else Fraction(1)
    sign = 1 if good == Polarity.HIGH else -1
    ends = [of + sign * factor * (Fraction(distance.size) + shift) for shift in (-half, half)]
    low, high = sorted(ends)
    return low, high + Fraction(1, 10**9)  # either end may be the one that rounds to the printed distance
