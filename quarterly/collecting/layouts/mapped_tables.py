"""A table as returns are read, made of what a mapping found: each cell knows where it stands in its sender's sheet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from quarterly.collecting.layouts.records import Record
from quarterly.collecting.sheets.cells import SheetCell
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar, Sheet, cell_name
from quarterly.configuration.layouts import FIELDS, FIGURES

_NAMES = ("indicator", "name")
Unread = tuple[str, int]


def table_of(sheet: Sheet, records: Sequence[Record], header: int, taken: set[int]) -> SheetTable:
    """Return the table of a sheet's records below its row `header`; the rows above are its own, with its title.

    An indicator keeps its row where it has one to itself. Any other gets a row below the sheet, so that no two are one: `taken`
    are the rows that other tables of the sheet have, to which those of this one are added.
    """
    fields = [*_NAMES, *(field for field in FIELDS if any(field in each.cells for each in records))]
    unread = list(dict.fromkeys(key for each in records for key, _ in _unread(each)))
    numbers = list(_numbered(records, header, len(sheet.rows), taken))
    cells = {
        (number, column): cell
        for number, record in zip(numbers, records, strict=True)
        for column, cell in _placed(record, fields, unread)
    }
    height, width = max([header, *numbers]), len(fields) + len(unread)
    made: list[list[Scalar]] = [[None] * width for _ in range(height)]
    made[: header - 1] = [list(row) for row in sheet.rows[: header - 1]]
    made[header - 1] = [*[None] * len(fields), *(heading for heading, _ in unread)]
    for (number, column), cell in cells.items():
        made[number - 1][column] = cell.value
    own = {place: cell_name(*place) for place in cells}
    return SheetTable(
        kind="indicators",
        sheet=Sheet(
            name=sheet.name,
            rows=tuple(map(tuple, made)),
            visible=sheet.visible,
            percent_cells=frozenset(own[place] for place, cell in cells.items() if cell.percent),
            uncalculated=frozenset(own[place] for place, cell in cells.items() if cell.uncalculated),
            # By the cells and rows of its sender's sheet, as a finding about them points there.
            struck=sheet.struck,
            noted=sheet.noted,
            hidden_rows=sheet.hidden_rows,
            hidden_columns=sheet.hidden_columns,
        ),
        header=header,
        columns={field: column for column, field in enumerate(fields)},
        origins={own[place]: cell.name for place, cell in cells.items()},
        rows_of={cell.name: number for (number, _), cell in cells.items()},
        doubts={number: each.doubts for number, each in zip(numbers, records, strict=True) if each.doubts},
        parts={number: each.parts for number, each in zip(numbers, records, strict=True) if each.parts},
    )


def _numbered(records: Iterable[Record], header: int, height: int, taken: set[int]) -> Iterator[int]:
    for record in records:
        number = record.row
        if number <= header or number in taken:
            number = max([height, header, *taken]) + 1
        taken.add(number)
        yield number


def _placed(record: Record, fields: Sequence[str], unread: Sequence[Unread]) -> Iterator[tuple[int, SheetCell]]:
    """Yield (column, cell) of a record; a field that it lacks is empty, at the cell of its figure."""
    main = next((record.cells[field] for field in (*FIGURES, *_NAMES) if field in record.cells), None)
    for column, field in enumerate(fields):
        if field in record.cells:
            yield column, record.cells[field]
        elif main:
            yield column, SheetCell(main.name, None, False, False)
    for key, cell in _unread(record):
        yield len(fields) + unread.index(key), cell


def _unread(record: Record) -> Iterator[tuple[Unread, SheetCell]]:
    """Yield the cells that nobody reads, each with its heading and how many of that heading stand before it."""
    seen: Counter[str] = Counter()
    for heading, cell in record.others:
        yield (heading, seen[heading]), cell
        seen[heading] += 1
