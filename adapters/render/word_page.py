"""The pages of the Word file: the marking on each, and the title and language that screen readers need."""

from collections.abc import Iterator
from datetime import datetime

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.section import _Header
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from adapters.render.word_parts import border, shade
from quarterly.reporting.model import Report

ALARM = "8C1512"  # the colour of the marking on every page, the same as in HTML


def set_properties(document: Word, report: Report) -> None:
    """Give the document its title, author, date and language; it is dated by the report and not by the clock."""
    core = document.core_properties
    core.title = ", ".join(filter(None, [report["title"], report["subtitle"], report["issue"]]))
    core.subject = report["audience"]
    core.author = core.last_modified_by = report["council"]
    core.created = core.modified = datetime.fromisoformat(report["date"])
    core.language, core.comments, core.revision = "en-GB", "", 1
    _language(document)


def _language(document: Word) -> None:
    """Set the language in the defaults too, where converters to PDF look for it."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")


def alarm(paragraph: Paragraph) -> None:
    """Print a marking white on red."""
    for run in paragraph.runs:
        run.bold, run.font.color.rgb = True, RGBColor.from_string("FFFFFF")
    properties = paragraph._p.get_or_add_pPr()
    border(properties, top=(24, ALARM, 3), left=(24, ALARM, 3), bottom=(24, ALARM, 3), right=(24, ALARM, 3))
    shade(properties, ALARM)


def mark_every_page(document: Word, marking: str) -> None:
    """Put the marking on top of every page of a template that has no place for it."""
    headers = {id(header.part): header for header in _headers(document)}
    for header in headers.values():
        first = header.paragraphs[0] if header.paragraphs else header.add_paragraph()
        alarm(first.insert_paragraph_before(marking))


def _headers(document: Word) -> Iterator[_Header]:
    """Yield every header that pages have; one that does not exist is made in the first section, which all others follow."""
    even = document.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(document.sections):
        found = [section.header, *([section.even_page_header] if even else [])]
        found += [section.first_page_header] if section.different_first_page_header_footer else []
        for header in found:
            if number == 0 and header.is_linked_to_previous:
                header.is_linked_to_previous = False
            if not header.is_linked_to_previous:
                yield header
