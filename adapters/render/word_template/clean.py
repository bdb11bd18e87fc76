"""A template without anything that runs, fetches or was left in it: only what is known to be harmless stays."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import nsmap, qn
from lxml import etree

from adapters.render.word_template.elements import without_elements
from adapters.render.word_template.fields import without_fields
from adapters.render.word_template.package import Parts, parsed, parts_of, relations_name

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = "word/document.xml"

# The kinds of relationships that are followed, with the content type of what they lead to ("" for what is typed by its ending).
_FOLLOWED = {
    **{kind: f"{_WORD}.{kind}+xml" for kind in ("styles", "numbering", "settings", "fontTable", "header", "footer")},
    **{kind: f"{_WORD}.{kind}+xml" for kind in ("footnotes", "endnotes")},
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "image": "",
}
_PICTURES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp", "tif": "image/tiff",
    "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf", "svg": "image/svg+xml",
}  # fmt: skip
_ADDRESSES = ("https://", "http://", "mailto:")
# What was left out is named so; any other kind of relationship is of no use to a report and goes without a word.
_NAMED = {
    "vbaProject": "macros",
    "attachedTemplate": "a link to another template",
    "oleObject": "an embedded or linked object",
    "package": "an embedded file",
    "control": "an ActiveX control",
    "aFChunk": "another file that is read in",
    "subDocument": "a link to another document",
    "mailMergeSource": "the data of a mail merge",
    "mailMergeHeaderSource": "the data of a mail merge",
    "comments": "comments",
    "frame": "a frame with another page",
    "font": "embedded fonts",
}


@dataclass(frozen=True, slots=True)
class CleanTemplate:
    """A template that is safe to fill: a .docx, and what was left out of the file as it came, worded ("macros")."""

    body: bytes
    left_out: tuple[str, ...]


def clean(body: bytes, name: str) -> CleanTemplate:
    """Return a .docx, .dotx or .docm, .dotm as a plain .docx; raise SetupError naming the file if it cannot be a template."""
    parts, types, left_out = parts_of(body, name), {_MAIN: f"{_WORD}.document.main+xml"}, list[str]()
    left_out += ["macros"] if any(each.casefold().endswith("vbaproject.bin") for each in parts) else []
    written: Parts = {}
    ahead = [_MAIN]
    while ahead:
        part = ahead.pop()
        root = parsed(parts[part], name) if _is_xml(part) else None
        if root is None:
            written[part] = parts[part]
            continue
        relations, gone = _relations(part, parts, name, left_out)
        left_out += _fields_worded(root)
        left_out += without_elements(root, frozenset(gone))
        written[part] = _xml(root)
        if relations:
            written[relations_name(part)] = _relations_xml(part, relations)
        for kind, target, is_external in relations.values():
            if not is_external and target not in types:
                types[target] = _FOLLOWED[kind]
                ahead.append(target)
    if not any(each.startswith("word/numbering") for each in written):
        _add_numbering(written, types)
    written["_rels/.rels"] = _relations_xml("", {"rId1": ("officeDocument", _MAIN, False)})
    written["[Content_Types].xml"] = _types_xml(types)
    return CleanTemplate(_packed(written), tuple(sorted(set(left_out))))


def _add_numbering(written: Parts, types: dict[str, str]) -> None:
    """Add a part without lists: a template that has none has nowhere to put the report's."""
    part, file = "word/numbering.xml", relations_name(_MAIN)
    written[part] = etree.tostring(etree.Element(qn("w:numbering"), nsmap={"w": nsmap["w"]}))
    types[part] = _FOLLOWED["numbering"]
    known = etree.fromstring(written[file]) if file in written else etree.fromstring(_relations_xml(_MAIN, {}))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    etree.SubElement(known, f"{{{_RELATIONS}}}Relationship", Id="rIdNumbering", Type=kind, Target="numbering.xml")
    written[file] = _xml(known)


def _fields_worded(root: etree._Element) -> list[str]:
    """Reduce fields that are not harmless to their text, and return each in words."""
    return [f"the field {kind} (its printed text stays)" if kind else "an empty field" for kind in without_fields(root)]


_Relation = tuple[str, str, bool]  # kind, target, whether it is external


def _relations(part: str, parts: Parts, name: str, left_out: list[str]) -> tuple[dict[str, _Relation], set[str]]:
    """Return a part's relationships that are followed, by their ids, and the ids of all others."""
    followed: dict[str, _Relation] = {}
    gone: set[str] = set()
    file = relations_name(part)
    for each in parsed(parts[file], name) if file in parts else ():
        kind, target = (each.get("Type") or "").rpartition("/")[2], each.get("Target") or ""
        is_external = each.get("TargetMode") == "External"
        found = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        if is_external and kind == "hyperlink" and target.startswith(_ADDRESSES):
            followed[each.get("Id")] = (kind, target, True)
        elif not is_external and kind in _FOLLOWED and found in parts and (kind != "image" or _ending(found) in _PICTURES):
            followed[each.get("Id")] = (kind, found, False)
        else:
            gone.add(each.get("Id"))
            left_out += _worded(kind, is_external)
    return followed, gone


def _worded(kind: str, is_external: bool) -> Iterator[str]:
    if kind in _NAMED:
        yield _NAMED[kind]
    elif is_external:
        yield {"image": "a picture from elsewhere", "hyperlink": "a link to a file"}.get(kind, "a link to another file")


def _is_xml(part: str) -> bool:
    return _ending(part) == "xml"


def _ending(part: str) -> str:
    return part.rpartition(".")[2].casefold()


def _relations_xml(part: str, relations: dict[str, _Relation]) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    for id, (kind, target, is_external) in sorted(relations.items()):
        base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        written = target if is_external else posixpath.relpath(target, posixpath.dirname(part) or ".")
        each = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=id, Type=f"{base}/{kind}", Target=written)
        if is_external:
            each.set("TargetMode", "External")
    return _xml(root)


def _types_xml(types: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml", **_PICTURES}
    for ending, content_type in defaults.items():
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=content_type)
    for part, content_type in sorted(types.items()):
        if content_type:
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
    return _xml(root)


def _xml(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _packed(parts: Parts) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for part, body in parts.items():
            archive.writestr(part, body)
    return packed.getvalue()
