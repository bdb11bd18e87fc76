"""Which facts hang together: the part of all public facts that has any bearing on a count.

A printed count separates what is on its two sides, as nothing that is found out on one side makes it any narrower. So a count is
worked out from those facts alone that are reached from it without passing through a printed count. That makes it cheap to try
what would happen if one more figure were suppressed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.problem import Figure, Problem


@dataclass(frozen=True, slots=True)
class Region:
    """Facts that hang together, with the cells that are not printed."""

    facts: tuple[Fact, ...]
    unknown: frozenset[Cell]


class Network:
    """All facts of a problem by the cells that they speak of."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.figures: dict[Cell, Figure] = {figure.key: figure for figure in problem.figures}
        self._about: dict[Cell, list[tuple[int, Fact, Cell | None]]] = {}
        self._alone: dict[Cell, list[tuple[int, Fact, Cell | None]]] = {}  # those about one cell only
        self._prints: dict[Cell, list[Cell | None]] = {}
        self.counts: dict[Cell, int] = {}  # what is printed, or would be if it were not suppressed
        known = [(fact, None) for fact in problem.always]
        printed = [(fact, figure.key) for figure in problem.figures for fact in figure.facts]
        for index, (fact, key) in enumerate((*known, *printed)):
            for cell, _ in fact.terms:
                self._about.setdefault(cell, []).append((index, fact, key))
                if len(fact.terms) == 1:
                    self._alone.setdefault(cell, []).append((index, fact, key))
            if is_exact(fact):
                (cell, weight), low = fact.terms[0], fact.low or 0
                self._prints.setdefault(cell, []).append(key)
                self.counts[cell] = low * weight

    def is_printed(self, cell: Cell, suppressed: frozenset[Cell]) -> bool:
        """Whether a count stands somewhere as an exact number."""
        return any(key not in suppressed for key in self.printing(cell))

    def printing(self, cell: Cell) -> list[Cell | None]:
        """Return the keys of the figures that print a count as an exact number, None for what is always known."""
        return self._prints.get(cell, [])

    def can_go(self, cell: Cell) -> bool:
        """Whether every figure that prints a count can be suppressed."""
        return all(key is not None and self.figures[key].can_go for key in self.printing(cell))

    def facts_about(self, cell: Cell) -> list[tuple[Fact, Cell | None]]:
        """Return the facts that speak of a cell, each with the key of the figure that prints it, None if it is always known."""
        return [(fact, key) for _, fact, key in self._about.get(cell, ())]

    def region(self, cells: Iterable[Cell], suppressed: frozenset[Cell]) -> Region:
        """Return the public facts that have a bearing on these cells."""
        waiting = list(dict.fromkeys(cells))
        seen, unknown, facts = set(waiting), set[Cell](), dict[int, Fact]()
        while waiting:
            cell = waiting.pop()
            is_printed = self.is_printed(cell, suppressed)
            if not is_printed:
                unknown.add(cell)
            for index, fact, key in (self._alone if is_printed else self._about).get(cell, ()):
                if index in facts or key in suppressed:
                    continue
                facts[index] = fact
                more = [other for other, _ in fact.terms if other not in seen]
                seen.update(more)
                waiting += more
        return Region(tuple(facts[index] for index in sorted(facts)), frozenset(unknown))


def is_exact(fact: Fact) -> bool:
    """Whether a fact says what a single count is."""
    return len(fact.terms) == 1 and fact.low is not None and fact.low == fact.high and abs(fact.terms[0][1]) == 1
