"""Places in a template, typed as {{title}}: found before anything is filled in, so that no text is taken for one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

from quarterly.reporting.places import place_name, visible

_PLACE = re.compile(r"\{\{\s*([^{}]{1,80}?)\s*\}\}")
_BRACKETS = re.compile(r"\{\{|\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its paragraph, its name as typed and as compared, and where it stands in the paragraph's text."""

    paragraph: etree._Element
    typed: str
    name: str
    start: int
    end: int

    @property
    def is_alone(self) -> bool:
        """Whether nothing else is written in its paragraph."""
        text = "".join(each.text or "" for each in texts_of(self.paragraph))
        return not (text[: self.start] + text[self.end :]).strip()


def places_in(root: etree._Element) -> Iterator[Place]:
    """Yield every place below an element in reading order; Word may have split one over several runs."""
    for paragraph in root.iter(qn("w:p")):
        text = "".join(each.text or "" for each in texts_of(paragraph))
        for found in _PLACE.finditer(text):
            yield Place(paragraph, visible(found[1]), place_name(found[1]), found.start(), found.end())


def unfinished_in(root: etree._Element) -> Iterator[str]:
    """Yield where the brackets of a place stand in a text that has none there, with what follows them."""
    for paragraph in root.iter(qn("w:p")):
        text = _PLACE.sub("", "".join(each.text or "" for each in texts_of(paragraph)))
        if found := _BRACKETS.search(text):
            yield visible(text[max(0, found.end() - 20) if found[0] == "}}" else found.start() :][:30])


def texts_of(paragraph: etree._Element) -> list[etree._Element]:
    """Return the elements that hold a paragraph's own text, without that of text boxes in it."""
    return [each for each in paragraph.iter(qn("w:t")) if next(each.iterancestors(qn("w:p"))) is paragraph]


def write(place: Place, text: str) -> None:
    """Put a text in a place, in the look of its first character; of several in a paragraph the last has to be filled first."""
    start = 0
    written = text
    for each in texts_of(place.paragraph):
        own = each.text or ""
        end = start + len(own)
        if start < place.end and place.start < end:
            before, after = own[: max(0, place.start - start)], own[max(0, place.end - start) :]
            each.text = before + written + after
            each.set(_SPACE, "preserve")
            written = ""
        start = end
