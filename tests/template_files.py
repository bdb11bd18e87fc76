"""Word templates as a council might send them: plain ones, and ones with parts that nobody would want to open."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from adapters.render.word_template.clean import clean

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = "word/_rels/document.xml.rels"
DOCUMENT = "word/document.xml"
END = b"</Relationships>"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def bare_template(*paragraphs: str | tuple[str, str]) -> Any:
    """Return a template with these paragraphs, each a text or a style with a text."""
    document = Document()
    for each in paragraphs:
        style, text = each if isinstance(each, tuple) else ("Normal", each)
        document.add_paragraph(text, style=style)
    return document


def saved(document: Any) -> bytes:
    """Return a template as a file."""
    body = io.BytesIO()
    document.save(body)
    return body.getvalue()


def with_parts(body: bytes, parts: Mapping[str, bytes], changes: Mapping[str, tuple[bytes, bytes]] | None = None) -> bytes:
    """Return a Word file with further parts, and with a text of some parts put in place of another."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if changes and name in changes:
                before, after = changes[name]
                assert before in content, f"{name} does not hold {before!r}"
                content = content.replace(before, after, 1)
            target.writestr(name, content)
        for name, content in parts.items():
            target.writestr(name, content)
    return packed.getvalue()


def relation(id: str, kind: str, target: str, *, external: bool = False) -> bytes:
    """Return a relationship as it is written into a part's list of them."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id}" Type="{KINDS}/{kind}" Target="{target}"{mode}/>'.encode()


def cleaned_parts(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(clean(body, "own.dotm").body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_relation(kind: str, target: str, *, external: bool = False, parts: dict[str, bytes] | None = None) -> bytes:
    added = relation("rIdX", kind, target, external=external) + END
    return with_parts(saved(bare_template("{{title}}")), parts or {}, {RELATIONS: (END, added)})


def in_body(xml: str) -> bytes:
    template = bare_template("{{title}}")
    names = nsdecls("w", "r") + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    template.element.body.insert(0, parse_xml(f"<w:p {names}>{xml}</w:p>"))
    return saved(template)
