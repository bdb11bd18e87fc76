"""Which rows of a sheet stand below a table that is read, where notes on its figures are."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from quarterly.collecting.layouts.records import Record
from quarterly.collecting.sheets.sheets import Sheet


@dataclass(frozen=True, slots=True)
class RowsOfSheet:
    """The rows of a sheet from the first to the last, from 1."""

    sheet: Sheet
    first: int
    last: int


def last_row_of(records: Sequence[Record]) -> int:
    """Return the lowest row in which a cell of these stands."""
    own = [cell.name for each in records for cell in each.cells.values() if cell.name]
    parts = [cell for each in records for cells in each.parts.values() for cell in cells]
    return max((int(cell.lstrip(ascii_uppercase)) for cell in (*own, *parts)), default=0)


def rows_below(tables: Sequence[RowsOfSheet]) -> tuple[RowsOfSheet, ...]:
    """Return the rows below each table, down to the next one of its sheet that is read, where there are any."""
    found = []
    for each in tables:
        next_ones = [other.first for other in tables if other.sheet.name == each.sheet.name and other.first > each.last]
        last = min((first - 1 for first in next_ones), default=len(each.sheet.rows))
        found.append(RowsOfSheet(each.sheet, each.last + 1, last))
    # Of two tables side by side, what stands below both is said once.
    ends = {(each.sheet.name, each.last): each for each in sorted(found, key=lambda each: each.first)}
    return tuple(each for each in ends.values() if each.first <= each.last)
