"""`quarterly stats`: the domain's statistics on any tidy CSV table, so that anybody can hold them against a published one."""

import csv
import json
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quarterly.vocabulary.basis import Method
from quarterly.vocabulary.errors import SetupError

if TYPE_CHECKING:
    from adapters.csv_tables import CsvTable


class Output(StrEnum):
    """How a table is printed."""

    CSV = "csv"
    JSON = "json"


class GoodWay(StrEnum):
    """The polarity of a whole table."""

    HIGH = "high"
    LOW = "low"
    NONE = "none"


class Place(StrEnum):
    """How a value's place among others is told."""

    QUARTILE = "quartile"
    QUINTILE = "quintile"
    RANK = "rank"


class Average(StrEnum):
    """How neighbours are put together."""

    MEAN = "mean"
    MEDIAN = "median"


class Outliers(StrEnum):
    """Whether moving ranges of outliers shape the limits."""

    SCREENED = "screened"
    KEPT = "kept"


File = Annotated[Path, typer.Argument(metavar="FILE.csv", help="UTF-8, one header row.", show_default=False)]
Value = Annotated[str, typer.Option(help="Column of values.", metavar="COLUMN")]
Group = Annotated[
    list[str] | None,
    typer.Option(metavar="COLUMN", help="Column whose cells tell groups apart (year, indicator). Say it once for each column."),
]
Polarity = Annotated[GoodWay, typer.Option(help="Which way is good, for the whole table.")]
PolarityColumn = Annotated[
    str, typer.Option(metavar="COLUMN", help="Column of high, low or - (DfE's spelling), instead of --polarity.")
]
Decimals = Annotated[
    int | None, typer.Option(min=0, max=12, help="Round figures half-up to so many. Left out: six at most, no closing zeros.")
]
Prefix = Annotated[str, typer.Option(help="Put before the name of every added column, where the file has one of that name.")]
Form = Annotated[Output, typer.Option("--format", help="JSON is a list of records; every cell is text, as in the CSV.")]


def benchmark(
    file: File,
    value: Value = "value",
    group: Group = None,
    polarity: Polarity = GoodWay.NONE,
    polarity_column: PolarityColumn = "",
    method: Annotated[
        list[Place] | None, typer.Option(help="Say it once for each that is wanted. Left out: all three.", show_default=False)
    ] = None,
    among: Annotated[
        str, typer.Option(metavar="COLUMN=VALUE", help='Compare only these rows: "geographic_level=Local authority".')
    ] = "",
    england: Annotated[
        str, typer.Option(metavar="COLUMN=VALUE", help="England's row in each group; it is not compared, its value is added.")
    ] = "",
    neighbours: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Statistical neighbours: a column of areas, then SN1, SN2, … by area.")
    ] = None,
    area: Annotated[str, typer.Option(metavar="COLUMN", help="Column of areas, spelled as in --neighbours.")] = "area",
    average: Annotated[Average, typer.Option(help="How neighbours are put together. DfE: mean.")] = Average.MEAN,
    decimals: Decimals = None,
    prefix: Prefix = "",
    output: Form = Output.CSV,
) -> int:
    """Say where each value stands among those of its group.

    Adds **of** (how many have a value), **band** (A the best quarter to D, with **quartile_1** to **quartile_3**, the type-7
    quantiles; a value on an edge is in the quarter of lower values), **quintile** (1 the best fifth to 5), **rank** (1 the best;
    ties share the best), and **note**. Without polarity band, quintile and rank are "-", as in DfE's tool. With --england and
    --neighbours also **england**, **neighbours** and **neighbours_with_data**. Blank cells and the marks c, x, z, k, low, u (also
    in square brackets) are not compared. Other columns are passed through.
    """
    from adapters.csv_tables import read_csv
    from cli.stats_columns import benchmark_columns, england_column, neighbour_columns
    from cli.stats_rows import matching, polarities

    table, groups = read_csv(file), group or []
    national = matching(table, england) if england else [False] * len(table.rows)
    chosen = matching(table, among) if among else [True] * len(table.rows)
    compared = [one and not other for one, other in zip(chosen, national, strict=True)]
    ways = polarities(table, polarity.value, polarity_column)
    added = benchmark_columns(table, value, groups, ways, compared, [each.value for each in method or Place], decimals)
    if england:
        added |= england_column(table, value, groups, national, decimals)
    if neighbours:
        middle = average is Average.MEDIAN
        added |= neighbour_columns(table, value, groups, area, neighbours, middle=middle, decimals=decimals)
    return _print(table, added, prefix, output)


