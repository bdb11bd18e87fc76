"""A table in which a mistake in one cell stops its row alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cache

import typer

from adapters.csv_tables import CsvTable
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.official_figures import figure

_figure = cache(figure)
_MOST_NAMED = 12  # mistakes


class Mistake(StrEnum):
    """What is wrong with a cell."""

    NO_NUMBER = "is not a number"
    NO_PERIOD = "is no period that can be put in order"
    OTHER_KIND = "is another kind of period than most of its column"
    NO_QUARTER = "is not a quarter"
    NO_POLARITY = "is no polarity"


_HELP = {
    Mistake.NO_NUMBER: "Write a number, leave the cell empty, or use a mark for a suppressed or missing figure: c, x, z, k, low, "
    "u, :, with or without brackets.",
    Mistake.NO_PERIOD: "Write it like 2012-13 Q1, 2012-04, 2012-04-30, 30/04/2012, Apr 2012, Apr-12 or 1, 2, 3.",
    Mistake.OTHER_KIND: "Write all periods of a series alike, and take totals of years out of a series of quarters.",
    Mistake.NO_QUARTER: "Write it like 2012-13 Q1.",
    Mistake.NO_POLARITY: "Write high, low or none.",
}


@dataclass(frozen=True)
class CheckedTable:
    """A table, and the cells that stop their row: by row the column and what is wrong."""

    csv: CsvTable
    mistakes: dict[int, dict[str, Mistake]] = field(default_factory=dict)

    def figures(self, column: str) -> list[Fraction | None]:
        """Return a column as exact numbers, None for a missing one or a mistake; raise SetupError if it holds no number."""
        found: list[Fraction | None] = []
        wrong: list[int] = []
        for row, cell in enumerate(self.csv.column(column)):
            try:
                found.append(_figure(cell))
            except ValueError:
                found.append(None)
                wrong.append(row)
        self.stop(column, wrong, Mistake.NO_NUMBER, is_all=all(each is None for each in found))
        return found

    def stop(self, column: str, rows: Sequence[int], mistake: Mistake, *, is_all: bool) -> None:
        """Stop rows for their cell in a column; raise SetupError naming the first where `is_all`, as it is the wrong column."""
        if rows and is_all:
            raise SetupError(
                f"{self.csv.position(rows[0], column)} {mistake}, and no other cell of the column is one. {_HELP[mistake]} "
                "If this is not the column that is meant, name another by an option (--help)."
            )
        for row in rows:
            self.mistakes.setdefault(row, {}).setdefault(column, mistake)

    def why_stopped(self, row: int) -> str:
        """Return what stops a row, worded for its note; "" for a row that nothing stops."""
        return "; ".join(f"column “{column}” {mistake}" for column, mistake in self.mistakes.get(row, {}).items())

    def report(self, so: str = "this row is left out") -> int:
        """Print to standard error which cells stopped their row and what follows; return the exit code, 1 if there are any."""
        found = [(row, column, each) for row, of_row in sorted(self.mistakes.items()) for column, each in of_row.items()]
        for row, column, mistake in found[:_MOST_NAMED]:
            typer.echo(f"{self.csv.position(row, column)} {mistake}: {so}. {_HELP[mistake]}", err=True)
        if (more := len(found) - _MOST_NAMED) > 0:
            cells = "is 1 more such cell" if more == 1 else f"are {more} more such cells"
            typer.echo(f"There {cells}; the notes in the table say of which rows.", err=True)
        return 1 if found else 0
