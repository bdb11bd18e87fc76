"""A small binary .xlsb workbook, record by record ([MS-XLSB]), as no library writes one."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.workbooks import zipped

ROW, ERROR, TRUE_OR_FALSE, REAL, TEXT = 0, 3, 4, 5, 6
PLAIN, AS_PERCENT, STRUCK_OUT = 0, 1, 2  # the numbers of the styles below
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'

Cell = tuple[object, int]  # value and style; an error is (b"\x07", style)


@dataclass(frozen=True)
class Looks:
    """Hidden rows from 1 and columns from 0, and (row, column), from 0, of cells with a note, and what each `says`."""

    rows: Sequence[int] = ()
    columns: Sequence[int] = ()
    noted: Sequence[tuple[int, int]] = ()
    says: str = ""


def xlsb(name: str, rows: Sequence[Sequence[object]], looks: Looks = Looks()) -> bytes:
    """Return a workbook with one sheet; a cell is a value or (value, style)."""
    notes = [
        record(635, struct.pack("<5I", 0, row, row, column, column) + bytes(16))
        + (record(637, b"\0" + wide(looks.says)) if looks.says else b"")
        + record(636)
        for row, column in looks.noted
    ]
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _RELATIONS.format(_RELATION.format("rId1", "officeDocument", "xl/workbook.bin")),
            "xl/_rels/workbook.bin.rels": _RELATIONS.format(
                _RELATION.format("rId1", "worksheet", "worksheets/sheet1.bin") + _RELATION.format("rId2", "styles", "styles.bin")
            ),
            "xl/workbook.bin": b"".join(
                [
                    record(131),
                    record(143),
                    record(156, struct.pack("<2I", 0, 1) + wide("rId1") + wide(name)),
                    record(144),
                    record(132),
                ]
            ),
            "xl/styles.bin": b"".join(_styles()),
            "xl/worksheets/sheet1.bin": b"".join(_sheet(rows, looks)),
            "xl/worksheets/_rels/sheet1.bin.rels": _RELATIONS.format(_RELATION.format("rId1", "comments", "../comments1.bin")),
            "xl/comments1.bin": b"".join(notes),
        }
    )


def record(kind: int, data: bytes = b"") -> bytes:
    """Return one record: its kind and length in seven bits a byte, and its data."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = bytes([len(data)]) if len(data) < 128 else bytes([len(data) & 0x7F | 0x80, len(data) >> 7])
    return head + length + data


def wide(text: str) -> bytes:
    """Return a text as it stands in a record."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(column: int, value: object, style: int = PLAIN) -> bytes:
    """Return the record of a cell."""
    at = struct.pack("<2I", column, style)
    if isinstance(value, bool):
        return record(TRUE_OR_FALSE, at + bytes([value]))
    if isinstance(value, bytes):
        return record(ERROR, at + value)
    return record(TEXT, at + wide(value)) if isinstance(value, str) else record(REAL, at + struct.pack("<d", value))


def _styles() -> Iterator[bytes]:
    """Yield three styles of cells: plain, a percentage of the workbook's own format, and struck out."""
    yield record(278)
    yield record(615, struct.pack("<I", 1))
    yield record(44, struct.pack("<H", 170) + wide("0.0%"))
    yield record(616)
    yield record(611, struct.pack("<I", 2))
    for grbit in (0, 8):
        yield record(43, struct.pack("<2H", 220, grbit) + bytes(17) + wide("Calibri"))
    yield record(612)
    yield record(617, struct.pack("<I", 3))
    for number_format, font in ((0, 0), (170, 0), (0, 1)):
        yield record(47, struct.pack("<3H", 0, number_format, font) + bytes(10))
    yield record(618)
    yield record(279)


def _sheet(rows: Sequence[Sequence[object]], looks: Looks) -> Iterator[bytes]:
    yield record(129)
    yield record(148, struct.pack("<4I", 0, len(rows), 0, max(map(len, rows), default=0)))
    for column in looks.columns:
        yield record(60, struct.pack("<4IH", column, column, 2000, 0, 1))
    yield record(145)
    for number, row in enumerate(rows):
        flags = 0x10 if number + 1 in looks.rows else 0
        yield record(ROW, struct.pack("<2IHBB", number, 0, 300, 0, flags) + bytes(5))
        for column, each in enumerate(row):
            if each is not None:
                yield cell(column, *each) if isinstance(each, tuple) else cell(column, each)
    yield record(146)
    yield record(130)
