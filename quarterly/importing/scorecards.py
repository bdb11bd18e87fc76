"""Finds what looks like indicators in a workbook that no catalogue is known for: rows below headings, and what they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.heading_periods import Stretch
from quarterly.collecting.sheets.cells import SheetCell
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.configuration.layouts import Times
from quarterly.importing.left_out import LeftOut
from quarterly.importing.table_columns import TableColumns


@dataclass(frozen=True, slots=True, kw_only=True)
class SentScorecard:
    """A file as it came, by its name; `decimals` are those that cells are shown with, by sheet and cell, where that is known."""

    name: str
    workbook: Workbook
    decimals: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """A row that names an indicator: what it says of itself, by field, and the cells of its values.

    `section` is the heading that stands above it among the rows, `times` the times of the columns of its values, `shown` the
    decimals that the values are shown with, as far as that is known, `has_counts` whether it has a numerator and a denominator.
    `texts` are what stands in place of values and is no figure. `targets` are those of a row below it, each with its months
    where its heading says them.
    """

    sheet: str
    cell: str
    ref: str
    name: str
    section: str
    said: Mapping[str, str]
    cells: Mapping[str, str]
    values: tuple[SheetCell, ...] = ()
    texts: tuple[str, ...] = ()
    times: Times | None = None
    has_counts: bool = False
    shown: tuple[int, ...] = ()
    targets: tuple[tuple[Stretch | None, SheetCell], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """What a sheet has of indicators, and what of its rows is left out.

    `sections` are the cells of headings among the rows, and `numbers` the numbers of the rows that are read, all but those of a
    second table, which begins in the cell `second`. `not_read` are the names of rows that are no indicators.
    """

    columns: TableColumns
    numbers: range = range(0)
    rows: tuple[FoundRow, ...] = ()
    sections: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    not_read: tuple[str, ...] = ()
    second: str = ""

    @property
    def sheet(self) -> str:
        """The sheet's name."""
        return self.grid.sheet.name

    @property
    def grid(self) -> Grid:
        """The sheet the way round in which indicators stand below each other."""
        return self.columns.grid
