"""Another way to fill in a table, made from the true one by moving a few cases round.

In a table with totals on both sides one count can be larger if another of its row is smaller by as much, another of that one's
column larger, and so on back to the column that the first is in. Where each count is in one or two sums the way round is found by
a plain search from sum to sum. That settles most counts of a large table in no time; what it does not find is not settled.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_Need = tuple[int, int]  # a sum, and by how much its counts have to change until it is right again
_Step = tuple[_Need | None, int, int]  # where a change leads, None if nowhere; which count changes, and by how much


@dataclass(frozen=True, slots=True)
class Shifts:
    """The true `counts`, what each can be, and the sums: the weight, 1 or -1, of each count in each sum.

    `sums_of` are the sums that a count is in.
    """

    counts: Sequence[int]
    low: Sequence[int]
    high: Sequence[int | None]
    sums: Mapping[int, Mapping[int, int]]
    sums_of: Sequence[Sequence[int]]

    def with_count(self, position: int, number: int) -> list[int] | None:
        """Return counts of which one is this number and every sum is what it was, if a way is found; None if it cannot be."""
        change = number - self.counts[position]
        needs = [(index, -self.sums[index][position] * change) for index in self.sums_of[position]]
        # Out of three sums there would be ways that undo each other: such a count is left to the slower search.
        if len(needs) > 2 or not self._allows(position, change):
            return None
        end = (needs[1][0], -needs[1][1]) if len(needs) == 2 else None
        changes = {position: change} | (self._way(needs[0], end, position) or {} if needs else {})
        return [count + changes.get(index, 0) for index, count in enumerate(self.counts)]

    def _way(self, start: _Need, end: _Need | None, besides: int) -> dict[int, int] | None:
        """Return by how much counts change on the shortest way from one sum to an end; None where there is no way."""
        before: dict[_Need | None, _Step] = {}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            for there, position, change in self._steps(here):
                if there in before or there == start or position == besides:
                    continue
                before[there] = (here, position, change)
                if there == end:
                    return _changes(before, start, end)
                if there is not None:
                    waiting.append(there)
        return None

    def _steps(self, need: _Need) -> Iterator[_Step]:
        """Yield each way to put a sum right by one of its counts."""
        index, amount = need
        for position, weight in self.sums[index].items():
            change = amount * weight
            others = [each for each in self.sums_of[position] if each != index]
            if len(others) < 2 and self._allows(position, change):
                yield (others[0], -self.sums[others[0]][position] * change) if others else None, position, change

    def _allows(self, position: int, change: int) -> bool:
        number, most = self.counts[position] + change, self.high[position]
        return number >= self.low[position] and (most is None or number <= most)


def _changes(before: Mapping[_Need | None, _Step], start: _Need, end: _Need | None) -> dict[int, int]:
    changes, need = dict[int, int](), end
    while need != start:
        need, position, change = before[need]
        changes[position] = changes.get(position, 0) + change
    return changes
