"""Values of cells in a form that JSON can carry; used in the child process only."""

import datetime as dt
import math
from typing import Any

from adapters.workbook.clean_text import plain
from quarterly.collecting.sheets.sheets import Scalar

_EXACT = 10**15  # beyond it a spreadsheet's number is no longer an exact integer


def scalar(value: Any) -> Scalar:
    """Return a value as a sheet has it: whole numbers as such, dates and times as ISO text, an empty text as None."""
    if isinstance(value, float):
        if not math.isfinite(value):  # not written by spreadsheet programs, but by scripts and databases
            return str(value)
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, str):
        return plain(value) or None
    if isinstance(value, dt.datetime):
        return (value.date() if value.time() == dt.time() else value.replace(microsecond=0)).isoformat()
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value  # type: ignore[no-any-return]


def trimmed(rows: list[list[Scalar]]) -> list[list[Scalar]]:
    """Return the rows up to the last cell with a value, all of one width."""
    filled = [max((i for i, value in enumerate(row, start=1) if value is not None), default=0) for row in rows]
    height = max((i for i, width in enumerate(filled, start=1) if width), default=0)
    width = max(filled, default=0)
    return [row[:width] + [None] * (width - len(row)) for row in rows[:height]]
