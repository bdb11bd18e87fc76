"""The page of the Word file: margins, header and footer, and the title and language that screen readers need."""

from datetime import datetime
from functools import cache

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from adapters.render.word_parts import TEXT_WIDTH_MM, border, field, shade
from quarterly.reporting.model import Report

SOFT, ALARM = "4B535D", "8C1512"  # colours of the marking on every page, the same as in HTML


def set_up(document: Word, report: Report) -> None:
    """Give an empty document its properties, language, page, header and footer."""
    _properties(document, report)
    _language(document)
    _page(document)
    _header(document, report)
    _footer(document, report)
    _remember_styles(document)


def _remember_styles(document: Word) -> None:
    """Cache the lookup of styles, now that all exist: python-docx would search them again for every paragraph."""
    part = document.part
    part.get_style_id = cache(part.get_style_id)  # type: ignore[method-assign]
    part.get_style = cache(part.get_style)  # type: ignore[method-assign]


def _properties(document: Word, report: Report) -> None:
    core = document.core_properties
    core.title = ", ".join(filter(None, [report["title"], report["subtitle"], report["issue"]]))
    core.subject = report["audience"]
    core.author = core.last_modified_by = report["council"]
    core.created = core.modified = datetime.fromisoformat(report["date"])
    core.language, core.comments, core.revision = "en-GB", "", 1


def _language(document: Word) -> None:
    """Set the language in the defaults too, where converters to PDF look for it."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")


def _page(document: Word) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - TEXT_WIDTH_MM) / 2)
    section.top_margin, section.bottom_margin = Mm(28), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)


def _header(document: Word, report: Report) -> None:
    """Print the report's marking on every page, white on red where it is not for publication."""
    paragraph = document.sections[0].header.paragraphs[0]
    run = paragraph.add_run(report["marking"])
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(SOFT)
    if report["rendering"] != "public":
        run.bold, run.font.color.rgb = True, RGBColor.from_string("FFFFFF")
        properties = paragraph._p.get_or_add_pPr()
        border(properties, top=(24, ALARM, 3), left=(24, ALARM, 3), bottom=(24, ALARM, 3), right=(24, ALARM, 3))
        shade(properties, ALARM)


def _footer(document: Word, report: Report) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{report['council']}\tPage ")
    field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    field(paragraph, "NUMPAGES")
