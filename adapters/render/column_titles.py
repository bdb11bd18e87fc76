"""The columns of a page's tables as style: how wide each is and on which side, and on a telephone its title before every cell.

Written beside every cell they would be a tenth of a page, so that they are written once for each list of columns.
"""

import re
from collections.abc import Sequence

from adapters.render.column_widths import with_fitted_columns
from quarterly.reporting.model import Column, Report, TableBlock
from quarterly.reporting.walk import all_sections, blocks_in

TIMELINE = 8  # columns: a table with more has a column a quarter, all of them narrow
_LETTER = 1.05  # width of a letter in a table, in per cent of a page's width as it is on a screen of 1,280 pixels
_WIDE = 30  # per cent of a table's width: on a telephone such a cell has its title above it
_PLAIN = re.compile(r"[^\w ,.%()/+–-]")

_Columns = tuple[tuple[str, str], ...]  # the title of each, and how its cells stand


class ColumnTitles:
    """The columns of every table of a report, each list of them under the name of a class."""

    timeline = TIMELINE

    def __init__(self, report: Report) -> None:
        blocks = (block for section in all_sections(report) for block in blocks_in(section))
        tables = dict[_Columns, list[TableBlock]]()
        for block in blocks:
            if block["type"] == "table":
                tables.setdefault(_columns(block), []).append(block)
        self._names = {columns: f"c{number}" for number, columns in enumerate(tables)}
        self._fitted = {columns: _columns(_fitted(found)) for columns, found in tables.items()}

    def name(self, table: TableBlock) -> str:
        """Return the class of a table's columns."""
        return self._names[_columns(table)]

    @property
    def style(self) -> str:
        """The rules that give each cell the title, the width and the side of its column."""
        return "\n".join(
            f".{name} :is(td, th):nth-child({place}) {{ --of: {_quoted(title)};{stands} }}"
            for columns, name in self._names.items()
            for place, (title, stands) in enumerate(self._fitted[columns], start=1)
        )


def _fitted(tables: Sequence[TableBlock]) -> TableBlock:
    """Return tables of the same columns as one, with the widths that all their texts ask for: so they stand alike on a page."""
    return with_fitted_columns({**tables[0], "rows": [row for each in tables for row in each["rows"]]}, _LETTER)


def _columns(table: TableBlock) -> _Columns:
    columns = table["columns"]
    if len(columns) > TIMELINE:
        return tuple((column["title"], "") for column in columns)
    return tuple((column["title"], _stands(column)) for column in columns)


def _stands(column: Column) -> str:
    right, wide = column["align"] == "right", column["width"] > _WIDE
    side = " --side: right; --gap: 1.25rem;" if right else " --cell: block;" if wide else ""
    return f" --width: {column['width']}%;{side}"


def _quoted(text: str) -> str:
    """Return a text as a CSS string, in which nothing can end the string or the style sheet."""
    escaped = _PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'
