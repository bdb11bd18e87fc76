"""The rows of a table by group, area and polarity."""

import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from adapters.csv_tables import CsvTable, read_csv
from cli.stats.checked import CheckedTable, Mistake
from quarterly.scoring.series.dfe_period import TIME_IDENTIFIER, TIME_PERIOD
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.official_figures import figure
from quarterly.vocabulary.polarity import Polarity

_NEIGHBOUR = re.compile(r"SN_?\d+", re.ASCII | re.IGNORECASE)  # DfE's SN_1P beside it says how close the neighbour is
_NO_AREA = ("", "z", "[z]")
# The columns that tell of when, where and of whom the rows of DfE's files are.
_LAYOUT = {
    TIME_PERIOD: f"Tell periods apart with {{apart}} {TIME_PERIOD}.",
    TIME_IDENTIFIER: f"Tell kinds of period apart with {{apart}} {TIME_IDENTIFIER}.",
    "geographic_level": 'Take one level, such as --among "geographic_level=Local authority".',
    "breakdown_topic": "Take one of them with --among as well: each of these counts the same children, all of them or by part.",
}
_POLARITIES = {"high": Polarity.HIGH, "low": Polarity.LOW, "none": None, "-": None, "": None}


def polarities(table: CheckedTable, stated: str, column: str) -> list[Polarity | None]:
    """Return each row's polarity: the one stated, or that of a column of high, low and "-" (as DfE writes it)."""
    cells = [cell.strip().casefold() for cell in table.csv.column(column)] if column else [stated] * len(table.csv.rows)
    wrong = [row for row, cell in enumerate(cells) if cell not in _POLARITIES]
    table.stop(column, wrong, Mistake.NO_POLARITY, is_all=len(wrong) == len(cells))
    return [_POLARITIES.get(cell) for cell in cells]


def matching(table: CsvTable, conditions: Sequence[str]) -> list[bool]:
    """Return for each row whether it fulfils all of these, each "COLUMN=VALUE"."""
    found = [_matching(table, each) for each in conditions]
    return [all(each[row] for each in found) for row in range(len(table.rows))]


def _matching(table: CsvTable, condition: str) -> list[bool]:
    column, equals, wanted = condition.partition("=")
    if not equals:
        raise SetupError(f"“{condition}” does not say which rows. Write COLUMN=VALUE, such as geographic_level=National.")
    found = [cell.strip() == wanted.strip() for cell in table.column(column.strip())]
    if found and not any(found):
        raise SetupError(f"No row of {table.name} has “{wanted.strip()}” in column “{column.strip()}”. Spell it as in the file.")
    return found


def stated_number(option: str, text: str) -> Fraction | None:
    """Return a number given on the command line, or None where it is empty."""
    try:
        return figure(text)
    except ValueError:
        raise SetupError(f"{option} “{text}” is not a number.") from None


def one_polarity(table: CheckedTable, rows: Sequence[int], polarity: Sequence[Polarity | None]) -> Polarity | None:
    """Return the polarity of rows that are compared, None if all of them are stopped; raise SetupError where they differ."""
    going = [row for row in rows if row not in table.mistakes]
    for row in going:
        if polarity[row] is not polarity[going[0]]:
            first, second = table.csv.row_numbers[going[0]], table.csv.row_numbers[row]
            raise SetupError(
                f"{table.csv.name}, rows {first} and {second} are compared but differ in polarity. Tell them apart with --group."
            )
    return polarity[going[0]] if going else None


def check_alike(table: CsvTable, rows: Sequence[int], done: str, apart: str) -> None:
    """Raise SetupError if rows of a file of DfE's layout differ in period, in level or in what they break down by.

    `done` says what is done with them, `apart` which option tells them apart.
    """
    for name, remedy in _LAYOUT.items():
        cells = table.column(name) if name in table.header else []
        differing = [row for row in rows[1:] if cells and cells[row].strip() != cells[rows[0]].strip()]
        if differing:
            first, second = table.row_numbers[rows[0]], table.row_numbers[differing[0]]
            raise SetupError(
                f"{table.name}, rows {first} and {second} are {done} but differ in {name}. {remedy.format(apart=apart)}"
            )


def one_each(table: CsvTable, rows: Sequence[int], area: str) -> Sequence[int]:
    """Return the rows of a group that are of an area; raise SetupError if an area has two rows in it."""
    cells, seen = table.column(area), dict[str, int]()
    rows = [row for row in rows if cells[row].strip() not in _NO_AREA]  # DfE's rows of regions have no code of an authority
    for row in rows:
        if (first := seen.setdefault(cells[row].strip(), row)) != row:
            both = f"rows {table.row_numbers[first]} and {table.row_numbers[row]}"
            raise SetupError(f"{table.name}, {both} are of the same area. Name what tells groups apart with --group.")
    return rows


def neighbours_of(path: Path, area: str) -> dict[str, list[str]]:
    """Return each area's neighbours in the columns SN1 (or SN_1, as DfE writes), SN2 and so on.

    Areas are in the column that is named as the table's, in the first one if there is none.
    """
    model = read_csv(path)
    names = [name for name in model.header if _NEIGHBOUR.fullmatch(name)]
    if not names:
        raise SetupError(f"{model.name} has no columns SN1, SN2, … of neighbours beside its first column of areas.")
    columns = [model.column(name) for name in names]
    areas = model.column(area if area in model.header else model.header[0])
    return {each.strip(): [column[row].strip() for column in columns] for row, each in enumerate(areas)}
