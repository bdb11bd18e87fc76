"""Finds the table of a sheet by the headings of its columns, and what stands above it."""

import re
from collections.abc import Mapping

from quarterly.collecting.sheets.layout import HEADER_WITHIN, Layout, NarrativeLayout, plain
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar, Sheet

_UNIT_BEHIND = re.compile(r" *(?:\((?:%|£|per cent|percent|percentage|number|no|rate|days|weeks|months)\)|%|£)$")  # "Actual (%)"
ANSWERS = "answers"  # the kind of table in which findings are answered


def find_table(sheet: Sheet, layout: Layout) -> SheetTable | None:
    """Return the sheet's table, or None: the first row that holds all the columns some kind of table needs.

    A sheet with the name of a kind of narrative is of that kind and no other, unless it holds a table of indicators.
    """
    if kind := layout.kind_of(sheet):
        return _narrative_table(sheet, kind, layout.narrative[kind]) or _indicator_table(sheet, layout)
    return _figures_table(sheet, layout)


def answer_table(sheet: Sheet, layout: Layout) -> SheetTable | None:
    """Return the table in which findings are answered, of a sheet that is ours; None where there is none."""
    if plain(sheet.name) not in layout.ignored_sheets:
        return None
    for number, row in enumerate(sheet.rows[:HEADER_WITHIN], start=1):
        columns = _columns(row, layout.answers)
        if {"reference", "answer"} <= columns.keys():
            return SheetTable(kind=ANSWERS, sheet=sheet, header=number, columns=columns)
    return None


def _narrative_table(sheet: Sheet, kind: str, found: NarrativeLayout) -> SheetTable | None:
    for number, row in enumerate(sheet.rows[:HEADER_WITHIN], start=1):
        columns = _columns(row, found.columns)
        if all(field in columns for field in found.needs):
            return SheetTable(kind=kind, sheet=sheet, header=number, columns=columns)
    return None


def _indicator_table(sheet: Sheet, layout: Layout) -> SheetTable | None:
    table = _figures_table(sheet, layout)
    return table if table and table.kind == "indicators" else None


def _figures_table(sheet: Sheet, layout: Layout) -> SheetTable | None:
    first = None
    # From the bottom up, because each table has to know the one below it, where it ends.
    for number, row in reversed(list(enumerate(sheet.rows, start=1))):
        columns = _columns(row, layout.columns)
        if kind := next((kind for kind, table in layout.tables.items() if table.fits(sheet, columns)), None):
            first = SheetTable(
                kind=kind, sheet=sheet, header=number, columns=columns, again=_again(row, layout.columns, columns), below=first
            )
    return first if first and first.header <= HEADER_WITHIN else None


def _columns(row: tuple[Scalar, ...], spellings: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, header in enumerate(row):
        field = field_of(header, spellings)
        if field and field not in columns:
            columns[field] = column
    return columns


def _again(
    row: tuple[Scalar, ...], spellings: Mapping[str, tuple[str, ...]], columns: Mapping[str, int]
) -> tuple[tuple[str, int], ...]:
    fields = ((field_of(header, spellings), column) for column, header in enumerate(row))
    return tuple((field, column) for field, column in fields if field and columns[field] != column)


def field_of(header: Scalar, spellings: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the field that a column header names, with or without a unit behind it, or None."""
    if not isinstance(header, str):
        return None  # most cells that are looked at are figures
    text = plain(header)
    known = {text, _UNIT_BEHIND.sub("", text)}
    return next((field for field, names in spellings.items() if not known.isdisjoint(names)), None)


def headings(sheet: Sheet, table: SheetTable | None) -> list[str]:
    """Return the texts above a sheet's table, in reading order; of a sheet without a table, those of its first rows."""
    last = table.header - 1 if table else HEADER_WITHIN
    return [str(value).strip() for row in sheet.rows[:last] for value in row if plain(value)]
