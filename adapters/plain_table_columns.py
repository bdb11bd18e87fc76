"""The other columns of a CSV file: which of them go with its counts, and which nobody looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from adapters.csv_tables import CsvTable
from quarterly.disclosure.plain_rows import PlainTable, Row
from quarterly.disclosure.plain_table_columns import Cells, Follows, OutOf, fits_somewhere, follows, number
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.numbers import half_up

# By how many places a number per so many is a percentage.
_SHIFTS: Mapping[float, int] = {1: 2, 100: 0, 1_000: -1, 10_000: -2, 100_000: -3}
_HINTS = ("%", "percent", "per cent", "proportion", "share", "rate", "pct", "cumulative")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumns:
    """Which columns have the counts, what they are out of, what sets the rows apart, and by column the value of the total.

    `of_which` has by each part that is not added its whole, as the table calls them. `percentages` go with the counts
    whatever they look like; `others` do not.
    """

    count: str
    groups: tuple[str, ...]
    totals: Mapping[str, str]
    denominator: str | None = None
    of_which: Mapping[str, str] = field(default_factory=dict)
    percentages: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The columns by which rows are told apart."""
        return tuple(dict.fromkeys((*self.groups, *self.totals)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainFile:
    """A table, and the columns of the file whose cells go with its counts.

    Those that are `running` totals go as a whole. Of `doubtful` ones it is not clear that they follow from the counts; they go
    too. `whole_numbers` are the rest with nothing but whole numbers, and the numbers in each.
    """

    table: PlainTable
    percentages: tuple[str, ...]
    running: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    whole_numbers: Mapping[str, frozenset[int]]


def with_columns(file: CsvTable, table: PlainTable, columns: TableColumns) -> PlainFile:
    """Return the table with what its other columns say of its counts; raise SetupError for a column that is not there."""
    for name in (*columns.percentages, *columns.others):
        file.column(name)
    if both := sorted({*columns.percentages} & {*columns.others}):
        raise SetupError(f"Column “{both[0]}” is named with --percentage and with --not-percentage. Leave one of them out.")
    numbers = {name: [number(cell) for cell in file.column(name)] for name in file.header if name}
    others = {
        name: cells
        for name, cells in numbers.items()
        if any(cell is not None for cell in cells) and name not in (columns.count, columns.denominator, *columns.dimensions)
    }
    found = {name: how for name in others if name not in columns.others and (how := _follows(name, numbers, table, columns))}
    for name, how in found.items():
        table = _with_facts(table, numbers[name], how)
    rest = [name for name in others if name not in found and name not in (*columns.percentages, *columns.others)]
    bases = list(_bases(table, columns))
    counts = [row.count for row in table.rows]
    doubtful = tuple(name for name in rest if _hints(name) or fits_somewhere(numbers[name], counts, bases))
    return PlainFile(
        table=table,
        percentages=tuple(dict.fromkeys((*columns.percentages, *found, *doubtful))),
        running=tuple(name for name, how in found.items() if how.out_of is None),
        doubtful=doubtful,
        whole_numbers={name: _whole(others[name]) for name in rest if name not in doubtful},
    )


def _follows(name: str, numbers: Mapping[str, Cells], table: PlainTable, columns: TableColumns) -> Follows | None:
    """Return how a column follows from the counts; one that somebody named is percentages, as long as nothing says otherwise."""
    bases = list(_bases(table, columns))
    how = follows(numbers[name], [row.count for row in table.rows], [*bases, *_divisors(name, numbers, columns)])
    if how is None and name in columns.percentages and bases:
        return Follows(100, bases[0])
    return how


def _divisors(name: str, numbers: Mapping[str, Cells], columns: TableColumns) -> Iterator[OutOf]:
    """Yield 1, and every other column that a column may be a rate of: whole numbers are no rate of what has decimals."""
    length = len(numbers[name])
    yield OutOf([1] * length)
    for other, cells in numbers.items():
        if other in (name, columns.count, *columns.dimensions) or not any(cells):
            continue
        if not (_has_decimals(cells) and not _has_decimals(numbers[name])):
            yield OutOf(cells)


def _bases(table: PlainTable, columns: TableColumns) -> Iterator[OutOf]:
    """Yield what percentages may be of: the denominator, or the total in each dimension, by row."""
    if columns.denominator:
        yield OutOf([row.denominator for row in table.rows], None, is_base=True)
    for dimension in table.totals:
        out_of: list[int | None] = [None] * len(table.rows)
        parts = {total: parts for total, parts, along in table.sums() if along == dimension}
        for total, under, along in table.under_totals():
            for index in (total, *under) if along == dimension else ():
                out_of[index] = _total(table, total, parts.get(total, []))
        yield OutOf(out_of, dimension, is_base=True)


def _total(table: PlainTable, total: int, parts: list[int]) -> int | None:
    """Return a total as it is printed, or as its parts have it."""
    if (whole := table.rows[total].count) is not None or not parts:
        return whole
    counts = [table.rows[index].count for index in parts]
    return None if None in counts else sum(each for each in counts if each is not None)


def _with_facts(table: PlainTable, cells: Cells, how: Follows) -> PlainTable:
    """Return the table with what a column says of its counts, where that does not contradict them."""
    rows = [_with_fact(row, index, cells[index], how) for index, row in enumerate(table.rows)]
    return replace(table, rows=tuple(rows))


def _with_fact(row: Row, index: int, cell: Decimal | None, how: Follows) -> Row:
    if cell is None or row.is_none:
        return row
    bounds = how.bounds(index, cell)
    if bounds is not None and (row.count is None or bounds[0] <= row.count <= bounds[1]):
        row = replace(row, told=bounds if row.told is None else (max(row.told[0], bounds[0]), min(row.told[1], bounds[1])))
    if how.out_of is None or not how.out_of.is_base or how.scale not in _SHIFTS:
        return row
    percentage = cell.scaleb(_SHIFTS[how.scale])
    if _agrees(row, how.out_of.numbers[index], percentage):
        return replace(row, percentages={**row.percentages, how.out_of.dimension: percentage})
    return row


def _agrees(row: Row, whole: Decimal | int | None, percentage: Decimal) -> bool:
    if row.count is None or not whole:
        return True
    return half_up(Fraction(100 * row.count) / Fraction(whole), _decimals(percentage)) == percentage


def _whole(cells: Cells) -> frozenset[int]:
    numbers = [cell for cell in cells if cell is not None]
    return frozenset() if _has_decimals(numbers) else frozenset(map(int, numbers))


def _has_decimals(cells: Cells) -> bool:
    return any(cell is not None and _decimals(cell) for cell in cells)


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _hints(name: str) -> bool:
    return any(hint in name.casefold() for hint in _HINTS)
