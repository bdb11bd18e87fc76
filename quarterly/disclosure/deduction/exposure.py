"""Which counts that nobody may know can be worked out, from everything public together.

Two readers are held in mind. One reads a mark as "unknown": a small count must be able to be 0 or more than the largest small
number, or he knows it to be small. The other knows the policy: that what is suppressed is not 0, and that a further part went
because it was the next smallest. For him a small count is known to be small and has to be left with three numbers.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from quarterly.disclosure.deduction.circles import has_circle
from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.narrowing import Interval, Narrowed, narrow
from quarterly.disclosure.deduction.network import Network, Region
from quarterly.disclosure.deduction.one_sum import could_be_printed, is_enough
from quarterly.disclosure.deduction.policy_known import facts_of_policy, single_sum
from quarterly.disclosure.deduction.problem import Problem
from quarterly.disclosure.deduction.solve import Solve


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposed:
    """A count that can be worked out: the numbers that it can be, and the facts from which that follows, the last step first.

    `knows_policy` says that it takes somebody who knows the policy; `is_settled` is False where a solver did not come to an end,
    so that nobody knows whether the count can be worked out.
    """

    cell: Cell
    interval: Interval
    reasoning: tuple[Fact, ...]
    knows_policy: bool = False
    is_settled: bool = True


def exposed(problem: Problem, suppressed: frozenset[Cell], policy: Limits, solve: Solve | None = None) -> tuple[Exposed, ...]:
    """Return the protected counts that can be worked out if just these figures are suppressed, in the order of their cells."""
    return Attack(Network(problem), policy, solve).on(problem.protected, suppressed)


@dataclass(frozen=True, slots=True)
class Attack:
    """Everything that is public if certain figures are suppressed, read by both readers."""

    network: Network
    policy: Limits
    solve: Solve | None = None

    def on(self, cells: Iterable[Cell], suppressed: frozenset[Cell]) -> tuple[Exposed, ...]:
        """Return which of these counts can be worked out, with those that hang together with them."""
        found: list[Exposed] = []
        done: set[Cell] = set()
        for cell in sorted(cells):
            if cell not in done:
                region = self.network.region([cell], suppressed)
                inside = sorted((region.unknown & self.network.problem.protected) | {cell})
                done.update(inside)
                found += self._in_region(region, inside, suppressed)
        return tuple(sorted(found, key=lambda each: each.cell))

    def _in_region(self, region: Region, cells: list[Cell], suppressed: frozenset[Cell]) -> Iterator[Exposed]:
        """Yield what follows for whoever reads marks as unknown, and of the rest for whoever knows the policy."""
        narrowed, found = narrow(region.facts), set[Cell]()
        for each in _known_small(region.facts, narrowed, cells, self.policy, self.solve):
            found.add(each.cell)
            yield each
        rest = [cell for cell in cells if cell not in found]
        single = single_sum(self.network, region, suppressed) if rest else None
        if single and could_be_printed(single.parts, single.suppressed, self.policy):
            if not is_enough(single.printed, single.total, self.policy):
                yield from (_exposed(cell, narrowed, knows_policy=True) for cell in rest)
        elif rest:
            facts = (*region.facts, *facts_of_policy(self.network, region, suppressed, self.policy))
            yield from _too_few(facts, narrow(facts), rest, self.policy, self.solve)


def _exposed(cell: Cell, narrowed: Narrowed, *, knows_policy: bool = False, is_settled: bool = True) -> Exposed:
    interval, reasoning = narrowed.interval(cell), narrowed.reasoning(cell)
    return Exposed(cell=cell, interval=interval, reasoning=reasoning, knows_policy=knows_policy, is_settled=is_settled)


def _known_small(
    facts: tuple[Fact, ...], narrowed: Narrowed, cells: list[Cell], policy: Limits, solve: Solve | None
) -> Iterator[Exposed]:
    for cell, interval, is_settled in _bounds(facts, narrowed, cells, solve, lambda known: known.is_within(1, policy.largest)):
        if not is_settled or interval.is_within(1, policy.largest):
            yield Exposed(cell=cell, interval=interval, reasoning=narrowed.reasoning(cell), is_settled=is_settled)


def _too_few(
    facts: tuple[Fact, ...], narrowed: Narrowed, cells: list[Cell], policy: Limits, solve: Solve | None
) -> Iterator[Exposed]:
    def has_too_few(known: Interval) -> bool:
        return known.values is not None and known.values < policy.enough

    for cell, interval, is_settled in _bounds(facts, narrowed, cells, solve, has_too_few):
        if not is_settled or has_too_few(interval):
            reasoning = narrowed.reasoning(cell)
            yield Exposed(cell=cell, interval=interval, reasoning=reasoning, knows_policy=True, is_settled=is_settled)


def _bounds(
    facts: tuple[Fact, ...], narrowed: Narrowed, cells: list[Cell], solve: Solve | None, is_exposed: Callable[[Interval], bool]
) -> Iterator[tuple[Cell, Interval, bool]]:
    """Yield what each cell can be, by the solver where propagation may not say all; and whether that is settled."""
    asked = [cell for cell in cells if not is_exposed(narrowed.interval(cell))]
    by_solver = solve.bounds(facts, asked) if solve and asked and has_circle(facts, narrowed) else {}
    for cell in cells:
        exact = by_solver.get(cell, narrowed.interval(cell))
        yield cell, exact or narrowed.interval(cell), exact is not None
