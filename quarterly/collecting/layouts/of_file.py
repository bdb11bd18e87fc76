"""Which layout a file has, and the tables that it makes of the file's sheets."""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterly.collecting.layouts.below import RowsOfSheet, last_row_of, rows_below
from quarterly.collecting.layouts.columns import periods_named
from quarterly.collecting.layouts.fitting import require_fit
from quarterly.collecting.layouts.fixed_cells import fixed_records
from quarterly.collecting.layouts.mapped_rows import records_of, unread_rows
from quarterly.collecting.layouts.mapped_tables import table_of
from quarterly.collecting.layouts.records import DoesNotFit
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.layouts.table_rows import TableRows
from quarterly.collecting.layouts.table_shape import shape_of
from quarterly.collecting.layouts.which_sheets import row_of_headings, sheets_of, sheets_of_the_quarter
from quarterly.collecting.sheets.find_table import find_table
from quarterly.collecting.sheets.safe_names import is_withheld
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.configuration.layouts import FileLayout, Layouts, TableMap
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

    `dated` are the sheets on which a heading or a row names the quarter, `below` the rows below its tables. There is nothing of a
    file in the usual layout.
    """

    layout: str = ""
    tables: tuple[SheetTable, ...] = ()
    sheets: frozenset[str] = frozenset()
    unread: tuple[UnreadRow, ...] = ()
    dated: frozenset[str] = frozenset()
    below: tuple[RowsOfSheet, ...] = ()


USUAL = MappedFile()


class LayoutProblem(ReturnError):
    """A file is not as its council's layout of that name says; the message says why."""

    def __init__(self, layout: str, problem: str) -> None:
        super().__init__(problem)
        self.layout = layout


def layout_of(workbook: Workbook, layouts: Layouts, file: str) -> tuple[str, FileLayout] | None:
    """Return the first layout, with its name, that fits a file by its name and one of its sheets; None for the usual layout."""
    for name, layout in layouts.layouts.items():
        if (layout.is_of(file) or is_withheld(file)) and any(sheets_of(workbook, table) for table in layout.tables):
            return name, layout
    return None


def sheets_mapped(workbook: Workbook, layouts: Layouts, file: str) -> list[Sheet]:
    """Return the sheets that the layout of a file reads, none of a file in the usual layout."""
    found = layout_of(workbook, layouts, file)
    return [sheet for table in found[1].tables for sheet in sheets_of(workbook, table)] if found else []


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
    """What one table of a layout made of one sheet, from its row `first` to `last`.

    `named` are the indicators that it names, of whichever service.
    """

    table: SheetTable | None
    named: frozenset[str]
    first: int
    last: int
    unread: tuple[UnreadRow, ...] = ()
    is_dated: bool = False


def mapped_file(workbook: Workbook, name: str, layout: FileLayout, scope: MappingScope) -> MappedFile:
    """Return what a layout makes of a file; raise LayoutProblem where a sheet or a heading is not as it says."""
    found: list[tuple[Sheet, _MappedSheet]] = []
    taken: dict[str, set[int]] = {}
    for table in layout.tables:
        sheets = sheets_of_the_quarter(workbook, table, scope.quarter, scope.file)
        if not sheets:
            of = f" of {scope.quarter.financial_year}" if sheets_of(workbook, table) and table.of_time is None else ""
            raise LayoutProblem(name, _no_sheet(workbook, [table], of))
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
        sheets=frozenset(sheet.name for table in layout.tables for sheet in sheets_of(workbook, table)),
        unread=tuple(row for _, each in found for row in each.unread),
        dated=frozenset(sheet.name for sheet, each in found if each.is_dated),
        below=rows_below([RowsOfSheet(sheet, each.first, each.last) for sheet, each in found if each.table]),
    )


def _mapped(sheet: Sheet, table: TableMap, scope: MappingScope, taken: set[int]) -> _MappedSheet:
    if table.cells:
        records, first = fixed_records(sheet, table, scope)
        made = table_of(sheet, records, first, taken) if records else None
        last = last_row_of(records)
        return _MappedSheet(made, frozenset(table.cells), first, last, is_dated=table.of_time is not None)
    rows = TableRows(shape=shape_of(sheet, table, scope), table=table, scope=scope)
    require_fit(rows)
    records = records_of(rows)
    return _MappedSheet(
        table=table_of(sheet, records, row_of_headings(table, 1), taken) if records else None,
        named=frozenset(found.id for row in rows.rows if (found := rows.indicator(row))),
        first=row_of_headings(table, 0),
        last=max(last_row_of(records), 0 if table.across else rows.shape.last),
        unread=tuple(UnreadRow(sheet.name, cell, text) for cell, text in unread_rows(rows)),
        is_dated=bool(table.period or table.of_time) or any(True for _ in periods_named(rows.columns, rows.wanted)),
    )


def _no_sheet(workbook: Workbook, tables: Sequence[TableMap], of: str = "") -> str:
    wanted = listed([f"that is named after {table.of_time}" if table.of_time else f"“{table.sheet}”" for table in tables])
    there = listed([f"“{sheet.name}”" for sheet in workbook.sheets])
    return f"it has no sheet {wanted}{of}. Its sheets are {there}."
