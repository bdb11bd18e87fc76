"""`quarterly stats spc`: special causes and limits of control charts."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

import typer

from adapters.csv_tables import read_csv
from cli.stats.checked import CheckedTable
from cli.stats.options import (
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
from cli.stats.periods import Periods, demand_period, in_time
from cli.stats.rows import one_polarity, polarities, stated_number
from cli.stats.table import print_table
from cli.stats.values import Columns, ValueColumn
from quarterly.scoring.series import spc as charts
from quarterly.vocabulary.polarity import Polarity

LIMITS = ("mean", "mean_moving_range", "lower_limit", "near_lower_limit", "near_upper_limit", "upper_limit", "assurance")
ORDER = ("mean", "moving_range", *LIMITS[1:-1], "special_cause", "variation", "assurance", "limits", "note")


class OutlierTreatment(StrEnum):
    """Whether the moving ranges of outliers count for the limits."""

    SCREENED = "screened"
    KEPT = "kept"


def spc(
    file: FileArgument,
    value: ValueOption = "value",
    period: Annotated[
        str,
        typer.Option(metavar="COLUMN", help="Column that orders the rows. Left out: the file's order, if it is that of time."),
    ] = "",
    group: GroupOption = None,
    polarity: PolarityOption = GoodWay.NONE,
    polarity_column: PolarityColumnOption = "",
    target: Annotated[str, typer.Option(metavar="NUMBER", help="A target for every series.")] = "",
    target_column: Annotated[
        str, typer.Option(metavar="COLUMN", help="Column of targets; the last one given in a series is used.")
    ] = "",
    outliers: Annotated[
        OutlierTreatment,
        typer.Option(help="screened: moving ranges over 3.267 times their mean left out (R package). kept: Excel tool."),
    ] = OutlierTreatment.SCREENED,
    decimals: DecimalsOption = None,
    prefix: PrefixOption = "",
    output: FormatOption = TableFormat.CSV,
) -> int:
    """Tell special cause from common cause: the XmR chart of NHS Making Data Count.

    Adds **mean**, **moving_range** (from the point before), **mean_moving_range**, **lower_limit** and **upper_limit** (mean -/+
    2.66 times it), **near_lower_limit** and **near_upper_limit** (two thirds of the way), **special_cause** (the first that
    applies: outside the limits; trend of 7 points; 2 of 3 points near a limit with all 3 on that side of the mean; 7 points on
    one side of the mean), **variation** (improving or concerning special cause, common cause; without polarity only high or low),
    **assurance** (consistently passes, consistently fails, hit or miss), and **limits** ("trial limits" under 12 points; none
    where most points equal the one before). Blank and suppressed values and missing periods are gaps: no moving range on either
    side, and every run ends; **note** says why a row is not charted. Other columns are passed through.
    """
    table = CheckedTable(read_csv(file))
    targets = table.figures(target_column) if target_column else [stated_number("--target", target)] * len(table.csv.rows)
    ways, screened = polarities(table, polarity.value, polarity_column), outliers is OutlierTreatment.SCREENED
    column = ValueColumn(table, value, group or [], decimals)
    if not period:
        demand_period(table.csv, column.groups(), {value, target_column, polarity_column, *(group or [])})
    periods = Periods(table, period) if period else None
    return print_table(table, spc_columns(column, periods, ways, targets, screened=screened), prefix, output)


def spc_columns(
    column: ValueColumn,
    periods: Periods | None,
    polarity: Sequence[Polarity | None],
    targets: Sequence[Fraction | None],
    *,
    screened: bool,
) -> Columns:
    """Return limits, special causes, variation and assurance of every series, row by row."""
    columns, figures = column.empty(*ORDER), column.figures
    for group in column.groups():
        rows = in_time(column.table, group, periods.orders) if periods else list(group)
        way = one_polarity(column.checked, group, polarity)
        charted = periods.with_gaps(rows) if periods else list[int | None](rows)
        known = {row for row in group if figures[row] is not None and not column.checked.why_stopped(row)}
        values = [figures[row] if row is not None and row in known else None for row in charted]
        within = charts.limits(values, screened=screened)
        for row, step in zip(charted, charts.moving_ranges(values), strict=True):
            if row is None:
                continue
            columns["moving_range"][row] = column.printed(step)
            columns["limits"][row] = _limits_in_words(within, values)
        if within:
            for row, cause in zip(charted, charts.special_causes(values, within), strict=True):
                if row is not None and row in known:
                    columns["special_cause"][row] = _cause_in_words(cause)
                    columns["variation"][row] = charts.variation(cause, way).value
            for name, text in zip(LIMITS, _limits(column, within, targets[rows[-1]], way), strict=True):
                for row in rows:
                    columns[name][row] = text
        for row in set(group) - known:
            columns["note"][row] = f"not charted: {column.checked.why_stopped(row) or 'suppressed or missing'}"
    return columns


def _limits(column: ValueColumn, within: charts.ControlLimits, target: Fraction | None, way: Polarity | None) -> list[str]:
    numbers = (within.mean, within.moving_range, within.lower, within.near_lower, within.near_upper, within.upper)
    assured = charts.assurance(within, target, way)
    return [*(column.printed(number) for number in numbers), assured.value if assured else ""]


def _limits_in_words(within: charts.ControlLimits | None, values: charts.ChartedValues) -> str:
    if not within:
        moved = any(step is not None for step in charts.moving_ranges(values))
        return f"no limits: {'too little movement' if moved else 'fewer than two neighbouring points'}"
    return f"trial limits ({within.points} points)" if within.trial else "limits"


def _cause_in_words(cause: charts.SpecialCause | None) -> str:
    if not cause:
        return ""
    low, high = ("falling", "rising") if cause.signal is charts.Signal.TREND else ("low", "high")
    return f"{cause.signal.value}, {high if cause.high else low}"
