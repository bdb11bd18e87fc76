"""Published figures of other authorities, read from benchmarks.csv in a council's folder."""

from functools import lru_cache
from pathlib import Path

from adapters.csv_tables import parse_csv
from quarterly.scoring.benchmarking.published_rows import Comparator, read_comparators

FILE = "benchmarks.csv"


def load_comparators(folder: Path) -> tuple[Comparator, ...]:
    """Return a council's comparators, those under embargo included, or none where there is no file.

    Raise SetupError listing every mistake with its row.
    """
    path = folder / FILE
    return _comparators(path, path.read_bytes()) if path.is_file() else ()


@lru_cache(8)
def _comparators(path: Path, body: bytes) -> tuple[Comparator, ...]:
    table = parse_csv(path, body)
    rows = (dict(zip(table.header, row, strict=True)) for row in table.rows)
    return read_comparators(rows, f"{path.parent.name}/{table.name}", table.row_numbers)
