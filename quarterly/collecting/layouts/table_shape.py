"""A table in a grid as it is whichever quarter is read of it: its columns, and the rows that name something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from quarterly.collecting.layouts.columns import Column, columns_headed, columns_of
from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.heading_periods import NOTHING, NamedPeriod, Stretch, named_in
from quarterly.collecting.layouts.records import DoesNotFit
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.layouts.which_sheets import year_of
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheets import Sheet
from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.layouts import Place, TableMap, place_of, span_of

_HEADINGS = 2  # of a row of them; one alone may be the text of a cell


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row that names something; the rows of a block have the reference and the name of its first one."""

    number: int
    ref: str
    name: str
    holds: str
    named: NamedPeriod


@dataclass(frozen=True, kw_only=True)
class TableShape:
    """A table as a mapping describes it; `year` is the financial year of headings that name none."""

    grid: Grid
    table: TableMap
    catalogue: Catalogue
    year: int | None

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Its columns with their headings."""
        return columns_of(self.grid, self.headings)

    @property
    def headings(self) -> tuple[int, int]:
        """The first and the last row of headings, (0, 0) for none."""
        return span_of(self.table.headings)

    @cached_property
    def lines(self) -> dict[str, int]:
        """The columns in which references, names, times or kinds of rows stand, by how they are written down."""
        lines = (self.table.ref, self.table.name, self.table.holds, *self.table.period)
        return {line: self._line(line) for line in lines if line}

    @cached_property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows that name something, of whichever time."""
        return tuple(self._rows())

    def indicator(self, row: TableRow) -> Indicator | None:
        """Return the indicator that a row names."""
        key = row.ref, row.name
        if key not in self._named:
            self._named[key] = self.catalogue.find(*key)
        return self._named[key]

    def period(self, number: int) -> NamedPeriod:
        """Return the time that a row names in its own columns of times."""
        named = NOTHING
        for line in self.table.period:
            named = named_in(self.grid.value(number, self.lines[line])).below(named)
        return named

    def numbers(self) -> range:
        """Return the numbers of the rows that are read."""
        first, last = span_of(self.table.rows)
        return range(max(first, self.headings[1] + 1), (last or self.grid.height) + 1)

    @cached_property
    def begins_anew(self) -> int:
        """The first of the rows that are read in which headings stand again, or a text alone of another year, 0 for none.

        What is below it may be of another time than the headings above say.
        """
        if not self.headings[0]:
            return 0
        return next((number for number in self.numbers() if self._heads(number) and not self._is_not_read(number)), 0)

    @property
    def last(self) -> int:
        """The last row that names an indicator or has a number beside its name; what stands below it is a note."""
        return max((row.number for row in self.rows if self.indicator(row) or self._has_number(row.number)), default=0)

    def headed(self, place: Place, row: NamedPeriod) -> list[tuple[Stretch | None, Column]]:
        """Return the columns that a place may mean, of any time, each with its months in a row of this time."""
        key = place.column, place.heading, row
        if key not in self._headed:
            self._headed[key] = [(self._stretch(each, place, row), each) for each in columns_headed(place, self.columns)]
        return self._headed[key]

    def _stretch(self, column: Column, place: Place, row: NamedPeriod) -> Stretch | None:
        own = column.named if place.column is None and not column.named.is_nothing else NOTHING
        return own.below(row).stretch(self.year)

    @cached_property  # by the time of a row: most rows name none
    def _headed(self) -> dict[tuple[int | None, str, NamedPeriod], list[tuple[Stretch | None, Column]]]:
        return {}

    @cached_property
    def _named(self) -> dict[tuple[str, str], Indicator | None]:
        return {}

    def _has_number(self, row: int) -> bool:
        own = set(self.lines.values())
        values = (self.grid.value(row, column) for column in range(self.grid.width) if column not in own)
        return any(isinstance(each, int | float) and not isinstance(each, bool) for each in values)

    def _heads(self, row: int) -> bool:
        values = [(each, self.grid.value(row, each.number)) for each in self.columns]
        texts = [(column, value) for column, value in values if plain(value)]
        if not texts or any(isinstance(value, int | float) for _, value in texts):
            return False
        named = [named_in(value) for _, value in texts]
        if self._is_dated_above and self._is_of_another_year(named):
            return row < self._last_indicator
        again = [plain(value) in column.headings for column, value in texts]
        of_time = [bool(column.named.months and each.months) for (column, _), each in zip(texts, named, strict=True)]
        alike = sum(one or other for one, other in zip(again, of_time, strict=True))
        # The figures of an indicator may be days.
        return alike >= _HEADINGS and not self.catalogue.find(self._text(row, self.table.ref), self._text(row, self.table.name))

    @cached_property
    def _last_indicator(self) -> int:
        return max((row.number for row in self.rows if self.indicator(row)), default=0)

    @cached_property
    def _is_dated_above(self) -> bool:
        """Whether times stand above the columns, without their year: a text among the rows may say which."""
        return not self.table.period and any(each.named.months and each.named.year is None for each in self.columns)

    def _is_of_another_year(self, named: Sequence[NamedPeriod]) -> bool:
        is_bare = all(each.year is not None and not each.words for each in named)
        is_text = len(named) == 1 and named[0].year is not None and named[0].kind == "financial"
        return (is_bare or is_text) and {each.year for each in named} != {self.year}

    def _is_not_read(self, row: int) -> bool:
        return self.table.is_not_read(self._text(row, self.table.ref), self._text(row, self.table.name))

    def _rows(self) -> Iterator[TableRow]:
        ref = name = ""
        for number in self.numbers():
            own, holds = (self._text(number, self.table.ref), self._text(number, self.table.name)), ""
            if self.table.holds:
                holds = self._text(number, self.table.holds)
            if any(own) or not holds:
                ref, name = own
            if (ref or name) and not self.table.is_not_read(ref, name):
                yield TableRow(number=number, ref=ref, name=name, holds=holds, named=self.period(number))

    def _text(self, row: int, line: str) -> str:
        return text_of(self.grid.value(row, self.lines[line])) if line else ""

    def _line(self, line: str) -> int:
        place = place_of(line)
        found = [place.column] if place.column is not None else [c.number for c in self.columns if c.is_headed(place.heading)]
        if len(found) != 1:
            how = "no column is" if not found else f"{len(found)} columns are"
            raise DoesNotFit(f"{how} headed “{line}”. Say which column it is, such as column B.")
        return found[0]


def shape_of(sheet: Sheet, table: TableMap, scope: MappingScope) -> TableShape:
    """Return a table of a sheet."""
    year = year_of(sheet, table, scope.file)
    return TableShape(grid=Grid(sheet, table.across), table=table, catalogue=scope.catalogue, year=year)
