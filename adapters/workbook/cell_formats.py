"""What the values of a sheet do not show: percentage formats, formulas never calculated, errors, what is struck out or hidden.

Read from the sheet's own XML: openpyxl cannot distinguish a formula that gave an empty text from one never calculated,
and cannot open some workbooks that Excel opens.
"""

import re
import zipfile
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from adapters.workbook.parts import elements, local_name
from adapters.workbook.scan import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, far_out, too_much
from quarterly.collecting.sheets.sheets import cell_name
from quarterly.vocabulary.errors import ReturnError

_PERCENT_FORMATS = {"9", "10"}
_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].')
_STANDS_TWICE = (
    "A cell stands twice in a sheet of this workbook, or not in its order, and it cannot be told which counts. Open it in Excel, "
    "check the figures, save it under another name and send that."
)
# The error values of binary workbooks.
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_HEADER_FOOTER = {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}


@dataclass(slots=True)
class CellFormats:
    """Names of cells of one sheet, errors by (row from 1, column from 0), hidden rows and columns, texts of header and footer."""

    percent: list[str] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    header_footer: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    unseen: list[tuple[str, str]] = field(default_factory=list)  # what notes and text boxes say, with where: "comment on E5"

    def percent_at(self, row: int, column: int) -> None:
        """Add a cell that is shown as a percentage."""
        self.percent.append(cell_name(row, column))

    def hide_columns(self, first: int, last: int) -> None:
        """Add columns from 0 that nobody sees, as far as any are read."""
        self.hidden_columns.extend(range(max(0, first), min(last + 1, MOST_COLUMNS)))

    def struck_at(self, row: int, column: int) -> None:
        """Add a cell that is struck out."""
        self.struck.append(cell_name(row, column))

    def uncalculated_at(self, row: int, column: int) -> None:
        """Add a formula without a result."""
        self.uncalculated.append(cell_name(row, column))


class CellLimits:
    """The limits of all sheets of a workbook that is not read as XML, which `scan` counts as it goes."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.area = 0

    def sheet(self) -> "SheetLimits":
        """Return the limits of the next sheet."""
        return SheetLimits(self)


class SheetLimits:
    """The cells of one sheet, each after the one before; raises ReturnError, worded for the sender, for one beyond the limits."""

    def __init__(self, book: CellLimits) -> None:
        """Begin before the first cell."""
        self._book, self._last, self._width = book, (0, 0), 0

    def at(self, row: int, column: int) -> None:
        """Count a cell by its position from 1."""
        if row > MOST_ROWS or column > MOST_COLUMNS:
            raise ReturnError(far_out())
        if (row, column) <= self._last:
            raise ReturnError(_STANDS_TWICE)
        self._last, self._width = (row, column), max(self._width, column)
        # A reader fills the rectangle up to the last cell.
        if self._book.area + row * self._width > MOST_CELLS:
            raise ReturnError(too_much())

    def end(self) -> None:
        """Add the sheet to those of the workbook."""
        self._book.area += self._last[0] * self._width


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The numbers of the cell styles that show 0.629 as 62.9%, and of those that strike out."""

    percent: frozenset[str]
    struck: frozenset[str]


def cell_styles(archive: zipfile.ZipFile) -> CellStyles:
    """Return what the styles of a workbook show."""
    formats = set(_PERCENT_FORMATS)
    styles: list[tuple[str, str]] = []
    fonts: list[bool] = []
    for name, element in elements(archive, "xl/styles.xml"):
        if name == "numFmt" and is_percent_format(element.get("formatCode", "")):
            formats.add(element.get("numFmtId", ""))
        elif name == "fonts":
            fonts = [any(_is_on(part) for part in font if local_name(part) == "strike") for font in element]
        elif name == "cellXfs":
            styles = [(style.get("numFmtId", "0"), style.get("fontId", "0")) for style in element]
    struck = {str(number) for number, is_struck in enumerate(fonts) if is_struck}
    return CellStyles(
        percent=frozenset(str(number) for number, (shown, _) in enumerate(styles) if shown in formats),
        struck=frozenset(str(number) for number, (_, font) in enumerate(styles) if font in struck),
    )


def is_percent_format(code: str) -> bool:
    """Whether a number format shows a number times a hundred."""
    # In `0.0" %"` the sign is text that is printed, and nothing is multiplied by a hundred.
    return "%" in _LITERAL.sub("", code)


def _is_on(element: Element) -> bool:
    return element.get("val", "1") not in ("0", "false")


def cell_formats(archive: zipfile.ZipFile, part: str, styles: CellStyles) -> CellFormats:
    """Return the formats of the sheet in this part."""
    found = CellFormats()
    row = 0
    for name, element in elements(archive, part):
        if name == "row":
            row = int(element.get("r", row + 1))
            if element.get("hidden") in ("1", "true"):
                found.hidden_rows.append(row)
            _read_row(found, row, element, styles)
            element.clear()
        elif name == "col" and element.get("hidden") in ("1", "true"):
            found.hide_columns(int(element.get("min", 1)) - 1, int(element.get("max", 1)) - 1)
        elif name in _HEADER_FOOTER and element.text:
            found.header_footer.append(element.text)
    return found


def _read_row(found: CellFormats, row: int, cells: Element, styles: CellStyles) -> None:
    column = -1
    for cell in cells:
        reference = cell.get("r")
        column = _column(reference) if reference else column + 1
        kind = cell.get("t", "n")
        inside = {local_name(child): child.text or "" for child in cell}
        value = inside.get("v", "")
        # A formula that gave an empty text is of type "str"; one without a result was saved by a program that calculates none.
        if "f" in inside and not value and kind != "str":
            found.uncalculated_at(row, column)
        elif kind == "e":
            found.errors[row, column] = value or "#error"
        elif kind == "n" and value and cell.get("s") in styles.percent:
            found.percent_at(row, column)
        if inside and cell.get("s") in styles.struck:
            found.struck_at(row, column)


def _column(reference: str) -> int:
    column = 0
    for letter in reference.rstrip("0123456789").upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
