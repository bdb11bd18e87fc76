"""Mails as Outlook saves them (.msg): a compound file with a stream for each property (MS-CFB, MS-OXMSG)."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_SMALL, _LARGE = 64, 4096  # bytes of a small piece, and from which on a stream has large ones
_SECTOR, _FREE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NO_ENTRY = 0xFFFFFFFF
_TEXT, _BINARY = 0x001F, 0x0102
CLASS, SUBJECT, HEADERS, BODY, HTML = 0x001A, 0x0037, 0x007D, 0x1000, 0x1013
SENDER, MESSAGE_ID, IN_REPLY_TO = 0x5D01, 0x1035, 0x1042
_DATA, _LONG_NAME, _CONTENT_ID, _METHOD = 0x3701, 0x3707, 0x3712, 0x3705

Properties = Mapping[int, str | bytes]
_Folder = dict[str, "bytes | _Folder"]


def outlook_file(properties: Properties, files: Mapping[str, bytes] | None = None, crest: bytes = b"") -> bytes:
    """Return a saved mail with these properties and files, and a picture within its text if one is given."""
    attached: list[Properties] = [{_LONG_NAME: name, _DATA: body} for name, body in (files or {}).items()]
    attached += [{_LONG_NAME: "image001.png", _DATA: crest, _CONTENT_ID: "image001.png@01CD"}] if crest else []
    root = _storage(properties, struct.pack("<8xIIII8x", 0, len(attached), 0, len(attached)))
    for number, each in enumerate(attached):
        root[f"__attach_version1.0_#{number:08X}"] = _storage(each, bytes(8), [struct.pack("<HHIII", 3, _METHOD, 6, 1, 0)])
    return _compound(root)


def _storage(properties: Properties, header: bytes, more: list[bytes] | None = None) -> _Folder:
    streams, entries = _Folder(), list(more or [])
    for number, value in properties.items():
        kind = _TEXT if isinstance(value, str) else _BINARY
        body = value.encode("utf-16-le") if isinstance(value, str) else value
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = body
        entries.append(struct.pack("<HHIII", kind, number, 6, len(body) + (2 if kind == _TEXT else 0), 0))
    streams["__properties_version1.0"] = header + b"".join(entries)
    return streams


@dataclass
class _Pieces:
    """Streams cut into pieces of one size, and for each piece the number of the next one of its stream."""

    size: int
    pieces: list[bytes] = field(default_factory=list)
    chain: list[int] = field(default_factory=list)

    def add(self, body: bytes) -> int:
        """Add a stream and return its first piece."""
        start = len(self.pieces)
        cut = [body[at : at + self.size] for at in range(0, len(body), self.size)]
        for number, piece in enumerate(cut, start=1):
            self.pieces.append(piece.ljust(self.size, b"\0"))
            self.chain.append(start + number if number < len(cut) else _END)
        return start if cut else _END


@dataclass
class _Entries:
    """The directory of a compound file, its streams, and the small ones, which lie together in one of them."""

    directory: list[bytes] = field(default_factory=list)
    large: _Pieces = field(default_factory=lambda: _Pieces(_SECTOR))
    small: _Pieces = field(default_factory=lambda: _Pieces(_SMALL))

    def stream(self, body: bytes) -> int:
        """Add a stream and return its first piece."""
        return (self.small if len(body) < _LARGE else self.large).add(body)

    def children(self, folder: _Folder) -> int:
        """Add the entries of a folder, each to the right of the one before, and return the number of the first."""
        first = len(self.directory)
        self.directory += [b""] * len(folder)
        for number, (name, content) in enumerate(sorted(folder.items()), start=first):
            right = number + 1 if number + 1 < first + len(folder) else _NO_ENTRY
            if isinstance(content, bytes):
                self.directory[number] = _entry(name, 2, right, _NO_ENTRY, self.stream(content), len(content))
            else:
                self.directory[number] = _entry(name, 1, right, self.children(content), 0, 0)
        return first


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written) + 2, kind, 1, _NO_ENTRY, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def _compound(root: _Folder) -> bytes:
    made = _Entries([b""])
    child = made.children(root)
    together = b"".join(made.small.pieces)
    made.directory[0] = _entry("Root Entry", 5, _NO_ENTRY, child, made.large.add(together), len(together))
    small = made.small.chain + [_FREE] * (-len(made.small.chain) % 128)
    small_table = made.large.add(struct.pack(f"<{len(small)}I", *small))
    directory = made.large.add(b"".join(made.directory))
    tables = 1
    while tables * 128 < len(made.large.pieces) + tables:
        tables += 1
    first = len(made.large.pieces)
    chain = made.large.chain + [_FAT] * tables
    chain += [_FREE] * (tables * 128 - len(chain))
    places = [*range(first, first + tables)] + [_FREE] * (109 - tables)
    numbers = (0, tables, directory, 0, _LARGE, small_table, len(small) // 128, _END, 0)
    versions = struct.pack("<16xHHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + versions + struct.pack("<9I", *numbers) + struct.pack("<109I", *places)
    return head + b"".join(made.large.pieces) + struct.pack(f"<{len(chain)}I", *chain)
