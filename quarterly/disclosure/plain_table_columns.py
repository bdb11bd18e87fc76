"""Columns of a table that follow from its counts: percentages, rates, proportions and running totals.

A rate of 1.2 beside a population of 25,000 is the 3 that was suppressed, and so is a 0.028 of 106. So a column whose numbers are
in most rows a constant times the count, or times the count over another number of the row, goes with the count. A single number
that does not fit, such as a slip of the pen, does not keep the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

_SCALES = (100, 1, 1_000, 10_000, 100_000, 1_000_000)  # what shares and rates are printed per
_FEWEST_FOR_ANY_SCALE = 3  # rows; any two numbers are proportional to something
_SLACK = 1e-9

Cells = Sequence[Decimal | None]
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class OutOf:
    """What a column may be of: by row the number that counts are divided by, and the dimension of a total (None: no total)."""

    numbers: Sequence[Decimal | int | None]
    dimension: int | None = None
    is_base: bool = False  # the denominator or a total, of which a percentage is a fact of the problem


@dataclass(frozen=True, slots=True)
class Follows:
    """How a column follows from the counts: its scale, and what counts are divided by; `None` for a running total."""

    scale: float
    out_of: OutOf | None

    def bounds(self, index: int, cell: Decimal | None) -> Bounds | None:
        """Return the least and the most that a row's count can be, for whoever reads this cell; None if it says nothing."""
        of = None if self.out_of is None else self.out_of.numbers[index]
        if cell is None or not of:
            return None
        low, high = (float(each) / self.scale * float(of) for each in _as_printed(cell))
        return max(0, ceil(low - 1e-6)), max(0, floor(high + 1e-6), ceil(low - 1e-6))


def follows(cells: Cells, counts: Sequence[int | None], divisors: Iterable[OutOf]) -> Follows | None:
    """Return how a column follows from counts in most rows, by the first of the divisors that does it; None if it does not."""
    for out_of in divisors:
        shares = [
            count / float(of) if count is not None and of else None for count, of in zip(counts, out_of.numbers, strict=True)
        ]
        if (scale := _scale(cells, shares)) is not None:
            return Follows(scale, out_of)
    for running in _running(counts):
        if (scale := _scale(cells, running)) is not None:
            return Follows(scale, None)
    return None


def fits_somewhere(cells: Cells, counts: Sequence[int | None], bases: Iterable[OutOf]) -> bool:
    """Whether two numbers of a column or more are percentages of the counts, which may be a part of them or chance."""
    for base in bases:
        shares = [
            count / float(of) if count and of and count != of else None for count, of in zip(counts, base.numbers, strict=True)
        ]
        if sum(low <= _SCALES[0] <= high for low, high, is_telling in _scales(cells, shares) if is_telling) > 1:
            return True
    return False


def number(cell: str) -> Decimal | None:
    """Return the number in a cell, with or without a sign for pounds or per cent and with thousands apart."""
    typed = cell.strip().removeprefix("£").removesuffix("%").strip().replace(",", "")
    if not typed.removeprefix("-").replace(".", "", 1).isdecimal():
        return None
    return Decimal(typed)


def _shares(counts: Sequence[int | None], numbers: Sequence[Decimal | int | None]) -> list[float | None]:
    return [count / float(of) if count is not None and of else None for count, of in zip(counts, numbers, strict=True)]


def _scale(cells: Cells, shares: Sequence[float | None]) -> float | None:
    found = list(_scales(cells, shares))
    for scale in _SCALES:
        fitting = [is_telling for low, high, is_telling in found if low <= scale <= high]
        if 2 * len(fitting) > len(found) and any(fitting):
            return float(scale)
    best, rows = _most_overlapping(found)
    differ = len(set(shares) - {None}) > 1 and len(set(cells) - {None}) > 1
    return best if differ and rows >= _FEWEST_FOR_ANY_SCALE and 2 * rows > len(found) else None


def _scales(cells: Cells, shares: Sequence[float | None]) -> Iterator[tuple[float, float, bool]]:
    """Yield for each row the scales that make its number of its share, and whether the number has more than one unit."""
    for cell, share in zip(cells, shares, strict=True):
        if cell is not None and share:
            low, high = _as_printed(cell)
            yield float(low) / share * (1 - _SLACK), float(high) / share * (1 + _SLACK), abs(cell) >= 2 * (high - low)


def _most_overlapping(found: Sequence[tuple[float, float, bool]]) -> tuple[float, int]:
    """Return a scale that is possible in the most telling rows, and in how many."""
    ends = sorted([(low, 0) for low, _, telling in found if telling] + [(high, 1) for _, high, telling in found if telling])
    best, most, rows = 0.0, 0, 0
    for place, (scale, is_end) in enumerate(ends):
        rows += -1 if is_end else 1
        if rows > most and place + 1 < len(ends):
            best, most = (scale + ends[place + 1][0]) / 2, rows
    return best, most


def _as_printed(cell: Decimal) -> tuple[Decimal, Decimal]:
    exponent = cell.as_tuple().exponent
    half = Decimal(5).scaleb(min(0, int(exponent)) - 1)
    return cell - half, cell + half


def _running(counts: Sequence[int | None]) -> Iterator[list[float | None]]:
    """Yield the running totals of counts from the top and from the bottom, each begun again after a row that repeats it."""
    yield _sums(counts)
    yield _sums(counts[::-1])[::-1]


def _sums(counts: Sequence[int | None]) -> list[float | None]:
    sums: list[float | None] = []
    so_far = 0
    for count in counts:
        is_total = bool(so_far) and count == so_far
        so_far = so_far if is_total else so_far + (count or 0)
        sums.append(None if count is None else so_far)
        so_far = 0 if is_total else so_far
    return sums
