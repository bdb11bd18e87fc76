"""What a question is about, by values: by these it is known again, however it is worded, and by these an answer covers it."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question is about: `about` is the digest of what makes it another question, `figure` the doubtful one, if it is one.

    An answer explains every figure from `low` to `high`, both included; without them that figure alone.
    """

    about: str
    figure: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None

    def explains(self, other: "Asked") -> bool:
        """Whether who answered this question has answered the other one too."""
        if self.about != other.about:
            return False
        if self.low is None or self.high is None or other.figure is None:
            return self.figure == other.figure
        return self.low <= other.figure <= self.high
