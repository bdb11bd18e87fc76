"""A template without anything that runs, fetches or was left in it: only what is known to be harmless stays."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import nsmap, qn
from lxml import etree

from adapters.render.word_template.elements import without_elements
from adapters.render.word_template.fields import without_fields
from adapters.render.word_template.package import MAIN, Parts, damaged, parsed, parts_of, relations_name, require_root
from adapters.render.word_template.pictures import PICTURES
from adapters.render.word_template.relations import FOLLOWED, Relation, relations_of, relations_xml

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class CleanTemplate:
    """A template that is safe to fill: a .docx, and what was left out of the file as it came, worded ("macros")."""

    body: bytes
    left_out: tuple[str, ...]


def clean(body: bytes, name: str) -> CleanTemplate:
    """Return a .docx, .dotx or .docm, .dotm as a plain .docx; raise SetupError naming the file if it cannot be a template."""
    parts, kinds, left_out = parts_of(body, name), {MAIN: "document"}, list[str]()
    left_out += ["macros"] if any(each.casefold().endswith("vbaproject.bin") for each in parts) else []
    written: Parts = {}
    ahead = [MAIN]
    while ahead:
        part = ahead.pop()
        if kinds[part] == "image":
            written[part] = parts[part]
            continue
        root, relations = parsed(parts[part], name), relations_of(part, parts, name)
        require_root(root, kinds[part], name)
        left_out += [*relations.left_out, *_fields_worded(root)]
        left_out += without_elements(root, relations)
        written[part] = _xml(root)
        if relations.followed:
            written[relations_name(part)] = _xml(relations_xml(part, relations.followed))
        for kind, target, is_external in relations.followed.values():
            if is_external:
                continue
            if target not in kinds:
                kinds[target] = kind
                ahead.append(target)
            if kinds[target] != kind:  # such as a header that is the text itself
                raise damaged(name)
    if "numbering" not in kinds.values():
        _add_numbering(written, kinds)
    written["_rels/.rels"] = _xml(relations_xml("", {"rId1": Relation("officeDocument", MAIN, False)}))
    written["[Content_Types].xml"] = _types_xml(kinds)
    return CleanTemplate(_packed(written), tuple(sorted(set(left_out))))


def _add_numbering(written: Parts, kinds: dict[str, str]) -> None:
    """Add a part without lists: a template that has none has nowhere to put the report's."""
    part, file = "word/quarterly-numbering.xml", relations_name(MAIN)
    written[part] = etree.tostring(etree.Element(qn("w:numbering"), nsmap={"w": nsmap["w"]}))
    kinds[part] = "numbering"
    known = etree.fromstring(written[file]) if file in written else relations_xml(MAIN, {})
    known.extend(relations_xml(MAIN, {"rIdNumbering": Relation("numbering", part, False)}))
    written[file] = _xml(known)


def _fields_worded(root: etree._Element) -> list[str]:
    """Reduce fields that are not harmless to their text, and return each in words."""
    return [f"the field {kind} (its printed text stays)" if kind else "an empty field" for kind in without_fields(root)]


def _types_xml(kinds: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml", **PICTURES}
    for ending, content_type in defaults.items():
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=content_type)
    for part, kind in sorted(kinds.items()):
        if kind != "image":
            etree.SubElement(
                root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType={"document": _DOCUMENT, **FOLLOWED}[kind]
            )
    return _xml(root)


def _xml(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _packed(parts: Parts) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for part, body in parts.items():
            archive.writestr(part, body)
    return packed.getvalue()
