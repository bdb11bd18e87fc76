"""Published figures of others in a council's folder: benchmarks.csv."""

from functools import lru_cache
from pathlib import Path

from adapters.csv_tables import parse_csv
from quarterly.scoring.benchmarking.published_rows import Comparator, read_comparators

FILE = "benchmarks.csv"


def load_comparators(folder: Path) -> tuple[Comparator, ...]:
    """Return a council's comparators, embargoed ones among them; none without the file, SetupError with every mistake by row."""
    path = folder / FILE
    return _comparators(path, path.read_bytes()) if path.is_file() else ()


@lru_cache(8)
def _comparators(path: Path, body: bytes) -> tuple[Comparator, ...]:
    table = parse_csv(path, body)
    rows = (dict(zip(table.header, row, strict=True)) for row in table.rows)
    return read_comparators(rows, f"{path.parent.name}/{table.name}", table.places)
