"""Reads a table by its mapping: what each indicator has, cell by cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quarterly.collecting.layouts.months import UNCLEAR, added_up, way_of
from quarterly.collecting.layouts.records import Record
from quarterly.collecting.layouts.table_rows import FoundCell, TableRows
from quarterly.collecting.layouts.table_shape import TableRow
from quarterly.collecting.sheets.cells import SheetCell
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheet_table import Doubt
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.layouts import FIGURES, Times, place_of

TWICE = "L04"


@dataclass(frozen=True, slots=True)
class _Read:
    """The cell of a field, the cells that it was added up from, and why it could not be made."""

    cell: SheetCell | None = None
    parts: tuple[str, ...] = ()
    doubt: Doubt | None = None


def records_of(table: TableRows) -> list[Record]:
    """Return what each indicator of a table has, those of this service and those that are nobody's."""
    found = [_record(table, rows) for rows in table.groups()]
    return [each for each in found if each]


def unread_rows(table: TableRows) -> Iterator[tuple[str, str]]:
    """Yield (cell, text) of each row with a figure that has no reference and the name of no indicator, such as a total."""
    for rows in table.groups():
        first = rows[0]
        if not first.ref and table.indicator(first) is None and table.scope.is_read(None) and _has_figure(table, rows):
            yield table.grid.name(first.number, table.lines.get(table.table.name, 0)), first.name


def _record(table: TableRows, rows: Sequence[TableRow]) -> Record | None:
    first = rows[0]
    indicator = table.indicator(first)
    if not table.scope.is_read(indicator) or (indicator is None and not (first.ref and _has_figure(table, rows))):
        return None
    read, used = {}, set(table.lines.values())
    for field in table.table.fields:
        if typed := table.table.place(field, indicator.id if indicator else ""):
            found = table.found(field, place_of(typed), rows)
            read[field] = _field(table, field, place_of(typed).times, found, indicator)
            used |= {each.column.number for each in found}
    return Record(
        row=0 if table.table.across else first.number,
        cells={**_names(table, first), **{field: each.cell for field, each in read.items() if each.cell}},
        others=tuple(_others(table, rows, used)),
        parts={field: each.parts for field, each in read.items() if each.parts},
        doubts=tuple(each.doubt for each in read.values() if each.doubt),
    )


def _names(table: TableRows, row: TableRow) -> dict[str, SheetCell]:
    lines = {"indicator": table.table.ref, "name": table.table.name}
    return {field: table.grid.cell(row.number, table.lines[line]) for field, line in lines.items() if line}


def _field(table: TableRows, field: str, times: Times | None, found: Sequence[FoundCell], indicator: Indicator | None) -> _Read:
    cells = [table.grid.cell(each.row, each.column.number) for each in found]
    if not cells:
        return _Read()
    by_months = times is not None and times.is_of_months
    if len({each.stretch for each in found} if by_months else cells[:1]) < len(cells):
        return _Read(_nothing_at(cells[-1]), doubt=Doubt(TWICE, cells[-1].name, (("field", field),)))
    return _of_months(table, field, times, cells, indicator) if times and by_months else _Read(cells[0])


def _of_months(table: TableRows, field: str, times: Times, cells: Sequence[SheetCell], indicator: Indicator | None) -> _Read:
    way = way_of(times, field, indicator)
    if way is Times.LAST_MONTH:
        return _Read(cells[-1])
    if way is None:
        is_blank = all(not plain(each.value) and not each.uncalculated for each in cells)
        # Worked out from its counts, a share needs no sum of its months.
        has_counts = field == "value" and {"numerator", "denominator"} <= set(table.table.fields)
        doubt = None if has_counts or is_blank else Doubt(UNCLEAR, cells[-1].name, (("field", field),))
        return _Read(_nothing_at(cells[-1]), doubt=doubt)
    cell, doubt = added_up(cells)
    return _Read(cell, tuple(each.name for each in cells), doubt)


def _nothing_at(cell: SheetCell) -> SheetCell:
    return SheetCell(cell.name, None, False, False)


def _others(table: TableRows, rows: Sequence[TableRow], used: set[int]) -> Iterator[tuple[str, SheetCell]]:
    """Yield the cells beside an indicator that nobody reads, with their headings, but for those of another time.

    A count among them shows that the share beside it is of few children, which nothing else in the file may show.
    """
    for row in rows:
        if table.table.holds and table.field_held(row):
            continue
        read = set(table.lines.values()) if table.table.holds else used
        for column in table.columns_beside(row.named):
            if column.number not in read and table.grid.value(row.number, column.number) is not None:
                yield row.holds or " ".join(column.headings), table.grid.cell(row.number, column.number)


def _has_figure(table: TableRows, rows: Sequence[TableRow]) -> bool:
    places = {field: place_of(table.table.place(field)) for field in FIGURES if table.table.place(field)}
    found = (each for field, place in places.items() for each in table.found(field, place, rows))
    return any(plain(table.grid.value(each.row, each.column.number)) for each in found)
