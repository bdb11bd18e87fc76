"""Single cells by their names, for a sheet in which nothing else says where a figure is."""

from quarterly.collecting.layouts.records import Record
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.sheets.cells import SheetCell
from quarterly.collecting.sheets.sheets import Sheet
from quarterly.configuration.layouts import FIGURES, TableMap, cell_at


def fixed_records(sheet: Sheet, table: TableMap, scope: MappingScope) -> tuple[list[Record], int]:
    """Return the records of single cells, each named by its indicator's id, and the first row in which one of them is."""
    found, rows = [], [len(sheet.rows)]
    for id, places in table.cells.items():
        indicator = scope.catalogue.find(id)
        if not scope.is_read(indicator):
            continue
        cells = {str(field): _cell(sheet, name) for field, name in places.items()}
        rows += [cell_at(name)[0] for name in places.values()]
        main = next((cells[field].name for field in FIGURES if field in cells), next(iter(places.values()), "A1"))
        found.append(Record(row=0, cells={"indicator": SheetCell(main, id, False, False), **cells}))
    return found, max(1, min(rows))


def _cell(sheet: Sheet, name: str) -> SheetCell:
    row, column = cell_at(name)
    cells = sheet.rows[row - 1] if row <= len(sheet.rows) else ()
    value = cells[column] if column < len(cells) else None
    return SheetCell(name, value, name in sheet.percent_cells, name in sheet.uncalculated)
