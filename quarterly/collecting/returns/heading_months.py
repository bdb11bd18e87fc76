"""The months a heading names beside its quarter: "Quarter 2 2026/27 (April to June 2026)" is one of last quarter's, changed."""

import re
from collections.abc import Iterator

from quarterly.collecting.sheets.layout import Layout
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import cell_name
from quarterly.vocabulary.quarter import Quarter, quarters_in

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
_SPAN = re.compile(
    rf"\b{_DAY}{_MONTH}\.?(?:\s+\d{{4}})?\s*(?:to|until|[-–—])\s*{_DAY}(?P<last>{_MONTH})\b\.?(?:\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)


def other_months(table: SheetTable, layout: Layout, quarter: Quarter) -> Iterator[tuple[str, str]]:
    """Yield (cell, months as written) for the headings above a table that name a quarter and months that do not end with it.

    Where they begin is not asked: a year to date begins in April, twelve months a year before.
    """
    for row_number, row in enumerate(table.sheet.rows[: table.header - 1], start=1):
        for column, value in enumerate(row):
            text = str(value or "")
            label = layout.label(text)
            if not quarters_in(text) and not (label and label[0] == "quarter"):
                continue  # a line about last year's figures may name last year's months
            for span in _SPAN.finditer(text):
                if not _ends_with(span, quarter):
                    yield cell_name(row_number, column), span[0]


def _ends_with(span: re.Match[str], quarter: Quarter) -> bool:
    month = _MONTHS.index(span["last"][:3].casefold()) + 1
    return month == quarter.ends.month and (span["year"] is None or int(span["year"]) == quarter.ends.year)
