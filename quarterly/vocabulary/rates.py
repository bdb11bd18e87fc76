"""Percentages and rates from counts, exactly; `quarterly.numbers.half_up` prints them as DfE does.

Of 5,113 one-decimal percentages that DfE published with their counts every one is numerator / denominator rounded half-up; so are
the eight exact ties, such as 7/112 = 6.25 -> 6.3.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate unrounded, or None with the reason in words."""

    exact: Fraction | None
    note: str = ""


def rate(numerator: Fraction | None, denominator: Fraction | None, per: int = 100) -> Rate:
    """Return numerator over denominator, times `per`; none without both counts, or of nobody (a denominator of 0 or less)."""
    if numerator is None or denominator is None:
        absent = [name for name, count in (("numerator", numerator), ("denominator", denominator)) if count is None]
        return Rate(None, f"no rate: {' and '.join(absent)} suppressed or missing")
    if denominator <= 0:
        return Rate(None, f"no rate: denominator is {'0' if denominator == 0 else 'negative'}")
    return Rate(numerator * per / denominator)
