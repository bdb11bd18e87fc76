"""What notes and text boxes of an old .xls workbook say; used in the child process only.

The text of either stands with its shape: an object's number, then the length, then the letters in one or more records, of which
each says how it writes them. A note's own record says of which cell it is, by the number of its object ([MS-XLS] 2.4.179).
"""

import struct
from dataclasses import dataclass, field

from adapters.workbook.cell_formats import CellFormats
from quarterly.collecting.sheets.sheets import cell_name

NOTE, OBJECT, TEXT, GOES_ON = 0x1C, 0x5D, 0x1B6, 0x3C
_COMMON = 0x15  # the first part of an object, with its number


@dataclass(slots=True)
class XlsTexts:
    """The texts of one sheet, by the numbers of their objects, and the cells of notes by the same."""

    _cells: dict[int, str] = field(default_factory=dict)
    _texts: dict[int, str] = field(default_factory=dict)
    _object: int = -1
    _missing: int = 0

    def read(self, kind: int, data: bytes) -> None:
        """Read a record of the sheet, of whatever kind."""
        if kind == NOTE and len(data) >= 8:
            row, column, number = struct.unpack_from("<2H2xH", data)
            self._cells[number] = cell_name(row + 1, column)
        elif kind == OBJECT and len(data) >= 8:
            part, number = struct.unpack_from("<H4xH", data)
            self._object = number if part == _COMMON else -1
        elif kind == TEXT and len(data) >= 12:
            (self._missing,) = struct.unpack_from("<H", data, 10)
        elif kind == GOES_ON and self._missing and data:
            self._add(data)

    def into(self, found: CellFormats) -> None:
        """Add the cells of notes, and all texts with where they stand."""
        found.noted += self._cells.values()
        for number, text in self._texts.items():
            found.unseen.append((f"comment on {self._cells[number]}" if number in self._cells else "text box or chart", text))

    def _add(self, data: bytes) -> None:
        letters = data[1:].decode("utf-16-le" if data[0] & 1 else "latin-1", "replace")[: self._missing]
        self._missing -= len(letters)
        self._texts[self._object] = self._texts.get(self._object, "") + letters
