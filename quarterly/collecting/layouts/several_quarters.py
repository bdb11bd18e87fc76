"""What one table of a layout has of several quarters: its columns and rows are looked at once."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from quarterly.collecting.layouts.fitting import require_fit
from quarterly.collecting.layouts.mapped_rows import records_of
from quarterly.collecting.layouts.records import DoesNotFit, Record
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.layouts.table_rows import TableRows
from quarterly.collecting.layouts.table_shape import TableShape, shape_of
from quarterly.collecting.layouts.which_sheets import sheets_of_the_quarter
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.configuration.layouts import FIELDS, FIGURES, TableMap


@dataclass(frozen=True, slots=True)
class SeveralQuarters:
    """A table of a workbook, for which it is asked quarter by quarter; of scopes only quarter and spellings differ."""

    workbook: Workbook
    table: TableMap
    _shapes: dict[str, TableShape] = field(default_factory=dict)

    def records(self, scope: MappingScope) -> Sequence[tuple[str, list[Record]]]:
        """Return the records of a quarter with their sheets, only figures where the rest is of another year."""
        figures = self.table.model_copy(update={field: "" for field in FIELDS if field not in FIGURES})
        sheets = sheets_of_the_quarter(self.workbook, self.table, scope.quarter, scope.file)
        for table in (self.table, figures):
            with suppress(DoesNotFit):
                return [(sheet.name, self._records(sheet, table, scope)) for sheet in sheets]
        return ()

    def _records(self, sheet: Sheet, table: TableMap, scope: MappingScope) -> list[Record]:
        if sheet.name not in self._shapes:
            self._shapes[sheet.name] = shape_of(sheet, self.table, scope)
        rows = TableRows(shape=self._shapes[sheet.name], table=table, scope=scope)
        require_fit(rows)
        return records_of(rows)
