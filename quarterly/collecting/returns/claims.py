"""What a workbook says of itself, whoever sent it: its council, its service and its quarters."""

from quarterly.collecting.returns.identity import Identity, identity
from quarterly.collecting.sheets.layout import Layout, find_table, headings
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.configuration.council import Council


def claim_of(workbook: Workbook, council: Council, layout: Layout) -> Identity:
    """Return what the headings of a workbook name; nothing where it has no heading that names anything."""
    sheets = [*layout.sheets(workbook)]
    tables = {sheet.name: table for sheet in sheets if (table := find_table(sheet, layout))}
    # A sheet of narrative without a table may be all prose, and prose names any quarter.
    titled = [sheet for sheet in sheets if sheet.name in tables or not layout.kind_of(sheet)]
    return identity((text for sheet in titled for text in headings(sheet, tables.get(sheet.name))), council, layout)
