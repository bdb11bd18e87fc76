"""Quartile bands, quintiles, ranks and averages of a list of values.

Bands and ranks are those of DfE's Local Authority Interactive Tool (github.com/dfe-analytical-services/
local-authority-interactive-tool, R/fn_analysis.R), quintiles those of its NEET scorecard. An authority without a
value (missing or suppressed) is left out. Values are compared unrounded.
"""

import statistics
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quarterly.vocabulary.polarity import Polarity

LEAST_FOR_QUINTILES = 5  # a fifth of four would be less than one of them


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The three edges between quarters of the values, in their own unit."""

    first: Fraction
    second: Fraction
    third: Fraction


@dataclass(frozen=True, slots=True)
class Position:
    """A value's position among `of` values: band A (best) to D, quintile 1 (best) to 5, rank from 1.

    Without polarity they are "-" and None, and among fewer than five there is no quintile.
    """

    band: str
    quintile: int | None
    rank: int | None
    of: int


def quartiles(values: Sequence[Fraction]) -> Quartiles:
    """Return the quartile edges of at least one value, in any order: type-7 quantiles, the default of R and numpy."""
    # DfE's tool takes R's default, type 7: the first edge of 1, 2, 3, 4 is 1.75, where the other usual method gives 1.25. By
    # that alone a council near an edge would be in another quarter than DfE has it in.
    # Python 3.11 knows no quantiles of a single value.
    known = _in_order(values)
    return Quartiles(*(statistics.quantiles(known, n=4, method="inclusive") if len(known) > 1 else known * 3))


def _in_order(values: Iterable[Fraction]) -> list[Fraction]:
    """Return values from low to high.

    Nearly all are told apart as binary numbers, which is much faster than as fractions. Of two values the lower never has the
    higher binary number, and those that share one are compared exactly.
    """
    return [value for _, value in sorted((float(value), value) for value in values)]


def band(value: Fraction, edges: Quartiles, polarity: Polarity | None) -> str:
    """Return A (best quarter) to D; a value on an edge belongs to the quarter of lower values, and without polarity it is "-"."""
    # DfE's tool gives an edge to the lower values whichever way is good: for LOW that is the better band, for HIGH the worse.
    below = bisect_left((edges.first, edges.second, edges.third), value)
    if polarity is Polarity.LOW:
        return "ABCD"[below]
    return "DCBA"[below] if polarity is Polarity.HIGH else "-"


def quintile(rank: int, of: int, polarity: Polarity) -> int:
    """Return the fifth (1 is the best) that a rank is in, where high or low is good.

    The fifths of lowest values have one more where the number cannot be divided, whichever way is good: of 151 authorities, the
    best fifth has 31 where low is good, the worst where high is. So DfE's NEET scorecard has it.
    """
    from_lowest = of - rank if polarity is Polarity.HIGH else rank - 1
    size, larger = divmod(of, 5)
    fifth = (
        from_lowest // (size + 1) if from_lowest < larger * (size + 1) else larger + (from_lowest - larger * (size + 1)) // size
    )
    return 5 - fifth if polarity is Polarity.HIGH else fifth + 1


def positions(values: Sequence[Fraction | None], polarity: Polarity | None) -> list[Position | None]:
    """Return the position of each value among all of them, in the same order; None where there is no value."""
    known = _in_order(value for value in values if value is not None)
    if not known:
        return [None] * len(values)
    edges, ranks = quartiles(known), _ranks(known, polarity)
    return [None if value is None else _position(value, edges, ranks, polarity, len(known)) for value in values]


def mean(values: Sequence[Fraction | None]) -> Fraction | None:
    """Return the unweighted mean of the values there are, which is what DfE prints for statistical neighbours."""
    known = [value for value in values if value is not None]
    return statistics.mean(known) if known else None


def median(values: Sequence[Fraction | None]) -> Fraction | None:
    """Return the median of the values there are."""
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def _ranks(known: Sequence[Fraction], polarity: Polarity | None) -> dict[Fraction, int]:
    """Return the rank of each value (1 is the best), nothing without polarity; ties share the best of their ranks."""
    if polarity not in (Polarity.HIGH, Polarity.LOW):
        return {}
    best_last = known if polarity is Polarity.HIGH else known[::-1]
    return {value: len(known) - n for n, value in enumerate(best_last)}  # the last of equal values wins, and has the best rank


def _position(value: Fraction, edges: Quartiles, ranks: dict[Fraction, int], polarity: Polarity | None, of: int) -> Position:
    rank = ranks.get(value)
    fifth = quintile(rank, of, polarity) if rank and polarity and of >= LEAST_FOR_QUINTILES else None
    return Position(band(value, edges, polarity), fifth, rank, of)
