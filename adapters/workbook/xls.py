"""What the values of an old .xls workbook do not show, and whether its records are whole; used in the child process only.

The format has no checksum: a changed byte can end a sheet early or turn a figure into something that a reader passes over. So
every record of a sheet has to be of a known kind and length, and every cell after the one before it ([MS-XLS] 2.4).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from adapters.workbook.cell_formats import ERRORS, CellFormats, CellLimits, is_percent_format
from adapters.workbook.compound import DAMAGED, CompoundFile
from adapters.workbook.xls_texts import XlsTexts
from quarterly.vocabulary.errors import ReturnError

_BOF, _EOF, _FILEPASS, _SHEET = 0x809, 0x0A, 0x2F, 0x85
_FONT, _FORMAT, _XF = 0x31, 0x41E, 0xE0
_ROW, _COLUMNS = 0x208, 0x7D
_FORMULA, _STRING, _BOOLERR, _NUMBER, _RK, _MULRK = 0x06, 0x207, 0x205, 0x203, 0x27E, 0xBD
# The kinds of record that hold one cell, with their length; None where it varies.
_CELLS: dict[int, int | None] = {0x201: 6, _NUMBER: 14, _RK: 10, 0xFD: 10, _BOOLERR: 8, 0x204: None, 0xD6: None, _FORMULA: None}
_SEVERAL = {_MULRK: 6, 0xBE: 2}  # records of several cells beside one another, with the length of one
_BIFF8 = 0x0600
_WORKSHEET = 0x10
_HIDDEN, _HIDDEN_COLUMNS, _STRUCK = 0x20, 0x01, 0x08
_NEVER_CALCULATED = 0x03  # what scripts write that calculate nothing: both bits, of which programs set at most one
_BUILT_IN_PERCENT = {9, 10}
_PROTECTED = "This workbook is protected with a password to open it: save it without a password and send it again."


@dataclass(slots=True)
class _Styles:
    """By the number of a style its format and font; which formats show percentages, and which fonts strike out."""

    cells: list[tuple[int, int]] = field(default_factory=list)
    percent: set[int] = field(default_factory=lambda: set(_BUILT_IN_PERCENT))
    struck: list[bool] = field(default_factory=list)

    def shows_percent(self, style: int) -> bool:
        return style < len(self.cells) and self.cells[style][0] in self.percent

    def is_struck(self, style: int) -> bool:
        if style >= len(self.cells):
            return False
        font = self.cells[style][1]
        font -= font > 4  # there is no font of number 4
        return font < len(self.struck) and self.struck[font]


def xls_formats(body: bytes) -> list[CellFormats]:
    """Return the formats of each worksheet in the file's order; raise ReturnError, worded for the sender, if it is not whole."""
    stream = CompoundFile(body).stream("Workbook", "Book")
    styles, sheets = _Styles(), list[int]()
    version = 0
    for kind, data in _records(stream, 0):
        if kind == _BOF:
            (version,) = struct.unpack_from("<H", data)
        elif kind == _FILEPASS:
            raise ReturnError(_PROTECTED)
        elif kind == _SHEET:
            sheets.append(struct.unpack_from("<I", data)[0])
        else:
            _read_style(styles, kind, data, version)
    if not set(_worksheets(stream)) <= set(sheets):
        raise ReturnError(DAMAGED)  # a sheet that the list of sheets does not have would be passed over
    limits = CellLimits()
    found = (_sheet(stream, at, styles, limits) for at in sheets)
    return [each for each in found if each is not None]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield (kind, data) of the records from a beginning to its end, without those of what is embedded between."""
    depth = 0
    while True:
        if at + 4 > len(stream):
            raise ReturnError(DAMAGED)
        kind, length = struct.unpack_from("<2H", stream, at)
        data = stream[at + 4 : at + 4 + length]
        if len(data) < length or (kind == _EOF and data) or (depth == 0 and kind not in (_BOF, 0x09, 0x209, 0x409)):
            raise ReturnError(DAMAGED)
        depth += kind == _BOF
        if depth == 1:
            yield kind, data
        depth -= kind == _EOF
        if depth == 0:
            return
        at += 4 + length


def _worksheets(stream: bytes) -> Iterator[int]:
    """Yield where each worksheet of the stream begins, whether or not the list of sheets has it."""
    at = depth = 0
    while at + 8 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        if kind == _BOF and depth == 0 and struct.unpack_from("<2H", stream, at + 4)[1] == _WORKSHEET:
            yield at
        depth = max(0, depth + (kind == _BOF) - (kind == _EOF))
        at += 4 + length


def _read_style(styles: _Styles, kind: int, data: bytes, version: int) -> None:
    if kind == _FONT:
        styles.struck.append(bool(struct.unpack_from("<H", data, 2)[0] & _STRUCK))
    elif kind == _FORMAT:
        (number,) = struct.unpack_from("<H", data)
        if is_percent_format(_text(data[2:], version)):
            styles.percent.add(number)
        else:
            styles.percent.discard(number)
    elif kind == _XF:
        font, number = struct.unpack_from("<2H", data)
        styles.cells.append((number, font))


def _text(data: bytes, version: int) -> str:
    if version < _BIFF8:
        return data[1:].decode("cp1252", "replace")
    return data[3:].decode("utf-16-le" if data[2] & 1 else "latin-1", "replace")


def _sheet(stream: bytes, at: int, styles: _Styles, limits: CellLimits) -> CellFormats | None:
    """Return the formats of the sheet that begins here, None if it is no worksheet."""
    found, sheet, table, texts = CellFormats(), limits.sheet(), _CellTable(), XlsTexts()
    for kind, data in _records(stream, at):
        if kind == _BOF and struct.unpack_from("<2H", data)[1] != _WORKSHEET:
            return None
        table.check(kind)
        texts.read(kind, data)
        if kind == _ROW:
            _read_row(found, data)
        elif kind == _COLUMNS and len(data) >= 10:
            first, last, flags = struct.unpack_from("<2H4xH", data)
            if flags & _HIDDEN_COLUMNS:
                found.hide_columns(first, last)
        elif kind in _CELLS or kind in _SEVERAL:
            for row, column, style, value in _cells(kind, data):
                sheet.at(row + 1, column + 1)
                _read_cell(found, styles, (kind, row, column, style), value)
    sheet.end()
    texts.into(found)
    return found


class _CellTable:
    """The part of a sheet with its cells: nothing else stands between them, so a figure turned into another record is seen."""

    _BETWEEN = frozenset({_STRING, 0x4BC, 0x221, 0x21, 0x236, 0x3C, 0xD7})
    _LAST_KNOWN = 0x8FF

    def __init__(self) -> None:
        self._begun = self._ended = False

    def check(self, kind: int) -> None:
        is_of_table = kind == _ROW or kind in _CELLS or kind in _SEVERAL
        if kind > self._LAST_KNOWN or (is_of_table and self._ended):
            raise ReturnError(DAMAGED)
        self._begun |= is_of_table
        self._ended = self._begun and not is_of_table and kind not in self._BETWEEN


def _read_row(found: CellFormats, data: bytes) -> None:
    row, flags = struct.unpack_from("<H10xH", data)
    if flags & _HIDDEN:
        found.hidden_rows.append(row + 1)


def _cells(kind: int, data: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """Yield (row, column, style, content) of each cell of a record, from 0."""
    if size := _SEVERAL.get(kind):
        row, first = struct.unpack_from("<2H", data)
        (last,) = struct.unpack_from("<H", data, len(data) - 2)
        if len(data) != 6 + size * (last - first + 1):
            raise ReturnError(DAMAGED)
        for number in range(last - first + 1):
            cell = data[4 + size * number : 4 + size * (number + 1)]
            yield row, first + number, struct.unpack_from("<H", cell)[0], cell[2:]
        return
    if _CELLS[kind] not in (None, len(data)) or len(data) < 6:
        raise ReturnError(DAMAGED)
    row, column, style = struct.unpack_from("<3H", data)
    yield row, column, style, data[6:]


def _read_cell(found: CellFormats, styles: _Styles, cell: tuple[int, int, int, int], value: bytes) -> None:
    kind, row, column, style = cell
    position = row + 1, column
    has_value = kind not in (0x201, 0xBE)
    if kind == _BOOLERR and value[1]:
        found.errors[position] = _error(value[0])
    elif kind == _FORMULA:
        _read_formula(found, position, value)
    if has_value and styles.shows_percent(style):
        found.percent_at(*position)
    if has_value and styles.is_struck(style):
        found.struck_at(*position)


def _read_formula(found: CellFormats, position: tuple[int, int], value: bytes) -> None:
    if len(value) < 16:
        raise ReturnError(DAMAGED)
    if value[6:8] == b"\xff\xff" and value[0] == 2:
        found.errors[position] = _error(value[2])
    if value[8] & _NEVER_CALCULATED == _NEVER_CALCULATED:
        found.uncalculated_at(*position)


def _error(code: int) -> str:
    if code not in ERRORS:
        raise ReturnError(DAMAGED)
    return ERRORS[code]
