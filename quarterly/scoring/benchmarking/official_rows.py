"""Figures of other authorities from the files of the Department for Education's service “explore education statistics”.

Each file is a CSV with a row for each period, area and breakdown. Its first columns are the same everywhere (time_period,
time_identifier, geographic_level, then codes and names of areas); those that follow either break the figures down or hold them.
Figures stay text from the file to benchmarks.csv, so that none is rounded on the way.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quarterly.configuration.official_files import OfficialFile
from quarterly.scoring.benchmarking.published_rows import ENGLAND, year_key
from quarterly.scoring.series.dfe_period import TIME_IDENTIFIER, TIME_PERIOD, spelled_out
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.official_figures import figure
from quarterly.vocabulary.references import normalised_ref
from quarterly.vocabulary.wording import listed

LEVEL, NUMBER, NAME = "geographic_level", "old_la_code", "la_name"
_WHOLE_YEAR = re.compile(r"\d{4}(-\d{2})?", re.ASCII)
_AUTHORITY = re.compile(r"[2-8]\d\d|9[0-6]\d", re.ASCII)  # numbers from 970 on are regions
_OF_AREAS = re.compile(r"(?:country|region|old_la|new_la|la|lad|pcon|ward|school)_(?:code|name)|laestab|.*_urn", re.ASCII)
_FEW = 12


class LeftOut(StrEnum):
    """Why a row of a file is of no use as a benchmark."""

    LEVEL = "neither of England nor of an authority"
    PERIOD = "of another time than a whole year"
    AREA = "of an authority that has no number"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialTable:
    """A file as it was read: its name, its header, its rows as text, and their numbers in a spreadsheet."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    row_numbers: Sequence[int]

    def column(self, name: str) -> int:
        """Return the position of a column; raise SetupError, with those there are, if there is none of that name."""
        if name not in self.header:
            raise SetupError(f"{self.name} has no column “{name}”. Its columns: {', '.join(self.header)}.")
        return self.header.index(name)


@dataclass(frozen=True, slots=True)
class OfficialRows:
    """Rows for benchmarks.csv by its columns, and how many rows of the file were left out why."""

    rows: tuple[dict[str, str], ...]
    left_out: Mapping[LeftOut, int]


def official_rows(table: OfficialTable, mapping: OfficialFile, numbers: Mapping[str, str]) -> OfficialRows:
    """Return what a mapping takes from a file; `numbers` are DfE's numbers of authorities by name, in lower case.

    Raise SetupError where a column is not there, a figure is none, or two rows are of the same area and year.
    """
    wanted = {id: table.column(column) for id, column in mapping.indicators.items()}
    left_out: Counter[LeftOut] = Counter()
    first: dict[tuple[str, str], int] = {}
    found: list[dict[str, str]] = []
    for index in _matching(table, mapping.where):
        cells = dict(zip(table.header, table.rows[index], strict=True))
        year, area = _year(cells), _area(cells, numbers)
        if isinstance(area, LeftOut) or not _WHOLE_YEAR.fullmatch(year):
            left_out[area if isinstance(area, LeftOut) else LeftOut.PERIOD] += 1
            continue
        before = first.setdefault((year, area), index)
        if before != index:
            raise SetupError(_twice(table, before, index, mapping))
        for id, column in wanted.items():
            value = _value(table, index, column)
            found.append({"indicator": id, "year": year, "area": area, "value": value, "source": mapping.source})
    if not found:
        raise SetupError(f"{table.name} has no row of England or of an authority for a whole year. Was it cut?")
    return OfficialRows(tuple(found), left_out)


def breakdowns(table: OfficialTable) -> dict[str, list[str]]:
    """Return the columns that break the figures down, with what stands in them, in the order of the file."""
    return {name: values for name, values in _columns_of_file(table) if not _are_figures(values)}


def figure_columns(table: OfficialTable) -> list[str]:
    """Return the columns that hold figures."""
    return [name for name, values in _columns_of_file(table) if _are_figures(values)]


