"""The least-squares line through values by quarter, in exact numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean

from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class FittedLine:
    """A straight line in the values' unit: it rises by `slope` a quarter and has the value `level` at `middle`, the mean time.

    `spread` is the sum of the squared distances of the times from their mean.
    """

    middle: Fraction
    level: Fraction
    slope: Fraction
    spread: Fraction

    def ahead(self, quarter: Quarter) -> Fraction:
        """Return how many quarters a quarter is after the middle."""
        return _time(quarter) - self.middle

    def at(self, quarter: Quarter) -> Fraction:
        """Return the line's value at a quarter."""
        return self.level + self.slope * self.ahead(quarter)


def least_squares(points: Mapping[Quarter, Fraction]) -> FittedLine:
    """Return the line through values of at least two quarters."""
    times, values = [_time(quarter) for quarter in points], list(points.values())
    middle, level, spread = mean(times), mean(values), squared_distances(times)
    products = sum(((x - middle) * (y - level) for x, y in zip(times, values, strict=True)), Fraction(0))
    return FittedLine(middle, level, products / spread, spread)


def squared_distances(values: Sequence[Fraction]) -> Fraction:
    """Return the sum of squared distances from the mean."""
    level = mean(values)
    return sum(((value - level) ** 2 for value in values), Fraction(0))


def _time(quarter: Quarter) -> Fraction:
    # By the calendar and not by position: a quarter without a value takes its time all the same.
    return Fraction(4 * quarter.year + quarter.number)
