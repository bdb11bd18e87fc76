"""Any tidy CSV file: one header row, columns found by name, every cell as text."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path

from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.official_figures import figure

_figure = cache(figure)
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright lines"}


@dataclass(frozen=True, kw_only=True)
class CsvTable:
    """A file's rows as text; `row_numbers` are those a spreadsheet shows, where the header is row 1."""

    name: str
    header: list[str]
    rows: list[list[str]]
    row_numbers: list[int]
    _columns: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)

    def column(self, name: str) -> list[str]:
        """Return the cells of a column; if there is none of that name, raise SetupError listing the columns."""
        if name not in self.header:
            there = ", ".join(self.header)
            raise SetupError(
                f"{self.name} has no column “{name}”. Its columns are: {there}. Say which to take by an option (--help)."
            )
        if name not in self._columns:  # cached: thousands of series may ask for the same column
            position = self.header.index(name)
            self._columns[name] = [row[position] for row in self.rows]
        return self._columns[name]

    def figures(self, name: str) -> list[Fraction | None]:
        """Return a column as exact numbers, None for a suppressed or missing one; raise SetupError for anything else."""
        return [self._number(name, row, cell) for row, cell in enumerate(self.column(name))]

    def series(self, columns: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
        """Return the indexes of the rows of each series, by their cells in these columns; one series if no column is named."""
        found: dict[tuple[str, ...], list[int]] = {}
        keys = [self.column(name) for name in columns]
        for index in range(len(self.rows)):
            found.setdefault(tuple(cells[index].strip() for cells in keys), []).append(index)
        return found

    def position(self, index: int, column: str) -> str:
        """Return the position of a cell, worded for messages."""
        return f"{self.name}, row {self.row_numbers[index]}, column “{column}”"

    def _number(self, name: str, index: int, cell: str) -> Fraction | None:
        try:
            return _figure(cell)
        except ValueError:
            raise SetupError(
                f"{self.position(index, name)} is not a number. Write a number, leave the cell empty, or use a mark for a "
                "suppressed or missing figure: c, x, z, k, low, u, with or without brackets."
            ) from None


def read_csv(path: Path) -> CsvTable:
    """Read a CSV file in UTF-8, with or without a byte order mark; raise SetupError if it is not one."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise SetupError(f"{path} cannot be read: {error.strerror}.") from error
    return parse_csv(path, body)


def parse_csv(path: Path, body: bytes) -> CsvTable:
    """Parse the content of a CSV file; raise SetupError naming the file if it is not CSV."""
    try:
        records = list(csv.reader(StringIO(body.decode("utf-8-sig"), newline=""), strict=True))
    except UnicodeDecodeError as error:
        raise SetupError(f"{path} is not UTF-8 text. Save it as “CSV UTF-8”.") from error
    except csv.Error as error:
        raise SetupError(f"{path} cannot be read as CSV: {error}. Save it as “CSV UTF-8” with commas between columns.") from error
    return _table(path.name, records)


def _table(name: str, records: list[list[str]]) -> CsvTable:
    header = [cell.strip() for cell in records[0]] if records else []
    if not any(header):
        raise SetupError(f"{name} has no header row. Its first row must name the columns.")
    if len(header) == 1 and (apart := next((word for sign, word in _OTHER_SEPARATORS.items() if sign in header[0]), None)):
        # They are not read: where columns are apart by semicolons, 1,072 may be a little over one.
        raise SetupError(f"{name} has {apart} between its columns. Save it as “CSV UTF-8” with commas between columns.")
    if twice := sorted({cell for cell in header if cell and header.count(cell) > 1}):
        raise SetupError(f"{name} names a column twice: {', '.join(twice)}. Rename one of them.")
    rows, row_numbers = [], []
    for number, record in enumerate(records[1:], start=2):
        if any(cell.strip() for cell in record[len(header) :]):
            raise SetupError(
                f"{name}, row {number} has more cells than the header. Put text that holds a comma in quotation marks."
            )
        if any(cell.strip() for cell in record):
            rows.append([*record, *[""] * (len(header) - len(record))][: len(header)])
            row_numbers.append(number)
    return CsvTable(name=name, header=header, rows=rows, row_numbers=row_numbers)
