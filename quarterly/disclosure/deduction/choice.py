"""Which further figures go, so that no protected count can be worked out: the fewest and smallest that are found.

As the Department for Education does it: the next smallest part that is not 0 goes with the small one, with its percentage; a
total goes where no part is left. Only what hangs together with an exposed count is looked at. There, a way round through other
sums is tried (see `way_round`), then one further figure, then two, then one after the other. What turns out not to be needed is
printed again.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from quarterly.disclosure.deduction.exposure import Attack, Exposed
from quarterly.disclosure.deduction.facts import Cell
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.network import Network
from quarterly.disclosure.deduction.policy_known import parts_of, single_sum, total_of
from quarterly.disclosure.deduction.problem import Figure, Problem
from quarterly.disclosure.deduction.solve import Solve
from quarterly.disclosure.deduction.way_round import way_round

_MOST_ALONE = 24  # figures of which each is tried alone
_MOST_AT_ONCE = 2  # exposed counts for which a pair is sought that helps all of them
_MOST_NEAR = 60  # protected counts that hang together and are all looked at again with each figure that is tried
_MOST_FOR_PAIRS = 16  # figures of which pairs are tried: 120 of them


def further(
    problem: Problem,
    suppressed: frozenset[Cell],
    policy: Limits,
    solve: Solve | None = None,
    is_over: Callable[[], bool] = lambda: False,
) -> frozenset[Cell]:
    """Return the further figures to suppress so that no protected count can be worked out, as far as figures can go at all.

    A solver is asked only about what is left when propagation finds nothing exposed any more. Once the time `is_over`, nothing is
    weighed any more: every figure goes that hangs together with what is still exposed.
    """
    network = Network(problem)
    first = _Choice(Attack(network, policy, is_over=is_over), suppressed).made()
    if solve is None or is_over():
        return first
    return first | _Choice(Attack(network, policy, solve, is_over), suppressed | first).made()


class _TimeIsUp(Exception):
    """That no more figures are weighed against each other."""


class _Choice:
    """One choice: what is suppressed so far, and which counts nothing that can go would protect."""

    def __init__(self, attack: Attack, suppressed: frozenset[Cell]) -> None:
        self._attack, self._network, self._policy = attack, attack.network, attack.policy
        self._before, self._suppressed = suppressed, suppressed
        self._beyond_help: set[Cell] = set()

    def made(self) -> frozenset[Cell]:
        for each in self._exposed(self._network.problem.guarded, self._suppressed):
            try:
                self._go_on()
                self._settle(each.cell)
            except _TimeIsUp:
                self._suppress_all_near(each.cell)
        return self._suppressed - self._before

    def _suppress_all_near(self, cell: Cell) -> None:
        """Suppress every figure that is not 0 and hangs together with a cell, so that nothing is left to work it out from."""
        free = frozenset(each.key for each in self._network.problem.figures if each.can_go and each.size != 0)
        near = self._network.region([cell], self._suppressed | free).unknown
        self._suppressed |= free.intersection(key for each in near for key in self._network.about(each) if key is not None)

    def _settle(self, cell: Cell) -> None:
        """Suppress figures until nothing that hangs together with a cell is exposed.

        In a single sum nothing is printed again: which parts go has to follow from their order alone, as `one_sum` takes it.
        """
        taken: list[Cell] = []
        is_single = self._is_single_sum([cell])
        while exposed := self._exposed_near([cell, *self._cells_of(taken)], self._suppressed):
            self._go_on()
            more = self._next(exposed)
            if not more:
                self._beyond_help.update(each.cell for each in exposed)
            self._suppressed |= frozenset(more)
            taken += more
            self._go_on()
        if (len(taken) > 1 and not is_single) or self._beyond_help:
            self._print_what_is_not_needed(cell, taken)

    def _is_single_sum(self, cells: list[Cell]) -> bool:
        region = self._network.region(cells, self._suppressed)
        return single_sum(self._network, region, self._suppressed, self._policy) is not None

    def _next(self, exposed: list[Exposed]) -> list[Cell]:
        """Return what to suppress next; nothing if no figure is left that can go."""
        candidates = self._candidates(exposed)
        if not candidates:
            return []
        cells = [each.cell for each in exposed]
        if self._is_single_sum(cells):
            return [candidates[0]]
        around = self._ways_round(cells)
        if around and self._left_exposed(cells, around) < len(cells):
            return around
        best, left = candidates[0], len(cells)
        for key in candidates[:_MOST_ALONE]:
            now = self._left_exposed(cells, [key])
            if now == 0:
                return [key]
            if now < left:
                best, left = key, now
        # Of several that are exposed, to help some is enough for one step: pairs are tried by the hundred.
        if left < len(cells) > _MOST_AT_ONCE:
            return [best]
        for pair in combinations(candidates[:_MOST_FOR_PAIRS], 2):
            if self._leaves_none_exposed(cells, pair):
                return [*pair]
        return [best]

    def _ways_round(self, cells: list[Cell]) -> list[Cell]:
        """Return the figures on a way round for each of some cells, where one of the ways before does not help it as well."""
        keys: list[Cell] = []
        for cell in cells:
            keys += way_round(self._network, cell, self._suppressed | frozenset(keys), self._policy)
        return keys

    def _left_exposed(self, cells: list[Cell], keys: Iterable[Cell]) -> int:
        return sum(1 for _ in self._exposed_with(cells, tuple(keys)))

    def _leaves_none_exposed(self, cells: list[Cell], keys: tuple[Cell, ...]) -> bool:
        return next(self._exposed_with(cells, keys), None) is None

    def _exposed_with(self, cells: list[Cell], keys: tuple[Cell, ...]) -> Iterator[Exposed]:
        """Yield what is exposed with further figures suppressed; of a large table only what they are tried for.

        What they may expose besides is seen as soon as they are chosen.
        """
        self._go_on()
        suppressed, tried_for = self._suppressed | frozenset(keys), [*cells, *self._cells_of(keys)]
        near = self._near(tried_for, suppressed)
        is_large = len(near) > _MOST_NEAR
        found = self._attack.each_on(near.intersection(tried_for) if is_large else near, suppressed, these_alone=is_large)
        return (each for each in found if each.cell not in self._beyond_help)

    def _go_on(self) -> None:
        if self._attack.is_over():
            raise _TimeIsUp

    def _exposed_near(self, cells: list[Cell], suppressed: frozenset[Cell]) -> list[Exposed]:
        """Return what is exposed of all that hangs together with some cells, apart from what nothing helps."""
        return self._exposed(self._near(cells, suppressed), suppressed)

    def _near(self, cells: list[Cell], suppressed: frozenset[Cell]) -> frozenset[Cell]:
        near = self._network.region(cells, suppressed).unknown | set(cells)
        return (near & self._network.problem.guarded) - self._beyond_help

    def _exposed(self, cells: Iterable[Cell], suppressed: frozenset[Cell]) -> list[Exposed]:
        found = self._attack.on(cells, suppressed)
        return [each for each in found if each.cell not in self._beyond_help]

    def _candidates(self, exposed: list[Exposed]) -> list[Cell]:
        """Return the figures that the reasoning rests on and that can go, in the order of the policy, totals last."""
        facts = [fact for each in exposed for fact in each.reasoning]
        cells = dict.fromkeys(cell for fact in facts for cell in (*(cell for cell, _ in fact.terms), fact.about))
        totals = {total_of(fact) for fact in facts if parts_of(fact)}
        keys = dict.fromkeys(key for cell in cells for key in self._network.about(cell) if key is not None)
        figures = [self._network.figures[key] for key in keys if key not in self._suppressed]
        free = [figure for figure in figures if figure.can_go and figure.size != 0]
        return [figure.key for figure in sorted(free, key=lambda each: self._rank(each, totals))]

    def _rank(self, figure: Figure, totals: set[Cell]) -> tuple[bool, bool, int, Cell]:
        is_total = any(cell in totals for cell in self._cells_of([figure.key]) if self._network.counts.get(cell) == figure.size)
        return is_total, figure.size is None, self._policy.goes_first(figure.size or 0), figure.key

    def _cells_of(self, keys: Iterable[Cell]) -> Iterator[Cell]:
        return (cell for key in keys for fact in self._network.figures[key].facts for cell, _ in fact.terms)

    def _print_what_is_not_needed(self, cell: Cell, taken: list[Cell]) -> None:
        """Print again what turned out not to be needed, the last first."""
        for key in reversed(taken):
            self._go_on()
            without = self._suppressed - {key}
            near = self._near([cell, *self._cells_of(taken)], without)
            if all(each.cell in self._beyond_help for each in self._attack.each_on(near, without)):
                self._suppressed = without
