"""The output of `quarterly stats`: the table it read, with columns added on the right."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper

from cli.stats.checked import CheckedTable
from cli.stats.options import TableFormat
from quarterly.vocabulary.errors import SetupError


def print_table(
    checked: CheckedTable, added: Mapping[str, Sequence[str]], prefix: str, output: TableFormat, rows: Sequence[int] | None = None
) -> int:
    """Print a table, or some of its rows, as CSV or JSON with columns added on the right, and return the exit code.

    A prefix begins the names of the columns added. What stops a row is told after the table, on standard error.
    """
    table = checked.csv
    names = [prefix + name for name in added]
    if in_use := [name for name in names if name in table.header]:
        raise SetupError(
            f"{table.name} has a column “{in_use[0]}” already. Name the added ones apart with --prefix, such as --prefix our_"
        )
    header = [*table.header, *names]
    printed_rows = table.rows if rows is None else [table.rows[row] for row in rows]
    records = [[*row, *cells] for row, cells in zip(printed_rows, zip(*added.values(), strict=True), strict=True)]
    if isinstance(sys.stdout, TextIOWrapper):  # a file that Windows writes is in another encoding, which has no Ł
        sys.stdout.reconfigure(encoding="utf-8")
    if output is TableFormat.JSON:
        listed = [dict(zip(header, record, strict=True)) for record in records]
        sys.stdout.write(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
    else:
        csv.writer(sys.stdout, lineterminator="\n").writerows([header, *records])
    sys.stdout.flush()
    return checked.report()
