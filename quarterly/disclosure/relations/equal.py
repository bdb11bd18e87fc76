"""Equal series: whether two are equal beyond chance, and the classes of what is known to be equal."""

from collections.abc import Iterable, Iterator, Sequence

from quarterly.disclosure.relations.chance import is_beyond_chance
from quarterly.disclosure.relations.observed import Counts, shared_quarters


def are_equal(one: Counts, other: Counts, series: int) -> bool:
    """Whether two of so many series are equal in every quarter in which both are known, and not by chance."""
    quarters = shared_quarters(one, other)
    if any(one[quarter] != other[quarter] for quarter in quarters):
        return False
    values = [one[quarter] for quarter in quarters]
    return is_beyond_chance(values, [values], series * series)


class Classes:
    """What is known to be equal to what: in each class everything equals everything else."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, *names: str) -> None:
        """Put all of these, with whatever equals them, into one class."""
        for name in names[1:]:
            if not self.joined(names[0], name):
                self._above[self._top(name)] = self._top(names[0])

    def joined(self, one: str, other: str) -> bool:
        """Whether the two are known to be equal."""
        return self._top(one) == self._top(other)

    def of(self, added: Iterable[str], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Yield each class to which something was added, as those of these names that are in it."""
        for top in dict.fromkeys(self._top(name) for name in added):
            yield tuple(name for name in names if self._top(name) == top)

    def _top(self, name: str) -> str:
        while name in self._above:
            name = self._above[name]
        return name
