"""How likely it is that figures agree by chance: among many small counts, some add up to another by accident.

The chance that they agree in a first quarter falls with the size of the figure, and in each further quarter with how much the
figures move: what never moves agrees once and for all. A relation is proposed only where as many combinations as were tried are
not expected to bring up one like it.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import comb, log2

FEWEST_QUARTERS = 4
_MARGIN = 4  # bits: of sixteen proposals at the limit one is by chance


def is_beyond_chance(total: Sequence[int], parts: Sequence[Sequence[int]], tried: int) -> bool:
    """Whether series that agree in every quarter are not expected to by chance, out of so many combinations that were tried."""
    if len(total) < FEWEST_QUARTERS or len(set(total)) == 1:
        return False
    moves = sum(_movement(series) for series in (total, *parts)) / (len(total) - 1)
    # In bits: how much would have to agree by accident, against how many combinations there were for it.
    return log2(1 + total[0]) + (len(total) - 1) * log2(1 + moves) >= log2(tried) + _MARGIN


def sums_tried(series: int, parts: int) -> int:
    """Return how many sums of so many parts can be made of so many series, each held against every series."""
    return series * max(1, comb(series - 1, parts))


def _movement(series: Sequence[int]) -> int:
    return sum(abs(later - earlier) for earlier, later in pairwise(series))
