"""A workbook as it was read: the stored values of its cells, and which are shown as percentages or were never calculated."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase

from quarterly.vocabulary.file_kinds import FileKind

Scalar = str | int | float | bool | None

LONGEST_TEXT = 8_000  # characters that are read of a cell; what comes after them is cut off


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One worksheet. `rows[0]` is row 1 and `rows[0][0]` is cell A1; dates are ISO text; empty cells are None.

    Numbers are finite: infinity and "not a number" are read as the text "inf", "-inf" or "nan".

    `percent_cells` are the cells formatted as percentages (stored 0.629, shown 62.9%); `uncalculated` are formulas without a
    stored result, because no spreadsheet program has calculated them; they read as empty. `struck` are cells that are struck out,
    `noted` those with a note of the sender's own, `hidden_rows` and `hidden_columns` numbers of rows, from 1, and of columns,
    from 0, that nobody sees. A `delimited` sheet is a text file.
    """

    name: str
    rows: tuple[tuple[Scalar, ...], ...]
    visible: bool = True
    percent_cells: frozenset[str] = frozenset()
    uncalculated: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    noted: frozenset[str] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    delimited: bool = False

    @property
    def last_uncalculated(self) -> int:
        """The last row with a formula that was not worked out, which may lie below all `rows`; 0 if there is none."""
        return max((int(cell.lstrip(ascii_uppercase)) for cell in self.uncalculated), default=0)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield (cell, text) for every cell that is not empty."""
        for row_number, row in enumerate(self.rows, start=1):
            for column, value in enumerate(row):
                if value is not None:
                    yield cell_name(row_number, column), str(value)


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets in the file's order, hidden ones too, and `text_outside_cells` as (position, text).

    Cell comments, text boxes and the caches of pivot tables are sent with a workbook unnoticed, so they are screened like cells.
    `properties` are those of the document that people type, such as its title, as (name, text). `kind` is what was sent, also
    of a copy of values.
    """

    sheets: tuple[Sheet, ...]
    text_outside_cells: tuple[tuple[str, str], ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    kind: FileKind = FileKind.XLSX


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell from its row (1-based, as printed) and column (0-based): (12, 5) -> "F12"."""
    return f"{_letters(column)}{row}"


@lru_cache(1024)  # every cell of a table is named, and it has few columns
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        # Columns have no digit for nought: after Z comes AA, not BA.
        column, remainder = divmod(column - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters


def column_of(cell: str) -> int:
    """Return the column of a cell by its name, from 0: "F12" -> 5."""
    column = 0
    for letter in cell.rstrip("0123456789"):
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
