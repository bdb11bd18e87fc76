"""Which sheets of a workbook are stored: those that are read, so that a list of children beside a scorecard is not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from quarterly.collecting.layouts.of_file import sheets_mapped
from quarterly.collecting.returns.loose_answers import answer_sheets
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.find_table import answer_table, find_table
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.configuration.council import Council


@dataclass(frozen=True, slots=True)
class StoredSheets:
    """A workbook without the sheets that are not read, and what was left out, in words for its sender."""

    workbook: Workbook
    left_out: tuple[str, ...]

    def without(self, beside: Iterable[str]) -> "StoredSheets":
        """Return the same sheets with what else the file carries named, such as the stored data of a pivot table."""
        return replace(self, left_out=(*self.left_out, *beside))


def sheets_to_store(
    workbook: Workbook, layout: Layout, council: Council | None, is_personal: Callable[[str], bool], file: str = ""
) -> StoredSheets:
    """Return the sheets that are read, also by a layout of the council's own, which is known by the file's name.

    Of any other sheet only the lines that name council, service or quarter are left, as a title page has them. A blank sheet is
    neither stored nor mentioned. A sheet is called by its position where `is_personal` says that its name may be a person's.
    Without a council every table is taken for its own.
    """
    mapped = sheets_mapped(workbook, council.layouts, file) if council else []
    read = {id(sheet) for sheet in (*mapped, *_read(workbook, layout, council))}
    left_out = [
        f"sheet {position}" if is_personal(sheet.name) else f"the sheet “{sheet.name}”"
        for position, sheet in enumerate(workbook.sheets, start=1)
        if id(sheet) not in read and any(sheet.texts()) and not _is_ours(sheet, layout) and not _only_labels(sheet, layout)
    ]
    sheets = [sheet if id(sheet) in read else _labels(sheet, layout) for sheet in workbook.sheets]
    return StoredSheets(Workbook(tuple(sheet for sheet in sheets if sheet.rows)), tuple(left_out))


def _read(workbook: Workbook, layout: Layout, council: Council | None) -> list[Sheet]:
    """Return the sheets with narrative or answers, and those with a table that has a row of the council's own.

    Beside a form for commentary a short sheet of texts alone is an owner's answer.

    A list of cases may have the columns of a table of key activities. If no sheet has a row of the council's own, all that look
    like a table are read, so that their sender is asked about every row.
    """
    tables = {id(sheet): table for sheet in workbook.sheets if (table := find_table(sheet, layout))}
    named = [sheet for sheet in workbook.sheets if layout.kind_of(sheet) or answer_table(sheet, layout)]
    of_figures = [sheet for sheet in workbook.sheets if id(sheet) in tables and sheet not in named]
    known = [sheet for sheet in of_figures if council and _has_known_row(tables[id(sheet)], council)]
    return [*named, *(known or of_figures), *answer_sheets(workbook, layout)]


def _has_known_row(table: SheetTable, council: Council) -> bool:
    refs = {plain(text) for action in council.profile.actions() for text in (action.ref, action.activity)}
    for each in (table, *table.all_below()):
        for _, values in each.rows():
            ref, name = text_of(values.get("indicator")), text_of(values.get("name"))
            if council.catalogue.find(ref, name) or refs & {plain(ref), plain(name)} - {""}:
                return True
    return False


def _is_ours(sheet: Sheet, layout: Layout) -> bool:
    return plain(sheet.name) in layout.ignored_sheets


def _labels(sheet: Sheet, layout: Layout) -> Sheet:
    """Return a sheet with its labels alone, such as "Period: Quarter 1 2012/13", each in its own cell."""
    found = [
        (row, column)
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if isinstance(value, str) and layout.label(value)
    ]
    height, width = (max((cell[axis] for cell in found), default=-1) + 1 for axis in (0, 1))
    rows = tuple(
        tuple(sheet.rows[row][column] if (row, column) in found else None for column in range(width)) for row in range(height)
    )
    return replace(sheet, rows=rows, percent_cells=frozenset(), uncalculated=frozenset())


def _only_labels(sheet: Sheet, layout: Layout) -> bool:
    return _labels(sheet, layout).rows == sheet.rows and not sheet.uncalculated
