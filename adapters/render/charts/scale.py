"""An axis with round numbers that covers what is drawn but no impossible value, such as a percentage over 100."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil, floor, isclose

_STEPS = (1, 2, 5)
MOST_TICKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisScale:
    """Values from `low` to `high` in steps, drawn from the pixel `bottom` up to `top`."""

    low: float
    high: float
    step: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        """Return the y of a value, at the end of the axis if the value is beyond it."""
        share = (max(self.low, min(self.high, value)) - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def holds(self, value: float) -> bool:
        """Whether a value lies on the axis."""
        return self.low <= value <= self.high

    @property
    def ticks(self) -> list[float]:
        """The round numbers of the axis."""
        return [self.low + self.step * n for n in range(round((self.high - self.low) / self.step) + 1)]


def scale(values: Sequence[float], beside: Sequence[float], unit: str, top: float, bottom: float) -> AxisScale:
    """Return the axis for these values and for what is drawn `beside` them: targets, bands and limits.

    It starts at 0 if it would start near it, and below 0 only if a value is negative; a percentage ends at 100.
    """
    lowest, highest = min([*values, *beside]), max([*values, *beside])
    if min(values) >= 0:
        lowest = max(lowest, 0.0)
    if unit == "%" and max(values) <= 100:
        highest = min(highest, 100.0)
    if isclose(lowest, highest, abs_tol=1e-6):
        lowest, highest = _around(lowest, unit)
    # An axis from 0 shows sizes in proportion; from 90% to 95% it would show a flat line, so there it begins higher.
    if 0 < lowest < 0.4 * highest:
        lowest = 0.0
    return _rounded(lowest, highest, top, bottom)


def _around(value: float, unit: str) -> tuple[float, float]:
    """Return a range around the only value."""
    room = abs(value) / 10 or 1.0
    most = 100.0 if unit == "%" and value <= 100 else value + room
    return (max(value - room, 0.0) if value >= 0 else value - room), max(min(value + room, most), room)


def _rounded(lowest: float, highest: float, top: float, bottom: float) -> AxisScale:
    for power in count(-4):
        for first in _STEPS:
            step = first * 10.0**power
            low, high = floor(round(lowest / step, 6)) * step, ceil(round(highest / step, 6)) * step
            if (high - low) / step < MOST_TICKS - 0.5:
                return AxisScale(low=round(low, 6), high=round(high, 6), step=step, top=top, bottom=bottom)
    raise AssertionError("some power of ten is large enough for every number")
