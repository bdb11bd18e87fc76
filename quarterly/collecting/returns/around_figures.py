"""What stands around the figures of a table and is easily missed: rows struck out or hidden, notes on cells and below it."""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.sheets.layout import Layout, SheetTable, plain
from quarterly.collecting.sheets.sheets import cell_name, column_of

STRUCK_OUT, HIDDEN, NOTED, CAUTION, TOTAL, HIDDEN_SHEET, HIDDEN_COLUMN = "C19", "C20", "C21", "C22", "C23", "C24", "C30"
_NAMES = ("indicator", "name")  # whoever hides these hides no figure
_SAYS_WHICH = ("value", "numerator", "denominator", "indicator", "name")


def around(table: SheetTable, row: IndicatorRow) -> Iterator[tuple[str, str]]:
    """Yield (rule, cell) for what a row's sender may not know to be sent with it."""
    own = [table.cell(field, row.source.row) for field in _SAYS_WHICH if field in table.columns]
    if struck := next((cell for cell in own if cell in table.sheet.struck), ""):
        yield STRUCK_OUT, struck
    if _row_of(own[0]) in table.sheet.hidden_rows:
        yield HIDDEN, own[0]
    if noted := next((cell for cell in (*own, *_beside(table, own[0])) if cell in table.sheet.noted), ""):
        yield NOTED, noted


def hidden_columns(table: SheetTable, rows: Sequence[IndicatorRow]) -> Iterator[tuple[str, str]]:
    """Yield (cell, what it holds) of each column that is read and that nobody sees, at its heading where it has one."""
    seen = set[int]()
    for row in rows:
        for field in (each for each in table.columns if each not in _NAMES):
            cell = table.cell(field, row.source.row)
            column = column_of(cell)
            if column in table.sheet.hidden_columns and column not in seen:
                seen.add(column)
                yield (cell if table.is_mapped else cell_name(table.header, column)), field


def _row_of(cell: str) -> int:
    return int(cell.lstrip(ascii_uppercase))


def _beside(table: SheetTable, cell: str) -> Iterator[str]:
    """Yield the cells of the row; where a council's own layout made the table, others' figures may stand there."""
    for column in range(max(map(len, table.sheet.rows), default=0) if not table.origins else 0):
        yield cell_name(_row_of(cell), column)


def caution_below(table: SheetTable, last: int, layout: Layout) -> str:
    """Return the first cell below the last row of figures that says that they are not what they seem, "" if there is none.

    Only words of caution are looked for: below most tables stands whom to ask.
    """
    for number in range(last + 1, table.last + 1):
        for column, value in enumerate(table.sheet.rows[number - 1] if number <= len(table.sheet.rows) else ()):
            words = f" {plain(value)} " if isinstance(value, str) else ""
            if any(word in words for word in layout.cautions):
                return cell_name(number, column)
    return ""
