"""The titles of a page's columns as style: on a telephone each stands before its cell.

Written beside every cell they would be a tenth of a page, so that they are written once for each list of columns.
"""

import re

from quarterly.reporting.model import Report, TableBlock
from quarterly.reporting.walk import all_sections, blocks_in

_PLAIN = re.compile(r"[^\w ,.%()/+–-]")


class ColumnTitles:
    """The titles of every table of a report, each list of them under the name of a class."""

    def __init__(self, report: Report) -> None:
        blocks = (block for section in all_sections(report) for block in blocks_in(section))
        lists = dict.fromkeys(_titles(block) for block in blocks if block["type"] == "table")
        self._names = {titles: f"c{number}" for number, titles in enumerate(lists)}

    def name(self, table: TableBlock) -> str:
        """Return the class of a table's columns."""
        return self._names[_titles(table)]

    @property
    def style(self) -> str:
        """The rules that give each cell the title of its column; the first column is the row's own heading."""
        return "\n".join(
            f".{name} td:nth-child({place}) {{ --of: {_quoted(title)}; }}"
            for titles, name in self._names.items()
            for place, title in enumerate(titles[1:], start=2)
        )


def _titles(table: TableBlock) -> tuple[str, ...]:
    return tuple(column["title"] for column in table["columns"])


def _quoted(text: str) -> str:
    """Return a text as a CSS string, in which nothing can end the string or the style sheet."""
    escaped = _PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'
