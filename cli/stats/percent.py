"""`quarterly stats percent`: rates from counts."""

from typing import Annotated

import typer

from adapters.csv_tables import read_csv
from cli.stats.checked import CheckedTable
from cli.stats.options import FileArgument, FormatOption, PrefixOption, TableFormat
from cli.stats.table import print_table
from cli.stats.values import Columns, printed
from quarterly.reporting.wording.reasons import reason
from quarterly.vocabulary.rates import rate


def percent(
    file: FileArgument,
    numerator: Annotated[str, typer.Option(metavar="COLUMN", help="Column of counts.")] = "numerator",
    denominator: Annotated[str, typer.Option(metavar="COLUMN", help="Column of what they are out of.")] = "denominator",
    per: Annotated[int, typer.Option(min=1, help="100 for percentages, 10000 for rates per 10,000.")] = 100,
    decimals: Annotated[int, typer.Option(min=0, max=12, help="Decimal places; halves are rounded up.")] = 1,
    prefix: PrefixOption = "",
    output: FormatOption = TableFormat.CSV,
) -> int:
    """Print half-up percentages and rates from counts, as DfE publishes them: 7 of 112 is 6.3.

    Adds **rate**, and **note** with the reason where there is none: a denominator of 0, a count that is blank or suppressed (c,
    x, z, k, low, u, also in square brackets). Other columns are passed through.
    """
    table = CheckedTable(read_csv(file))
    return print_table(table, percent_columns(table, numerator, denominator, per=per, decimals=decimals), prefix, output)


def percent_columns(table: CheckedTable, numerator: str, denominator: str, *, per: int, decimals: int) -> Columns:
    """Return the column `rate`, rounded half-up, and `note` with the reason if there is none."""
    parts, wholes = table.figures(numerator), table.figures(denominator)
    rates = [rate(part, whole, per) for part, whole in zip(parts, wholes, strict=True)]
    return {
        "rate": [printed(each.exact, decimals) for each in rates],
        "note": [
            f"no rate: {stopped}" if (stopped := table.why_stopped(row)) else reason(each.reason) if each.reason else ""
            for row, each in enumerate(rates)
        ],
    }
