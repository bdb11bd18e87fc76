"""A CSV file as a table whose small counts are to be suppressed; anything that makes no such table is named with its row."""

from adapters.csv_tables import CsvTable
from adapters.of_which_rows import check_of_which, of_which
from adapters.plain_table_columns import PlainFile, TableColumns, with_columns
from quarterly.disclosure.plain_rows import PlainTable, Row
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import listed

_SUPPRESSED, _NONE = ("c", "[c]", "*"), ("z", "[z]")
_MOST_NAMED = 12  # rows


def plain_table(file: CsvTable, columns: TableColumns) -> PlainFile:
    """Return the table of a file; raise SetupError for rows that make none."""
    positions = _positions(file, columns)
    counts = _whole(file, columns.count)
    denominators = _whole(file, columns.denominator) if columns.denominator else [None] * len(counts)
    totals = {columns.dimensions.index(name): value for name, value in columns.totals.items()}
    marks = [cell.strip().casefold() for cell in file.column(columns.count)]
    rows = tuple(
        Row(position=position, count=count, denominator=denominator, is_suppressed=mark in _SUPPRESSED, is_none=mark in _NONE)
        for position, count, denominator, mark in zip(positions, counts, denominators, marks, strict=True)
    )
    table = PlainTable(rows, totals, of_which(file, columns))
    _check_positions(file, table, columns)
    check_of_which(file, table, columns)
    _check_sums(file, table, columns)
    return with_columns(file, table, columns)


def _positions(file: CsvTable, columns: TableColumns) -> list[tuple[str, ...]]:
    """Return each row's cells in the columns that tell rows apart, its number in the file where there are none."""
    if not columns.dimensions:
        return [(str(number),) for number in file.row_numbers]
    cells = [file.column(name) for name in columns.dimensions]
    return [tuple(column[index].strip() for column in cells) for index in range(len(file.rows))]


def _whole(file: CsvTable, name: str) -> list[int | None]:
    """Return a column of counts; raise SetupError for a number that counts nobody."""
    figures = file.figures(name)
    for index, each in enumerate(figures):
        if each is not None and (each < 0 or each.denominator != 1):
            raise SetupError(
                f"{file.position(index, name)} is no count: {file.column(name)[index]}. Counts are 0, 1, 2 and so on."
            )
    return [None if each is None else int(each) for each in figures]


def _check_positions(file: CsvTable, table: PlainTable, columns: TableColumns) -> None:
    """Raise SetupError where two rows cannot be told apart, or where a group has no total."""
    seen: dict[tuple[str, ...], int] = {}
    for index, row in enumerate(table.rows):
        if (first := seen.setdefault(row.position, index)) != index:
            raise SetupError(
                f"{file.name}: rows {file.row_numbers[first]} and {file.row_numbers[index]} are both {_named(row, columns)}. "
                "Name the column that tells them apart with --group as well, or take one of them out."
            )
    for dimension, name in table.totals.items():
        groups: dict[tuple[str, ...], list[int]] = {}
        for index, row in enumerate(table.rows):
            groups.setdefault(row.position[:dimension] + row.position[dimension + 1 :], []).append(index)
        for members in groups.values():
            if not any(table.rows[index].position[dimension] == name for index in members):
                column, there = columns.dimensions[dimension], sorted({row.position[dimension] for row in table.rows})
                raise SetupError(
                    f"{file.name}, row {file.row_numbers[members[0]]} and {len(members) - 1} others have no total: no row beside "
                    f"them has “{name}” in column “{column}”. Its values are: {', '.join(there[:12])}. Name the total with "
                    f"--total {column}=VALUE, or leave --total out."
                )


def _check_sums(file: CsvTable, table: PlainTable, columns: TableColumns) -> None:
    """Raise SetupError where parts are not their total; marks among the parts leave a rest, which is not negative."""
    for total, parts, _ in table.sums():
        whole, counts = table.rows[total].count, [table.rows[index].count for index in parts]
        rest = None if whole is None else whole - sum(each for each in counts if each is not None)
        if rest is not None and (rest < 0 or (rest and None not in counts)):
            raise SetupError(
                f"{file.name}, row {file.row_numbers[total]}: {_named(table.rows[total], columns)} is {whole}, but its parts "
                f"({_rows(file, parts)}) add up to {whole - rest if whole else -rest}. Correct the counts, or name another "
                "total; rounded counts cannot be worked with. If a row is “of which” another, so that its cases are in both, say "
                "so with --of-which PART=WHOLE."
            )


def _rows(file: CsvTable, indexes: list[int]) -> str:
    numbers = [str(file.row_numbers[index]) for index in indexes]
    return f"rows {listed(numbers)}" if len(numbers) <= _MOST_NAMED else f"row {numbers[0]} and {len(numbers) - 1} others"


def _named(row: Row, columns: TableColumns) -> str:
    return ", ".join(f"{name} “{value}”" for name, value in zip(columns.dimensions, row.position, strict=False))
