"""The column of values that statistics are computed from, and the format of numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from adapters.csv_tables import CsvTable
from cli.stats.checked import CheckedTable
from quarterly.vocabulary.numbers import half_up, trimmed

Columns = dict[str, list[str]]
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class ValueColumn:
    """The values of a table, the columns that identify its groups, and the number of decimals printed."""

    checked: CheckedTable
    name: str
    group: Sequence[str]
    decimals: int | None

    @property
    def table(self) -> CsvTable:
        """The table as it was read."""
        return self.checked.csv

    @cached_property
    def figures(self) -> list[Fraction | None]:
        """Every row's value; None where it is blank, suppressed or a mistake."""
        return self.checked.figures(self.name)

    @cached_property
    def going(self) -> list[Fraction | None]:
        """Every row's value, None also where another cell stops the row; for when all columns that may stop one are read."""
        return [None if row in self.checked.mistakes else each for row, each in enumerate(self.figures)]

    def groups(self) -> Iterator[list[int]]:
        """Yield the rows of each group, in the file's order."""
        yield from self.table.series(self.group).values()

    def empty(self, *names: str) -> Columns:
        """Return columns to be filled, with a blank cell for each row."""
        return {name: [""] * len(self.table.rows) for name in names}

    def printed(self, number: Fraction | None) -> str:
        """Return a number in the format of these columns."""
        return printed(number, self.decimals)


def printed(number: Fraction | None, decimals: int | None) -> str:
    """Return a number rounded half-up to these decimals; if None, to six at most without closing zeros."""
    if number is None:
        return ""
    return trimmed(number, _MOST_DECIMALS) if decimals is None else f"{half_up(number, decimals):f}"
