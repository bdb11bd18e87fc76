"""`quarterly stats percent`: rates from counts."""

from collections.abc import Sequence
from typing import Annotated

import typer

from adapters.csv_tables import read_csv
from cli.stats.checked import CheckedTable
from cli.stats.options import AmongOption, FileArgument, FormatOption, PrefixOption, TableFormat
from cli.stats.rows import matching
from cli.stats.sums import sums_of
from cli.stats.table import print_table
from cli.stats.values import Columns, printed
from quarterly.reporting.wording.why_unknown import reason
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.rates import rate


def percent(
    file: FileArgument,
    numerator: Annotated[str, typer.Option(metavar="COLUMN", help="Column of counts.")] = "numerator",
    denominator: Annotated[str, typer.Option(metavar="COLUMN", help="Column of what they are out of.")] = "denominator",
    per: Annotated[int, typer.Option(min=1, help="100 for percentages, 10000 for rates per 10,000.")] = 100,
    sum_by: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="Add up the rows that agree in it, then divide. Say it once for each column."),
    ] = None,
    among: AmongOption = None,
    decimals: Annotated[int, typer.Option(min=0, max=12, help="Decimal places; halves are rounded up.")] = 1,
    prefix: PrefixOption = "",
    output: FormatOption = TableFormat.CSV,
) -> int:
    """Print half-up percentages and rates from counts, as DfE publishes them: 7 of 112 is 6.3.

    Adds **rate**, and **note** with the reason where there is none: a denominator of 0, a count that is blank or suppressed (c,
    x, z, k, low, u, :, also in square brackets) or no number. Other columns are passed through.

    With --sum-by there is one row for each group, with its columns, the sum of its numerators and of its denominators, **rows**
    (how many were added), **rate** and **note**. A part that is suppressed leaves the sum suppressed (c), one that is missing
    leaves it not available (x); a row where both are z (not applicable) adds nothing.
    """
    table = CheckedTable(read_csv(file))
    if not sum_by:
        if among:
            raise SetupError("--among says which rows are added up. Say by what with --sum-by, or leave --among out.")
        columns = percent_columns(table, numerator, denominator, per=per, decimals=decimals)
        return print_table(table, columns, prefix, output)
    sums = sums_of(table, sum_by, (numerator, denominator), matching(table.csv, among or []))
    columns = percent_columns(sums.table, numerator, denominator, per=per, decimals=decimals)
    print_table(sums.table, {"rows": sums.rows, **_with_notes(columns, sums.notes)}, prefix, output)
    return table.report("its group has no sum")


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


def _with_notes(columns: Columns, notes: Sequence[str]) -> Columns:
    """Return columns whose notes are those of the sums where these have one."""
    return {**columns, "note": [of_sum or own for of_sum, own in zip(notes, columns["note"], strict=True)]}
