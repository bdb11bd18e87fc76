"""A suppressed figure, and the numbers that people write which equal it as it would be printed."""

from dataclasses import dataclass
from fractions import Fraction

from quarterly.vocabulary.numbers import half_up


@dataclass(frozen=True, slots=True)
class SuppressedFigure:
    """A figure that no public text may quote, the decimals it is printed with, and whether it is printed as a percentage."""

    figure: Fraction
    decimals: int
    percent: bool

    @property
    def complement(self) -> "SuppressedFigure":
        """The rest of a hundred per cent: "98.1% had no visit" reveals the 1.9% that had one."""
        return SuppressedFigure(100 - Fraction(half_up(self.figure, self.decimals)), self.decimals, self.percent)

    def is_quoted_by(self, number: Fraction, decimals: int, percent: bool) -> bool:
        """Whether a number written with some decimals equals this figure, rounded to its own decimals or to more."""
        roundings = range(self.decimals, max(self.decimals, decimals) + 1)
        return percent == self.percent and any(half_up(number, n) == half_up(self.figure, n) for n in roundings)
