"""What a workbook says of itself, whoever sent it: its council, its service and its quarters."""

from dataclasses import replace

from quarterly.collecting.returns.identity import Identity, identity
from quarterly.collecting.sheets.find_table import find_table, headings
from quarterly.collecting.sheets.layout import Layout
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.configuration.council import Council

REPLIES = "commentary"  # the sender of owners' replies, and the kind of their tables
COVER = "cover"  # the sender of the performance officer's cover workbook


def claim_of(workbook: Workbook, council: Council, layout: Layout) -> Identity:
    """Return what the headings of a workbook name; nothing where it has no heading that names anything.

    A workbook of answers alone, such as the form that an owner was sent, is of the sender `REPLIES`, whatever it names. One of
    narrative alone that names no service is of the sender `COVER`.
    """
    sheets = [*layout.sheets(workbook)]
    if sheets and all(map(layout.kind_of, sheets)):
        # Prose names any quarter, so only a line with a label counts, such as "Period: Quarter 1 2012/13".
        found = identity((text for sheet in sheets for text in headings(sheet, None) if layout.label(text)), council, layout)
        return replace(found, service=found.service or COVER)
    tables = {sheet.name: table for sheet in sheets if (table := find_table(sheet, layout))}
    if {table.kind for table in tables.values()} == {REPLIES}:
        return Identity(service=REPLIES)
    # A sheet of narrative without a table may be all prose, and prose names any quarter.
    titled = [sheet for sheet in sheets if sheet.name in tables or not layout.kind_of(sheet)]
    return identity((text for sheet in titled for text in headings(sheet, tables.get(sheet.name))), council, layout)
