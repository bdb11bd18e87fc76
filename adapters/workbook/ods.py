"""Read an OpenDocument spreadsheet from its own XML; used in the child process only.

Calamine reads these files too, but gives an error value as an empty cell, TRUE as 1, and no percentage as one.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, iterparse

from adapters.workbook.cell_formats import CellLimits, SheetLimits
from adapters.workbook.clean_text import plain
from adapters.workbook.own_notes import own_part
from adapters.workbook.parts import elements, local_name
from adapters.workbook.scalars import scalar
from adapters.workbook.scan import MOST_COLUMNS
from quarterly.collecting.sheets.sheets import Scalar, cell_name
from quarterly.vocabulary.errors import ReturnError

_CONTENT = "content.xml"
_CELLS = ("table-cell", "covered-table-cell")
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?)?")
_NESTED = "A table stands inside a cell of this workbook: copy its cells onto a sheet of their own, save it and send it again."
_NOTE, _UNSEEN = "annotation", ("collapse", "filter")


@dataclass(slots=True)
class OdsSheet:
    """One sheet as it is read; names and rows as in the answer of the child process."""

    name: str
    visible: bool
    rows: list[list[Scalar]] = field(default_factory=list)
    percent: list[str] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    next_row: int = 1
    next_column: int = 0


@dataclass(slots=True)
class OdsBook:
    """The sheets of a file, texts outside their cells as (position, text), and what its styles say."""

    sheets: list[OdsSheet] = field(default_factory=list)
    loose: list[tuple[str, str]] = field(default_factory=list)
    struck: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    limits: CellLimits = field(default_factory=CellLimits)


def ods_book(archive: zipfile.ZipFile) -> OdsBook:
    """Return all sheets; raise ReturnError, worded for the sender, for one beyond the limits."""
    book = OdsBook()
    for _, element in elements(archive, "styles.xml"):
        _read_style(book, element)
    depth, limits = 0, book.limits.sheet()
    with archive.open(_CONTENT) as stream:
        # The guard has refused entities, and only the child process, which has limits, runs this.
        for event, element in iterparse(stream, events=("start", "end")):  # noqa: S314
            name = local_name(element)
            if event == "start" and name == "table":
                depth += 1
                if depth > 1:
                    raise ReturnError(_NESTED)
                book.sheets.append(OdsSheet(plain(_of(element, "name")), _of(element, "style-name") not in book.hidden))
                limits = book.limits.sheet()
            elif event == "end" and name == "table":
                depth -= 1
                limits.end()
                element.clear()
            elif event == "end" and name == "table-row" and depth:
                _read_row(book, element, limits)
                element.clear()
            elif event == "end" and name == "table-column" and depth:
                _read_columns(book.sheets[-1], element)
            elif event == "end" and name == "style":
                _read_style(book, element)
    return book


def _of(element: Element, name: str) -> str:
    """Return an attribute by its name without the namespace, "" if there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _of_kind(element: Element, kind: str) -> str:
    """Return the kind of a value in one of the two namespaces that say it: office, and LibreOffice's own."""
    return next((v for k, v in element.attrib.items() if k.endswith("}value-type") and (kind in k) == bool(kind)), "")


def _read_style(book: OdsBook, element: Element) -> None:
    if local_name(element) != "style":
        return
    name = _of(element, "name")
    for part in element:
        if any(_of(part, f"text-line-through-{what}") not in ("", "none") for what in ("style", "type")):
            book.struck.add(name)
        if local_name(part) == "table-properties" and _of(part, "display") == "false":
            book.hidden.add(name)
    if _of(element, "parent-style-name") in book.struck:
        book.struck.add(name)


