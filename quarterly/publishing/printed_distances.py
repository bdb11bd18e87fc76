"""What a printed distance from target says of a value, often more exactly than the value itself is printed.

3.4% with a target of 2% is "72.2% worse": so it is from 3.443% to 3.445%, which of 2,000 children is 69 and no other number.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.vocabulary.numbers import decimals_of
from quarterly.vocabulary.polarity import Polarity

_ONE_FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Distance:
    """A printed distance, better being positive. `in_per_cent` of the target, else in its unit."""

    indicator: str
    quarter: str
    size: Decimal
    in_per_cent: bool = True


def within(distance: Distance, row: FigureRow) -> tuple[Fraction, Fraction] | None:
    """Return between which numbers a value lies, the second excluded; None where the target is not one number with a good way."""
    # The average of others is one number, rounded: what its distance is worked out from has more decimals than are printed.
    if row.target is None or not _ONE_FIGURE.fullmatch(row.target_in_words):
        return None
    if row.good_is not in (Polarity.HIGH, Polarity.LOW):
        return None
    of, half = Fraction(row.target), Fraction(1, 2 * 10 ** decimals_of(str(distance.size)))
    factor = of / 100 if distance.in_per_cent else Fraction(1)
    sign = 1 if row.good_is == Polarity.HIGH else -1
    ends = [of + sign * factor * (Fraction(distance.size) + shift) for shift in (-half, half)]
    low, high = sorted(ends)
    return low, high + Fraction(1, 10**9)  # either end may be the one that rounds to the printed distance
