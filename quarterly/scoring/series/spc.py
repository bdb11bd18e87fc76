"""Statistical process control: the XmR chart of NHS England's programme Making Data Count.

An XmR chart separates usual variation (common cause) from unusual variation (special cause). Its limits are the mean of the
values -/+ 2.66 mean moving ranges: 2.66 is 3 / 1.128, so they are three standard deviations as estimated from quarter to quarter,
which a shift in the series does not inflate.

Constants and rules are those of the R package NHSRplotthedots 0.2.2, September 2025 (github.com/nhs-r-community/NHSRplotthedots:
R/ptd_spc_standard.R, ptd_calculate_point_type.R, ptd_calculate_assurance_type.R), worked out in exact numbers. It leaves
moving ranges of outliers out of the limits (Nelson 1982, Journal of Quality Technology 14(3): 172-173); the Excel tool of
Making Data Count does not. Unlike both, no limits are given to a series that mostly stands still: see `limits`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby, pairwise
from statistics import mean, median

from quarterly.vocabulary.polarity import Polarity

# Three standard deviations are left by usual variation alone about once in 370 values, which is every 90 years of quarters.
LIMIT, SCREEN = Fraction(266, 100), Fraction(3267, 1000)
# Seven values on one side of the mean come by chance once in 64 times, six once in 32.
RUN = 7
ENOUGH = 12

ChartedValues = Sequence[Fraction | None]


class Signal(StrEnum):
    """Why a point is a special cause; where several reasons apply, the first in this order."""

    OUTSIDE = "outside the limits"
    TREND = "trend of 7 points"
    TWO_IN_THREE = "2 of 3 points near a limit"
    SHIFT = "7 points on one side of the mean"


class Variation(StrEnum):
    """What a point shows, in the terms of Making Data Count, which rating rules use."""

    COMMON = "common cause"
    IMPROVING = "improving special cause"
    CONCERNING = "concerning special cause"
    HIGH = "special cause, high"
    LOW = "special cause, low"


class Assurance(StrEnum):
    """Whether a process can be relied on to meet its target, in the terms of Making Data Count."""

    PASSES = "consistently passes"
    HIT_OR_MISS = "hit or miss"
    FAILS = "consistently fails"


@dataclass(frozen=True, slots=True)
class SpecialCause:
    """A signal and its direction: `high` is above the mean, or rising for a trend."""

    signal: Signal
    high: bool


@dataclass(frozen=True, slots=True)
class ControlLimits:
    """The mean and moving range that limits follow from, in the values' own unit; `points` are the values there were."""

    mean: Fraction
    moving_range: Fraction
    points: int

    @property
    def upper(self) -> Fraction:
        """Upper process limit."""
        return self.mean + LIMIT * self.moving_range

    @property
    def lower(self) -> Fraction:
        """Lower process limit, which may be below 0, as in the published tools."""
        return self.mean - LIMIT * self.moving_range

    @property
    def near_upper(self) -> Fraction:
        """Two thirds of the way from the mean to the upper limit."""
        return self.mean + LIMIT * self.moving_range * 2 / 3

    @property
    def near_lower(self) -> Fraction:
        """Two thirds of the way from the mean to the lower limit."""
        return self.mean - LIMIT * self.moving_range * 2 / 3

    @property
    def trial(self) -> bool:
        """Whether there are too few points (under 12) for limits to be more than trial limits."""
        return self.points < ENOUGH


def moving_ranges(values: ChartedValues) -> list[Fraction | None]:
    """Return how far each value is from the one before; None for the first, for a gap, and after a gap."""
    steps = [None if a is None or b is None else abs(b - a) for a, b in pairwise(values)]
    return [None, *steps] if values else []