def spc(
    file: File,
    value: Value = "value",
    period: Annotated[str, typer.Option(metavar="COLUMN", help="Column that orders the rows. Left out: the file's order.")] = "",
    group: Group = None,
    polarity: Polarity = GoodWay.NONE,
    polarity_column: PolarityColumn = "",
    target: Annotated[str, typer.Option(metavar="NUMBER", help="A target for every series.")] = "",
    target_column: Annotated[str, typer.Option(metavar="COLUMN", help="Column of targets; a series' last counts.")] = "",
    outliers: Annotated[
        Outliers, typer.Option(help="screened: moving ranges over 3.267 times their mean left out (R package). kept: Excel tool.")
    ] = Outliers.SCREENED,
    decimals: Decimals = None,
    prefix: Prefix = "",
    output: Form = Output.CSV,
) -> int:
    """Tell special cause from common cause: the XmR chart of NHS Making Data Count.

    Adds **mean**, **moving_range** (from the point before), **mean_moving_range**, **lower_limit** and **upper_limit** (mean -/+
    2.66 times it), **near_lower_limit** and **near_upper_limit** (two thirds of the way), **special_cause** (the first that
    applies: outside the limits; trend of 7 points; 2 of 3 points near a limit with all 3 on that side of the mean; 7 points on
    one side of the mean), **variation** (improving or concerning special cause, common cause; without polarity only high or low),
    **assurance** (consistently passes, consistently fails, hit or miss), and **limits** ("trial limits" under 12 points). Blank
    and suppressed values are gaps: no moving range on either side, and every run ends. Other columns are passed through.
    """
    from adapters.csv_tables import read_csv
    from cli.stats_columns import spc_columns
    from cli.stats_rows import polarities, stated_number

    table = read_csv(file)
    targets = table.figures(target_column) if target_column else [stated_number("--target", target)] * len(table.rows)
    ways, screened = polarities(table, polarity.value, polarity_column), outliers is Outliers.SCREENED
    added = spc_columns(table, value, period, group or [], ways, targets, screened=screened, decimals=decimals)
    return _print(table, added, prefix, output)


def forecast(
    file: File,
    value: Value = "value",
    period: Annotated[str, typer.Option(metavar="COLUMN", help='Column of quarters, such as "2012-13 Q1".')] = "quarter",
    group: Group = None,
    method: Annotated[
        Method, typer.Option(help="Run rates add quarters up: counts. The others are for snapshots and rates.")
    ] = Method.LAST_FOUR,
    cumulative: Annotated[
        bool, typer.Option("--cumulative", help="Values count from April: the quarter's own is worked out.")
    ] = False,
    denominator: Annotated[
        str, typer.Option(metavar="COLUMN", help="Column of denominators; under 20 there is no forecast.")
    ] = "",
    decimals: Decimals = None,
    prefix: Prefix = "",
    output: Form = Output.CSV,
) -> int:
    """Forecast the end of the financial year of each series' latest quarter.

    Prints the latest row of each series and adds **year_end**, **forecast**, **lower** and **upper** (95% prediction interval, by
    Student's t), **points**, **method**, and **note**. run-rate: the year so far / quarters elapsed × 4. seasonal: the year so
    far × last year's total / last year's total to the same quarter. last-four: mean of the last four points. trend: the
    least-squares line at Quarter 4. There is none under four points. Formulas of the intervals: quarterly/series/forecast.py.
    """
    from adapters.csv_tables import read_csv
    from cli.stats_columns import forecast_rows

    table = read_csv(file)
    rows, added = forecast_rows(table, value, period, group or [], denominator, method, cumulative=cumulative, decimals=decimals)
    return _print(table, added, prefix, output, rows)


def percent(
    file: File,
    numerator: Annotated[str, typer.Option(metavar="COLUMN", help="Column of counts.")] = "numerator",
    denominator: Annotated[str, typer.Option(metavar="COLUMN", help="Column of what they are out of.")] = "denominator",
    per: Annotated[int, typer.Option(min=1, help="100 for percentages, 10000 for rates per 10,000.")] = 100,
    decimals: Annotated[int, typer.Option(min=0, max=12, help="Decimal places; halves are rounded up.")] = 1,
    prefix: Prefix = "",
    output: Form = Output.CSV,
) -> int:
    """Print half-up percentages and rates from counts, as DfE publishes them: 7 of 112 is 6.3.

    Adds **rate**, and **note** with the reason where there is none: a denominator of 0, a count that is blank or suppressed (c,
    x, z, k, low, u, also in square brackets). Other columns are passed through.
    """
    from adapters.csv_tables import read_csv
    from cli.stats_columns import percent_columns

    table = read_csv(file)
    return _print(table, percent_columns(table, numerator, denominator, per=per, decimals=decimals), prefix, output)


def stats_app(shown: Callable[[Callable[..., int]], Callable[..., None]]) -> typer.Typer:
    """Return the commands as a sub-application; `shown` turns errors into messages and exit codes."""
    app = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode="markdown",
        help="Apply the same statistics to any tidy CSV table: one row a value, columns named by options.\n\n"
        "Exact arithmetic, half-up rounding; the table goes to standard output with the columns added at its right.",
    )
    for command in (benchmark, spc, forecast, percent):
        app.command()(shown(command))
    return app


def _print(table: "CsvTable", added: dict[str, list[str]], prefix: str, output: Output, rows: Sequence[int] | None = None) -> int:
    names = [prefix + name for name in added]
    if taken := [name for name in names if name in table.header]:
        raise SetupError(
            f"{table.name} has a column “{taken[0]}” already. Name the added ones apart with --prefix, such as --prefix our_"
        )
    header = [*table.header, *names]
    kept = table.rows if rows is None else [table.rows[row] for row in rows]
    records = [[*row, *cells] for row, cells in zip(kept, zip(*added.values(), strict=True), strict=True)]
    if output is Output.JSON:
        listed = [dict(zip(header, record, strict=True)) for record in records]
        sys.stdout.write(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([header, *records])
    return 0
