"""The rows of a table that are of one quarter, and where a field of them stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from quarterly.collecting.layouts.columns import Column, Wanted, found_at
from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.heading_periods import NamedPeriod, Stretch
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.layouts.table_shape import TableRow, TableShape
from quarterly.collecting.sheets.find_table import field_of
from quarterly.collecting.sheets.layout import plain
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.layouts import Place, TableMap, place_of


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A cell at which a field stands, with its months."""

    stretch: Stretch | None
    row: int
    column: Column


@dataclass(frozen=True, kw_only=True)
class TableRows:
    """A table as it is read for a quarter; of its places those of `table` count, which may leave some of them out."""

    shape: TableShape
    table: TableMap
    scope: MappingScope

    @property
    def grid(self) -> Grid:
        """The sheet, whichever way its indicators stand."""
        return self.shape.grid

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table with their headings."""
        return self.shape.columns

    @property
    def lines(self) -> dict[str, int]:
        """The columns in which references, names, times or kinds of rows stand, by how they are written down."""
        return self.shape.lines

    @cached_property
    def wanted(self) -> Wanted:
        """What its headings are looked up for."""
        return Wanted(self.scope.quarter, self.shape.year, self.scope.spellings.columns)

    @cached_property
    def by_months(self) -> bool:
        """Whether any figure is looked up among single months."""
        places = (place_of(self.table.place(field)) for field in self.table.fields)
        return any(each.times and each.times.is_of_months for each in places)

    @property
    def months(self) -> tuple[Stretch, ...]:
        """The months of the year up to the end of the quarter."""
        return self.wanted.stretch.so_far.months

    @cached_property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows that name something and may be of the quarter."""
        return tuple(row for row in self.shape.rows if self._may_be_of_the_quarter(row))

    def groups(self) -> Iterator[list[TableRow]]:
        """Yield the rows of each indicator: one, or those that hold its parts or its months."""
        is_grouped = bool(self.table.holds or (self.table.period and self.by_months))
        together: list[TableRow] = []
        for row in self.rows:
            if together and not (is_grouped and (row.ref, row.name) == (together[0].ref, together[0].name)):
                yield together
                together = []
            together.append(row)
        if together:
            yield together

    def indicator(self, row: TableRow) -> Indicator | None:
        """Return the indicator that a row names."""
        return self.shape.indicator(row)

    def found(self, field: str, place: Place, rows: Sequence[TableRow]) -> list[FoundCell]:
        """Return where a field stands in the rows of an indicator, in the order of time."""
        held = [row for row in rows if not self.table.holds or self.field_held(row) == field]
        found = [FoundCell(stretch, row.number, column) for row in held for stretch, column in self.columns_at(place, row.named)]
        return sorted(found, key=lambda each: (each.stretch or Stretch(0, 0), each.row, each.column.number))

    def columns_at(self, place: Place, row: NamedPeriod) -> list[tuple[Stretch | None, Column]]:
        """Return the columns that a place names in a row of this time, each with its months."""
        if (place, row) not in self._columns_at:
            self._columns_at[place, row] = found_at(place, self.shape.headed(place, row), self.wanted, by_months=self.by_months)
        return self._columns_at[place, row]

    def columns_beside(self, row: NamedPeriod) -> list[Column]:
        """Return the columns of a row of this time that are of no other time than what is read."""
        if row not in self._columns_beside:
            of = [(each, each.named.below(row).stretch(self.shape.year)) for each in self.columns]
            self._columns_beside[row] = [each for each, months in of if self.wanted.is_in(None, months, self.by_months)]
        return self._columns_beside[row]

    @cached_property  # by the time of a row: most rows name none
    def _columns_at(self) -> dict[tuple[Place, NamedPeriod], list[tuple[Stretch | None, Column]]]:
        return {}

    @cached_property
    def _columns_beside(self) -> dict[NamedPeriod, list[Column]]:
        return {}

    def field_held(self, row: TableRow) -> str:
        """Return the field that a row holds, by what it says, "" for one that nobody reads."""
        said = next((field for field, texts in self.table.said_as.items() if plain(row.holds) in map(plain, texts)), "")
        field = said or field_of(row.holds, self.scope.spellings.columns) or ""
        return field if field in self.table.fields else ""

    def _may_be_of_the_quarter(self, row: TableRow) -> bool:
        # With a row for each year and a column for each quarter, only both together say it.
        if not self.table.period or any(not each.named.is_nothing for each in self.columns):
            return True
        return row.named.stretch(self.shape.year) in (self.wanted.stretch, *(self.months if self.by_months else ()))
