"""Which layout a file has, and the tables that it makes of the file's sheets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatch

from quarterly.collecting.layouts.columns import periods_named
from quarterly.collecting.layouts.fitting import require_fit
from quarterly.collecting.layouts.fixed_cells import fixed_records
from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.heading_periods import Stretch, named_in
from quarterly.collecting.layouts.mapped_rows import records_of, unread_rows
from quarterly.collecting.layouts.mapped_tables import table_of
from quarterly.collecting.layouts.records import DoesNotFit
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.layouts.table_rows import TableRows
from quarterly.collecting.sheets.layout import SheetTable, find_table, plain
from quarterly.collecting.sheets.safe_names import is_withheld
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.configuration.layouts import FileLayout, Layouts, TableMap, Times, place_of, span_of
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.wording import listed


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row with a figure that names no indicator: the cell and the text of its name."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedFile:
    """What a layout made of a file: its tables, the sheets it names, and the rows that name no indicator.

    `dated` are the sheets on which a heading or a row names the quarter. Of a file in the usual layout there is nothing.
    """

    layout: str = ""
    tables: tuple[SheetTable, ...] = ()
    sheets: frozenset[str] = frozenset()
    unread: tuple[UnreadRow, ...] = ()
    dated: frozenset[str] = frozenset()


USUAL = MappedFile()


class LayoutProblem(ReturnError):
    """A file is not as its council's layout of that name says; the message says why."""

    def __init__(self, layout: str, problem: str) -> None:
        super().__init__(problem)
        self.layout = layout


def layout_of(workbook: Workbook, layouts: Layouts, file: str) -> tuple[str, FileLayout] | None:
    """Return the first layout, with its name, that fits a file by its name and one of its sheets; None for the usual layout."""
    for name, layout in layouts.layouts.items():
        if (layout.is_of(file) or is_withheld(file)) and any(_sheets(workbook, table) for table in layout.tables):
            return name, layout
    return None


def sheets_mapped(workbook: Workbook, layouts: Layouts, file: str) -> list[Sheet]:
    """Return the sheets that the layout of a file reads, none of a file in the usual layout."""
    found = layout_of(workbook, layouts, file)
    return [sheet for table in found[1].tables for sheet in _sheets(workbook, table)] if found else []


def named_layout(workbook: Workbook, layouts: Layouts, scope: MappingScope) -> tuple[str, FileLayout] | None:
    """Return the layout of a file; raise LayoutProblem if one is meant for it by its name and none of its sheets is there."""
    if found := layout_of(workbook, layouts, scope.file):
        return found
    meant = next(((name, each) for name, each in layouts.layouts.items() if each.files and each.is_of(scope.file)), None)
    if meant and not any(find_table(sheet, scope.spellings) for sheet in scope.spellings.sheets(workbook)):
        raise LayoutProblem(meant[0], _no_sheet(workbook, meant[1].tables))
    return None


@dataclass(frozen=True, slots=True)
class _MappedSheet:
    """What one table of a layout made of one sheet; `named` are the indicators that it names, of whichever service."""

    table: SheetTable | None
    named: frozenset[str]
    unread: tuple[UnreadRow, ...] = ()
    is_dated: bool = False


def mapped_file(workbook: Workbook, name: str, layout: FileLayout, scope: MappingScope) -> MappedFile:
    """Return what a layout makes of a file; raise LayoutProblem where a sheet or a heading is not as it says."""
    found: list[tuple[Sheet, _MappedSheet]] = []
    taken: dict[str, set[int]] = {}
    for table in layout.tables:
        sheets = _sheets_of_the_quarter(workbook, table, scope)
        if not sheets:
            raise LayoutProblem(name, _no_sheet(workbook, [table]))
        for sheet in sheets:
            try:
                found.append((sheet, _mapped(sheet, table, scope, taken.setdefault(sheet.name, set()))))
            except DoesNotFit as error:
                raise LayoutProblem(name, f"on its sheet “{sheet.name}” {error}") from None
    if not any(each.named for _, each in found):
        raise LayoutProblem(name, "no row that it reads names an indicator of this council.")
    return MappedFile(
        layout=name,
        tables=tuple(each.table for _, each in found if each.table),
        sheets=frozenset(sheet.name for table in layout.tables for sheet in _sheets(workbook, table)),
        unread=tuple(row for _, each in found for row in each.unread),
        dated=frozenset(sheet.name for sheet, each in found if each.is_dated),
    )


def _mapped(sheet: Sheet, table: TableMap, scope: MappingScope, taken: set[int]) -> _MappedSheet:
    if table.cells:
        records, first = fixed_records(sheet, table, scope)
        made = table_of(sheet, records, first, taken) if records else None
        return _MappedSheet(made, frozenset(table.cells), is_dated=table.of_time is not None)
    rows = TableRows(grid=Grid(sheet, table.across), table=table, scope=scope, year=_year(sheet, table, scope.file))
    require_fit(rows)
    records = records_of(rows)
    return _MappedSheet(
        table=table_of(sheet, records, _first(table, 1), taken) if records else None,
        named=frozenset(found.id for row in rows.rows if (found := rows.indicator(row))),
        unread=tuple(UnreadRow(sheet.name, cell, text) for cell, text in unread_rows(rows)),
        is_dated=bool(table.period or table.of_time) or any(True for _ in periods_named(rows.columns, rows.wanted)),
    )


def _first(table: TableMap, of_headings: int) -> int:
    """Return the first (0) or the last (1) row of a table's headings; where they stand at its side, the row of its names."""
    if table.across:
        lines = [place.column + 1 for line in (table.ref, table.name) if (place := place_of(line)).column is not None]
        return min(lines, default=1)
    return span_of(table.headings)[of_headings] or max(span_of(table.rows)[0] - 1, 1)


def _year(sheet: Sheet, table: TableMap, file: str) -> int | None:
    """Return the financial year of headings without one: of the sheet's title, its name, or the file's."""
    titles = [str(value) for row in sheet.rows[: _first(table, 0) - 1] for value in row if plain(value)]
    return _year_named([*titles, sheet.name, file])


def _year_named(texts: Sequence[str]) -> int | None:
    named = (named_in(re.sub(r"_|\.\w+$", " ", text)) for text in texts)
    return next((each.year for each in named if each.year is not None and each.kind == "financial"), None)


def _sheets(workbook: Workbook, table: TableMap) -> list[Sheet]:
    """Return the sheets that a table may be on; where a sheet is named after its time, those of every time."""
    if table.of_time:
        return [sheet for sheet in workbook.sheets if named_in(sheet.name).months]
    pattern = " ".join(table.sheet.casefold().split())
    return [sheet for sheet in workbook.sheets if fnmatch(" ".join(sheet.name.casefold().split()), pattern)]


def _sheets_of_the_quarter(workbook: Workbook, table: TableMap, scope: MappingScope) -> list[Sheet]:
    sheets = _sheets(workbook, table)
    if table.of_time is None:
        return sheets
    year = _year_named([scope.file])
    wanted = Stretch.of(scope.quarter) if table.of_time is Times.QUARTER else Stretch.of(scope.quarter).months[-1]
    return [sheet for sheet in sheets if named_in(sheet.name).stretch(year) == wanted]


def _no_sheet(workbook: Workbook, tables: Sequence[TableMap]) -> str:
    wanted = listed([f"that is named after {table.of_time}" if table.of_time else f"“{table.sheet}”" for table in tables])
    there = listed([f"“{sheet.name}”" for sheet in workbook.sheets])
    return f"it has no sheet {wanted}. Its sheets are {there}."
