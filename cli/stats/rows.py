"""The rows of a table by group, period and polarity."""

import re
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from adapters.csv_tables import CsvTable, read_csv
from quarterly.scoring.series.time_order import missing_before, time_order
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.official_figures import figure
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

_NEIGHBOUR = re.compile(r"SN_?\d+", re.ASCII | re.IGNORECASE)  # DfE's SN_1P beside it says how close the neighbour is
_POLARITIES = {"high": Polarity.HIGH, "low": Polarity.LOW, "none": None, "-": None, "": None}


def in_time(table: CsvTable, rows: Sequence[int], period: str) -> list[int]:
    """Return rows in the order of their periods, or of the file if no column is named; raise SetupError if a period repeats."""
    if not period:
        return list(rows)
    cells = table.column(period)
    seen: dict[tuple[int, ...], int] = {}
    for row in rows:
        order = time_order(cells[row])
        if order is None:
            raise SetupError(
                f"{table.position(row, period)} is no period that can be put in order. Write it like 2012-13 Q1, 2012-04, "
                "2012-04-30, 30/04/2012, Apr 2012 or 1, 2, 3."
            )
        if order in seen:
            first, second = table.row_numbers[seen[order]], table.row_numbers[row]
            raise SetupError(
                f"{table.name}, rows {first} and {second} are of the same period. Name what tells series apart with --group."
            )
        seen[order] = row
    return [row for _, row in sorted(seen.items())]


def with_gaps(table: CsvTable, rows: Sequence[int], period: str) -> list[int | None]:
    """Return rows in the order of time, with None where a period is missing between two of them."""
    if not period:
        return list(rows)
    cells = table.column(period)
    missing = missing_before([cells[row] for row in rows])
    return [each for row, gap in zip(rows, missing, strict=True) for each in ([None, row] if gap else [row])]


def demand_period(table: CsvTable, groups: Iterable[Sequence[int]], known: Collection[str]) -> None:
    """Refuse a table whose rows do not follow each other in time by one of its columns, where none was named to order them.

    `known` are the columns that hold something else. Plain numbers may be anything, so that no column of them counts as periods.
    """
    series = list(groups)
    for name in table.header:
        cells = table.column(name)
        if name in known or any(time_order(cell) is None or cell.strip().isdecimal() for cell in cells):
            continue
        for rows in series:
            orders = [time_order(cells[row]) or () for row in rows]
            if orders != sorted(set(orders)) or any(missing_before([cells[row] for row in rows])):
                raise SetupError(
                    f"{table.name}: by its column “{name}” the rows are not one period after the other. Add --period {name}, "
                    "and what tells series apart with --group."
                )


def polarities(table: CsvTable, stated: str, column: str) -> list[Polarity | None]:
    """Return each row's polarity: the one stated, or that of a column of high, low and "-" (as DfE writes it)."""
    cells = table.column(column) if column else [stated] * len(table.rows)
    for row, cell in enumerate(cells):
        if cell.strip().casefold() not in _POLARITIES:
            raise SetupError(f"{table.position(row, column)} is no polarity. Write high, low or none.")
    return [_POLARITIES[cell.strip().casefold()] for cell in cells]


def matching(table: CsvTable, condition: str) -> list[bool]:
    """Return for each row whether it fulfils "COLUMN=VALUE"."""
    column, equals, wanted = condition.partition("=")
    if not equals:
        raise SetupError(f"“{condition}” does not say which rows. Write COLUMN=VALUE, such as geographic_level=National.")
    return [cell.strip() == wanted.strip() for cell in table.column(column.strip())]


def stated_number(option: str, text: str) -> Fraction | None:
    """Return a number given on the command line, or None where it is empty."""
    try:
        return figure(text)
    except ValueError:
        raise SetupError(f"{option} “{text}” is not a number.") from None


def one_polarity(table: CsvTable, rows: Sequence[int], polarity: Sequence[Polarity | None]) -> Polarity | None:
    """Return the polarity of rows that are compared; raise SetupError where they differ."""
    for row in rows:
        if polarity[row] is not polarity[rows[0]]:
            first, second = table.row_numbers[rows[0]], table.row_numbers[row]
            raise SetupError(
                f"{table.name}, rows {first} and {second} are compared but differ in polarity. Tell them apart with --group."
            )
    return polarity[rows[0]]


def one_each(table: CsvTable, rows: Sequence[int], area: str) -> Sequence[int]:
    """Return the rows of a group; raise SetupError if an area has two rows in it."""
    cells, seen = table.column(area), dict[str, int]()
    for row in rows:
        if (first := seen.setdefault(cells[row].strip(), row)) != row:
            both = f"rows {table.row_numbers[first]} and {table.row_numbers[row]}"
            raise SetupError(f"{table.name}, {both} are of the same area. Name what tells groups apart with --group.")
    return rows


def neighbours_of(path: Path) -> dict[str, list[str]]:
    """Return each area's neighbours, from a first column of areas and the columns SN1 (or SN_1, as DfE writes), SN2 and so on."""
    model = read_csv(path)
    names = [name for name in model.header if _NEIGHBOUR.fullmatch(name)]
    if not names:
        raise SetupError(f"{model.name} has no columns SN1, SN2, … of neighbours beside its first column of areas.")
    columns = [model.column(name) for name in names]
    return {row[0].strip(): [column[index].strip() for column in columns] for index, row in enumerate(model.rows)}


def quarters_of(table: CsvTable, period: str) -> list[Quarter]:
    """Return each row's quarter."""
    return [_quarter(table, row, period, cell) for row, cell in enumerate(table.column(period))]


def _quarter(table: CsvTable, row: int, period: str, cell: str) -> Quarter:
    try:
        return Quarter.parse(cell)
    except SetupError as error:
        raise SetupError(f"{table.position(row, period)}: {error}") from error
