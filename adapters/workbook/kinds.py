"""What kind of file somebody sent, by its first bytes and its parts; what is none that is read is named for its sender.

The bytes decide and not the name: .xlsx is what people call exports of any kind, and .xls the pages of a case system.
"""

import re
import zipfile
from collections.abc import Callable, Collection
from io import BytesIO

from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.file_kinds import FileKind

_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MOST_LOOKED_AT = 4_096  # bytes of a text file's beginning by which it is known
_MAIL = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:from|to|received|return-path|message-id|mime-version):", re.I)
_LINK = re.compile(rb'\s*(?:\[InternetShortcut\]|\{\s*"(?:url|doc_id)"|L\x00\x00\x00\x01\x14)', re.I)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")

_INTO_A_WORKBOOK = "put the figures into the workbook and send that."
_WORD = f"This is a Word document, not a workbook: {_INTO_A_WORKBOOK}"
_SLIDES = f"This is a presentation, not a workbook: {_INTO_A_WORKBOOK}"
_MAIL_ITSELF = "This is a mail, not the file that came with it: open the mail, save what is attached to it and send that."
_PDF = "This is a PDF, from which no figure can be read safely: send the workbook or the CSV file that it was made from."
_PICTURE = "This is a picture, from which no figure can be read safely: send the workbook or the CSV file that it shows."
_PACKED = "This is a zip file, not a workbook: send the workbook itself, without zipping it."
_PAGE = (
    "This is a web page, whatever its name says, as some systems export it: open it in Excel, save it as an Excel workbook "
    "(.xlsx) and send that."
)
_XML = "This is an XML file, not a workbook: open it in Excel, save it as an Excel workbook (.xlsx) and send that."
_PROTECTED = "This workbook is protected with a password to open it: save it without a password and send it again."
_NUMBERS = "This is a Numbers document: export it as Excel (File, Export To, Excel) and send that."
_A_LINK = "This is a link to a spreadsheet, not the spreadsheet: download it as an Excel workbook (.xlsx) and send that."
_NOT_A_TABLE = (
    "This file is neither a workbook nor a text file of rows and columns: save the figures as an Excel workbook (.xlsx), and "
    "send that."
)
_CUT_SHORT = (
    "This file was cut short on its way, or is no workbook: open it in Excel, save it as an Excel workbook (.xlsx) and send that."
)

_BEGINNINGS = (
    (b"%PDF", _PDF),
    (b"{\\rtf", _WORD),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
    (b"\x1f\x8b", _PACKED),
)
# Names of streams in a compound file, as they are written there.
_STREAMS = (
    ("EncryptedPackage", _PROTECTED),
    ("__substg1.0_", _MAIL_ITSELF),
    ("__nameid_version1.0", _MAIL_ITSELF),
    ("WordDocument", _WORD),
    ("PowerPoint Document", _SLIDES),
)
_MARKUP = ((b"<!doctype html", _PAGE), (b"<html", _PAGE), (b"<table", _PAGE), (b"<meta", _PAGE), (b"<?xml", _XML), (b"<", _XML))


def kind_of(body: bytes) -> FileKind:
    """Return the kind of a file that is no zip; raise ReturnError, worded for its sender, for one that is not read."""
    if not body:
        raise ReturnError("This file is empty: send the workbook again.")
    for beginning, message in _BEGINNINGS:
        if body.startswith(beginning):
            raise ReturnError(message)
    return _compound(body) if body.startswith(_OLE2) else _text(body)


def kind_of_zip(archive: zipfile.ZipFile) -> FileKind:
    """Return the kind of a file that is a zip; raise ReturnError, worded for its sender, for one that is no spreadsheet."""
    names = {part.filename.lower() for part in archive.infolist()}
    if "xl/workbook.xml" in names:
        return FileKind.XLSM if any(name.endswith("vbaproject.bin") for name in names) else FileKind.XLSX
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if "mimetype" in names:
        return _open_document(archive, names)
    raise ReturnError(_of_other_zip(names))


def ending_of(marked: bytes) -> str:
    """Return the ending of the name of a marked copy: .xlsm where it carries macros, else .xlsx."""
    with zipfile.ZipFile(BytesIO(marked)) as archive:
        return kind_of_zip(archive).value


def _of_other_zip(names: Collection[str]) -> str:
    if "word/document.xml" in names:
        return _WORD
    if "ppt/presentation.xml" in names:
        return _SLIDES
    return _NUMBERS if any(name.endswith(".iwa") for name in names) else _PACKED


def _open_document(archive: zipfile.ZipFile, names: Collection[str]) -> FileKind:
    kind = archive.read("mimetype").decode("ascii", "replace").strip()
    if not kind.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        is_text = kind.startswith("application/vnd.oasis.opendocument.text")
        raise ReturnError(_WORD.replace("Word", "text") if is_text else _SLIDES.replace("a presentation", "no spreadsheet"))
    manifest = next((name for name in names if name == "meta-inf/manifest.xml"), "")
    if manifest and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise ReturnError(_PROTECTED)
    return FileKind.ODS


def _compound(body: bytes) -> FileKind:
    for name, message in _STREAMS:
        if name.encode("utf-16-le") in body:
            raise ReturnError(message)
    if any(_stream(name) in body for name in ("Workbook", "WORKBOOK", "Book", "BOOK")):
        return FileKind.XLS
    raise ReturnError(_CUT_SHORT)


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _text(body: bytes) -> FileKind:
    beginning = body[:_MOST_LOOKED_AT]
    if _LINK.match(beginning):
        raise ReturnError(_A_LINK)
    if not looks_like_utf_16(body) and _CONTROL.search(body):
        raise ReturnError(_NOT_A_TABLE)
    plain = beginning.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(UTF_16[0]).removeprefix(UTF_16[1]).lstrip()
    for start, message in _MARKUP:
        if plain.lower().startswith(start):
            raise ReturnError(message)
    if _is_mail(plain):
        raise ReturnError(_MAIL_ITSELF)
    if not plain:
        raise ReturnError("This file has no text in it: send the workbook again.")
    return FileKind.CSV


def looks_like_utf_16(body: bytes) -> bool:
    """Whether a text is in UTF-16, with or without the mark that says so: then nearly every second byte is nought."""
    even, odd = body[:_MOST_LOOKED_AT:2], body[1:_MOST_LOOKED_AT:2]
    return body.startswith(UTF_16) or any(
        one.count(0) * 4 > len(one) * 3 and 0 not in other for one, other in ((even, odd), (odd, even))
    )


_is_mail: Callable[[bytes], object] = _MAIL.match
