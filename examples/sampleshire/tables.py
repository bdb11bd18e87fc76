"""Write tables as CSV."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO


def csv_text(header: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV text."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return text.getvalue()
