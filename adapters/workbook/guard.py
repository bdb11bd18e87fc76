"""Refuse files of other kinds than those that are read, or that would bring down a program that reads them.

A file of 4.8 KB with one cell at XFD1048576 makes a reader allocate half a terabyte, so a file is parsed only after this check.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from adapters.workbook.kinds import kind_of, kind_of_zip
from adapters.workbook.scan import Scan, far_out
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.file_kinds import FileKind

MOST_BYTES = 50_000_000
MOST_RATIO = 200
MOST_PARTS = 2_000
_BYTES, _PARTS = "more than 50 MB once unpacked", f"more than {MOST_PARTS:,} parts"
_RATIO = f"more than {MOST_RATIO} times its size once unpacked"

_CHUNK = 1 << 18
_OVERLAP = 1 << 12  # so that a match across two chunks is found
_ZIP_ENTRY = b"PK\x01\x02"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")

# No return has more than 20,000 rows or 256 columns (A to IV). These patterns also apply to malformed XML, which `scan` skips.
_FAR_ROW = rb"0*(?:2000[1-9]|200[1-9]\d|20[1-9]\d\d|2[1-9]\d{3}|[3-9]\d{4}|[1-9]\d{5,})"
_FAR_COLUMN = rb"(?:[A-Za-z]{3,}|[Ii][W-Zw-z]|[J-Zj-z][A-Za-z])"
# A far row without cells is accepted: LibreOffice ends every sheet with one.
_FAR_CELL = re.compile(
    rb"""\sr\s*=\s*["'](?:%b\d|[A-Za-z]+%b["']|%b["'][^<]*<(?:[\w.-]+:)?c[\s/>]|[^"'<]{0,40}&)"""
    % (_FAR_COLUMN, _FAR_ROW, _FAR_ROW)
)
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)")

# Parts, by the beginning of their lower-case names, with content beyond cells that nobody would check for personal data.
_MORE_THAN_CELLS = {
    "xl/embeddings/": "Another file is embedded in this workbook: delete that object, save it and send it again.",
    "xl/model/": "This workbook carries a Power Pivot data model: copy the sheets as values into a new workbook and send that.",
    "xl/macrosheets/": "This workbook contains macro sheets of Excel 4: save it without them and send it again.",
}

VALUES_ALONE = "The performance officer's command “quarterly values FILE” writes such a copy: the sheets of a return, as values."


def guard(body: bytes, *, cells_alone: bool = False) -> FileKind:
    """Return the kind of a file that is safe to open in a child process; else raise ReturnError, worded for the sender.

    With `cells_alone` it may carry embedded files or a data model, because only its cells are copied. The records of .xls and
    .xlsb are checked by the child process, before anything else reads them.
    """
    # The bytes decide, not the name: .xlsx is the name that people give to exports of any kind.
    if not body.startswith(b"PK"):
        if len(body) > MOST_BYTES:
            raise ReturnError(_too_large_a_file())
        return kind_of(body)
    if len(body) > MOST_BYTES:
        raise _too_large(_BYTES)
    if body.count(_ZIP_ENTRY) > MOST_PARTS:
        raise _too_large(_PARTS)
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            kind = kind_of_zip(archive)
            if not cells_alone:
                _refuse_more_than_cells({part.filename.lower() for part in archive.infolist()})
            _refuse_size(archive.infolist(), len(body))
            _refuse_twice([part.filename for part in archive.infolist()])
            scan = Scan()
            for part in archive.infolist():
                _refuse_content(archive, part, scan.part())
            return kind
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise ReturnError(
            "This file is damaged or was cut short on its way: open it in Excel, save it and send it again."
        ) from error


def _too_large(how: str) -> ReturnError:
    return ReturnError(
        f"This workbook is too large to be a return ({how}): remove pictures, pivot tables, empty rows and sheets that are not "
        "part of the return, or copy its tables into a new workbook, and send that."
    )


def _too_large_a_file() -> str:
    return "This file is too large to be a return (more than 50 MB): send the rows of the quarter alone."


def _refuse_more_than_cells(names: set[str]) -> None:
    for beginning, message in _MORE_THAN_CELLS.items():
        if any(name.startswith(beginning) for name in names):
            raise ReturnError(f"{message} {VALUES_ALONE}")


def _refuse_size(parts: list[zipfile.ZipInfo], packed: int) -> None:
    # A zip bomb announces its size here; one that lies about it fails its own checksum when it is unpacked.
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_BYTES:
        raise _too_large(_BYTES)
    if unpacked > MOST_RATIO * packed:
        raise _too_large(_RATIO)
    if len(parts) > MOST_PARTS:
        raise _too_large(_PARTS)


def _refuse_twice(names: list[str]) -> None:
    # Of two parts with one name, some programs read the first and some the last. Excel ignores case in names.
    if len({name.replace("\\", "/").casefold() for name in names}) < len(names):
        raise ReturnError(
            "A part of this workbook stands in it twice, and it cannot be told which counts: open it in Excel, check the "
            "figures, save it under another name and send that."
        )


def _refuse_content(archive: zipfile.ZipFile, part: zipfile.ZipInfo, scan: Callable[[bytes], None]) -> None:
    for window, chunk in _xml_windows(archive, part):
        if _DTD.search(window):
            raise ReturnError(
                "This workbook contains definitions that no spreadsheet program writes (a DTD): copy the sheets into a new "
                "workbook and send that."
            )
        if _FAR_CELL.search(window):
            raise ReturnError(far_out())
        scan(chunk)


def _xml_windows(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, bytes]]:
    """Yield a part whose content looks like XML in overlapping windows, each with the chunk that is new in it.

    Any part is read to its end, which verifies its checksum.
    """
    window = b""
    is_xml = None
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if is_xml is None:
                if chunk.startswith(_UTF_16):
                    raise ValueError("XML in an encoding that Excel does not write")
                is_xml = chunk.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
            if is_xml:
                window = window[-_OVERLAP:] + chunk
                yield window, chunk
