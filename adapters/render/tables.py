"""Tables as CSV that a spreadsheet opens as text and numbers, never as a formula."""

import csv
import io
import re

_RISKY = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[-+]?\d[\d,]*(\.\d+)?%?", re.ASCII)


def ratings_csv(header: list[str], rows: list[list[str]]) -> bytes:
    """Return the table as UTF-8 with a byte order mark, which Excel needs to read a pound sign, and CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([[_safe(cell) for cell in row] for row in [header, *rows]])
    return text.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    """Put an apostrophe before text a spreadsheet would calculate; numbers such as "-1.5" and "+4.2%" stay as they are."""
    # Only text can be a formula: with an apostrophe, "-1.5" would be a text that no program adds up.
    return f"'{cell}" if cell.startswith(_RISKY) and not _NUMBER.fullmatch(cell) else cell