def replaced(old: Iterable[Mapping[str, str]], new: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Return the rows of benchmarks.csv with the new ones in place of all of the same indicator and year."""
    # By year and not by area: an authority that the newer file has no longer would otherwise stay among the others.
    taken = {(normalised_ref(row["indicator"]), year_key(row["year"])) for row in new}
    stay = [row for row in old if (normalised_ref(row["indicator"]), year_key(row["year"])) not in taken]
    return [*stay, *new]


def _matching(table: OfficialTable, where: Mapping[str, str]) -> list[int]:
    """Return the rows in which each column of `where` has its value."""
    rows = list(range(len(table.rows)))
    for name, value in where.items():
        column = table.column(name)
        left = [row for row in rows if _same(table.rows[row][column], value)]
        if not left:
            there = sorted({table.rows[row][column] for row in rows})
            shown = ", ".join(there[:_FEW]) + (f" and {len(there) - _FEW} more" if len(there) > _FEW else "")
            raise SetupError(f"{table.name} has no row in which “{name}” is “{value}”. There it is: {shown}.")
        rows = left
    return rows


def _same(cell: str, value: str) -> bool:
    return " ".join(cell.casefold().split()) == " ".join(value.casefold().split())


def _year(cells: Mapping[str, str]) -> str:
    if TIME_PERIOD not in cells:
        raise SetupError(f"The file has no column “{TIME_PERIOD}”. Take the CSV of “explore education statistics” as it is.")
    typed = cells[TIME_PERIOD].strip()
    usual = "Financial year" if len(typed) == len("202425") else "Calendar year"
    return spelled_out(typed, cells.get(TIME_IDENTIFIER, "") or usual)


def _area(cells: Mapping[str, str], numbers: Mapping[str, str]) -> str | LeftOut:
    """Return DfE's number of the authority a row is of, or England."""
    level = cells.get(LEVEL, "Local authority").strip().casefold()
    if level == "national" and _same(cells.get("country_name", ENGLAND), ENGLAND):
        return ENGLAND
    if level != "local authority":
        return LeftOut.LEVEL
    number = cells.get(NUMBER, "").strip()
    return number if _AUTHORITY.fullmatch(number) else numbers.get(cells.get(NAME, "").strip().casefold(), LeftOut.AREA)


def _value(table: OfficialTable, index: int, column: int) -> str:
    cell = table.rows[index][column].strip()
    try:
        figure(cell)
    except ValueError:
        place = f"{table.name}, row {table.row_numbers[index]}, column “{table.header[column]}”"
        raise SetupError(f"{place} holds no figure and no mark for a missing one. Name another column.") from None
    return cell


def _twice(table: OfficialTable, before: int, index: int, mapping: OfficialFile) -> str:
    """Say how two rows of the same area and year differ, so that one of them can be chosen."""
    rows = f"{table.name}, rows {table.row_numbers[before]} and {table.row_numbers[index]} are of the same area and year"
    one, other = table.rows[before], table.rows[index]
    differ = [
        f"{name} (“{one[column]}”, “{other[column]}”)"
        for name in breakdowns(table)
        if name not in mapping.where and one[column := table.header.index(name)] != other[column]
    ]
    if not differ:
        return f"{rows}, and nothing tells them apart. Take the file as it was published."
    return f"{rows}. Say under “where” which counts: they differ in {listed(differ)}."


def _columns_of_file(table: OfficialTable) -> Iterator[tuple[str, list[str]]]:
    """Yield the columns behind those of time and area, with their different cells."""
    for column, name in enumerate(table.header):
        if name not in (TIME_PERIOD, TIME_IDENTIFIER, LEVEL) and not _OF_AREAS.fullmatch(name):
            yield name, list(dict.fromkeys(row[column].strip() for row in table.rows))


def _are_figures(values: Sequence[str]) -> bool:
    try:
        return any(figure(value) is not None for value in values)
    except ValueError:
        return False
