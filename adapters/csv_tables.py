"""Any tidy CSV file: one header row, columns found by name, every cell kept as it is written."""

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


@dataclass(frozen=True)
class CsvTable:
    """A file's rows as text. `places` are row numbers as a spreadsheet shows them: the header is row 1."""

    name: str
    header: list[str]
    rows: list[list[str]]
    places: list[int]
    _columns: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)

    def column(self, name: str) -> list[str]:
        """Return the cells of a column; raise SetupError naming those there are if there is none of that name."""
        if name not in self.header:
            there = ", ".join(self.header)
            raise SetupError(
                f"{self.name} has no column “{name}”. Its columns are: {there}. Say which to take by an option (--help)."
            )
        if name not in self._columns:  # asked for once a series, of which there may be thousands
            place = self.header.index(name)
            self._columns[name] = [row[place] for row in self.rows]
        return self._columns[name]

    def figures(self, name: str) -> list[Fraction | None]:
        """Return a column as exact numbers, None for a suppressed or missing one; raise SetupError for anything else."""
        return [self._number(name, row, cell) for row, cell in enumerate(self.column(name))]

    def series(self, columns: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
        """Return the indexes of the rows that belong together, by their cells in the columns; all rows without columns."""
        found: dict[tuple[str, ...], list[int]] = {}
        keys = [self.column(name) for name in columns]
        for index in range(len(self.rows)):
            found.setdefault(tuple(cells[index].strip() for cells in keys), []).append(index)
        return found

    def place(self, index: int, column: str) -> str:
        """Return where a cell is, as messages say it."""
        return f"{self.name}, row {self.places[index]}, column “{column}”"

    def _number(self, name: str, index: int, cell: str) -> Fraction | None:
        try:
            return _figure(cell)
        except ValueError:
            raise SetupError(
                f"{self.place(index, name)} is not a number. Write a number, leave the cell empty, or use a mark for a "
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
    """Read what a CSV file holds; raise SetupError, which names the file, if it is none."""
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
    if twice := sorted({cell for cell in header if cell and header.count(cell) > 1}):
        raise SetupError(f"{name} names a column twice: {', '.join(twice)}. Rename one of them.")
    rows, places = [], []
    for place, record in enumerate(records[1:], start=2):
        if any(cell.strip() for cell in record[len(header) :]):
            raise SetupError(
                f"{name}, row {place} has more cells than the header. Put text that holds a comma in quotation marks."
            )
        if any(cell.strip() for cell in record):
            rows.append([*record, *[""] * (len(header) - len(record))][: len(header)])
            places.append(place)
    return CsvTable(name, header, rows, places)
