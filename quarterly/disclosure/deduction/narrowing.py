"""How far facts narrow down each count: exact interval propagation, with the facts that each bound follows from.

489 in all, 185, 170 and 80 of them in three parts that are printed, 4 and 50 in two that are not. From one fact, the sum, follows
only that the two together are 54; of either, that it is from 0 to 54. With the 50 printed as well the same fact says 4. Each fact
is asked again whenever a count it speaks of has become narrower, until nothing changes.

The bounds are never narrower than what follows, since each step is a proof. They can be wider where facts form a circle, so a
count that looks safe here may not be; whoever needs certainty asks a solver as well.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quarterly.disclosure.deduction.facts import Cell, Fact

# A circle of percentages can tighten by ever smaller steps; bounds are valid after any number of them.
_STEPS_PER_FACT = 200


@dataclass(frozen=True, slots=True)
class Interval:
    """The whole numbers a count can be: from `low` to `high`, None where nothing bounds it above."""

    low: int = 0
    high: int | None = None

    @property
    def is_one_number(self) -> bool:
        """Whether the count is known."""
        return self.low == self.high

    @property
    def values(self) -> int | None:
        """How many numbers it can be, None where there is no end to them."""
        return None if self.high is None else self.high - self.low + 1

    def is_within(self, low: int, high: int) -> bool:
        """Whether all it can be lies between two numbers."""
        return self.low >= low and self.high is not None and self.high <= high


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What facts say of each cell, and which facts contradict the others, as figures with mistakes in them do."""

    intervals: Mapping[Cell, Interval]
    contradicting: tuple[Fact, ...]
    _because: Mapping[tuple[Cell, bool], Fact] = field(repr=False)

    def interval(self, cell: Cell) -> Interval:
        """Return what a cell can be."""
        return self.intervals.get(cell, Interval())

    def reasoning(self, cell: Cell) -> tuple[Fact, ...]:
        """Return the facts that a cell's bounds follow from, the last step first."""
        found: dict[Fact, None] = {}
        open_cells, seen = deque([cell]), {cell}
        while open_cells:
            each = open_cells.popleft()
            for fact in (self._because.get((each, False)), self._because.get((each, True))):
                if fact is not None and fact not in found:
                    found[fact] = None
                    for other, _ in fact.terms:
                        if other not in seen:
                            seen.add(other)
                            open_cells.append(other)
        return tuple(found)


def narrow(facts: Iterable[Fact]) -> Narrowed:
    """Return what each cell can be if every fact is true; a fact that contradicts those before it is left out."""
    return _Narrowing(tuple(facts)).run()


class _Narrowing:
    """One propagation: the bounds found so far, and the facts that have to be asked again."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self._facts = facts
        self._low: dict[Cell, int] = {}
        self._high: dict[Cell, int | None] = {}
        self._because: dict[tuple[Cell, bool], Fact] = {}
        self._facts_of: dict[Cell, list[int]] = {}
        for index, fact in enumerate(facts):
            for cell, _ in fact.terms:
                self._facts_of.setdefault(cell, []).append(index)
                self._low.setdefault(cell, 0)
                self._high.setdefault(cell, None)

    def run(self) -> Narrowed:
        waiting, is_waiting = deque(range(len(self._facts))), [True] * len(self._facts)
        steps, wrong = [0] * len(self._facts), set[int]()
        while waiting:
            index = waiting.popleft()
            is_waiting[index] = False
            if index in wrong or steps[index] > _STEPS_PER_FACT:
                continue
            steps[index] += 1
            changed = self._tighten(self._facts[index])
            if changed is None:
                wrong.add(index)
                continue
            for other in {other for cell in changed for other in self._facts_of[cell]}:
                if not is_waiting[other]:
                    is_waiting[other] = True
                    waiting.append(other)
        intervals = {cell: Interval(low, self._high[cell]) for cell, low in self._low.items()}
        return Narrowed(intervals, tuple(self._facts[index] for index in sorted(wrong)), self._because)

    def _tighten(self, fact: Fact) -> list[Cell] | None:
        """Narrow the cells of one fact by it; return those that became narrower, None where it cannot be true."""
        new = {cell: self._bounds_by(fact, cell, weight) for cell, weight in fact.terms}
        if any(high is not None and low > high for low, high in new.values()):
            return None
        changed = []
        for cell, (low, high) in new.items():
            for is_high, was, now in ((False, self._low[cell], low), (True, self._high[cell], high)):
                if was != now:
                    self._because[cell, is_high] = fact
                    changed.append(cell)
            self._low[cell], self._high[cell] = low, high
        return changed

    def _bounds_by(self, fact: Fact, cell: Cell, weight: int) -> tuple[int, int | None]:
        """Return what a fact leaves of one of its cells: the sum's bounds, less the least and the most of its other terms."""
        least, most = self._rest(fact, cell)
        low, high = self._low[cell], self._high[cell]
        upper = None if fact.high is None or least is None else fact.high - least
        lower = None if fact.low is None or most is None else fact.low - most
        if weight < 0:
            upper, lower = (None if lower is None else -lower), (None if upper is None else -upper)
        size = abs(weight)
        if lower is not None:
            low = max(low, -(-lower // size))
        if upper is not None:
            bound = upper // size
            high = bound if high is None else min(high, bound)
        return low, high

    def _rest(self, fact: Fact, cell: Cell) -> tuple[int | None, int | None]:
        """Return the least and the most that the other terms of a fact can add up to, None where there is no bound."""
        least: int | None = 0
        most: int | None = 0
        for other, weight in fact.terms:
            if other == cell:
                continue
            low, high = self._low[other], self._high[other]
            small, large = (low, high) if weight > 0 else (high, low)
            least = None if least is None or small is None else least + weight * small
            most = None if most is None or large is None else most + weight * large
        return least, most
