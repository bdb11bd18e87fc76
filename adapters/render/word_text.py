"""Text in the Word file: what people wrote, numbered paragraphs and lists."""

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from adapters.render import word_parts as parts
from quarterly.reporting.model import BulletList, Prose, RichBlock, Run

_MARKERS = {"letters": ("lowerLetter", "(%1)"), "numbers": ("decimal", "(%1)")}


HANG_MM, LIST_MM = 11.0, 9.0  # how far text stands behind a paragraph's number, and behind a list's sign


def number(document: Word, typed: str) -> Paragraph:
    """Add a paragraph that begins with its number, typed so that it stays right when others are cut out."""
    if not typed:
        return document.add_paragraph()
    paragraph = document.add_paragraph(style="Numbered")
    paragraph.add_run(f"{typed}\t")
    return paragraph


def prose(document: Word, block: Prose) -> None:
    """Add what people wrote; the number stands in the first paragraph, or alone before a list."""
    blocks = block["blocks"]
    if "number" in block:
        first = number(document, block["number"])
        if blocks and blocks[0]["type"] == "paragraph":
            _runs(first, blocks[0]["runs"])
            blocks = blocks[1:]
    for each in blocks:
        rich(document, each)


def bullets(document: Word, block: BulletList) -> None:
    """Add a list of our own, with bullets or with (a), (b), (c)."""
    if "marker" not in block:
        for item in block["items"]:
            document.add_paragraph(item, style="List Bullet")
        return
    items = [document.add_paragraph(item, style="List Number") for item in block["items"]]
    parts.marked(document, items, *_MARKERS[block["marker"]])


def rich(document: Word, block: RichBlock) -> None:
    """Add one paragraph or list of commentary."""
    if block["type"] == "paragraph":
        _runs(document.add_paragraph(), block["runs"])
        return
    items = [document.add_paragraph(style="List Number" if block["ordered"] else "List Bullet") for _ in block["items"]]
    for item, runs in zip(items, block["items"], strict=True):
        _runs(item, runs)
    if block["ordered"]:
        parts.marked(document, items, "decimal", "%1.")


def line_up(document: Word, start: int) -> None:
    """Indent the body's paragraphs from the place `start` to where a numbered paragraph's text begins."""
    for each in document.element.body[start:]:
        paragraph = Paragraph(each, document)
        style = paragraph.style.name if each.tag == qn("w:p") and paragraph.style else "Numbered"
        if style == "Numbered":
            continue
        listed = LIST_MM if style.startswith("List") else 0.0
        paragraph.paragraph_format.left_indent = Mm(HANG_MM + listed)
        paragraph.paragraph_format.first_line_indent = Mm(-listed)


def _runs(paragraph: Paragraph, runs: list[Run]) -> None:
    for run in runs:
        written = parts.link(paragraph, run["text"], run["href"]) if "href" in run else paragraph.add_run(run["text"])
        written.bold = run.get("style") == "strong" or None
        written.italic = run.get("style") == "emphasis" or None
