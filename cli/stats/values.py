"""The column of values that statistics are made of, and how they print a number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from adapters.csv_tables import CsvTable
from quarterly.vocabulary.numbers import half_up, trimmed

Columns = dict[str, list[str]]
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class ValueColumn:
    """The values of a table, the columns that tell its groups apart, and to how many decimals figures are printed."""

    table: CsvTable
    name: str
    group: Sequence[str]
    decimals: int | None

    @cached_property
    def figures(self) -> list[Fraction | None]:
        """Every row's value; None where it is blank or suppressed."""
        return self.table.figures(self.name)

    def groups(self) -> Iterator[list[int]]:
        """Yield the rows of each group, in the file's order."""
        yield from self.table.series(self.group).values()

    def empty(self, *names: str) -> Columns:
        """Return columns to be filled, a blank cell a row."""
        return {name: [""] * len(self.table.rows) for name in names}

    def printed(self, number: Fraction | None) -> str:
        """Return a number as these columns print it."""
        return printed(number, self.decimals)


def printed(number: Fraction | None, decimals: int | None) -> str:
    """Return a number half-up to so many decimals; without a wish, to six at most and no closing zeros."""
    if number is None:
        return ""
    return trimmed(number, _MOST_DECIMALS) if decimals is None else f"{half_up(number, decimals):f}"
