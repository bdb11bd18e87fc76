"""Open a Word file that may be anything: its parts by name, or a sentence on why it cannot be a template."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from docx.oxml.ns import nsmap, qn
from lxml import etree

from adapters.workbook.guard import MOST_BYTES, MOST_PARTS, MOST_RATIO
from quarterly.vocabulary.errors import SetupError

Parts = dict[str, bytes]

MAIN = "word/document.xml"

_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_STRICT = b"http://purl.oclc.org/ooxml/"
_ZIP_ENTRY = b"PK\x01\x02"
_SAVE_AGAIN = "Open it in Word and save it as a Word document (.docx) or Word template (.dotx)."
_MAIN_ELSEWHERE = re.compile(r"word/document\d{1,3}\.xml")
_ROOTS = {
    **{kind: qn(f"w:{kind}") for kind in ("document", "styles", "numbering", "settings", "footnotes", "endnotes")},
    "fontTable": qn("w:fonts"), "header": qn("w:hdr"), "footer": qn("w:ftr"), "theme": f"{{{nsmap['a']}}}theme",
}  # fmt: skip
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
        raise _with_definitions(name)
    try:
        root = etree.fromstring(body, _PARSER)
    except etree.XMLSyntaxError as error:
        raise damaged(name) from error
    if root.getroottree().docinfo.doctype:  # in another encoding, in which the bytes above are others
        raise _with_definitions(name)
    return root


def require_root(root: etree._Element, kind: str, name: str) -> None:
    """Raise SetupError if a part of a kind ("header") is not what Word writes there."""
    if root.tag != _ROOTS[kind] or (kind == "document" and root.find(qn("w:body")) is None):
        raise damaged(name)


def damaged(name: str) -> SetupError:
    """Return the error for a file that opens as a Word file and is none that Word would write."""
    return SetupError(f"{name} is damaged. {_SAVE_AGAIN}")


def _with_definitions(name: str) -> SetupError:
    return SetupError(f"{name} contains definitions that Word never writes (a DTD). {_SAVE_AGAIN}")


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
    parts = _with_main({entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()})
    if MAIN not in parts or "[Content_Types].xml" not in parts:
        raise SetupError(f"{name} is no Word file. {_SAVE_AGAIN}")
    if _STRICT in parts[MAIN][:4096]:
        raise SetupError(f"{name} is saved as Strict Open XML. {_SAVE_AGAIN}")
    return parts


def _with_main(parts: Parts) -> Parts:
    """Call the text by its usual name: Word on the web and SharePoint write word/document2.xml."""
    found = [each for each in parts if _MAIN_ELSEWHERE.fullmatch(each)]
    if MAIN in parts or len(found) != 1:
        return parts
    names = {found[0]: MAIN, relations_name(found[0]): relations_name(MAIN)}
    return {names.get(part, part): body for part, body in parts.items()}


def _twice(names: Iterable[str]) -> bool:
    every = [name.replace("\\", "/").casefold() for name in names]
    return len(set(every)) < len(every)


def _not_a_zip(body: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in body:
        return "is protected with a password."
    return "is an old-style .doc or .dot file." if body.startswith(_OLE2) else "is no Word file."


def _too_large(name: str) -> str:
    most = f"50 MB once unpacked, {MOST_RATIO} times its size, or {MOST_PARTS:,} parts"
    return f"{name} is too large for a template (more than {most}). Remove large pictures and save it again."
