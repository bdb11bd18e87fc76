"""What an indicator is aimed at, and how far a value is from it: better is always positive, whichever way is good."""

from dataclasses import dataclass
from fractions import Fraction

from quarterly.vocabulary.polarity import Polarity


@dataclass(frozen=True, slots=True)
class Goal:
    """A target with the way that is good, in the indicator's unit.

    `low` is the target itself, the lower end of a range or the midpoint; `high` the upper end of a range, else equal to `low`;
    both None where no target is agreed. A `strict` target ("fewer than 85") is not met by its own figure.
    """

    polarity: Polarity
    low: Fraction | None = None
    high: Fraction | None = None
    strict: bool = False

    def variance(self, value: Fraction) -> Fraction | None:
        """Return the favourable distance from target in the value's unit; None without a target or a good way.

        Inside a range it is 0, outside minus the distance to the nearer end; of a midpoint minus the distance to it.
        """
        if self.low is None or self.high is None or self.polarity is Polarity.NONE:
            return None
        if self.polarity is Polarity.HIGH:
            return value - self.low
        if self.polarity is Polarity.LOW:
            return self.low - value
        return min(Fraction(0), value - self.low, self.high - value)

    def reference(self, value: Fraction) -> Fraction | None:
        """Return what a distance in per cent is a percentage of: the target without its sign, of a range its nearer end."""
        if self.low is None or self.high is None:
            return None
        return abs(self.high if value > self.high else self.low)

    def per_cent(self, value: Fraction) -> Fraction | None:
        """Return the favourable distance in per cent of target; None where it does not exist, as for a target of 0."""
        variance, reference = self.variance(value), self.reference(value)
        if variance is None or reference is None:
            return None
        if variance == 0:
            return Fraction(0)
        return variance / reference * 100 if reference else None

    def improvement(self, before: Fraction, now: Fraction) -> Fraction | None:
        """Return the favourable movement in the value's unit; None where no way is good or the range is not known."""
        if self.polarity is Polarity.HIGH:
            return now - before
        if self.polarity is Polarity.LOW:
            return before - now
        away, closer = self.variance(before), self.variance(now)
        return None if away is None or closer is None else closer - away

    def position(self, value: Fraction) -> str:
        """Return where a value lies: "inside", "above" or "below" the range (or the target); "" without a target."""
        if self.low is None or self.high is None:
            return ""
        return "below" if value < self.low else "above" if value > self.high else "inside"