def limits(values: ChartedValues, *, screened: bool = True) -> ControlLimits | None:
    """Return the limits of values in the order of time; None where no two neighbours have a value, or most are equal.

    A series that mostly stands still has no usual movement to measure. Ten quarters at 5.0 and one at 5.2 would have limits
    of no width, or of a hair's, and whatever moved at all would be a special cause. `screened` leaves out moving ranges over
    3.267 times their mean, as NHSRplotthedots does; not screened is the Excel tool.
    """
    known = [value for value in values if value is not None]
    ranges = [step for step in moving_ranges(values) if step is not None]
    if not ranges or not median(ranges):
        return None
    # Without the screen an outlier hides the next one: in NHSRplotthedots' own example, a single 10 among ones and twos lifts the
    # upper limit from 4.6 to 6.95.
    average = mean(ranges)
    counted = [step for step in ranges if step <= SCREEN * average] if screened else ranges
    return ControlLimits(mean(known), mean(counted), len(known))


def special_causes(values: ChartedValues, within: ControlLimits) -> list[SpecialCause | None]:
    """Return why each point is a special cause, or None for common cause; a gap ends every run.

    A trend is seven points each above (or each below) the one before. Two of three: three points in a row on one side of the
    mean, two of them between near limit and limit; those two are marked.
    """
    sides = [0 if value is None else _order(within.mean, value) for value in values]
    outside = _beyond(values, within.lower, within.upper)
    near = [far and not out for far, out in zip(_beyond(values, within.near_lower, within.near_upper), outside, strict=True)]
    trends = _trends([0 if a is None or b is None else _order(a, b) for a, b in pairwise(values)])
    pairs, shifts = _two_in_three(near, sides), _runs(sides, RUN)
    return [
        SpecialCause(Signal.OUTSIDE, side > 0)
        if out
        else SpecialCause(Signal.TREND, trend > 0)
        if trend
        else SpecialCause(Signal.TWO_IN_THREE, side > 0)
        if pair
        else SpecialCause(Signal.SHIFT, side > 0)
        if shift
        else None
        for side, out, trend, pair, shift in zip(sides, outside, trends, pairs, shifts, strict=True)
    ]


def variation(cause: SpecialCause | None, polarity: Polarity | None) -> Variation:
    """Return what the point shows; improving or concerning only where high or low is good."""
    if cause is None:
        return Variation.COMMON
    if polarity not in (Polarity.HIGH, Polarity.LOW):
        return Variation.HIGH if cause.high else Variation.LOW
    return Variation.IMPROVING if cause.high == (polarity is Polarity.HIGH) else Variation.CONCERNING


def assurance(within: ControlLimits, target: Fraction | None, polarity: Polarity | None) -> Assurance | None:
    """Return whether the process can be relied on to meet the target; None without one, or unless high or low is good."""
    if target is None or polarity not in (Polarity.HIGH, Polarity.LOW):
        return None
    if within.lower <= target <= within.upper:
        return Assurance.HIT_OR_MISS
    return Assurance.FAILS if (target > within.upper) == (polarity is Polarity.HIGH) else Assurance.PASSES


def _order(first: Fraction, second: Fraction) -> int:
    return (second > first) - (second < first)


def _beyond(values: ChartedValues, lower: Fraction, upper: Fraction) -> list[bool]:
    return [value is not None and not lower <= value <= upper for value in values]


def _runs(signs: Sequence[int], length: int) -> list[bool]:
    """Return which signs are part of a run of the same sign, other than 0, of at least this length."""
    marked: list[bool] = []
    for sign, run in groupby(signs):
        size = len(list(run))
        marked += [sign != 0 and size >= length] * size
    return marked


def _trends(steps: Sequence[int]) -> list[int]:
    """Return 1 for points of a rising trend and -1 for those of a falling one; a turning point belongs to the trend after it."""
    # Seven points have six steps between them.
    long = _runs(steps, RUN - 1)
    before = [0, *(step if part else 0 for step, part in zip(steps, long, strict=True))]
    after = [*before[1:], 0]
    return [following or preceding for preceding, following in zip(before, after, strict=True)]


def _two_in_three(near: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    marked = [False] * len(near)
    for first in range(len(near) - 2):
        three = range(first, first + 3)
        if abs(sum(sides[n] for n in three)) == 3 and sum(near[n] for n in three) >= 2:
            for n in three:
                marked[n] = marked[n] or near[n]
    return marked
