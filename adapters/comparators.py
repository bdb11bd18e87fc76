"""Published figures of others in a council's folder: benchmarks.csv."""

from pathlib import Path

from adapters.csv_tables import read_csv
from quarterly.others.rows import Comparator, read_comparators

FILE = "benchmarks.csv"


def load_comparators(folder: Path) -> tuple[Comparator, ...]:
    """Return a council's comparators, embargoed ones among them; none without the file, SetupError with every mistake by row."""
    path = folder / FILE
    if not path.is_file():
        return ()
    table = read_csv(path)
    rows = (dict(zip(table.header, row, strict=True)) for row in table.rows)
    return read_comparators(rows, f"{folder.name}/{table.name}", table.places)
