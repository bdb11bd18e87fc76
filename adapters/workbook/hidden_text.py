"""Text of a workbook outside its cells, where personal data may be: comments, text boxes, charts, cached data."""

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from adapters.workbook.clean_text import plain
from adapters.workbook.parts import elements, local_name, related_parts

_COMMENTS = {"comment", "threadedComment"}
_UNITS = {"p", "v"}  # paragraph of a text box; cached value of a chart or linked workbook
_CACHED = {"cacheField", "r"}  # column and row of the data that a pivot table has cached
_IN_CELLS = re.compile(r"(?:xl/(?:worksheets/|theme/|sharedstrings|styles|workbook|calcchain|metadata)|.*_rels/|\[content_types)")
_NOT_TEXT = re.compile(r"<((?:\w+:)?)ClientData.*?</\1ClientData>|<[^>]*>", re.DOTALL)
_KINDS = {
    "xl/drawings/": "text box or chart",
    "xl/charts/": "chart",
    "xl/pivotcache/": "stored data of a pivot table",
    "xl/externallinks/": "stored values of a linked workbook",
    "docprops/": "document properties",
}


def loose_text(archive: zipfile.ZipFile, sheets: dict[str, str]) -> list[tuple[str, str]]:
    """Return (position, text) for all text outside cells, no pair twice; `sheets` has the part of each sheet by its name."""
    # A pivot table that counts children carries every row it was counted from, unseen on any sheet.
    owners = {part: sheet for sheet, own in sheets.items() for part in related_parts(archive, own).values()}
    found: dict[tuple[str, str], None] = {}
    for part in archive.namelist():
        if not _IN_CELLS.match(part.lower()):
            for detail, text in _texts(archive, part):
                if text := plain(text).strip():
                    found[_position(part, owners.get(part), detail), text] = None
    return list(found)


def _texts(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    if part.lower().endswith(".vml"):  # Excel writes HTML into it that is not well-formed XML
        yield "", _NOT_TEXT.sub(" ", archive.read(part).decode("utf-8", "replace"))
    elif part.lower().endswith(".xml"):
        for name, element in elements(archive, part):
            yield from _texts_of(name, element)
        if not part.lower().startswith("xl/drawings/"):  # the rest of a drawing is coordinates
            yield "", " ".join(element.itertext())


def _texts_of(name: str, element: Element) -> Iterator[tuple[str, str]]:
    if name in _COMMENTS:  # the other children are coordinates of the comment's box
        texts = [child for child in element if local_name(child) == "text"]
        yield element.get("ref", ""), "".join(part for text in texts for part in text.itertext())
        element.clear()
    elif name in _UNITS:
        yield "", "".join(element.itertext())
        element.clear()
    elif name in _CACHED:
        column = element.get("name")
        values = list(_stored_values(element))
        yield from (("", f"{column}: {value}" if column else value) for value in values)
        if values:  # a run of text is called r too, and is needed for its paragraph
            element.clear()


def _stored_values(element: Element) -> Iterator[str]:
    for inner in element.iter():
        for attribute in ("v", "minDate", "maxDate"):
            if value := inner.get(attribute):
                yield value


def _position(part: str, sheet: str | None, cell: str) -> str:
    kind = f"comment on {cell}" if cell else _kind(part)
    return f"{sheet}, {kind}" if sheet else kind


def _kind(part: str) -> str:
    return next((kind for folder, kind in _KINDS.items() if part.lower().startswith(folder)), f"hidden part {part}")
