"""Which counts that nobody may know can be worked out, from everything public together.

Two readers are held in mind. One reads a mark as "unknown": a small count must be able to be 0 or more than the largest small
number, or he knows it to be small. The other knows the policy: that what is suppressed is not 0, and that a further part went
because it was the next smallest. Of any one count he may know besides that it is small: it has to be left with three small
numbers. In a single sum he is held to what he finds by trying the policy on every way to fill in the marks (see `one_sum`).

An exempt count may be of any size. Neither reader may be left with fewer than three numbers for it, or with small ones alone.
So it is with the 0 that is left where all of a small group are suppressed: whoever works it out knows something of each of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from quarterly.disclosure.deduction.circles import has_circle
from quarterly.disclosure.deduction.examples import Examples
from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.narrowing import Interval, Narrowed, narrow
from quarterly.disclosure.deduction.network import Network, Region
from quarterly.disclosure.deduction.one_sum import could_be_printed, is_enough
from quarterly.disclosure.deduction.policy_known import facts_of_policy, single_sum
from quarterly.disclosure.deduction.problem import Problem
from quarterly.disclosure.deduction.solve import Solve

_FEWEST_OF_ANY_SIZE = 3  # numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposed:
    """A count that can be worked out, and the numbers that it can be.

    `knows_policy` says that it takes somebody who knows the policy; `is_settled` is False where a solver did not come to an end,
    so that nobody knows whether the count can be worked out.
    """

    cell: Cell
    interval: Interval
    knows_policy: bool = False
    is_settled: bool = True
    _because: "_Evidence" = field(repr=False, compare=False)

    @property
    def reasoning(self) -> tuple[Fact, ...]:
        """The facts from which that follows: those that say how counts hang together, then the counts that are printed."""
        linking = self._because.linking(self.cell)
        cells = dict.fromkeys((self.cell, *(cell for fact in linking for cell, _ in fact.terms)))
        printed = self._because.region.printed
        return (*linking, *(printed[cell] for cell in cells if cell in printed))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What is public in a region, and what follows from it; a solver gives no reasons, so all that it was asked about counts."""

    region: Region
    facts: tuple[Fact, ...]
    narrowed: Narrowed
    by_solver: frozenset[Cell] = frozenset()

    def linking(self, cell: Cell) -> tuple[Fact, ...]:
        return self.facts if cell in self.by_solver else self.narrowed.reasoning(cell)


def exposed(problem: Problem, suppressed: frozenset[Cell], policy: Limits, solve: Solve | None = None) -> tuple[Exposed, ...]:
    """Return the protected counts that can be worked out if just these figures are suppressed, in the order of their cells."""
    return Attack(Network(problem), policy, solve).on(problem.guarded, suppressed)


