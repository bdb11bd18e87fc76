"""Open a Word file that may be anything: its parts by name, or a sentence on why it cannot be a template."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from lxml import etree

from adapters.workbook.guard import MOST_BYTES, MOST_PARTS, MOST_RATIO
from quarterly.vocabulary.errors import SetupError

Parts = dict[str, bytes]

_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_STRICT = b"http://purl.oclc.org/ooxml/"
_ZIP_ENTRY = b"PK\x01\x02"
_SAVE_AGAIN = "Open it in Word and save it as a Word document (.docx) or Word template (.dotx)."
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parts_of(body: bytes, name: str) -> Parts:
    """Return the parts of a Word file by their names; raise SetupError naming the file if it is none, or not safe to open.

    The limits are those of a workbook that a service sends.
    """
    if not body.startswith(b"PK"):
        raise SetupError(f"{name} {_not_a_zip(body)} {_SAVE_AGAIN}")
    if len(body) > MOST_BYTES or body.count(_ZIP_ENTRY) > MOST_PARTS:
        raise SetupError(_too_large(name))
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            return _read(archive, len(body), name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise SetupError(f"{name} is damaged or was cut short. {_SAVE_AGAIN}") from error


def parsed(body: bytes, name: str) -> etree._Element:
    """Return a part's XML; raise SetupError if it is none or defines entities, which Word never writes."""
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise SetupError(f"{name} contains definitions that Word never writes (a DTD). {_SAVE_AGAIN}")
    try:
        return etree.fromstring(body, _PARSER)
    except etree.XMLSyntaxError as error:
        raise SetupError(f"{name} is damaged. {_SAVE_AGAIN}") from error


def relations_name(part: str) -> str:
    """Return the name of the part that holds another part's relationships."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _read(archive: zipfile.ZipFile, packed: int, name: str) -> Parts:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_BYTES or unpacked > MOST_RATIO * packed or len(entries) > MOST_PARTS:
        raise SetupError(_too_large(name))
    if _twice(entry.filename for entry in entries):
        raise SetupError(f"{name} holds a part twice, and programs differ on which counts. {_SAVE_AGAIN}")
    parts = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise SetupError(f"{name} is no Word file. {_SAVE_AGAIN}")
    if _STRICT in parts["word/document.xml"][:4096]:
        raise SetupError(f"{name} is saved as Strict Open XML. {_SAVE_AGAIN}")
    return parts


def _twice(names: Iterable[str]) -> bool:
    every = [name.replace("\\", "/").casefold() for name in names]
    return len(set(every)) < len(every)


def _not_a_zip(body: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in body:
        return "is protected with a password."
    return "is an old-style .doc or .dot file." if body.startswith(_OLE2) else "is no Word file."


def _too_large(name: str) -> str:
    return f"{name} is too large for a template (more than 50 MB once unpacked). Remove large pictures and save it again."
