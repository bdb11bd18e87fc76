"""What somebody knows besides who knows the policy on small numbers: bounds on what is suppressed."""

from collections.abc import Iterator
from dataclasses import dataclass

from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.narrowing import Narrowed
from quarterly.disclosure.deduction.network import Network, Region
from quarterly.disclosure.deduction.one_sum import Parts, Printed, Rules
from quarterly.disclosure.deduction.part_rule import rule_alone


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleSum:
    """A sum apart from all other facts, what it comes to printed: the true counts of those parts that the policy may suppress."""

    parts: Parts
    rules: Rules
    total: int
    suppressed: frozenset[int]

    @property
    def printed(self) -> Printed:
        """The parts as they are printed."""
        return tuple(None if index in self.suppressed else part for index, part in enumerate(self.parts))


def facts_of_policy(network: Network, region: Region, narrowed: Narrowed, limits: Limits) -> tuple[Fact, ...]:
    """Return bounds on the suppressed counts of a region, wherever they are true; `narrowed` is what is known without them.

    Nobody knows all of them, since a mark does not say by which sum a count went. Whoever cannot work out a count with all of
    them cannot do so with less.
    """
    return (
        *_of_marks(network, region, limits),
        *_of_totals(network, region, limits),
        *_of_order(network, region, narrowed, limits),
    )


def _of_marks(network: Network, region: Region, limits: Limits) -> Iterator[Fact]:
    """Yield that what is suppressed is not 0."""
    for cell in sorted(region.unknown):
        is_counted = cell in network.problem.protected or (network.count(cell) or 0) > 0
        if is_counted and limits.least:
            yield _bound(cell, limits.least, None, cell)


def _of_totals(network: Network, region: Region, limits: Limits) -> Iterator[Fact]:
    """Yield that a total that is suppressed is small, or leaves few of what it is out of: it would be the last to go else."""
    for total in {total_of(fact): None for fact in region.facts if parts_of(fact)}:
        count, rule = network.count(total), network.problem.rules.get(total)
        if total not in region.unknown or count is None:
            continue
        if limits.is_small(count):
            yield _bound(total, None, limits.largest, total)
        elif rule and rule.most is not None and rule.most - count <= limits.largest and count in rule.guarded:
            yield _bound(rule.beside[1], None, limits.largest, total)


def _of_order(network: Network, region: Region, narrowed: Narrowed, limits: Limits) -> Iterator[Fact]:
    """Yield that what went from a sum goes before each part of it that can be read, or is small."""
    for fact in region.facts:
        counts = [(count, cell) for cell in parts_of(fact) if (count := network.count(cell)) is not None]
        shown = [each for each in counts if each[0] and narrowed.interval(each[1]).is_one_number]
        if not shown:
            continue
        following, last = min((limits.goes_first(count), cell) for count, cell in shown)
        for count, cell in counts:
            if cell in region.unknown and limits.goes_first(count) <= following:
                # Of two that are as large, the one that is listed first goes first.
                furthest = following if cell < last or limits.goes_first(count) == following else following - 1
                yield _bound(cell, None, furthest, last) if limits.smallest_first else _bound(cell, -furthest, None, last)
            elif cell in region.unknown and limits.is_small(count):
                yield _bound(cell, None, limits.largest, last)


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


def single_sum(network: Network, region: Region, suppressed: frozenset[Cell], limits: Limits) -> SingleSum | None:
    """Return the sum that a region is about, None where it is about more than one, or where nothing printed is the whole of it.

    Where the total is suppressed, its parts and what it leaves of a printed count are a sum all the same.
    """
    rules = network.problem.rules
    beside = {each for cell in region.unknown if cell in rules for each in rules[cell].beside}
    sums = [fact for fact in region.facts if parts_of(fact) and total_of(fact) not in beside]
    if len(sums) != 1 or not _stands_alone(network, sums[0], suppressed):
        return None
    total, cells = total_of(sums[0]), parts_of(sums[0])
    if any(cell not in network.counts for cell in (total, *cells)):
        return None
    # What is printed whatever happens has no part in the choice, and comes off the total.
    fixed = [cell for cell in cells if network.is_printed(cell, suppressed) and not network.can_go(cell)]
    free = tuple(sorted(cell for cell in cells if cell not in fixed))  # of two as large, the first in this order goes first
    if not region.unknown <= {*free, *beside, total}:
        return None
    parts = tuple(network.counts[cell] for cell in free)
    of_parts = tuple(rules.get(cell, rule_alone(limits)) for cell in free)
    gone = frozenset(index for index, cell in enumerate(free) if cell in region.unknown)
    if network.is_printed(total, suppressed):
        return SingleSum(parts=parts, rules=of_parts, total=network.counts[total] - _sum(network, fixed), suppressed=gone)
    if total not in rules:
        return None
    whole = network.counts[rules[total].beside[0]]
    return SingleSum(
        parts=(*parts, whole - network.counts[total]),
        rules=(*of_parts, rules[total].of_rest()),
        total=whole - _sum(network, fixed),
        suppressed=gone | {len(parts)},
    )


def _sum(network: Network, cells: list[Cell]) -> int:
    return sum(network.counts[cell] for cell in cells)


def _stands_alone(network: Network, fact: Fact, suppressed: frozenset[Cell]) -> bool:
    """Whether nothing else links the counts of a sum with each other or with others, apart from what is printed with them.

    What is printed with a part goes with it: its percentages. What its rule reckons with is no link while that is printed.
    """
    for cell, weight in fact.terms:
        if weight == -1 and network.is_printed(cell, suppressed):
            continue
        rule, printing = network.problem.rules.get(cell), network.printing(cell)
        if rule and not network.is_printed(rule.beside[0], suppressed):
            return False
        reckoned_with = {cell, *rule.beside} if rule else None
        if not all(
            other == fact or key in printing or {each for each, _ in other.terms} == reckoned_with
            for other, key in network.linking(cell)
        ):
            return False
    return True


def _bound(cell: Cell, low: int | None, high: int | None, about: Cell) -> Fact:
    return Fact(terms=((cell, 1),), low=low, high=high, kind=FactKind.POLICY, about=about)
