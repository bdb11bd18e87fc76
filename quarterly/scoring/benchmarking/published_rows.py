"""Published figures of other authorities in a council's benchmarks.csv: a row for each indicator, year and area."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from functools import cache

from quarterly.scoring.series.time_order import time_order
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.illustrative import says_illustrative
from quarterly.vocabulary.official_figures import figure
from quarterly.vocabulary.references import normalised_ref

COLUMNS = ("indicator", "year", "area", "value", "source")
OPTIONAL_COLUMNS = ("model", "not_before")
ENGLAND = "England"

_AUTHORITY = re.compile(r"[2-9]\d\d", re.ASCII)
_FIRST_REGION = "970"  # in DfE's tool, numbers from here on are regions and England


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparator:
    """One published figure of one area in one year; `value` is None where it is suppressed or missing.

    `area` is DfE's number of an authority or "England", `model` the version of the neighbours' model it was published for (often
    not stated), `not_before` the day on which its embargo ends.
    """

    indicator: str
    year: str
    area: str
    value: Fraction | None
    source: str
    model: str = ""
    not_before: date | None = None

    @property
    def is_illustrative(self) -> bool:
        """Whether its source says that the figure was made up for a sample."""
        return says_illustrative(self.source)


def read_comparators(
    rows: Iterable[Mapping[str, str]], name: str = "benchmarks.csv", row_numbers: Sequence[int] | None = None
) -> tuple[Comparator, ...]:
    """Return the figures of a table; SetupError lists every mistake by row, column and remedy.

    `row_numbers` are those that a spreadsheet shows; without them, rows are counted from 2, below the header. Columns other than
    COLUMNS and OPTIONAL_COLUMNS are ignored, unless one looks like a misspelt embargo.
    """
    found: list[Comparator] = []
    problems: list[str] = []
    first: dict[tuple[object, ...], int] = {}
    for index, row in enumerate(rows):
        if index == 0:
            _check_columns(row.keys(), name)
        line, cells = row_numbers[index] if row_numbers else index + 2, _cells(row)
        if wrong := _mistakes(cells):
            problems += [f"{name}, row {line}, column “{column}”: {what}" for column, what in wrong]
            continue
        before = first.setdefault((normalised_ref(cells["indicator"]), year_key(cells["year"]), cells["area"]), line)
        if before != line:
            problems.append(f"{name}, rows {before} and {line} give the same indicator, year and area. Remove one.")
        found.append(_comparator(cells))
    if problems:
        raise SetupError("\n".join(problems))
    return tuple(found)


def about(comparators: Collection[Comparator], indicator: str) -> tuple[Comparator, ...]:
    """Return the figures of one indicator, whose ref may be spelled "1180" or "PI 1180"."""
    return tuple(each for each in comparators if normalised_ref(each.indicator) == normalised_ref(indicator))


def open_on(comparators: Collection[Comparator], day: date) -> tuple[Comparator, ...]:
    """Return the figures that are not under embargo on a day; an embargo ends at the start of its last day."""
    return tuple(each for each in comparators if each.not_before is None or each.not_before <= day)


@cache
def year_key(year: str) -> tuple[int, ...] | None:
    """Return a key that sorts years, the same for "2023-24", "2023/24", "2023-2024" and "202324"; None if not a period."""
    order = time_order(year.replace("–", "-"))
    if order and len(order) == 1 and 190_000 < order[0] < 300_000:
        order = divmod(order[0], 100)
    if order and len(order) == 2 and order[1] == order[0] + 1:
        order = order[0], order[1] % 100
    return order


def _check_columns(columns: Collection[str], name: str) -> None:
    if absent := [column for column in COLUMNS if column not in columns]:
        raise SetupError(f"{name} has no column “{absent[0]}”. It needs: {', '.join(COLUMNS)}.")
    for column in columns:
        # If a misspelt embargo column were ignored, the embargo would be broken and nobody would notice.
        written = re.sub(r"[\s_-]+", "_", column.casefold().strip())
        near = get_close_matches(written, OPTIONAL_COLUMNS, n=1, cutoff=0.8) or ["not_before"] * ("embargo" in written)
        if near and column not in OPTIONAL_COLUMNS:
            raise SetupError(
                f"{name} has a column “{column}”. Name it “{near[0]}” if that is meant, or else something different."
            )


def _mistakes(cells: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what is wrong with a row's cells, by column."""
    wrong = [(column, "is empty.") for column in ("indicator", "source") if not cells[column]]
    if year_key(cells["year"]) is None:
        wrong.append(("year", "is no year that can be put in order. Write it like 2023-24 or 2024."))
    if cells["area"] != ENGLAND and not (_AUTHORITY.fullmatch(cells["area"]) and cells["area"] < _FIRST_REGION):
        wrong.append(("area", f"is no authority. Write DfE's three-digit number, such as 332 (no regions), or {ENGLAND}."))
    if not _reads(figure, cells["value"]):
        mark = "leave the cell empty, or use a mark for a suppressed or missing figure: c, x, z, k, low, u"
        wrong.append(("value", f"is not a number. Write a number, {mark}."))
    if not _reads(_day, cells["not_before"]):
        wrong.append(("not_before", "is no date. Write it like 2012-06-30, or leave the cell empty where there is no embargo."))
    return wrong


def _comparator(cells: Mapping[str, str]) -> Comparator:
    texts = {column: cells[column] for column in ("indicator", "year", "area", "source", "model")}
    return Comparator(**texts, value=figure(cells["value"]), not_before=_day(cells["not_before"]))


def _cells(row: Mapping[str, str]) -> dict[str, str]:
    cells = {column: row.get(column, "").strip() for column in (*COLUMNS, *OPTIONAL_COLUMNS)}
    if cells["area"].casefold() == ENGLAND.casefold():
        cells["area"] = ENGLAND
    return cells


def _day(text: str) -> date | None:
    if text and not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError("not an ISO date")  # fromisoformat would also accept 20120630 and 2012-W26-6
    return date.fromisoformat(text) if text else None


def _reads(reader: Callable[[str], object], text: str) -> bool:
    try:
        reader(text)
    except ValueError:
        return False
    return True
