"""Fill a clean template: rows that are repeated, parts of the report, texts in a line, and behind it what has no place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as KINDS
from docx.opc.part import Part as FilePart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from adapters.render.word_page import alarm, mark_every_page
from adapters.render.word_template.insertion import Insertion
from adapters.render.word_template.places import Place, places_in, write
from adapters.render.word_template.repeated_rows import fill_rows
from adapters.render.word_template.styles import add_styles, colour
from adapters.render.word_writer import WordWriter
from quarterly.reporting.filling import Filling, appendix_files, without_off_target
from quarterly.reporting.model import Section
from quarterly.reporting.places import APPENDICES, FRONT, REST, ROWS, Part


def filled(template: bytes, filling: Filling) -> Word:
    """Return the document; what stands in the report's texts is written as it is, also where it looks like a place."""
    document = Document(BytesIO(template))
    document.element.body.get_or_add_sectPr()
    add_styles(document)
    colour(document, filling.report["accent"])
    _remember_styles(document)
    body = document.element.body
    # All are found before the first is filled: what a service wrote is never searched for places.
    notes = _notes(document)
    in_body = list(places_in(body))
    elsewhere = [place for story in (*_stories(document), *notes.values()) for place in places_in(story)]
    # A header cannot hold a part of the report, which is written in the body then.
    there = frozenset((*(place.name for place in in_body), *(place.name for place in elsewhere if place.name in filling.texts)))
    left = fill_rows(document, in_body, filling)
    _Parts(document, filling, there).write(left)
    _texts(document, [*left, *elsewhere], filling)
    if filling.report["rendering"] != "public" and "marking" not in there:
        mark_every_page(document, filling.report["marking"])
    for part, root in notes.items():
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return document


def _stories(document: Word) -> Iterator[etree._Element]:
    """Yield the headers and footers of all pages."""
    for relation in document.part.rels.values():
        if relation.reltype in (KINDS.HEADER, KINDS.FOOTER):
            yield relation.target_part.element


def _notes(document: Word) -> dict[FilePart, etree._Element]:
    """Return the footnotes and endnotes, which python-docx holds as bytes."""
    found = [each for each in document.part.rels.values() if each.reltype in (KINDS.FOOTNOTES, KINDS.ENDNOTES)]
    return {each.target_part: parse_xml(each.target_part.blob) for each in found}


def _remember_styles(document: Word) -> None:
    """Cache the lookup of styles, now that all exist: python-docx would search them again for every paragraph."""
    part = document.part
    part.get_style_id = cache(part.get_style_id)  # type: ignore[method-assign]
    part.get_style = cache(part.get_style)  # type: ignore[method-assign]


def _texts(document: Word, places: Sequence[Place], filling: Filling) -> None:
    """Fill places in a line; of several in a paragraph the last first, so that the others stay where they were found."""
    for place in reversed(places):
        if place.paragraph.getparent() is None:
            continue
        text = filling.texts.get(place.name, "")
        if not text and place.is_alone and _may_go(place.paragraph):
            place.paragraph.getparent().remove(place.paragraph)
            continue
        write(place, text)
        if place.name == "marking" and filling.report["rendering"] != "public":
            alarm(Paragraph(place.paragraph, document))


def _may_go(paragraph: etree._Element) -> bool:
    """Whether Word does without this paragraph: a cell, a header and a text box need one, and one may end a part of the pages."""
    return paragraph.getparent().tag == qn("w:body") and paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a part is written: under a heading of which level, and whether that heading is the part's own."""

    level: int
    is_headed: bool = False


_TOP = _Position(0)


