"""Put what is written at the end of a document where one of its places is."""

from collections.abc import Callable, Collection

from docx.document import Document as Word
from docx.oxml.ns import qn
from lxml import etree

from adapters.render.word_parts import element
from adapters.render.word_template.places import Place, write


class Insertion:
    """Moves what a function writes at the end of one document."""

    def __init__(self, document: Word) -> None:
        self.document = document
        self.levels = {
            style.style_id: int(style.name[-1])
            for style in document.styles
            if style.name and style.name.startswith("Heading ") and style.name[-1].isdigit()
        }

    def level_at(self, paragraph: etree._Element) -> int:
        """Return the level of the heading that a paragraph stands under, 0 for none."""
        top = next((each for each in (paragraph, *paragraph.iterancestors()) if each.getparent().tag == qn("w:body")), paragraph)
        for before in top.itersiblings(qn("w:p"), preceding=True):
            style = before.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            if style is not None and style.get(qn("w:val")) in self.levels:
                return self.levels[style.get(qn("w:val"))]
        return 0

    def is_headed(self, paragraph: etree._Element, of_parts: Collection[etree._Element]) -> bool:
        """Whether a paragraph is the first of those `of_parts` under a heading of the template's own, or stands in a table.

        Between the heading and it there may be text of the template, such as "The Committee is asked to:".
        """
        if paragraph.getparent().tag != qn("w:body"):
            return True
        for before in paragraph.itersiblings(preceding=True):
            if before.tag != qn("w:p") or before in of_parts:
                return False
            style = before.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            if style is not None and style.get(qn("w:val")) in self.levels:
                return True
        return False

    def put(self, place: Place, writes: Callable[[], None]) -> None:
        """Put what is written in a place, or behind its paragraph if something else stands there too."""
        paragraph, alone = place.paragraph, place.is_alone
        new = self._written(writes)
        for each in new:
            paragraph.addprevious(each) if alone else None
        if not alone:
            self._behind(paragraph, new)
            return
        last_of_cell = paragraph.getparent().tag == qn("w:tc") and (not new or new[-1].tag == qn("w:tbl"))
        ends_pages = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
        if last_of_cell or ends_pages or paragraph.getparent().tag not in (qn("w:body"), qn("w:tc")):
            write(place, "")
        else:
            paragraph.getparent().remove(paragraph)

    def put_behind(self, paragraph: etree._Element | None, writes: Callable[[], None]) -> None:
        """Put what is written behind a paragraph of the body, or before everything if there is none."""
        new = self._written(writes)
        if paragraph is None:
            for each in reversed(new):
                self.document.element.body.insert(0, each)
            return
        top = next(each for each in (paragraph, *paragraph.iterancestors()) if each.getparent().tag == qn("w:body"))
        self._behind(top, new)

    def _behind(self, anchor: etree._Element, new: list[etree._Element]) -> None:
        for each in reversed(new):
            anchor.addnext(each)

    def _written(self, writes: Callable[[], None]) -> list[etree._Element]:
        body = self.document.element.body
        start = len(body) - 1  # the last element describes the pages and stays last
        writes()
        new = list(body)[start:-1]
        # Two tables without anything between them become one.
        if new and new[-1].tag == qn("w:tbl"):
            body.insert(len(body) - 1, gap := element("p"))
            new.append(gap)
        return new