@dataclass(frozen=True, slots=True)
class Attack:
    """Both readers, and what they have to work out counts with."""

    network: Network
    policy: Limits
    solve: Solve | None = None
    is_over: Callable[[], bool] = lambda: False  # no more time: what is not settled counts as exposed

    def on(self, cells: Iterable[Cell], suppressed: frozenset[Cell]) -> tuple[Exposed, ...]:
        """Return which of these counts can be worked out, with those that hang together with them."""
        return tuple(sorted(self.each_on(cells, suppressed), key=lambda each: each.cell))

    def each_on(self, cells: Iterable[Cell], suppressed: frozenset[Cell], *, these_alone: bool = False) -> Iterator[Exposed]:
        """Yield the same one by one, what is soonest worked out first; of `these_alone` if only they are in question."""
        done, asked = set[Cell](), frozenset(cells)
        for cell in sorted(asked):
            if cell not in done:
                region = self.network.region([cell], suppressed)
                in_question = asked if these_alone else self.network.problem.guarded
                inside = sorted((region.unknown & in_question) | {cell})
                done.update(inside)
                yield from self._in_region(region, inside, suppressed)

    def _in_region(self, region: Region, cells: list[Cell], suppressed: frozenset[Cell]) -> Iterator[Exposed]:
        """Yield what follows for whoever reads marks as unknown, and of the rest for whoever knows the policy."""
        read = _Evidence(region, region.facts, narrow(region.facts, region.counts))
        found = list(self._exposed(read, cells, self._is_known_small))
        yield from found
        # Whoever knows the policy knows all that the other reader does: what is exposed to him needs no second look.
        seen = {each.cell for each in found}
        rest = [cell for cell in cells if cell not in seen]
        known = tuple(
            fact for fact in self.network.problem.by_policy if region.unknown.intersection(cell for cell, _ in fact.terms)
        )
        # A single sum is tried exactly. All bounds of the policy at once, which nobody can have, would expose too much of it.
        single = single_sum(self.network, region, suppressed, self.policy) if rest and not known else None
        if single and could_be_printed(single.parts, single.suppressed, single.rules, self.policy):
            if not is_enough(single.printed, single.total, single.rules, self.policy):
                yield from self._exposed(read, rest, lambda _: True, knows_policy=True)
        elif rest:
            facts = (*region.facts, *known, *facts_of_policy(self.network, region, read.narrowed, self.policy))
            inferred = _Evidence(region, facts, narrow(facts, region.counts))
            yield from self._exposed(inferred, rest, self._has_too_few, knows_policy=True)

    def _exposed(
        self, found: "_Evidence", cells: list[Cell], is_small_exposed: Callable[[Interval], bool], *, knows_policy: bool = False
    ) -> Iterator[Exposed]:
        """Yield the cells whose numbers expose them, by the solver where propagation may not say all, or where it did not end."""
        facts, narrowed, of_any_size = found.facts, found.narrowed, self.network.problem.of_any_size

        def is_exposed(cell: Cell, known: Interval) -> bool:
            return self._is_nearly_known(known) if cell in of_any_size else is_small_exposed(known)

        # Propagation never narrows too far, so what it exposes is exposed. Only what it leaves may be in need of a solver.
        asked = [cell for cell in cells if not is_exposed(cell, narrowed.interval(cell))]
        answers: Mapping[Cell, Interval | None] = {}
        everything = (*facts, *found.region.printed.values())
        if self.solve and asked and has_circle(facts, narrowed):
            examples = self._examples(facts, narrowed)
            asked = [cell for cell in asked if not self._is_shown_safe(cell, examples, narrowed, is_exposed, knows_policy)]
            answers = self.solve.bounds(everything, asked) if asked else {}
        because = replace(found, by_solver=frozenset(answers))
        for cell in cells:
            exact = answers.get(cell, narrowed.interval(cell))
            is_tried = knows_policy and cell in answers and cell not in of_any_size
            # Where a solver came to no end there is no answer, and what nobody has settled must not pass for safe.
            if exact is None or is_exposed(cell, exact) or (is_tried and self._skips_too_many(everything, cell, exact)):
                interval, is_settled = exact or narrowed.interval(cell), exact is not None
                yield Exposed(cell=cell, interval=interval, knows_policy=knows_policy, is_settled=is_settled, _because=because)

    def _examples(self, facts: tuple[Fact, ...], narrowed: Narrowed) -> Examples | None:
        """Return examples to be found for facts; none where facts contradict each other, and it is open which of them hold."""
        return None if narrowed.contradicting else Examples(facts, narrowed, self.network.counts)

    def _is_shown_safe(
        self,
        cell: Cell,
        examples: Examples | None,
        narrowed: Narrowed,
        is_exposed: Callable[[Cell, Interval], bool],
        knows_policy: bool,
    ) -> bool:
        """Whether examples show that a count can be enough numbers, so that it is no longer in need of a solver."""
        if examples is None:
            return False
        known, is_of_any_size = narrowed.interval(cell), cell in self.network.problem.of_any_size

        def is_safe() -> bool:
            found = examples.numbers(cell)
            # All that a count can be reaches at least from the least to the most that examples show it to be.
            if not found or is_exposed(cell, Interval(min(found), max(found))):
                return False
            is_tried = knows_policy and not is_of_any_size
            return not is_tried or len(found.intersection(self._small_in(known))) >= self.policy.enough

        for within in self._to_look_for(known, knows_policy, is_of_any_size):
            if is_safe():
                return True
            if not (within.is_one_number and within.low in examples.numbers(cell)):
                examples.look_for(cell, within)
        return is_safe()

    def _to_look_for(self, known: Interval, knows_policy: bool, is_of_any_size: bool) -> Iterator[Interval]:
        """Yield numbers of which a few show a count to be safe, if it can be these."""
        if knows_policy and not is_of_any_size:
            yield from (Interval(number, number) for number in self._small_in(known))
            return
        # Either is enough for whoever reads marks as unknown: that it can be more than small, or its least, which is mostly 0.
        yield Interval(self.policy.largest + 1)
        yield Interval(known.low, known.low)
        if is_of_any_size:
            yield Interval(known.low + _FEWEST_OF_ANY_SIZE - 1)

    def _skips_too_many(self, facts: tuple[Fact, ...], cell: Cell, known: Interval) -> bool:
        """Whether a count cannot be enough of the small numbers between its bounds."""
        if self.solve is None:
            return False
        if self.is_over():
            return True
        possible = (number for number in self._small_in(known) if self.solve.is_possible(facts, cell, number))
        return len([*islice(possible, self.policy.enough)]) < self.policy.enough

    def _is_known_small(self, known: Interval) -> bool:
        return known.is_within(1, self.policy.largest)

    def _is_nearly_known(self, known: Interval) -> bool:
        """Whether a count of any size can be worked out: it is left with too few numbers, or with small ones alone."""
        return (known.values is not None and known.values < _FEWEST_OF_ANY_SIZE) or self._is_known_small(known)

    def _has_too_few(self, known: Interval) -> bool:
        return len(self._small_in(known)) < self.policy.enough

    def _small_in(self, known: Interval) -> range:
        """Return the small numbers that a count can be: somebody may know that this one is small, and not just went along."""
        most = self.policy.largest if known.high is None else min(known.high, self.policy.largest)
        return range(max(known.low, self.policy.least), most + 1)
