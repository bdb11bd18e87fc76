"""Scan the XML of a workbook as it streams: refuse more cells than a return has, and whatever can be read in two ways.

A file of 7 KB with one cell at IV20000 makes every reader allocate five million cells, so a file is read only after this check.
Malformed XML is skipped: the child process, which has limits of its own, fails on it.
"""

import re
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from quarterly.collecting.sheets.sheets import cell_name
from quarterly.vocabulary.errors import ReturnError

MOST_ROWS, MOST_COLUMNS = 20_000, 256  # the last are row 20,000 and column IV
MOST_CELLS = 200_000  # of all sheets together: those written, and the empty ones between that a reader creates
MOST_ELEMENTS = 1_000_000  # of all parts together

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"([A-Za-z]{1,3}[0-9]{1,7}):([A-Za-z]{1,3}[0-9]{1,7})")
_VALUES = ("v", "is")
_SAVE_AGAIN = "Open the workbook in Excel, check the figures, save it under another name and send that."


class Scan:
    """Scans all XML parts of one workbook; raises ReturnError, worded for the sender, for one that is refused."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.elements = self.cells = self.area = 0

    def part(self) -> Callable[[bytes], None]:
        """Return a function to be called with each chunk of the next part."""
        return _Part(self).feed

    def count_element(self) -> None:
        """Count an element of any part."""
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise ReturnError(too_much())

    def count_cell(self) -> None:
        """Count a cell that is written, empty or not."""
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise ReturnError(too_much())

    def require_area(self, more: int) -> None:
        """Raise ReturnError if this many cells, up to a sheet's last filled one, and those of earlier sheets exceed the limit."""
        if self.area + more > MOST_CELLS:
            raise ReturnError(too_much())

    def count_range(self, reference: str) -> None:
        """Count the cells of a merged or linked range: a program that writes the workbook creates every one of them."""
        if corners := _RANGE.fullmatch(reference):
            (top, left), (bottom, right) = _row_and_column(corners[1]), _row_and_column(corners[2])
            more = max(bottom - top + 1, 0) * max(right - left + 1, 0)
            self.require_area(more)
            self.area += more


class _Part:
    """One XML part and the position of the parser in its sheet: `number` is the row, `column` counts from 1."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.parser = scan, expat.ParserCreate()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CommentHandler = self.parser.StartCdataSectionHandler = self._invisible
        self.parser.ProcessingInstructionHandler = self._invisible
        self.is_xml = True
        self.names: set[str] = set()  # of sheets or relations, by which other parts are found
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.in_data = False
        self.cell: str | None = None  # the type of the cell being parsed
        self.values = 0
        self.number = self.column = self.last_row = self.last_column = 0
        self.figure: list[str] | None = None
        self.starts = 0

    def feed(self, chunk: bytes) -> None:
        if self.is_xml:
            try:
                self.parser.Parse(chunk)
            except expat.ExpatError:
                self.is_xml = False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.scan.count_element()
        if self.figure is not None:
            raise ReturnError(self._broken_up())
        name = tag.rpartition(":")[2]
        if name == "sheetData":
            self._once("sheetData")
            self.in_data = True
        elif name in ("sheet", "Relationship"):
            self._once(attributes.get("name") or attributes.get("Id", ""))
        elif self.in_data and name == "row":
            self._start_row(attributes)
        elif self.in_data and name == "c":
            self._start_cell(attributes)
        elif self.cell is not None and name in (*_VALUES, "f"):
            self._start_content(name)
        elif name in ("mergeCell", "hyperlink"):
            self.scan.count_range(attributes.get("ref", "").replace("$", ""))

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "v" and self.figure is not None:
            self._end_figure(self.figure)
        elif name == "c":
            self.cell = None
        elif name == "sheetData":
            self.in_data = False
            # Two cells, A1 and IV20000, are 5,120,000 to a reader, which fills the rectangle between them.
            self.scan.area += self.last_row * self.last_column

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.number = int(attributes.get("r", self.number + 1))
        if self.number in self.rows:
            raise ReturnError(f"Row {self.number} stands twice in a sheet, and it cannot be told which counts. {_SAVE_AGAIN}")
        self.rows.add(self.number)
        if len(self.rows) > MOST_ROWS:
            raise ReturnError(far_out())
        self.columns, self.column = set(), 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.scan.count_cell()
        row, self.column = self.number, self.column + 1
        if "r" in attributes:
            row, self.column = _row_and_column(attributes["r"])
        # One program takes the first of two and another the last: officer and report would not see the same figure.
        if row != self.number or self.column in self.columns:
            raise ReturnError(f"Cell {self._name} stands twice in a sheet, or in another row. {_SAVE_AGAIN}")
        self.columns.add(self.column)
        self.cell, self.values = attributes.get("t", "n"), 0

    def _start_content(self, name: str) -> None:
        self.last_row, self.last_column = max(self.last_row, self.number), max(self.last_column, self.column)
        if self.last_row > MOST_ROWS or self.last_column > MOST_COLUMNS:
            raise ReturnError(far_out())
        self.scan.require_area(self.last_row * self.last_column)
        self.values += name in _VALUES
        if self.values > 1:
            raise ReturnError(f"Cell {self._name} holds two values, and it cannot be told which counts. {_SAVE_AGAIN}")
        if name == "v" and self.cell != "str":  # a reader may stop where a number is interrupted: 104<!-- x -->.9
            self.figure, self.parser.CharacterDataHandler = [], self._characters

    def _characters(self, text: str) -> None:
        if self.figure is not None:
            self.starts = self.starts if self.figure else self.parser.CurrentByteIndex
            self.figure.append(text)

    def _end_figure(self, figure: list[str]) -> None:
        self.figure, self.parser.CharacterDataHandler = None, None
        written = self.parser.CurrentByteIndex - self.starts
        if figure and written != len("".join(figure).encode()):  # a character was written as an entity, such as &#46;
            raise ReturnError(self._broken_up())

    def _invisible(self, *_: Any) -> None:
        if self.figure is not None:
            raise ReturnError(self._broken_up())

    def _once(self, name: str) -> None:
        if name.casefold() in self.names:
            raise ReturnError(f"A sheet stands twice in this workbook, and it cannot be told which counts. {_SAVE_AGAIN}")
        self.names.add(name.casefold())

    @property
    def _name(self) -> str:
        return cell_name(self.number, self.column - 1)

    def _broken_up(self) -> str:
        return (
            f"The value of cell {self._name} is broken up by something that is not shown, and may be read wrongly. {_SAVE_AGAIN}"
        )


def far_out() -> str:
    """Return the message for a sheet with cells beyond the area of a return."""
    return (
        "A sheet is used beyond row 20,000 or column IV: delete the rows below and the columns to the "
        "right of your table (select them whole, right-click, Delete), save it and send it again."
    )


def too_much() -> str:
    """Return the message for sheets with more cells than those of a return."""
    return (
        "The sheets of this workbook are far larger than a return: delete the empty rows below and the columns to the right of "
        "your tables (select them whole, right-click, Delete), or copy the tables into a new workbook, and send that."
    )


def _row_and_column(reference: str) -> tuple[int, int]:
    """Return (12, 6) for "F12"; raise ValueError if it is not a reference."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError("not a reference of a cell")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
