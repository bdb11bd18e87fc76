"""Figures that were typed as text below a table, such as “CP1: 131 (was 128)”: they are asked about, and never taken."""

import re
from collections.abc import Iterator, Sequence

from quarterly.collecting.sheets.sheets import Sheet, cell_name
from quarterly.configuration.catalogue import Indicator

FIGURE_BELOW = "C34"
# Between a name and its figure stand signs, “is” or “now”. A ref of digits alone, as a telephone number has, begins a line.
_FIGURE = r"(?:\s*[=:–—-]\s*|\s+)(?:(?:is|was|now|should|be|actual)\b[\s:=]*)*[£<~]?\s*-?\d"
_NAMED = r"(?<![\w-])"
_BEGINS = r"(?:^|[\n;]|,\s)\s*(?:(?:pi|kpi|ref|indicator)\.?\s*)?"


def figures_below(sheet: Sheet, first: int, last: int, indicators: Sequence[Indicator]) -> Iterator[tuple[str, Indicator]]:
    """Yield (cell, indicator) for each text in these rows below a table that gives a figure of an indicator."""
    sought = [(each, _written(each)) for each in indicators]
    for number in range(first, min(last, len(sheet.rows)) + 1):
        for column, value in enumerate(sheet.rows[number - 1]):
            if isinstance(value, str) and any(map(str.isdigit, value)):
                yield from ((cell_name(number, column), each) for each, written in sought if written.search(value))


def _written(indicator: Indicator) -> re.Pattern[str]:
    keys = {indicator.ref, indicator.id, indicator.name} - {""}
    ways = [(_BEGINS if key.isdigit() else _NAMED) + re.escape(key) + _FIGURE for key in keys]
    return re.compile("|".join(sorted(ways)), re.IGNORECASE)
