"""The cheapest way round: further figures that let an exposed count vary although each of its sums is printed.

In a table of regions by durations with totals on both sides, a single suppressed count follows from its row and from its column.
Another count of the row would follow from its own column. What helps is a way round: from the row by a further count to that
count's column, on to another row, and back to the first column. Each count is a step between the sums that it is in; a count that
is in one sum alone ends the way, because there is nothing else that it follows from.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count

from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.network import Network
from quarterly.disclosure.deduction.policy_known import parts_of

_Cost = tuple[int, int]  # how many further figures, and what they are sorted by
_END = -1


def way_round(network: Network, cell: Cell, suppressed: frozenset[Cell], policy: Limits) -> list[Cell]:
    """Return the figures on the cheapest way round for a count; none if there is no way."""
    return _WayRound(network, cell, policy).keys(suppressed)


class _WayRound:
    """A search for the cheapest ways from the sums that a count is in."""

    def __init__(self, network: Network, cell: Cell, policy: Limits) -> None:
        self._network, self._cell, self._policy = network, cell, policy
        self._sums: dict[Cell, list[Fact]] = {}

    def keys(self, suppressed: frozenset[Cell]) -> list[Cell]:
        """Return the figures on a way between the sums of the count, and from each that is not reached to an end."""
        sums, keys, reached = self._sums_of(self._cell), list[Cell](), set[int]()
        for each in sums:
            if id(each) in reached:
                continue
            others = {id(other) for other in sums if other is not each}
            way = self._way(each, {_END} | (others if each is sums[0] else set()), suppressed | frozenset(keys))
            if way is None:
                return []
            keys += way[0]
            reached.add(way[1])
        return keys

    def _way(self, start: Fact, ends: set[int], suppressed: frozenset[Cell]) -> tuple[list[Cell], int] | None:
        """Return the further figures from one sum to the nearest of some ends, and that end."""
        order = count()  # of two ways that cost the same, the one found first
        waiting: list[tuple[_Cost, int, int, Fact | None, tuple[Cell, ...]]]
        waiting = [((0, 0), next(order), id(start), start, ())]
        seen = set[int]()
        while waiting:
            (number, size), _, here, fact, keys = heappop(waiting)
            if here in seen:
                continue
            seen.add(here)
            if here in ends or fact is None:
                return [*keys], here
            for (more, larger), there, following, key in self._steps(fact, suppressed):
                cost = (number + more, size + larger)
                heappush(waiting, (cost, next(order), there, following, (*keys, *key)))
        return None

    def _steps(self, fact: Fact, suppressed: frozenset[Cell]) -> Iterator[tuple[_Cost, int, Fact | None, tuple[Cell, ...]]]:
        """Yield what it costs to leave a sum by each of its counts, the sums one comes to, and the figure to suppress."""
        for cell, _ in fact.terms:
            cost_and_key = self._cost(cell, suppressed) if cell != self._cell else None
            if cost_and_key is not None:
                cost, key = cost_and_key
                sums = [each for each in self._sums_of(cell) if each is not fact]
                for following in sums:
                    yield cost, id(following), following, key
                if not sums:
                    yield cost, _END, None, key

    def _cost(self, cell: Cell, suppressed: frozenset[Cell]) -> tuple[_Cost, tuple[Cell, ...]] | None:
        printing = [key for key in self._network.printing(cell) if key not in suppressed]
        # It is suppressed already, so that a way by it costs nothing.
        if not printing:
            return (0, 0), ()
        figure = self._network.figures[printing[0]] if len(printing) == 1 and printing[0] is not None else None
        # No way by what stands in two figures, has to stay, or is 0, of which nothing can be taken.
        if figure is None or not figure.can_go or not figure.size:
            return None
        return (1, self._policy.goes_first(figure.size)), (figure.key,)

    def _sums_of(self, cell: Cell) -> list[Fact]:
        if cell not in self._sums:
            self._sums[cell] = [fact for fact, key in self._network.linking(cell) if key is None and parts_of(fact)]
        return self._sums[cell]
