"""`quarterly stats benchmark`: the position of each value among those of its group."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from adapters.csv_tables import read_csv
from cli.stats.checked import CheckedTable
from cli.stats.options import (
    AmongOption,
    DecimalsOption,
    FileArgument,
    FormatOption,
    GoodWay,
    GroupOption,
    PolarityColumnOption,
    PolarityOption,
    PrefixOption,
    TableFormat,
    ValueOption,
)
from cli.stats.rows import check_alike, matching, neighbours_of, one_each, one_polarity, polarities
from cli.stats.table import print_table
from cli.stats.values import Columns, ValueColumn
from quarterly.reporting.wording.benchmarks import level_with
from quarterly.scoring.benchmarking import benchmarks
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.polarity import Polarity

QUARTERS = ("band", "quartile_1", "quartile_2", "quartile_3")


class PositionMethod(StrEnum):
    """How a value's position among others is expressed."""

    QUARTILE = "quartile"
    QUINTILE = "quintile"
    RANK = "rank"


class NeighbourAverage(StrEnum):
    """How the values of neighbours are averaged."""

    MEAN = "mean"
    MEDIAN = "median"


def benchmark(
    file: FileArgument,
    value: ValueOption = "value",
    group: GroupOption = None,
    polarity: PolarityOption = GoodWay.NONE,
    polarity_column: PolarityColumnOption = "",
    method: Annotated[
        list[PositionMethod] | None,
        typer.Option(help="Say it once for each that is wanted. Left out: all three.", show_default=False),
    ] = None,
    among: AmongOption = None,
    england: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN=VALUE", help="England's row in each group (each condition once); not compared, its value is added."
        ),
    ] = None,
    neighbours: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Statistical neighbours: a column of areas, then SN1, SN2, … by area.")
    ] = None,
    area: Annotated[str, typer.Option(metavar="COLUMN", help="Column of areas, spelled as in --neighbours.")] = "area",
    average: Annotated[
        NeighbourAverage, typer.Option(help="How neighbours are put together. DfE: mean.")
    ] = NeighbourAverage.MEAN,
    decimals: DecimalsOption = None,
    prefix: PrefixOption = "",
    output: FormatOption = TableFormat.CSV,
) -> int:
    """Say where each value stands among those of its group.

    Adds **of** (how many have a value), **band** (A the best quarter to D, with **quartile_1** to **quartile_3**, the type-7
    quantiles; a value on an edge is in the quarter of lower values), **quintile** (1 the best fifth to 5), **rank** (1 the best;
    ties share the best), and **note** (who is level as printed, or why a row is not compared). Without polarity band, quintile
    and rank are "-", as in DfE's tool. With --england and --neighbours also **england**, **neighbours** and
    **neighbours_with_data**. Blank cells and the marks c, x, z, k, low, u, : (also in square brackets) are not compared,
    nor are rows with a cell that cannot be read. Other columns are passed through.
    """
    table = read_csv(file)
    checked = CheckedTable(table)
    column = ValueColumn(checked, value, group or [], decimals)
    national = matching(table, england) if england else [False] * len(table.rows)
    chosen = matching(table, among or [])
    compared = [one and not other for one, other in zip(chosen, national, strict=True)]
    ways = polarities(checked, polarity.value, polarity_column)
    added = benchmark_columns(column, ways, compared, method or list(PositionMethod))
    if england:
        added |= england_column(column, national)
    if neighbours:
        added |= neighbour_columns(column, area, neighbours, average)
    return print_table(checked, added, prefix, output)


def benchmark_columns(
    column: ValueColumn, polarity: Sequence[Polarity | None], compared: Sequence[bool], methods: Sequence[PositionMethod]
) -> Columns:
    """Return the columns of each method (quartile, quintile, rank), `of` and `note`, from the rows that are compared."""
    columns, figures = column.empty("of", *QUARTERS, "quintile", "rank", "note"), column.going
    for rows in column.groups():
        check_alike(column.table, [row for row in rows if compared[row] and figures[row] is not None], "compared", "--group")
        _fill_positions(columns, column, rows, one_polarity(column.checked, rows, polarity), compared)
    shown = {PositionMethod.QUARTILE: QUARTERS, PositionMethod.QUINTILE: ("quintile",), PositionMethod.RANK: ("rank",)}
    wanted = ["of", *(name for method in methods for name in shown[method]), "note"]
    return {name: columns[name] for name in wanted}


def _fill_positions(
    columns: Columns, column: ValueColumn, rows: Sequence[int], way: Polarity | None, compared: Sequence[bool]
) -> None:
    """Fill in the columns for the rows of one group."""
    figures = column.going
    values = [figures[row] if compared[row] else None for row in rows]
    known = [each for each in values if each is not None]
    edges = benchmarks.quartiles(known) if known else None
    printed = Counter(column.printed(each) for each in known)
    for row, position in zip(rows, benchmarks.positions(values, way), strict=True):
        columns["of"][row] = str(len(known))
        if edges:
            for name, edge in zip(QUARTERS[1:], (edges.first, edges.second, edges.third), strict=True):
                columns[name][row] = column.printed(edge)
        if position:
            columns["band"][row] = position.band
            columns["quintile"][row], columns["rank"][row] = str(position.quintile or "-"), str(position.rank or "-")
            level = printed[column.printed(figures[row])] - 1
            if position.rank and level:
                columns["note"][row] = level_with(level)
        else:
            why = column.checked.why_stopped(row) or "suppressed or missing"
            columns["note"][row] = f"not compared: {why if compared[row] else 'not one of the rows compared'}"


def england_column(column: ValueColumn, england: Sequence[bool]) -> Columns:
    """Return the column `england`: the value of England's row, in every row of the group."""
    table, figures, added = column.table, column.going, column.empty("england")
    for rows in column.groups():
        found = [row for row in rows if england[row]]
        if len(found) > 1:
            first, second = (table.row_numbers[row] for row in found[:2])
            raise SetupError(f"{table.name}, rows {first} and {second} are both England's. Tell them apart with --group.")
        for row in rows if found else []:
            added["england"][row] = column.printed(figures[found[0]])
    return added


def neighbour_columns(column: ValueColumn, area: str, neighbours: Path, average: NeighbourAverage) -> Columns:
    """Return the mean (or median) of each area's neighbours within its group, and how many of them have a value."""
    table, figures = column.table, column.going
    model, areas = neighbours_of(neighbours, area), table.column(area)
    if areas and not any(name.strip() in model for name in areas):
        raise SetupError(
            f"No area of {table.name} is in {neighbours.name}. Spell areas alike in both, or name the column by --area."
        )
    added = column.empty("neighbours", "neighbours_with_data")
    averaged = benchmarks.median if average is NeighbourAverage.MEDIAN else benchmarks.mean
    for rows in column.groups():
        values = {areas[row].strip(): figures[row] for row in one_each(table, rows, area)}
        for row in rows:
            if near := model.get(areas[row].strip()):
                theirs = [values.get(name) for name in near]
                added["neighbours"][row] = column.printed(averaged(theirs))
                added["neighbours_with_data"][row] = str(sum(each is not None for each in theirs))
    return added
