"""What the values of a sheet do not show: percentage formats, formulas never calculated, and which error a cell has.

Read from the sheet's own XML: openpyxl cannot distinguish a formula that gave an empty text from one never calculated,
and cannot open some workbooks that Excel opens.
"""

import re
import zipfile
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from adapters.workbook.parts import elements, local_name
from quarterly.collecting.sheets.sheets import cell_name

_PERCENT_FORMATS = {"9", "10"}
_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].')
_HEADER_FOOTER = {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}


@dataclass(slots=True)
class CellFormats:
    """Names of cells of one sheet, errors by (row from 1, column from 0), and the texts of header and footer."""

    percent: list[str] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    header_footer: list[str] = field(default_factory=list)


def percent_styles(archive: zipfile.ZipFile) -> set[str]:
    """Return the numbers of the cell styles that show 0.629 as 62.9%."""
    formats = set(_PERCENT_FORMATS)
    styles: list[str] = []
    for name, element in elements(archive, "xl/styles.xml"):
        # In `0.0" %"` the sign is text that is printed, and nothing is multiplied by a hundred.
        if name == "numFmt" and "%" in _LITERAL.sub("", element.get("formatCode", "")):
            formats.add(element.get("numFmtId", ""))
        elif name == "cellXfs":
            styles = [style.get("numFmtId", "0") for style in element]
    return {str(number) for number, number_format in enumerate(styles) if number_format in formats}


def cell_formats(archive: zipfile.ZipFile, part: str, percent: set[str]) -> CellFormats:
    """Return the formats of the sheet in this part; `percent` are the styles that show percentages."""
    found = CellFormats()
    row = 0
    for name, element in elements(archive, part):
        if name == "row":
            row = int(element.get("r", row + 1))
            _read_row(found, row, element, percent)
            element.clear()
        elif name in _HEADER_FOOTER and element.text:
            found.header_footer.append(element.text)
    return found


def _read_row(found: CellFormats, row: int, cells: Element, percent: set[str]) -> None:
    column = -1
    for cell in cells:
        reference = cell.get("r")
        column = _column(reference) if reference else column + 1
        kind = cell.get("t", "n")
        inside = {local_name(child): child.text or "" for child in cell}
        value = inside.get("v", "")
        # A formula that gave an empty text is of type "str"; one without a result was saved by a program that calculates none.
        if "f" in inside and not value and kind != "str":
            found.uncalculated.append(cell_name(row, column))
        elif kind == "e":
            found.errors[row, column] = value or "#error"
        elif kind == "n" and value and cell.get("s") in percent:
            found.percent.append(cell_name(row, column))


def _column(reference: str) -> int:
    column = 0
    for letter in reference.rstrip("0123456789").upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
