"""How far a figure may move before its sender is asked: by the series' own movements, and by what chance does to small counts.

Never by a bare percentage. Half as many again is noise on a count of four, and a fault in a rate that has stood at 75 for years.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import isqrt
from statistics import mean

from quarterly.collecting.past.comparable import Compared, Measured
from quarterly.vocabulary.numbers import Unit

# The limits of an XmR chart are 2.66 mean movements from the mean: three standard deviations (quarterly/scoring/series/spc.py).
LIMIT = Fraction(266, 100)
ENOUGH = 12  # values, from which on the limits of a control chart are more than trial limits
LEAST = 2  # values, without which no movement is known
STANDARD_DEVIATIONS = 3
_ROUNDING = 2  # units of the last decimal printed: two rounded figures may differ by one and mean the same


@dataclass(frozen=True, slots=True)
class UsualRange:
    """From where to where a new value needs no question, both included."""

    low: Fraction
    high: Fraction

    def holds(self, value: Fraction) -> bool:
        """Whether a value is in the range."""
        return self.low <= value <= self.high


def usual_range(held: Compared, unit: Unit, decimals: int) -> UsualRange | None:
    """Return the usual range of a series for its next value; None for a series in which no movement is known.

    It reaches from the last value, and from that of the same quarter last year, as far as the usual movement, chance and rounding
    explain; it includes every value there has been, and for a long series whatever is within its control limits.
    """
    values = [each.value for each in held.earlier]
    if len(values) < LEAST:
        return None
    movement, known = mean_movement(values)
    # Of one movement nobody knows whether it was a usual one, so it counts twice; of many the mean is what it seems.
    usual = max(LIMIT * movement * (1 + Fraction(1, known)), Fraction(_ROUNDING, 10**decimals))
    # What is usual in spring is not usual in summer: exclusions, leavers, referrals.
    starts = [held.earlier[-1], *([held.year_ago] if held.year_ago else [])]
    ends = [start.value + sign * max(usual, by_chance(start, held.now, unit)) for start in starts for sign in (-1, 1)]
    if len(values) >= ENOUGH:
        ends += [mean(values) - LIMIT * movement, mean(values) + LIMIT * movement]
    return UsualRange(min(*values, *ends), max(*values, *ends))


def mean_movement(values: Sequence[Fraction]) -> tuple[Fraction, int]:
    """Return the mean distance between neighbours, and how many pairs of neighbours there are."""
    movements = [abs(later - earlier) for earlier, later in pairwise(values)]
    return mean(movements), len(movements)


def by_chance(before: Measured, now: Measured, unit: Unit) -> Fraction:
    """Return how far apart chance alone may bring two values: three standard deviations of their difference, 0 if not known."""
    return STANDARD_DEVIATIONS * _root(_variance(before, now, unit))


def _variance(before: Measured, now: Measured, unit: Unit) -> Fraction:
    if unit is Unit.COUNT:
        return max(before.value, Fraction(0)) + max(now.value, Fraction(0))  # of counts of rare events: the counts themselves
    cases, cohorts = (before.numerator, now.numerator), (before.denominator, now.denominator)
    if unit.scale == 1 or None in (*cases, *cohorts) or 0 in cohorts:
        return Fraction(0)
    first, second = (Fraction(each or 0) for each in cohorts)
    # One case and one non-case more than there are: 20 of 20 does not mean that 19 of 20 cannot be.
    share = min((Fraction(cases[0] or 0) + Fraction(cases[1] or 0) + 1) / (first + second + 2), Fraction(1))
    return share * (1 - share) * (1 / first + 1 / second) * unit.scale**2


def _root(number: Fraction) -> Fraction:
    """Return the square root of a number that is not negative, to six decimals."""
    return Fraction(isqrt(int(number * 10**12)), 10**6)
