"""What is in a cleaned template: its places, and what a reader would miss in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree

from adapters.render.word_template.places import places_in, unfinished_in
from adapters.render.word_template.repeated_rows import crowded_in
from quarterly.reporting.places import is_of_a_line


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """The places as typed, those of them in headers, footers and notes that only the body can hold, pictures without a text.

    `unfinished` are the beginnings of what has brackets of a place and is none: "{{title". `crowded` are places of several
    lists in one row of a table, which can be repeated for one of them alone.
    """

    places: tuple[str, ...]
    in_headers: tuple[str, ...]
    unfinished: tuple[str, ...]
    crowded: tuple[tuple[str, ...], ...]
    pictures_without_text: int


def facts_of(cleaned: bytes) -> TemplateFacts:
    """Return the facts of a template that `clean` returned."""
    stories = dict(_stories(cleaned))
    places = {name: [place.typed for place in places_in(root)] for name, root in stories.items()}
    around = [typed for name, found in places.items() if name != "word/document.xml" for typed in found]
    silent = sum(not picture.get("descr") for root in stories.values() for picture in root.iter(qn("wp:docPr")))
    return TemplateFacts(
        tuple(dict.fromkeys(typed for found in places.values() for typed in found)),
        tuple(dict.fromkeys(typed for typed in around if not is_of_a_line(typed))),
        tuple(dict.fromkeys(text for root in stories.values() for text in unfinished_in(root))),
        tuple(dict.fromkeys(crowded_in(list(places_in(stories["word/document.xml"]))))),
        silent,
    )


def _stories(cleaned: bytes) -> Iterator[tuple[str, etree._Element]]:
    with ZipFile(BytesIO(cleaned)) as archive:
        for name in sorted(archive.namelist()):
            if name == "word/document.xml" or name.startswith(("word/header", "word/footer", "word/footnotes", "word/endnotes")):
                yield name, etree.fromstring(archive.read(name))
