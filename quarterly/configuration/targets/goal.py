"""A goal (a target with its polarity), and the favourable distance of a value from it: better than target is positive."""

from dataclasses import dataclass
from fractions import Fraction

from quarterly.vocabulary.polarity import Polarity


@dataclass(frozen=True, slots=True)
class Goal:
    """A target with its polarity, in the indicator's unit.

    `low` is the target itself, the lower end of a range, or the midpoint; `high` is the upper end of a range, else equal to
    `low`; both are None where no target is agreed. A `strict` target ("fewer than 85") is not met by its own figure.
    """

    polarity: Polarity
    low: Fraction | None = None
    high: Fraction | None = None
    strict: bool = False

    def variance(self, value: Fraction) -> Fraction | None:
        """Return the variance in the value's unit; None without a target or where no way is good.

        It is 0 inside a range, outside it minus the distance to the nearer end; for a midpoint it is minus the distance to it.
        """
        if self.low is None or self.high is None or self.polarity.has_no_good_way:
            return None
        if self.polarity is Polarity.HIGH:
            return value - self.low
        if self.polarity is Polarity.LOW:
            # Turned round, so that one rule serves both: 104.9 against 98.8 is -6.1 (-6.17%), as 92.7 is where high is good.
            return self.low - value
        return min(Fraction(0), value - self.low, self.high - value)

    def reference(self, value: Fraction) -> Fraction | None:
        """Return the figure of which a variance in per cent is a percentage: the target without sign, or a range's nearer end."""
        if self.low is None or self.high is None:
            return None
        # Of a target of -4, such as a net saving, 10% is 0.4 and not -0.4: a distance keeps its own sign.
        return abs(self.high if value > self.high else self.low)

    def per_cent(self, value: Fraction) -> Fraction | None:
        """Return the variance in per cent of target; None where it is not defined, as for a target of 0."""
        variance, reference = self.variance(value), self.reference(value)
        if variance is None or reference is None:
            return None
        if variance == 0:
            return Fraction(0)
        return variance / reference * 100 if reference else None

    def improvement(self, before: Fraction, now: Fraction) -> Fraction | None:
        """Return the favourable change between two values, in their unit; None where no way is good or the range is missing."""
        if self.polarity is Polarity.HIGH:
            return now - before
        if self.polarity is Polarity.LOW:
            return before - now
        variance_before, variance_now = self.variance(before), self.variance(now)
        return None if variance_before is None or variance_now is None else variance_now - variance_before

    def position(self, value: Fraction) -> str:
        """Return the position of a value: "inside", "above" or "below" the range (or the target); "" without a target."""
        if self.low is None or self.high is None:
            return ""
        return "below" if value < self.low else "above" if value > self.high else "inside"
