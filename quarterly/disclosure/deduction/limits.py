"""What the arithmetic needs to know of a policy on small numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Counts from 1 to `largest` are small, 0 is printed or not, and of further figures the smallest or largest goes first."""

    largest: int = 5
    is_zero_shown: bool = True
    smallest_first: bool = True

    @property
    def least(self) -> int:
        """The least that a suppressed count can be, for whoever knows the policy."""
        return 1 if self.is_zero_shown else 0

    @property
    def enough(self) -> int:
        """How many numbers a small count has to be left with: three, or as many as there are small ones."""
        return min(3, self.largest)

    def is_small(self, count: int) -> bool:
        """Whether a count may not become known."""
        return 1 <= count <= self.largest

    def goes_first(self, size: int) -> int:
        """Return what figures are sorted by, so that the one that goes first is the first."""
        return size if self.smallest_first else -size
