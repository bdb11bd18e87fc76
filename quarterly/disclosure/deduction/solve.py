"""What is asked of a solver where interval propagation does not settle what facts say of a count."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.narrowing import Interval


class Solve(Protocol):
    """An exact answer to what counts can be if every fact is true."""

    def bounds(self, facts: tuple[Fact, ...], cells: Sequence[Cell]) -> Mapping[Cell, Interval | None]:
        """Return the least and the most that each of these cells can be, None where that was not settled."""
        ...

    def is_possible(self, facts: tuple[Fact, ...], cell: Cell, number: int) -> bool | None:
        """Return whether a cell can be just this number, None where that was not settled."""
        ...
