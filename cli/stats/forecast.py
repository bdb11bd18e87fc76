"""`quarterly stats forecast`: a forecast for the year's end of each series."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

import typer

from adapters.csv_tables import read_csv
from cli.stats.checked import CheckedTable
from cli.stats.options import (
    DecimalsOption,
    FileArgument,
    FormatOption,
    GroupOption,
    PrefixOption,
    TableFormat,
    ValueOption,
)
from cli.stats.periods import Periods, in_time
from cli.stats.table import print_table
from cli.stats.values import Columns, ValueColumn
from quarterly.reporting.wording.why_unknown import reason, rough_guide
from quarterly.scoring.series.carried_on import Points, in_quarter, of_sums, of_values
from quarterly.scoring.series.forecast import Forecast, no_forecast, possible
from quarterly.scoring.series.forecast import forecast as forecast_of
from quarterly.scoring.why_unknown import ForecastNote
from quarterly.vocabulary.basis import ADDING_METHODS, Method
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter


def forecast(
    file: FileArgument,
    value: ValueOption = "value",
    period: Annotated[
        str, typer.Option(metavar="COLUMN", help='Column of quarters, such as "2012-13 Q1"; time_period of DfE files.')
    ] = "quarter",
    group: GroupOption = None,
    method: Annotated[
        Method, typer.Option(help="trend, run-rate and seasonal are for counts, damped-step for rolling years.")
    ] = Method.HALFWAY,
    cumulative: Annotated[
        bool, typer.Option("--cumulative", help="Values count from April: the quarter's own is worked out.")
    ] = False,
    percentages: Annotated[
        bool, typer.Option("--percentages", help="Values are percentages: nothing is forecast below 0 or over 100.")
    ] = False,
    denominator: Annotated[
        str, typer.Option(metavar="COLUMN", help="Column of denominators; under 20 there is no forecast.")
    ] = "",
    decimals: DecimalsOption = None,
    prefix: PrefixOption = "",
    output: FormatOption = TableFormat.CSV,
) -> int:
    """Forecast the end of the financial year of each series' latest quarter.

    Prints the latest row of each series and adds **year_end**, **forecast**, **lower** and **upper** (95% interval, from how far
    earlier forecasts of the series missed), **points**, **method**, and **note**. halfway: each quarter to come is halfway
    between the latest and the mean of the last four; with --cumulative they are added to the year so far. damped-step: 3/10 of
    the last step, then 3/10 of that. run-rate: the year so far / quarters elapsed × 4. seasonal: the year so far × last year's
    total / last year's total to the same quarter. last-four: mean of the last four points. trend: the least-squares line at
    Quarter 4. There is none under eight points. docs/rating-rules.md says how far each of them misses.
    """
    if cumulative and method not in (Method.HALFWAY, *ADDING_METHODS):
        raise SetupError(f"--cumulative adds quarters up, which {method.value} does not. Use halfway, run-rate or seasonal.")
    table = CheckedTable(read_csv(file))
    column = ValueColumn(table, value, group or [], decimals)
    rows, added = forecast_rows(column, period, denominator, Asked(method, cumulative, percentages))
    return print_table(table, added, prefix, output, rows)


@dataclass(frozen=True, slots=True)
class Asked:
    """By which method values are carried on, whether they count from April, and whether they are percentages."""

    method: Method
    cumulative: bool
    percentages: bool


def forecast_rows(column: ValueColumn, period: str, denominator: str, asked: Asked) -> tuple[list[int], Columns]:
    """Return the last row of every series that has a value, and the forecast for the end of its year beside it."""
    checked, figures, quarters = column.checked, column.figures, Periods(column.checked, period).quarters
    denominators = checked.figures(denominator) if denominator else [None] * len(figures)
    latest: list[int] = []
    columns: Columns = {name: [] for name in ("year_end", "forecast", "lower", "upper", "points", "method", "note")}
    for group in column.groups():
        rows = [row for row in in_time(column.table, group, quarters) if row not in checked.mistakes]
        values = {each: number for row in rows if (each := quarters[row]) and (number := figures[row]) is not None}
        points = in_quarter(values) if asked.cumulative else values
        last = next((row for row in reversed(rows) if figures[row] is not None), (rows or group)[-1])
        ahead = _ahead(points, asked, denominators[last])
        if values and quarters[last] not in points:
            ahead = no_forecast(ForecastNote.GAP_BEFORE)
        latest.append(last)
        for name, text in _in_words(column, ahead, quarters[last], _left_out(column, group)).items():
            columns[name].append(text)
        columns["points"].append(str(len(points)))
        columns["method"].append(asked.method.value)
    return latest, columns


def _ahead(points: Points, asked: Asked, denominator: Fraction | None) -> Forecast:
    adds_up = asked.cumulative or asked.method in ADDING_METHODS
    course = of_sums(points, asked.method) if adds_up else of_values(points, asked.method)
    found = forecast_of(course, points, asked.method, denominator)
    return possible(found, Unit.PERCENT) if asked.percentages else found


def _left_out(column: ValueColumn, group: Sequence[int]) -> list[str]:
    """Return which rows of a series are left out and why, each worded."""
    stopped = ((column.table.row_numbers[row], column.checked.why_stopped(row)) for row in group)
    return [f"row {number} left out: {why}" for number, why in stopped if why]


def _in_words(column: ValueColumn, ahead: Forecast, latest: Quarter | None, left_out: Sequence[str]) -> dict[str, str]:
    note = reason(ahead.reason) if ahead.reason else rough_guide(ahead)
    return {
        "year_end": str(Quarter(latest.year, 4)) if latest else "",
        "forecast": column.printed(ahead.value),
        "lower": column.printed(ahead.lower),
        "upper": column.printed(ahead.upper),
        "note": "; ".join([*([note] if note else []), *left_out]),
    }