class _Parts:
    """Writes the parts of one report where a template has a place for them, and the others behind its text."""

    def __init__(self, document: Word, filling: Filling, there: frozenset[str]) -> None:
        self.document, self.filling, self.there = document, filling, there
        # Numbers of sections are those of the report's own order; a template that has its own has its own numbers too.
        in_order = all(part.names[0] == "appendices" or not there & {*part.names} for part in filling.parts)
        self.writer = WordWriter(document, numbered=in_order)
        self.insertion = Insertion(document)
        # A place can be one that the report has nothing for, such as claims, which are for officers alone.
        self.known = there - {*filling.texts}
        self.lacking = [each for part in filling.parts for each in part.lacking(there)]

    def write(self, places: Sequence[Place]) -> None:
        """Write every part once; a second place of the same part stays empty."""
        inner = [each for part in self.filling.parts for each in part.inner]
        by_name: dict[str, list[Part]] = {}
        for part in (*self.filling.parts, *inner):
            for name in part.names:
                by_name.setdefault(name, []).append(part)
        written: set[str] = set()
        ends_with_rest = False
        positions = self._positions(places)  # as they are in the template, before anything is written into it
        for place in places:
            if place.name in written:
                continue
            written.add(place.name)
            at = positions[place.paragraph]
            if place.name in FRONT:
                self.insertion.put(place, partial(self._front, place.name, at))
            elif place.name == REST:
                ends_with_rest = True
                self.insertion.put(place, partial(self._lacking, at))
            elif place.name in self.known and place.name not in self.filling.texts:
                self.insertion.put(place, partial(self._placed, by_name.get(place.name, []), at))
        self._front_without_place(places)
        if not ends_with_rest:
            self._lacking(_TOP)

    def _positions(self, places: Sequence[Place]) -> dict[etree._Element, _Position]:
        of_parts = {place.paragraph for place in places if place.name not in self.filling.texts}
        return {
            each: _Position(self.insertion.level_at(each), self.insertion.is_headed(each, of_parts))
            for each in {place.paragraph for place in places}
        }

    def _front(self, name: str, at: "_Position") -> None:
        report = self.filling.report
        if name == "notices":
            for notice in report["notices"]:
                self.writer.note(notice)
        elif name == "glance":
            self._placed([Part(("glance",), "", section=report["glance"])] if "glance" in report else [], at)
        elif name == "details":
            self.writer.rows(self.filling.lines_of_details(self.there - {"details"}))
        else:
            for section in report["sections"]:
                if section["id"] == "corrections":
                    self.writer.section(section, at.level + (not at.is_headed), with_heading=not at.is_headed)

    def _front_without_place(self, places: Sequence[Place]) -> None:
        """Put what a reader has to know first on top: behind the title, or before everything."""
        titled = [place.paragraph for place in places if place.name in ("title", "subtitle")]

        def write() -> None:
            for name, style in (("title", "Title"), ("subtitle", "Subtitle")):
                if name not in self.there:
                    self.document.add_paragraph(self.filling.texts[name], style=style)
            for name in FRONT:
                if name not in self.there:
                    self._front(name, _TOP)

        self.insertion.put_behind(titled[-1] if titled else None, write)

    def _lacking(self, at: "_Position") -> None:
        for part in self.lacking:
            self._part(part, _Position(at.level))

    def _placed(self, found: Sequence[Part], at: "_Position") -> None:
        """Write parts without a heading where the template has one above them; "None." where it has and they are empty."""
        for part in found:
            self._part(part, at if len(found) == 1 else _Position(at.level))
        if at.is_headed and not found:
            self.document.add_paragraph("None.")

    def _part(self, part: Part, at: "_Position") -> None:
        if part is APPENDICES:
            self._appendices(at)
        elif part.section:
            level = at.level + (not at.is_headed)
            self.writer.section(self._once(part.section), level, with_heading=not at.is_headed)

    def _once(self, section: Section) -> Section:
        return without_off_target(section) if self.there & {*ROWS["off target"]} else section

    def _appendices(self, at: "_Position") -> None:
        if self.filling.report["appendices"] and not at.is_headed:
            self.document.add_heading(APPENDICES.title, min(at.level + 1, 6))
        for title, file in appendix_files(self.filling.report):
            self.document.add_paragraph(f"{title} ({file})" if file else title, style="List Bullet")
