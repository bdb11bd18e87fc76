"""Which facts hang together: the part of all public facts that has any bearing on a count.

A printed count separates what is on its two sides, as nothing that is found out on one side makes it any narrower. So a count is
worked out from those facts alone that are reached from it without passing through a printed count. That makes it cheap to try
what would happen if one more figure were suppressed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.narrowing import narrow
from quarterly.disclosure.deduction.problem import Figure, Problem


@dataclass(frozen=True, slots=True)
class Region:
    """Facts that hang together, the cells that are not printed, and the facts that print the others."""

    facts: tuple[Fact, ...]
    unknown: frozenset[Cell]
    printed: Mapping[Cell, Fact]

    @property
    def counts(self) -> dict[Cell, int]:
        """The counts that are printed."""
        return {cell: count_in(fact) for cell, fact in self.printed.items()}


class Network:
    """All facts of a problem by the cells that they speak of."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.figures: dict[Cell, Figure] = {figure.key: figure for figure in problem.figures}
        self.counts: dict[Cell, int] = {}  # what is printed, or would be if it were not suppressed
        self._told: dict[Cell, int | None] = {}
        self._about: dict[Cell, list[tuple[int, Fact, Cell | None]]] = {}
        self._prints: dict[Cell, list[tuple[Fact, Cell | None]]] = {}
        known = [(fact, None) for fact in problem.always]
        printed = [(fact, figure.key) for figure in problem.figures for fact in figure.facts]
        for index, (fact, key) in enumerate((*known, *printed)):
            if is_exact(fact):
                self._prints.setdefault(fact.terms[0][0], []).append((fact, key))
                self.counts[fact.terms[0][0]] = count_in(fact)
                continue
            for cell, _ in fact.terms:
                self._about.setdefault(cell, []).append((index, fact, key))

    def count(self, cell: Cell) -> int | None:
        """Return a count if it can be read or worked out while nothing is suppressed, such as 8 where 38.1% of 21 is printed."""
        if cell not in self.counts and cell not in self._told:
            region = self.region([cell], frozenset())
            narrowed = narrow(region.facts, region.counts)
            # All of the region at once: it is mostly one of these that is asked about next.
            for each in region.unknown:
                known = narrowed.interval(each)
                self._told[each] = known.low if known.is_one_number else None
        return self.counts.get(cell, self._told.get(cell))

    def is_printed(self, cell: Cell, suppressed: frozenset[Cell]) -> bool:
        """Whether a count stands somewhere as an exact number."""
        return self._printing(cell, suppressed) is not None

    def printing(self, cell: Cell) -> list[Cell | None]:
        """Return the keys of the figures that print a count as an exact number, None for what is always known."""
        return [key for _, key in self._prints.get(cell, ())]

    def can_go(self, cell: Cell) -> bool:
        """Whether every figure that prints a count can be suppressed."""
        return all(key is not None and self.figures[key].can_go for key in self.printing(cell))

    def linking(self, cell: Cell) -> list[tuple[Fact, Cell | None]]:
        """Return what is said of a cell besides its exact number, each with the key of the figure that prints it, if one does."""
        return [(fact, key) for _, fact, key in self._about.get(cell, ())]

    def about(self, cell: Cell) -> list[Cell | None]:
        """Return the keys of everything that says something of a cell."""
        return [*self.printing(cell), *(key for _, key in self.linking(cell))]

    def region(self, cells: Iterable[Cell], suppressed: frozenset[Cell]) -> Region:
        """Return the public facts that have a bearing on these cells."""
        waiting = list(dict.fromkeys(cells))
        seen, unknown, facts, printed = set(waiting), set[Cell](), dict[int, Fact](), dict[Cell, Fact]()
        while waiting:
            cell = waiting.pop()
            if exact := self._printing(cell, suppressed):
                printed[cell] = exact
                continue
            unknown.add(cell)
            for index, fact, key in self._about.get(cell, ()):
                if index not in facts and key not in suppressed:
                    facts[index] = fact
                    more = [other for other, _ in fact.terms if other not in seen]
                    seen.update(more)
                    waiting += more
        return Region(tuple(facts[index] for index in sorted(facts)), frozenset(unknown), printed)

    def _printing(self, cell: Cell, suppressed: frozenset[Cell]) -> Fact | None:
        return next((fact for fact, key in self._prints.get(cell, ()) if key not in suppressed), None)


def is_exact(fact: Fact) -> bool:
    """Whether a fact says what a single count is."""
    return len(fact.terms) == 1 and fact.low is not None and fact.low == fact.high and fact.terms[0][1] == 1


def count_in(fact: Fact) -> int:
    """Return the count that an exact fact says."""
    return fact.low or 0