def _read_row(book: OdsBook, element: Element, limits: SheetLimits) -> None:
    sheet, repeated = book.sheets[-1], _repeated(element, "number-rows-repeated")
    first, sheet.next_row = sheet.next_row, sheet.next_row + repeated
    cells = list(_cells(element))
    if not any(value is not None or _is_open(cell) or _note_of(cell) for _, cell, value in cells):
        return
    for row in range(first, first + repeated):
        for column, cell, value in cells:
            if value is not None or _is_open(cell) or _note_of(cell):
                limits.at(row, column + 1)
                _read_cell(book, (row, column), cell, value)
        if _of(element, "visibility") in _UNSEEN:
            sheet.hidden_rows.append(row)


def _read_columns(sheet: OdsSheet, element: Element) -> None:
    first = sheet.next_column
    sheet.next_column += _repeated(element, "number-columns-repeated")
    if _of(element, "visibility") in _UNSEEN:
        sheet.hidden_columns.extend(range(first, min(sheet.next_column, MOST_COLUMNS)))


def _cells(row: Element) -> Iterator[tuple[int, Element, Scalar]]:
    """Yield (column from 0, cell, value) of each cell that is not empty, and once where it repeats; empty ones but once."""
    column = 0
    for cell in row:
        if local_name(cell) not in _CELLS:
            continue
        repeated, value = _repeated(cell, "number-columns-repeated"), _value(cell)
        if value is not None or _is_open(cell):
            for number in range(min(repeated, 1_000)):  # more than any sheet may have, so that the limits refuse it
                yield column + number, cell, value
        elif _note_of(cell):
            yield column, cell, None
        column += repeated


def _repeated(element: Element, name: str) -> int:
    return max(1, int(_of(element, name) or 1))


def _read_cell(book: OdsBook, position: tuple[int, int], cell: Element, value: Scalar) -> None:
    sheet, (row, column) = book.sheets[-1], position
    name = cell_name(row, column)
    while len(sheet.rows) < row:
        sheet.rows.append([])
    cells = sheet.rows[row - 1]
    cells.extend([None] * (column + 1 - len(cells)))
    cells[column] = value
    if value is not None and _of_kind(cell, "office") == "percentage":
        sheet.percent.append(name)
    if _is_open(cell):
        sheet.uncalculated.append(name)
    if value is not None and _of(cell, "style-name") in book.struck:
        sheet.struck.append(name)
    if note := _note_of(cell):
        book.loose.append((f"{sheet.name}, comment on {name}", note))
        if own_part(note):
            sheet.noted.append(name)


def _is_open(cell: Element) -> bool:
    """Whether a cell is a formula without a result."""
    return bool(_of(cell, "formula")) and not _of_kind(cell, "office") and not _text(cell)


def _note_of(cell: Element) -> str:
    return "\n".join(plain(_text(note)) for note in cell if local_name(note) == _NOTE).strip()


def _value(cell: Element) -> Scalar:
    kind = _of_kind(cell, "office")
    if _of_kind(cell, "calcext") == "error":
        return plain(_text(cell)) or "#error"
    if kind in ("float", "percentage", "currency"):
        return scalar(float(_of(cell, "value")))
    if kind == "boolean":
        return _of(cell, "boolean-value") == "true"
    if kind == "date":
        return _scalar_of(dt.datetime.fromisoformat, _of(cell, "date-value"))
    if kind == "time":
        return _scalar_of(_length_of_time, _of(cell, "time-value"))
    return scalar(_of(cell, "string-value") or _text(cell))


def _scalar_of(read: Any, text: str) -> Scalar:
    try:
        return scalar(read(text))
    except ValueError:
        return scalar(text)


def _length_of_time(text: str) -> dt.time | dt.timedelta:
    match = _DURATION.fullmatch(text)
    if not match or match[1]:
        raise ValueError("not a length of time")
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    length = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return length if days or hours > 23 else dt.time(hours, minutes, seconds)


def _text(element: Element) -> str:
    """Return the paragraphs of a cell or note as lines."""
    return "\n".join("".join(_runs(paragraph)) for paragraph in element if local_name(paragraph) in ("p", "h"))


def _runs(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name == "s":
            yield " " * _repeated(child, "c")
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif name != _NOTE:
            yield from _runs(child)
        yield child.tail or ""
