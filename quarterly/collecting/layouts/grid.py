"""A sheet in which indicators stand below each other, whichever way its sender writes them."""

from dataclasses import dataclass

from quarterly.collecting.sheets.cells import SheetCell
from quarterly.collecting.sheets.sheets import Scalar, Sheet, cell_name


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet by rows from 1 and columns from 0; `across` turns one in which indicators stand side by side."""

    sheet: Sheet
    across: bool = False

    @property
    def height(self) -> int:
        """How many rows it has."""
        return self._columns if self.across else self._rows

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self._rows if self.across else self._columns

    def value(self, row: int, column: int) -> Scalar:
        """Return what stands in a cell, None outside the sheet."""
        at_row, at_column = (column, row - 1) if self.across else (row - 1, column)
        rows = self.sheet.rows
        if 0 <= at_row < len(rows):
            cells = rows[at_row]
            if 0 <= at_column < len(cells):
                return cells[at_column]
        return None

    def name(self, row: int, column: int) -> str:
        """Return the name of a cell in its sender's sheet."""
        return cell_name(column + 1, row - 1) if self.across else cell_name(row, column)

    def cell(self, row: int, column: int) -> SheetCell:
        """Return a cell with all that is known of it."""
        name = self.name(row, column)
        return SheetCell(name, self.value(row, column), name in self.sheet.percent_cells, name in self.sheet.uncalculated)

    def line(self, column: int) -> str:
        """Return what a column is called in its sender's sheet: "column F", or "row 6" of one that is turned."""
        return f"row {column + 1}" if self.across else f"column {cell_name(1, column)[:-1]}"

    def span(self, first: int, last: int) -> str:
        """Return what rows are called in its sender's sheet: "4-9", or "D-I" of one that is turned."""
        names = [self.name(row, 0).rstrip("0123456789") if self.across else str(row) for row in (first, last)]
        return names[0] if names[0] == names[1] else f"{names[0]}-{names[1]}"

    @property
    def _rows(self) -> int:
        return max(len(self.sheet.rows), self.sheet.last_uncalculated)

    @property
    def _columns(self) -> int:
        return max((len(row) for row in self.sheet.rows), default=0)
