"""The periods of a table: its rows in the order of time, and where one is missing."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from shlex import quote
from typing import TypeVar

from adapters.csv_tables import CsvTable
from cli.stats.checked import CheckedTable, Mistake
from quarterly.scoring.series.dfe_period import TIME_IDENTIFIER, TIME_PERIOD, spelled_out
from quarterly.scoring.series.time_order import Order, PeriodKind, missing_before, period_kinds, time_order
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter

Key = TypeVar("Key", Order, Quarter)


class Periods:
    """The periods in a column of a table, and those of DfE's files in two; a row whose period is none is stopped."""

    def __init__(self, table: CheckedTable, column: str) -> None:
        """Read the column."""
        self._table, self._column = table, column
        self.texts = _texts(table.csv, column)

    @cached_property
    def orders(self) -> list[Order | None]:
        """By row the key that sorts by time; None for a row that is stopped."""
        kinds = [period_kinds(text) for text in self.texts]
        usual = _usual(kinds)
        unread = [row for row, each in enumerate(kinds) if not each]
        self._table.stop(self._column, unread, Mistake.NO_PERIOD, is_all=len(unread) == len(kinds))
        odd = [row for row, each in enumerate(kinds) if each and usual not in each]
        self._table.stop(self._column, odd, Mistake.OTHER_KIND, is_all=False)
        found = [time_order(text) if usual in each else None for text, each in zip(self.texts, kinds, strict=True)]
        # Where one cell names its month alone, all of them are months: "Apr-26" is the month of 2026-04-01.
        is_by_month = usual is PeriodKind.MONTH and any(each is not None and len(each) == 2 for each in found)
        return [each[:2] if each is not None and is_by_month else each for each in found]

    @cached_property
    def quarters(self) -> list[Quarter | None]:
        """By row the quarter; None for a row that is stopped."""
        found = [_quarter(text) for text in self.texts]
        wrong = [row for row, each in enumerate(found) if each is None]
        self._table.stop(self._column, wrong, Mistake.NO_QUARTER, is_all=len(wrong) == len(found))
        return found

    def with_gaps(self, rows: Sequence[int]) -> list[int | None]:
        """Return rows that are in the order of time, with None where a period is missing between two of them."""
        missing = missing_before([self.texts[row] for row in rows])
        return [each for row, gap in zip(rows, missing, strict=True) for each in ([None, row] if gap else [row])]


def in_time(table: CsvTable, rows: Sequence[int], keys: Sequence[Key | None]) -> list[int]:
    """Return rows in the order of their keys, without those that have none; raise SetupError if a period repeats."""
    seen: dict[Key, int] = {}
    for row in rows:
        key = keys[row]
        if key is not None and seen.setdefault(key, row) != row:
            first, second = table.row_numbers[seen[key]], table.row_numbers[row]
            raise SetupError(
                f"{table.name}, rows {first} and {second} are of the same period. Name what tells series apart with --group."
            )
    return [seen[key] for key in sorted(seen)]


def demand_period(table: CsvTable, groups: Iterable[Sequence[int]], known: Collection[str]) -> None:
    """Refuse a table whose rows do not follow each other in time by one of its columns, where none was named to order them.

    `known` are the columns that hold something else. Plain numbers may be anything, so that no column of them counts as periods
    but DfE's time_period.
    """
    series = list(groups)
    for name in table.header:
        cells = _texts(table, name)
        if name in known or any(time_order(cell) is None for cell in cells):
            continue
        if name != TIME_PERIOD and any(cell.strip().isdecimal() for cell in cells):
            continue
        for rows in series:
            orders = [time_order(cells[row]) or () for row in rows]
            if orders != sorted(set(orders)) or any(missing_before([cells[row] for row in rows])):
                raise SetupError(
                    f"{table.name}: by its column “{name}” the rows are not one period after the other. Add "
                    f"--period {quote(name)}, and what tells series apart with --group."
                )


def _texts(table: CsvTable, column: str) -> list[str]:
    """Return the periods in a column as they stand, those of time_period with time_identifier beside it as people write them."""
    cells = table.column(column)
    if column != TIME_PERIOD or TIME_IDENTIFIER not in table.header:
        return cells
    return [spelled_out(*pair) for pair in zip(cells, table.column(TIME_IDENTIFIER), strict=True)]


def _usual(kinds: Sequence[frozenset[PeriodKind]]) -> PeriodKind | None:
    """Return the kind that most periods of a column can be."""
    counted = Counter(kind for each in kinds for kind in sorted(each))
    return max(counted, key=lambda kind: counted[kind], default=None)


def _quarter(text: str) -> Quarter | None:
    try:
        return Quarter.parse(text)
    except SetupError:
        return None
