"""What stands around the figures of a table and is easily missed: rows struck out or hidden, notes on cells and below it."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Sheet, cell_name, column_of
from quarterly.configuration.layouts import FIGURES

STRUCK_OUT, HIDDEN, NOTED, CAUTION, TOTAL, HIDDEN_SHEET, HIDDEN_COLUMN = "C19", "C20", "C21", "C22", "C23", "C24", "C30"
SENTENCE = "C33"
_WORD, _WORDS_OF_A_SENTENCE = re.compile(r"[^\W\d_]{2,}"), 6  # “no more than 4”, “no target yet” and “see note 3” are none
_NAMES = ("indicator", "name")  # whoever hides these hides no figure


def around(table: SheetTable, row: IndicatorRow) -> Iterator[tuple[str, str]]:
    """Yield (rule, cell) for what a row's sender may not know to be sent with it."""
    number = row.source.row
    added_up = [cell for cells in table.parts.get(number, {}).values() for cell in cells]
    named = [table.cell(field, number) for field in _NAMES if field in table.columns]
    own = [*(table.cell(field, number) for field in FIGURES if field in table.columns), *added_up] or named
    if struck := next((cell for cell in (*own, *named) if cell in table.sheet.struck), ""):
        yield STRUCK_OUT, struck
    if hidden := next((cell for cell in own if _row_of(cell) in table.sheet.hidden_rows), ""):
        yield HIDDEN, hidden
    if noted := next((cell for cell in (*own, *named, *_beside(table, number)) if cell in table.sheet.noted), ""):
        yield NOTED, noted


def hidden_columns(table: SheetTable, rows: Sequence[IndicatorRow]) -> Iterator[tuple[str, str]]:
    """Yield (cell, what it holds) of each column that is read and that nobody sees, at its heading where it has one."""
    seen = set[int]()
    for row in rows:
        for field in (each for each in table.columns if each not in _NAMES):
            for cell in table.parts.get(row.source.row, {}).get(field) or (table.cell(field, row.source.row),):
                column = column_of(cell)
                if column in table.sheet.hidden_columns and column not in seen:
                    seen.add(column)
                    yield (cell if table.is_mapped else cell_name(table.header, column)), field


def sentence_beside(table: SheetTable, row: int, layout: Layout, filled_in: str) -> str:
    """Return the first cell of a row with a sentence where nobody looks for one, as its comment slipped; "" for none.

    `filled_in` is the target in words that was written there for the sender.
    """
    if table.is_mapped:
        return ""
    beside = ((cell, value) for cell, heading, value in table.under_no_heading(row) if not layout.may_head_sentences(heading))
    typed = ((cell, value) for cell, value in beside if isinstance(value, str) and plain(value) != plain(filled_in))
    return next((cell for cell, value in typed if len(_WORD.findall(value)) >= _WORDS_OF_A_SENTENCE), "")


def _row_of(cell: str) -> int:
    return int(cell.lstrip(ascii_uppercase))


def _beside(table: SheetTable, number: int) -> Iterator[str]:
    """Yield the cells of the row; of one in a council's own layout those that are read, as others' figures may stand there."""
    if table.is_mapped:
        yield from table.cells(number).values()
    else:
        yield from (cell_name(number, column) for column in range(max(map(len, table.sheet.rows), default=0)))


def caution_below(sheet: Sheet, first: int, last: int, layout: Layout) -> str:
    """Return the first cell of these rows below a table's figures that says that they are not what they seem, "" for none.

    Only words of caution are looked for: below most tables stands whom to ask.
    """
    for number in range(first, min(last, len(sheet.rows)) + 1):
        for column, value in enumerate(sheet.rows[number - 1]):
            words = f" {plain(value)} " if isinstance(value, str) else ""
            if any(word in words for word in layout.cautions):
                return cell_name(number, column)
    return ""
