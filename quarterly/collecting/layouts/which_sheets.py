"""Which sheets of a file a table is on, where on them it begins, and of which year its headings are."""

import re
from collections.abc import Sequence
from fnmatch import fnmatch

from quarterly.collecting.layouts.heading_periods import Stretch, named_in
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.configuration.layouts import TableMap, Times, place_of, span_of
from quarterly.vocabulary.quarter import Quarter

_SEVERAL = 2  # years: then each sheet is of its own


def row_of_headings(table: TableMap, of_headings: int) -> int:
    """Return the first (0) or the last (1) row of a table's headings; where they stand at its side, the row of its names."""
    if table.across:
        lines = [place.column + 1 for line in (table.ref, table.name) if (place := place_of(line)).column is not None]
        return min(lines, default=1)
    return span_of(table.headings)[of_headings] or max(span_of(table.rows)[0] - 1, 1)


def year_of(sheet: Sheet, table: TableMap, file: str) -> int | None:
    """Return the financial year of headings without one: of the sheet's title, its name, or the file's."""
    titles = [str(value) for row in sheet.rows[: row_of_headings(table, 0) - 1] for value in row if plain(value)]
    return _year_named([*titles, sheet.name, file])


def _year_named(texts: Sequence[str]) -> int | None:
    named = (named_in(re.sub(r"_|\.\w+$", " ", text)) for text in texts)
    return next((each.year for each in named if each.year is not None and each.kind == "financial"), None)


def sheets_of(workbook: Workbook, table: TableMap) -> list[Sheet]:
    """Return the sheets that a table may be on; where a sheet is named after its time, those of every time."""
    if table.of_time:
        return [sheet for sheet in workbook.sheets if named_in(sheet.name).months]
    pattern = " ".join(table.sheet.casefold().split())
    return [sheet for sheet in workbook.sheets if fnmatch(" ".join(sheet.name.casefold().split()), pattern)]


def sheets_of_the_quarter(workbook: Workbook, table: TableMap, quarter: Quarter, file: str) -> list[Sheet]:
    """Return the sheets that a table is on in a quarter, by their names where these are of a time or of different years."""
    sheets = sheets_of(workbook, table)
    if table.of_time is None:
        return _of_the_year(sheets, quarter)
    year = _year_named([file])
    wanted = Stretch.of(quarter) if table.of_time is Times.QUARTER else Stretch.of(quarter).months[-1]
    return [sheet for sheet in sheets if named_in(sheet.name).stretch(year) == wanted]


def _of_the_year(sheets: list[Sheet], quarter: Quarter) -> list[Sheet]:
    """Return of sheets for a year each ("Scorecard 2025-26" beside "Scorecard 2026-27") the quarter's, of any others all."""
    years = {sheet.name: _year_named([sheet.name]) for sheet in sheets}
    if len({year for year in years.values() if year is not None}) < _SEVERAL:
        return sheets
    return [sheet for sheet in sheets if years[sheet.name] in (None, quarter.year)]
