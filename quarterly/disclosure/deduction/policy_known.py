"""What somebody knows besides who knows the policy on small numbers: bounds on what is suppressed."""

from collections.abc import Iterator
from dataclasses import dataclass

from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.network import Network, Region
from quarterly.disclosure.deduction.one_sum import Parts, Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleSum:
    """A sum apart from all other facts, its total printed: its parts that the policy may suppress, with their true counts."""

    cells: tuple[Cell, ...]
    parts: Parts
    total: int
    suppressed: frozenset[int]

    @property
    def printed(self) -> Printed:
        """The parts as they are printed."""
        return tuple(None if index in self.suppressed else part for index, part in enumerate(self.parts))


def facts_of_policy(network: Network, region: Region, suppressed: frozenset[Cell], limits: Limits) -> tuple[Fact, ...]:
    """Return bounds on the suppressed counts of a region, wherever they are true.

    Nobody knows all of them, since a mark does not say by which sum a count went. Whoever cannot work out a count with all of
    them cannot do so with less.
    """
    return (*_of_marks(network, region, limits), *_of_order(network, region, suppressed, limits))


def _of_marks(network: Network, region: Region, limits: Limits) -> Iterator[Fact]:
    """Yield that what is suppressed is not 0."""
    for cell in sorted(region.unknown):
        is_counted = cell in network.problem.protected or network.counts.get(cell, 0) > 0
        if is_counted and limits.least:
            yield _bound(cell, limits.least, None, cell)


def _of_order(network: Network, region: Region, suppressed: frozenset[Cell], limits: Limits) -> Iterator[Fact]:
    """Yield that what went from a sum with its total printed goes before each part of it that is printed, or is small."""
    for fact in region.facts:
        counts = [(cell, network.counts[cell]) for cell in parts_of(fact) if cell in network.counts]
        shown = [(count, cell) for cell, count in counts if count > limits.largest and cell in region.printed]
        if not shown or not limits.smallest_first or not network.is_printed(total_of(fact), suppressed):
            continue
        least, about = min(shown)
        for cell, count in counts:
            if cell in region.unknown and count <= least:
                yield _bound(cell, None, least, about)


def parts_of(fact: Fact) -> tuple[Cell, ...]:
    """Return the parts of a sum, none where a fact is no sum."""
    if fact.kind is not FactKind.SUM or fact.low != 0 or fact.high != 0:
        return ()
    totals = [cell for cell, weight in fact.terms if weight == -1]
    parts = tuple(cell for cell, weight in fact.terms if weight == 1)
    return parts if len(totals) == 1 and len(parts) == len(fact.terms) - 1 else ()


def total_of(fact: Fact) -> Cell:
    """Return the total of a sum."""
    return next(cell for cell, weight in fact.terms if weight == -1)


def single_sum(network: Network, region: Region, suppressed: frozenset[Cell]) -> SingleSum | None:
    """Return the sum that a region is about, None where it is about more than one sum with its total printed."""
    sums = [fact for fact in region.facts if parts_of(fact)]
    if len(sums) != 1 or not _stands_alone(network, sums[0]):
        return None
    total, cells = total_of(sums[0]), parts_of(sums[0])
    if any(cell not in network.counts for cell in (total, *cells)) or not network.is_printed(total, suppressed):
        return None
    fixed = [cell for cell in cells if network.is_printed(cell, suppressed) and not network.can_go(cell)]
    free = tuple(cell for cell in cells if cell not in fixed)
    if not region.unknown <= set(free):
        return None
    return SingleSum(
        cells=free,
        parts=tuple(network.counts[cell] for cell in free),
        total=network.counts[total] - sum(network.counts[cell] for cell in fixed),
        suppressed=frozenset(index for index, cell in enumerate(free) if cell in region.unknown),
    )


def _stands_alone(network: Network, fact: Fact) -> bool:
    """Whether nothing else links the parts of a sum with each other or with other counts, apart from what prints them."""
    inside = {cell for cell, _ in fact.terms}
    return all(
        other == fact or (key is not None and {cell for cell, _ in other.terms} <= inside)
        for part in parts_of(fact)
        for other, key in network.linking(part)
    )


def _bound(cell: Cell, low: int | None, high: int | None, about: Cell) -> Fact:
    return Fact(terms=((cell, 1),), low=low, high=high, kind=FactKind.POLICY, about=about)
