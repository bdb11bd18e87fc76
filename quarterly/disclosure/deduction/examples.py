"""Ways to fill in what facts leave open: an example that shows a count at a number proves that nobody can rule it out.

Whether a count is safe is mostly settled so, without a solver: by one way in which it is 0, and another in which it is 6. Each
is looked for near the true counts, which are one way themselves: first by moving cases round in sums (see `shifts`). Else a
number is supposed for the count, what follows from it is narrowed down, and what is still open stays as it is wherever it can.
What is found is held against every fact. What is not found within some steps is not settled.
"""

from collections.abc import Iterable, Iterator, Mapping

from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.narrowing import Interval, Narrowed
from quarterly.disclosure.deduction.shifts import Shifts

_MOST_STEPS = 60  # numbers supposed on the search for one example

_Bounds = tuple[list[int], list[int | None]]


class Examples:
    """The examples found so far for facts, and the search for more; `near` are the numbers that counts are tried at first."""

    def __init__(self, facts: Iterable[Fact], narrowed: Narrowed, near: Mapping[Cell, int]) -> None:
        self._cells = [cell for cell, each in narrowed.intervals.items() if not each.is_one_number]
        self._position = {cell: position for position, cell in enumerate(self._cells)}
        self._narrowed, self._found = narrowed, [set[int]() for _ in self._cells]
        self._near = [near.get(cell, narrowed.interval(cell).low) for cell in self._cells]
        self._rows = [row for fact in facts if (row := self._row(fact))[0]]
        self._rows_of: list[list[int]] = [[] for _ in self._cells]
        for index, (terms, _, _) in enumerate(self._rows):
            for position, _ in terms:
                self._rows_of[position].append(index)
        self._shifts = self._made_shifts()

    def numbers(self, cell: Cell) -> set[int]:
        """Return the numbers that a cell has in the examples found so far, or that it alone can be."""
        if cell in self._position:
            return self._found[self._position[cell]]
        known = self._narrowed.interval(cell)
        return {known.low} if known.is_one_number else set()

    def look_for(self, cell: Cell, within: Interval) -> bool:
        """Whether an example is found in which a cell is within bounds; it is kept."""
        if cell not in self._position:
            return False
        position, (low, high) = self._position[cell], self._bounds()
        ends = [each for each in (high[position], within.high) if each is not None]
        low[position], high[position] = max(low[position], within.low), min(ends, default=None)
        # To move cases round is one search from sum to sum; to suppose numbers takes dozens of narrowings.
        shifted = self._shifts.with_count(position, self._supposed(position, low, high))
        is_found = shifted is not None and self._is_within(shifted, low, high) and self._holds(shifted)
        for numbers in [shifted] if shifted and is_found else self._examples((low, high), [position]):
            for each, number in zip(self._found, numbers, strict=True):
                each.add(number)
            return True
        return False

    def _made_shifts(self) -> Shifts:
        """Return what is needed to move cases round in sums: facts that give exactly what counts come to."""
        sums = {
            index: dict(terms)
            for index, (terms, low, high) in enumerate(self._rows)
            if low == high and all(abs(weight) == 1 for _, weight in terms)
        }
        sums_of = [[index for index in rows if index in sums] for rows in self._rows_of]
        return Shifts(self._near, *self._bounds(), sums, sums_of)

    def _bounds(self) -> _Bounds:
        known = [self._narrowed.interval(cell) for cell in self._cells]
        return [each.low for each in known], [each.high for each in known]

    def _row(self, fact: Fact) -> tuple[list[tuple[int, int]], int | None, int | None]:
        """Return the open terms of a fact and its bounds less what is known."""
        terms = [(self._position[cell], weight) for cell, weight in fact.terms if cell in self._position]
        known = sum(weight * self._narrowed.interval(cell).low for cell, weight in fact.terms if cell not in self._position)
        return terms, None if fact.low is None else fact.low - known, None if fact.high is None else fact.high - known

    def _examples(self, bounds: _Bounds, changed: list[int]) -> Iterator[list[int]]:
        """Yield ways to fill in what bounds leave open, until too many numbers were supposed."""
        waiting, steps = [(bounds, changed)], 0
        while waiting and steps < _MOST_STEPS:
            (low, high), changed = waiting.pop()
            steps += 1
            if not self._narrow(low, high, changed):
                continue
            following = self._next(low, high)
            if following is None:
                if self._holds(low):
                    yield low
                continue
            number = self._supposed(following, low, high)
            waiting += reversed([*_split(following, number, low, high)])

    def _next(self, low: list[int], high: list[int | None]) -> int | None:
        """Return the open count that leaves the fewest numbers, None where every count is settled."""
        # Where no example exists, that is seen soonest by what leaves the fewest numbers to suppose.
        left = ((most - low[index], index) for index, most in enumerate(high) if most is not None and most != low[index])
        fewest = min(left, default=None)
        return fewest[1] if fewest else next((index for index, most in enumerate(high) if most is None), None)

    def _supposed(self, position: int, low: list[int], high: list[int | None]) -> int:
        number, most = max(self._near[position], low[position]), high[position]
        return number if most is None else min(number, most)

    def _narrow(self, low: list[int], high: list[int | None], changed: list[int]) -> bool:
        """Narrow bounds until nothing changes; whether all facts can still be true, as far as the bounds say."""
        if any(most is not None and low[position] > most for position in changed for most in [high[position]]):
            return False
        waiting = dict.fromkeys(index for position in changed for index in self._rows_of[position])
        for _ in range(_MOST_STEPS * len(self._rows)):
            if not waiting:
                return True
            index = next(iter(waiting))
            del waiting[index]
            narrower = self._tighten(index, low, high)
            if narrower is None:
                return False
            waiting |= dict.fromkeys(other for position in narrower for other in self._rows_of[position])
        return True

    def _tighten(self, index: int, low: list[int], high: list[int | None]) -> list[int] | None:
        """Narrow the counts of one row by it; return those that became narrower, None where the row cannot be true."""
        terms, row_low, row_high = self._rows[index]
        narrower: list[int] = []
        for sign, bound in ((1, row_high), (-1, None if row_low is None else -row_low)):
            if bound is None:
                continue
            ends = [(p, w * sign, low[p] if w * sign > 0 else high[p]) for p, w in terms]
            least = sum(w * end for _, w, end in ends if end is not None)
            endless = sum(end is None for _, _, end in ends)
            if endless > 1:
                continue
            if not endless and least > bound:
                return None
            for position, weight, end in ends:
                if endless and end is not None:
                    continue
                rest = bound - (least if end is None else least - weight * end)
                most = high[position]
                if weight > 0 and (most is None or rest // weight < most):
                    high[position] = rest // weight
                elif weight < 0 and -(rest // -weight) > low[position]:
                    low[position] = -(rest // -weight)
                else:
                    continue
                narrower.append(position)
        return narrower if all(most is None or low[p] <= most for p in narrower for most in [high[p]]) else None

    def _is_within(self, numbers: list[int], low: list[int], high: list[int | None]) -> bool:
        bounds = zip(numbers, low, high, strict=True)
        return all(number >= least and (most is None or number <= most) for number, least, most in bounds)

    def _holds(self, numbers: list[int]) -> bool:
        sums = ((sum(weight * numbers[position] for position, weight in terms), low, high) for terms, low, high in self._rows)
        return all((low is None or total >= low) and (high is None or total <= high) for total, low, high in sums)


def _split(position: int, number: int, low: list[int], high: list[int | None]) -> Iterator[tuple[_Bounds, list[int]]]:
    """Yield bounds with a count at a number, then above it, then below it."""
    most = high[position]
    above = number + 1, most
    for least, greatest in ((number, number), above, (low[position], number - 1)):
        if greatest is None or least <= greatest:
            new_low, new_high = low.copy(), high.copy()
            new_low[position], new_high[position] = least, greatest
            yield (new_low, new_high), [position]
