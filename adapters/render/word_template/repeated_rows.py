"""A row of the template's own table, or a paragraph, repeated for each recommendation, implication, indicator or appendix."""

import copy
from collections.abc import Iterator, Mapping, Sequence

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from adapters.render.word_parts import element
from adapters.render.word_template.places import Place, places_in, write
from adapters.render.word_text import add_runs
from quarterly.reporting.filling import Filling, Row
from quarterly.reporting.model import RichBlock, Run
from quarterly.reporting.places import ROWS

_GROUPS = {name: group for group, names in ROWS.items() for name in names}
_NONE = "None."


def fill_rows(document: Word, places: Sequence[Place], filling: Filling) -> list[Place]:
    """Fill what is repeated; return the places that are left."""
    left, done = list[Place](), set[etree._Element]()
    holders = {id(place): _holder(place) for place in places if place.name in _GROUPS}
    repeated = set(holders.values())
    for place in places:
        holder = holders.get(id(place), _holder(place))
        if holder not in repeated:
            left.append(place)
        elif holder not in done and place.name in _GROUPS:
            done.add(holder)
            rows = filling.rows.get(_GROUPS[place.name], ()) or [{place.name: _NONE}]
            _repeat(document, holder, rows, filling.texts)
    return left


def crowded_in(places: Sequence[Place]) -> Iterator[tuple[str, ...]]:
    """Yield the places of each row or paragraph in which several lists have one, of each list the first."""
    first = dict[etree._Element, dict[str, str]]()
    for place in places:
        if place.name in _GROUPS:
            first.setdefault(_holder(place), {}).setdefault(_GROUPS[place.name], place.typed)
    yield from (tuple(found.values()) for found in first.values() if len(found) > 1)


def _holder(place: Place) -> etree._Element:
    """Return what is repeated for a place: the row of its table, or its paragraph."""
    return next(place.paragraph.iterancestors(qn("w:tr")), place.paragraph)


def _repeat(document: Word, holder: etree._Element, rows: Sequence[Row], texts: Mapping[str, str]) -> None:
    for row in rows:
        made = copy.deepcopy(holder)
        holder.addprevious(made)
        if made.tag == qn("w:tr") and made.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None:
            made.get_or_add_trPr().append(element("cantSplit"))
        for place in reversed(list(places_in(made))):
            value = row.get(place.name, texts.get(place.name, ""))
            if isinstance(value, str):
                write(place, value)
            else:
                _prose(document, place, value)
    _repeat_header(holder, holder.getparent().index(holder) - len(rows))
    holder.getparent().remove(holder)


def _repeat_header(row: etree._Element, begins: int) -> None:
    """Mark the first row of the table as its header, which is read out with each cell and repeated on every page.

    `begins` is where the repeated rows begin: a table that has no other row in front of them has no header.
    """
    if row.tag != qn("w:tr"):
        return
    first = row.getparent().find(qn("w:tr"))
    if row.getparent().index(first) >= begins:
        return
    if first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None or list(places_in(first)):
        return
    first.get_or_add_trPr().append(element("tblHeader"))


def _prose(document: Word, place: Place, blocks: Sequence[RichBlock]) -> None:
    """Write what people wrote: the first paragraph in the place, the others behind it in the same look, lists with a dash."""
    write(place, "")
    lines: list[tuple[str, list[Run]]] = []
    for block in blocks:
        lines += [("", block["runs"])] if block["type"] == "paragraph" else [("– ", item) for item in block["items"]]
    pattern = copy.deepcopy(place.paragraph)
    paragraph = place.paragraph
    for number, (mark, runs) in enumerate(lines):
        if number:
            paragraph.addnext(following := copy.deepcopy(pattern))
            paragraph = following
        written = Paragraph(paragraph, document)
        if mark:
            written.add_run(mark)
        add_runs(written, runs)
