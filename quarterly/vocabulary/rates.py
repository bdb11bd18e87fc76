"""Percentages and rates worked out exactly from counts; `quarterly.vocabulary.numbers.half_up` rounds them as DfE does.

DfE published 5,113 percentages with one decimal and their counts: each is numerator / denominator rounded half-up, also the eight
that lie exactly between two decimals, such as 7/112 = 6.25 -> 6.3.
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
    """An unrounded rate, or None and the reason why there is none."""

    exact: Fraction | None
    reason: NoRate | None = None


def rate(numerator: Fraction | None, denominator: Fraction | None, per: int = 100) -> Rate:
    """Return numerator over denominator, times `per`; no rate where a count is missing or the denominator is 0 or less."""
    if denominator is None:
        return Rate(None, NoRate.NEITHER if numerator is None else NoRate.NO_DENOMINATOR)
    if numerator is None:
        return Rate(None, NoRate.NO_NUMERATOR)
    if denominator <= 0:
        return Rate(None, NoRate.NEGATIVE if denominator else NoRate.OF_NOBODY)
    return Rate(numerator * per / denominator)
