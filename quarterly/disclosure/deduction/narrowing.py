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

    def contains(self, number: int) -> bool:
        """Whether the count can be this number, as far as the bounds say."""
        return self.low <= number and (self.high is None or number <= self.high)

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


def narrow(facts: Iterable[Fact], known: Mapping[Cell, int] | None = None) -> Narrowed:
    """Return what each cell can be if every fact is true and some cells are known; a fact that contradicts others is left out."""
    return _Narrowing(tuple(facts), known or {}).run()


class _Narrowing:
    """One propagation: the bounds found so far, and the facts that have to be asked again.

    Facts about a single count come first: they are most of all facts, and a sum is then asked once instead of once a part.
    """

    def __init__(self, facts: tuple[Fact, ...], known: Mapping[Cell, int]) -> None:
        self._facts = sorted(facts, key=lambda fact: len(fact.terms) > 1)
        self._low: dict[Cell, int] = {cell: 0 for fact in facts for cell, _ in fact.terms} | dict(known)
        self._high: dict[Cell, int | None] = dict.fromkeys(self._low) | dict(known)
        self._because: dict[tuple[Cell, bool], Fact] = {}
        self._facts_of: dict[Cell, list[int]] = {}
        self._open = [(0, fact.terms) for fact in self._facts]  # what the counts that are known add up to, and the other terms
        for index, fact in enumerate(self._facts):
            for cell, _ in fact.terms:
                self._facts_of.setdefault(cell, []).append(index)

    def run(self) -> Narrowed:
        waiting, is_waiting = deque(range(len(self._facts))), [True] * len(self._facts)
        steps, wrong = [0] * len(self._facts), set[int]()
        while waiting:
            index = waiting.popleft()
            is_waiting[index] = False
            if index in wrong or steps[index] > _STEPS_PER_FACT:
                continue
            steps[index] += 1
            changed = self._tighten(index)
            # Left out for good: of bounds that contradict each other, every further step would be as wrong.
            if changed is None:
                wrong.add(index)
                continue
            for other in {other for cell in changed for other in self._facts_of[cell]}:
                if not is_waiting[other]:
                    is_waiting[other] = True
                    waiting.append(other)
        intervals = {cell: Interval(low, self._high[cell]) for cell, low in self._low.items()}
        return Narrowed(intervals, tuple(self._facts[index] for index in sorted(wrong)), self._because)

    def _tighten(self, index: int) -> list[Cell] | None:
        """Narrow the cells of one fact by it; return those that became narrower, None where it cannot be true."""
        fact, new = self._facts[index], self._bounds_by(index)
        if new is None or any(high is not None and low > high for _, low, high in new):
            return None
        for cell, low, high in new:
            if low != self._low[cell]:
                self._low[cell], self._because[cell, False] = low, fact
            if high != self._high[cell]:
                self._high[cell], self._because[cell, True] = high, fact
        return [cell for cell, _, _ in new]

    def _bounds_by(self, index: int) -> list[tuple[Cell, int, int | None]] | None:
        """Return the cells that a fact makes narrower, None where not even the bounds of all its terms allow it.

        What is left to a cell is the fact's bounds less the least and the most of its other terms. Those are the sum of all
        terms less the cell's own; they have a bound if nothing but the cell itself lacks one.
        """
        fact, terms = self._facts[index], self._terms(index)
        least, no_least = _added(self._open[index][0], ((w, low if w > 0 else high) for _, w, low, high in terms))
        most, no_most = _added(self._open[index][0], ((w, high if w > 0 else low) for _, w, low, high in terms))
        if (fact.high is not None and not no_least and least > fact.high) or (
            fact.low is not None and not no_most and most < fact.low
        ):
            return None
        narrower = []
        for cell, weight, low, high in terms:
            small, large = (low, high) if weight > 0 else (high, low)
            upper = None if fact.high is None else _less(fact.high, least, no_least, weight, small)
            lower = None if fact.low is None else _less(fact.low, most, no_most, weight, large)
            now_low, now_high = _divided(lower, upper, weight)
            new_low = low if now_low is None else max(low, now_low)
            new_high = now_high if high is None else high if now_high is None else min(high, now_high)
            if new_low != low or new_high != high:
                narrower.append((cell, new_low, new_high))
        return narrower

    def _terms(self, index: int) -> list[tuple[Cell, int, int, int | None]]:
        """Return the terms of a fact that are still open, with their bounds; what is known by now is added up for good."""
        known, terms = self._open[index]
        bounded = [(cell, weight, self._low[cell], self._high[cell]) for cell, weight in terms]
        still = [each for each in bounded if each[2] != each[3]]
        if len(still) < len(terms):
            known += sum(weight * low for _, weight, low, high in bounded if low == high)
            self._open[index] = known, tuple((cell, weight) for cell, weight, _, _ in still)
        return still


def _added(known: int, terms: Iterable[tuple[int, int | None]]) -> tuple[int, int]:
    """Return the sum of weighted numbers, and how many of them have no bound and are not in it."""
    without = 0
    for weight, number in terms:
        if number is None:
            without += 1
        else:
            known += weight * number
    return known, without


def _less(bound: int, added: int, without: int, weight: int, own: int | None) -> int | None:
    """Return a bound less all terms but one, None where another than this one has no bound."""
    if own is None:
        return bound - added if without == 1 else None
    return None if without else bound - added + weight * own


def _divided(lower: int | None, upper: int | None, weight: int) -> tuple[int | None, int | None]:
    """Return the least and the most whole number whose product with a weight lies from `lower` to `upper`."""
    if weight < 0:
        lower, upper, weight = (None if upper is None else -upper), (None if lower is None else -lower), -weight
    # Rounded inwards, as counts are whole: if twice a count is at least 3, it is at least 2.
    return (None if lower is None else -(-lower // weight)), (None if upper is None else upper // weight)
