"""The Word file around its text: page, header and footer, and what a screen reader asks first: title and language."""

from datetime import datetime
from functools import cache

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from adapters.render.word_parts import TEXT_WIDTH_MM, border, field, shade
from quarterly.reporting.model import Report

SOFT, ALARM = "4B535D", "8C1512"  # of the marking on every page, as in the page's own colours


def set_up(document: Word, report: Report) -> None:
    """Give an empty document its properties, language, page, header and footer."""
    _properties(document, report)
    _language(document)
    _page(document)
    _header(document, report)
    _footer(document, report)
    _remember_styles(document)


def _remember_styles(document: Word) -> None:
    """Let each style be looked up once, now that all are there: python-docx would search them anew for every paragraph."""
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
    """Change the defaults too: a converter to PDF takes the document's language from there, not from a style."""
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
    """Mark every page; the marking of a restricted report is white on red."""
    paragraph = document.sections[0].header.paragraphs[0]
    run = paragraph.add_run(report["marking"])
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(SOFT)
    if report["rendering"] == "restricted":
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
