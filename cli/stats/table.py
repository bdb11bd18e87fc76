"""What `quarterly stats` prints: the table it was given, with columns added at its right."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence

from adapters.csv_tables import CsvTable
from cli.stats.options import TableFormat
from quarterly.vocabulary.errors import SetupError


def print_table(
    table: CsvTable, added: Mapping[str, Sequence[str]], prefix: str, output: TableFormat, rows: Sequence[int] | None = None
) -> int:
    """Print a table, or these rows of it, with columns added at its right, each name after a prefix, as CSV or JSON."""
    names = [prefix + name for name in added]
    if taken := [name for name in names if name in table.header]:
        raise SetupError(
            f"{table.name} has a column “{taken[0]}” already. Name the added ones apart with --prefix, such as --prefix our_"
        )
    header = [*table.header, *names]
    kept = table.rows if rows is None else [table.rows[row] for row in rows]
    records = [[*row, *cells] for row, cells in zip(kept, zip(*added.values(), strict=True), strict=True)]
    if output is TableFormat.JSON:
        listed = [dict(zip(header, record, strict=True)) for record in records]
        sys.stdout.write(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
    else:
        csv.writer(sys.stdout, lineterminator="\n").writerows([header, *records])
    return 0
