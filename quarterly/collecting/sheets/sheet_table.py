"""A table in a sheet: which column holds what, its rows, and the cells of the sender's own sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheets import Scalar, Sheet, cell_name


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a figure could not be made of cells: a rule's code, the cell, and words for its message."""

    code: str
    cell: str
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A table in a sheet; `header` is the row number of its header, `columns` maps fields to 0-based columns.

    `again` are further columns of a field that is already in `columns`. The table ends at the header of the one `below` it.

    Of a table made by a council's own layout, `origins` are the cells of the sender's sheet by those of `sheet`, `rows_of` the
    rows by the sender's cells; `parts` are the cells that a figure was added up from, and `doubts` why one could not be made.
    """

    kind: str
    sheet: Sheet
    header: int
    columns: dict[str, int]
    again: tuple[tuple[str, int], ...] = ()
    below: "SheetTable | None" = None
    origins: Mapping[str, str] = field(default_factory=dict)
    rows_of: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[int, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    doubts: Mapping[int, tuple[Doubt, ...]] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[int, dict[str, Scalar]]]:
        """Yield (row number, value by field) for every row under the header that is not blank.

        Formulas without a stored result read as blank, but a row of them is not blank.
        """
        for number in range(self.header + 1, self.last + 1):
            values = {field: self._at(number, column) for field, column in self.columns.items()}
            if any(plain(value) or self.is_uncalculated(field, number) for field, value in values.items()):
                yield number, values

    @property
    def last(self) -> int:
        """The last row that may belong to the table."""
        return self.below.header - 1 if self.below else max(len(self.sheet.rows), self.sheet.last_uncalculated)

    def all_below(self) -> Iterator["SheetTable"]:
        """Yield the tables below this one in its sheet."""
        if self.below:
            yield self.below
            yield from self.below.all_below()

    def contradicted(self, row: int) -> Iterator[tuple[str, str, Scalar]]:
        """Yield (field, cell, value) for each further column of a field whose value in this row differs from the first."""
        for name, column in self.again:
            value, first, cell = self._at(row, column), self._at(row, self.columns[name]), cell_name(row, column)
            differs = value != first and plain(value) not in ("", plain(first))
            if differs or cell in self.sheet.uncalculated:
                yield name, cell, value

    def under_no_heading(self, row: int) -> list[tuple[str, str, Scalar]]:
        """Return (cell, heading, value) for each cell of a row in a column with an unknown heading."""
        known = {*self.columns.values(), *(column for _, column in self.again)}
        cells = self.sheet.rows[row - 1] if row <= len(self.sheet.rows) else ()
        unknown = [(column, value) for column, value in enumerate(cells) if column not in known]
        return [
            (self._sent(cell_name(row, column)), str(self._at(self.header, column) or ""), value) for column, value in unknown
        ]

    def is_uncalculated(self, field: str, row: int) -> bool:
        """Return whether the cell of a field in a row is a formula without a stored result."""
        return field in self.columns and self.own_cell(field, row) in self.sheet.uncalculated

    def cell(self, field: str, row: int) -> str:
        """Return the cell of the sender's sheet of a field in a row, or of the row's first column where the field has none."""
        return self._sent(self.own_cell(field, row))

    def own_cell(self, field: str, row: int) -> str:
        """Return the same cell as `sheet` names it."""
        return cell_name(row, self.columns.get(field, min(self.columns.values())))

    def cells(self, row: int) -> dict[str, str]:
        """Return the cells of the sender's sheet of a row, by field."""
        return {field: self.cell(field, row) for field in self.columns}

    @property
    def is_mapped(self) -> bool:
        """Whether it was made by a council's own layout."""
        return bool(self.origins)

    def _sent(self, cell: str) -> str:
        return self.origins.get(cell, cell)

    def _at(self, row: int, column: int) -> Scalar:
        cells = self.sheet.rows[row - 1] if row <= len(self.sheet.rows) else ()
        return cells[column] if column < len(cells) else None
