"""Refuse files that are not plain workbooks, or that would bring down a program that reads them.

A file of 4.8 KB with one cell at XFD1048576 makes a reader allocate half a terabyte, so a file is parsed only after this check.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from adapters.workbook.scan import Scan, far_out
from quarterly.vocabulary.errors import ReturnError

MOST_BYTES = 50_000_000
MOST_RATIO = 200
MOST_PARTS = 2_000

_CHUNK = 1 << 18
_OVERLAP = 1 << 12  # so that a match across two chunks is found
_ZIP_ENTRY = b"PK\x01\x02"
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
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
    "xl/macrosheets/": "This workbook contains macros: save it without macros (type .xlsx) and send it again.",
}

VALUES_ALONE = "The performance officer's command “quarterly values FILE” writes such a copy: the sheets of a return, as values."


def guard(body: bytes, *, cells_alone: bool = False) -> None:
    """Raise ReturnError, worded for the sender, unless the file is a plain .xlsx that is safe to open.

    With `cells_alone` it may carry macros, embedded files or a data model, because only its cells are copied.
    """
    # The bytes decide, not the name: .xlsx is the name that people give to exports of any kind.
    if not body.startswith(b"PK"):
        raise ReturnError(_not_a_zip(body))
    if len(body) > MOST_BYTES or body.count(_ZIP_ENTRY) > MOST_PARTS:
        raise ReturnError(_too_large())
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            names = {part.filename.lower() for part in archive.infolist()}
            _refuse_other_kinds(names)
            if not cells_alone:
                _refuse_more_than_cells(names)
            _refuse_size(archive.infolist(), len(body))
            _refuse_twice([part.filename for part in archive.infolist()])
            scan = Scan()
            for part in archive.infolist():
                _refuse_content(archive, part, scan.part())
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise ReturnError(
            "This file is damaged or was cut short on its way: open it in Excel, save it and send it again."
        ) from error


def _not_a_zip(body: bytes) -> str:
    if not body:
        return "This file is empty: send the workbook again."
    if not body.startswith(_OLE2):
        return "This file is not an Excel workbook: save it as .xlsx (File, Save As, Excel Workbook) and send it again."
    if _stream("EncryptedPackage") in body:
        return "This workbook is protected with a password to open it: save it without a password and send it again."
    if _stream("WordDocument") in body:
        return "This is a Word document, not a workbook: put the figures into the workbook and send that."
    if _stream("Workbook") in body or _stream("Book") in body:
        return "This is an old-style .xls workbook: save it as .xlsx (File, Save As, Excel Workbook) and send it again."
    return "This is an encrypted or old-style .xls workbook: save it as .xlsx without a password and send it again."


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _too_large() -> str:
    return (
        "This workbook is too large to be a return (more than 50 MB once unpacked): remove pictures, pivot tables and "
        "sheets that are not part of the return, save it and send it again."
    )


def _refuse_other_kinds(names: set[str]) -> None:
    if "word/document.xml" in names:
        raise ReturnError("This is a Word document, not a workbook: put the figures into the workbook and send that.")
    if "ppt/presentation.xml" in names:
        raise ReturnError("This is a presentation, not a workbook: put the figures into the workbook and send that.")
    if "xl/workbook.bin" in names:
        raise ReturnError("This is a binary .xlsb workbook: save it as .xlsx (Excel Workbook) and send it again.")
    if "mimetype" in names:
        raise ReturnError("This is an OpenDocument file (.ods or .odt): save it as .xlsx and send it again.")
    if "xl/workbook.xml" not in names:
        raise ReturnError("This is a zip file, not a workbook: send the .xlsx itself, without zipping it.")


def _refuse_more_than_cells(names: set[str]) -> None:
    if any(name.endswith("vbaproject.bin") for name in names):
        raise ReturnError(f"{_MORE_THAN_CELLS['xl/macrosheets/']} {VALUES_ALONE}")
    for beginning, message in _MORE_THAN_CELLS.items():
        if any(name.startswith(beginning) for name in names):
            raise ReturnError(f"{message} {VALUES_ALONE}")


def _refuse_size(parts: list[zipfile.ZipInfo], packed: int) -> None:
    # A zip bomb announces its size here; one that lies about it fails its own checksum when it is unpacked.
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_BYTES or unpacked > MOST_RATIO * packed or len(parts) > MOST_PARTS:
        raise ReturnError(_too_large())


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
                "This workbook contains definitions that Excel never writes (a DTD): copy the sheets into a new "
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
