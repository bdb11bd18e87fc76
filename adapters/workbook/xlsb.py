"""What the values of a binary .xlsb workbook do not show, and its limits ([MS-XLSB]); used in the child process only."""

import struct
import zipfile
from collections.abc import Iterator

from adapters.workbook.cell_formats import ERRORS, CellFormats, CellLimits, is_percent_format
from adapters.workbook.compound import DAMAGED
from adapters.workbook.parts import related_parts
from quarterly.collecting.sheets.sheets import cell_name
from quarterly.vocabulary.errors import ReturnError

_WORKBOOK, _STYLES = "xl/workbook.bin", "xl/styles.bin"
_ROW, _BLANK, _ERROR, _FORMULA_ERROR, _LAST_CELL = 0, 1, 3, 11, 11
_FONT, _FORMAT, _XF, _BEGIN_XFS, _END_XFS = 43, 44, 47, 617, 618
_SHEET, _COLUMNS = 156, 60
_END_SHEET, _BEGIN_CELLS, _END_CELLS = 130, 145, 146
# Formulas that cells share, and what newer programs add; older ones pass over it.
_BETWEEN_CELLS = frozenset({35, 36, 37, 38, 49, 50, 426, 427, 428, 1024, 1025, 1045, 1046, 2091, 3072})
_BEGIN_COMMENT, _COMMENT_TEXT = 635, 637
_HIDDEN, _STRUCK = 0x10, 0x08
_BUILT_IN_PERCENT = {9, 10}
_BEFORE_VALUE = 8  # bytes of column and style
# The length of a cell's value by its kind, in bytes; None where it varies.
_LENGTHS = {1: 0, 2: 4, 3: 1, 4: 1, 5: 8, 6: None, 7: 4, 8: None, 9: None, 10: None, 11: None}


def xlsb_formats(archive: zipfile.ZipFile) -> dict[str, CellFormats]:
    """Return the formats of each sheet by its name; raise ReturnError, worded for the sender, for a sheet that is not whole."""
    related = related_parts(archive, _WORKBOOK)
    percent, struck = _styles(archive)
    limits = CellLimits()
    sheets = [_sheet_name(data) for kind, data in _records(archive, _WORKBOOK) if kind == _SHEET]
    return {name: _sheet(archive, related.get(relation, ""), percent, struck, limits) for relation, name in sheets}


def _records(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, bytes]]:
    """Yield (kind, data) of all records of a part; nothing if there is no such part."""
    if part not in archive.namelist():
        return
    stream, at = archive.read(part), 0
    while at < len(stream):
        kind, at = _variable(stream, at, 2)
        length, at = _variable(stream, at, 4)
        data = stream[at : at + length]
        if len(data) < length:
            raise ReturnError(DAMAGED)
        yield kind, data
        at += length


def _variable(stream: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and where it ends."""
    number = 0
    for position in range(most):
        if at >= len(stream):
            raise ReturnError(DAMAGED)
        byte = stream[at]
        at += 1
        number |= (byte & 0x7F) << (7 * position)
        if not byte & 0x80:
            break
    return number, at


def _text(data: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * length
    if end > len(data):
        raise ReturnError(DAMAGED)
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _sheet_name(data: bytes) -> tuple[str, str]:
    """Return (relation, name) of a sheet."""
    relation, at = _text(data, 8)
    name, _ = _text(data, at)
    return relation, name


def _styles(archive: zipfile.ZipFile) -> tuple[set[int], set[int]]:
    """Return the numbers of the cell styles that show percentages, and of those that strike out."""
    formats, fonts, styles = set(_BUILT_IN_PERCENT), list[bool](), list[tuple[int, int]]()
    of_cells = False
    for kind, data in _records(archive, _STYLES):
        if kind == _FORMAT:
            (number,) = struct.unpack_from("<H", data)
            formats ^= {number} & formats
            formats |= {number} if is_percent_format(_text(data, 2)[0]) else set()
        elif kind == _FONT:
            fonts.append(bool(struct.unpack_from("<H", data, 2)[0] & _STRUCK))
        elif kind in (_BEGIN_XFS, _END_XFS):
            of_cells = kind == _BEGIN_XFS
        elif kind == _XF and of_cells:
            styles.append(struct.unpack_from("<2H", data, 2))
    struck = {number for number, (_, font) in enumerate(styles) if font < len(fonts) and fonts[font]}
    return {number for number, (shown, _) in enumerate(styles) if shown in formats}, struck


def _sheet(archive: zipfile.ZipFile, part: str, percent: set[int], struck: set[int], limits: CellLimits) -> CellFormats:
    found, sheet, row = CellFormats(), limits.sheet(), 0
    for kind, data in _cell_table(archive, part):
        if kind == _ROW:
            row = struct.unpack_from("<I", data)[0] + 1
            if data[11] & _HIDDEN:
                found.hidden_rows.append(row)
        elif kind == _COLUMNS:
            first, last, _, _, flags = struct.unpack_from("<4IH", data)
            if flags & 1:
                found.hide_columns(first, last)
        else:
            column, style = _cell(kind, data)
            sheet.at(row, column + 1)
            if kind in (_ERROR, _FORMULA_ERROR):
                found.errors[row, column] = ERRORS.get(data[8], "#error")
            if style in percent and kind != _BLANK:
                found.percent_at(row, column)
            if style in struck and kind != _BLANK:
                found.struck_at(row, column)
    sheet.end()
    for own in related_parts(archive, part).values():
        _read_notes(archive, own, found)
    return found


def _cell_table(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, bytes]]:
    """Yield columns, rows and cells of a sheet; raise ReturnError if anything unknown stands between them, or it has no end.

    A byte too many moves all records behind it, which are then of other kinds, and a reader passes over what it does not know.
    """
    if "/worksheets/" not in part:
        return  # a sheet with a chart alone
    inside = ended = False
    last = -1
    for kind, data in _records(archive, part):
        last = kind
        if kind in (_BEGIN_CELLS, _END_CELLS):
            if inside is (kind == _BEGIN_CELLS) or ended:
                raise ReturnError(DAMAGED)
            inside, ended = kind == _BEGIN_CELLS, kind == _END_CELLS
        elif (inside and kind <= _LAST_CELL) or (kind == _COLUMNS and not inside):
            yield kind, data
        elif kind <= _LAST_CELL or (inside and kind not in _BETWEEN_CELLS):
            raise ReturnError(DAMAGED)
    if last != _END_SHEET or not ended:
        raise ReturnError(DAMAGED)


def _cell(kind: int, data: bytes) -> tuple[int, int]:
    """Return (column from 0, style) of a cell."""
    if len(data) < _BEFORE_VALUE or _LENGTHS[kind] not in (None, len(data) - _BEFORE_VALUE):
        raise ReturnError(DAMAGED)
    column, style = struct.unpack_from("<2I", data)
    return column, style & 0xFFFFFF


def _read_notes(archive: zipfile.ZipFile, part: str, found: CellFormats) -> None:
    """Add the cells with a note in a part of notes, and what the notes say."""
    for kind, data in _records(archive, part) if "comments" in part.lower() else ():
        if kind == _BEGIN_COMMENT:
            row, column = struct.unpack_from("<I4xI", data, 4)
            found.noted.append(cell_name(row + 1, column))
        elif kind == _COMMENT_TEXT and found.noted:
            found.unseen.append((f"comment on {found.noted[-1]}", _text(data, 1)[0]))  # behind a byte of what follows the text
