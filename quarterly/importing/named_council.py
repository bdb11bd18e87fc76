"""Which council a workbook says that it is of."""

import re
from collections.abc import Sequence

from quarterly.collecting.sheets.layout import HEADER_WITHIN
from quarterly.collecting.sheets.sheets import Workbook

_WORD = r"[A-Z][\w'’-]*"
_JOINING = "and|upon|on|of|the|under|with"
_COUNCIL = re.compile(rf"{_WORD}(?: (?:{_WORD}|{_JOINING}))* (?:Council|Trust)\b")


def named_council(workbooks: Sequence[Workbook]) -> str:
    """Return the first council that the upper rows of a workbook name, "" if none do."""
    for workbook in workbooks:
        for sheet in workbook.sheets:
            for row in sheet.rows[:HEADER_WITHIN]:
                for value in row:
                    if isinstance(value, str) and (found := _COUNCIL.search(value)):
                        return " ".join(found[0].split())
    return ""
