"""The relationships of a template's parts: which are followed, and how what is left out is named."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from adapters.render.word_template.package import Parts, damaged, parsed, relations_name
from adapters.render.word_template.pictures import why_not

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# The kinds of relationships that are followed, with the content type of what they lead to ("" for what is typed by its ending).
FOLLOWED = {
    **{kind: f"{_WORD}.{kind}+xml" for kind in ("styles", "numbering", "settings", "fontTable", "header", "footer")},
    **{kind: f"{_WORD}.{kind}+xml" for kind in ("footnotes", "endnotes")},
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "image": "",
}
_MANY = frozenset(("header", "footer", "image", "hyperlink"))  # of any other kind a part has one
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
    "chart": "a chart",
    "diagramData": "a diagram (SmartArt)",
}


class Relation(NamedTuple):
    """A relationship that is followed: to a part, or to an address outside the file."""

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """A part's relationships that are followed, by their ids; the ids of all others, and what these were, in words."""

    followed: dict[str, Relation] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)


def relations_of(part: str, parts: Parts, name: str) -> Relations:
    """Return the relationships of a part; raise SetupError naming the file if an id stands twice."""
    found, file = Relations(), relations_name(part)
    for each in parsed(parts[file], name) if file in parts else ():
        id, kind = each.get("Id"), (each.get("Type") or "").rpartition("/")[2]
        if not id:  # nothing can refer to it
            continue
        if id in found.followed or id in found.gone:
            raise damaged(name)
        relation = _followed(part, kind, each)
        why = _why_not(relation, parts)
        if relation is None or why or (kind not in _MANY and any(other.kind == kind for other in found.followed.values())):
            found.gone.add(id)
            found.left_out.extend([why] if why else _worded(kind, each.get("TargetMode") == "External"))
        else:
            found.followed[id] = relation
    return found


def relations_xml(part: str, relations: dict[str, Relation]) -> etree._Element:
    """Return the relationships of a part as they are written into a file."""
    root = etree.Element(f"{{{PACKAGE}}}Relationships", nsmap={None: PACKAGE})
    for id, (kind, target, is_external) in sorted(relations.items()):
        written = target if is_external else posixpath.relpath(target, posixpath.dirname(part) or ".")
        each = etree.SubElement(root, f"{{{PACKAGE}}}Relationship", Id=id, Type=f"{OFFICE}/{kind}", Target=written)
        if is_external:
            each.set("TargetMode", "External")
    return root


def _followed(part: str, kind: str, each: etree._Element) -> Relation | None:
    target = each.get("Target") or ""
    if each.get("TargetMode") == "External":
        return Relation(kind, target, True) if kind == "hyperlink" and target.startswith(_ADDRESSES) else None
    found = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    return Relation(kind, found, False) if kind in FOLLOWED else None


def _why_not(relation: Relation | None, parts: Parts) -> str:
    """Return why a relationship that would be followed is not, in words; "" if it is, or for another kind."""
    if relation is None or relation.is_external:
        return ""
    if relation.target not in parts:
        return "a picture that is not in the file" if relation.kind == "image" else "a part that is not in the file"
    return why_not(relation.target, parts[relation.target]) if relation.kind == "image" else ""


def _worded(kind: str, is_external: bool) -> Iterator[str]:
    if kind in _NAMED:
        yield _NAMED[kind]
    elif is_external:
        yield {"image": "a picture from elsewhere", "hyperlink": "a link to a file"}.get(kind, "a link to another file")
