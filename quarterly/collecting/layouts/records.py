"""What a mapping makes of a sheet: an indicator's cells by field, whichever rows and columns they stand in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quarterly.collecting.sheets.cells import SheetCell
from quarterly.collecting.sheets.sheet_table import Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The cells of one indicator by field, with "indicator" and "name" among them.

    `row` is its row where that is its own, else 0. `others` are cells beside it that are not read, each with its heading, and
    `parts` the cells that a figure was added up from, by field. `doubts` are found at single cells.
    """

    row: int
    cells: Mapping[str, SheetCell]
    others: tuple[tuple[str, SheetCell], ...] = ()
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


class DoesNotFit(Exception):
    """A mapping does not fit a sheet; the message says why, and what to do."""
