"""One stream of a compound file, the container of old .xls workbooks ([MS-CFB]); used in the child process only."""

import struct
from collections.abc import Iterator

from quarterly.vocabulary.errors import ReturnError

_END = 0xFFFFFFFE  # of a chain; what is greater names no sector either
_TABLE_IN_HEADER = slice(76, 512)
_ENTRY = 128
_STREAM, _ROOT = 2, 5

DAMAGED = "This file is damaged or was cut short on its way: open it in Excel, save it and send it again."


class CompoundFile:
    """Sectors and chains of a compound file; raises ReturnError, worded for the sender, for one that contradicts itself."""

    def __init__(self, body: bytes) -> None:
        """Read the table of sectors."""
        if len(body) < 1 << 9:
            raise ReturnError(DAMAGED)
        order, shift, small = struct.unpack_from("<3H", body, 28)
        (first,) = struct.unpack_from("<I", body, 48)
        self._cutoff, small_first, _, more_first = struct.unpack_from("<4I", body, 56)
        if order != 0xFFFE or shift not in (9, 12) or small != 6:
            raise ReturnError(DAMAGED)
        self._body, self._size = body, 1 << shift
        numbers = list(struct.unpack("<109I", body[_TABLE_IN_HEADER]))
        numbers += self._more(more_first)
        table = b"".join(self._sector(number) for number in numbers if number < _END)
        self._next = struct.unpack(f"<{len(table) // 4}I", table)
        self._entries = list(self._directory(first))
        self._small, self._small_next = b"", tuple[int, ...]()
        root = next((entry for entry in self._entries if entry[1] == _ROOT), None)
        if small_first < _END and root:
            small_table = self._chain(small_first)
            self._small_next = struct.unpack(f"<{len(small_table) // 4}I", small_table)
            self._small = self._chain(root[2])

    def stream(self, *names: str) -> bytes:
        """Return the first stream with one of these names, in any case; raise ReturnError where there is none."""
        wanted = {name.casefold() for name in names}
        for name, kind, start, length in self._entries:
            if kind == _STREAM and name.casefold() in wanted:
                found = self._chain(start) if length >= self._cutoff else self._small_chain(start)
                if len(found) < length:
                    raise ReturnError(DAMAGED)
                return found[:length]
        raise ReturnError(DAMAGED)

    def _more(self, number: int) -> Iterator[int]:
        """Yield the sectors of the table of sectors beyond those that the header has room for."""
        seen: set[int] = set()
        while number < _END and number not in seen:
            seen.add(number)
            *found, number = struct.unpack(f"<{self._size // 4}I", self._sector(number))
            yield from found

    def _directory(self, first: int) -> Iterator[tuple[str, int, int, int]]:
        """Yield (name, kind, first sector, length) of each entry."""
        listed = self._chain(first)
        for at in range(0, len(listed) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", listed, at + 64)
            start, size = struct.unpack_from("<II", listed, at + 116)
            yield listed[at : at + max(length - 2, 0)].decode("utf-16-le", "replace"), kind, start, size

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        found = self._body[start : start + self._size]
        if not found:
            raise ReturnError(DAMAGED)
        return found.ljust(self._size, b"\0")

    def _chain(self, number: int) -> bytes:
        return b"".join(self._sector(each) for each in _followed(number, self._next))

    def _small_chain(self, number: int) -> bytes:
        return b"".join(self._small[each << 6 : (each + 1) << 6] for each in _followed(number, self._small_next))


def _followed(number: int, following: tuple[int, ...]) -> Iterator[int]:
    """Yield the sectors of a chain; raise ReturnError if it leads in a circle or out of the file."""
    seen = 0
    while number != _END:
        if number >= len(following) or seen > len(following):
            raise ReturnError(DAMAGED)
        yield number
        number, seen = following[number], seen + 1
