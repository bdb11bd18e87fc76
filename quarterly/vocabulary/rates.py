"""Percentages and rates from counts, exactly; `quarterly.numbers.half_up` prints them as DfE does.

Of 5,113 one-decimal percentages that DfE published with their counts every one is numerator / denominator rounded half-up; so are
the eight exact ties, such as 7/112 = 6.25 -> 6.3.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class NoRate(StrEnum):
    """Why there is no rate."""

    NO_NUMERATOR = "no rate: numerator suppressed or missing"
    NO_DENOMINATOR = "no rate: denominator suppressed or missing"
    NEITHER = "no rate: numerator and denominator suppressed or missing"
    OF_NOBODY = "no rate: denominator is 0"
    NEGATIVE = "no rate: denominator is negative"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate unrounded, or None with the reason."""

    exact: Fraction | None
    reason: NoRate | None = None


def rate(numerator: Fraction | None, denominator: Fraction | None, per: int = 100) -> Rate:
    """Return numerator over denominator, times `per`; none without both counts, or of nobody (a denominator of 0 or less)."""
    if denominator is None:
        return Rate(None, NoRate.NEITHER if numerator is None else NoRate.NO_DENOMINATOR)
    if numerator is None:
        return Rate(None, NoRate.NO_NUMERATOR)
    if denominator <= 0:
        return Rate(None, NoRate.NEGATIVE if denominator else NoRate.OF_NOBODY)
    return Rate(numerator * per / denominator)
