"""Text in the Word file: narrative and commentary, numbered paragraphs, and lists."""

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from adapters.render import word_parts as parts
from quarterly.reporting.model import BulletList, Prose, RichBlock, Run

_MARKERS = {"letters": ("lowerLetter", "(%1)"), "numbers": ("decimal", "(%1)")}


HANG_MM, LIST_MM = 11.0, 9.0  # indents: of text after a paragraph's number, and after a list's marker


def number(document: Word, typed: str) -> Paragraph:
    """Add a paragraph with its number as text, which does not change when other paragraphs are cut out."""
    if not typed:
        return document.add_paragraph()
    paragraph = document.add_paragraph(style="Numbered")
    paragraph.add_run(f"{typed}\t")
    return paragraph


def prose(document: Word, block: Prose) -> None:
    """Add narrative; its number begins the first paragraph, or is a paragraph of its own before a list."""
    blocks = block["blocks"]
    if "number" in block:
        first = number(document, block["number"])
        if blocks and blocks[0]["type"] == "paragraph":
            add_runs(first, blocks[0]["runs"])
            blocks = blocks[1:]
    for each in blocks:
        rich(document, each)


def bullets(document: Word, block: BulletList) -> None:
    """Add a list of the report's own, with bullets or with (a), (b), (c)."""
    if "marker" not in block:
        for item in block["items"]:
            document.add_paragraph(item, style="List Bullet")
        return
    items = [document.add_paragraph(item, style="List Number") for item in block["items"]]
    parts.numbered(document, items, *_MARKERS[block["marker"]])


def rich(document: Word, block: RichBlock) -> None:
    """Add one paragraph or list of commentary."""
    if block["type"] == "paragraph":
        add_runs(document.add_paragraph(), block["runs"])
        return
    items = [document.add_paragraph(style="List Number" if block["ordered"] else "List Bullet") for _ in block["items"]]
    for item, runs in zip(items, block["items"], strict=True):
        add_runs(item, runs)
    if block["ordered"]:
        parts.numbered(document, items, "decimal", "%1.")


def line_up(document: Word, start: int) -> None:
    """Indent the paragraphs of the body from index `start` on as far as the text of numbered paragraphs."""
    for each in document.element.body[start:]:
        paragraph = Paragraph(each, document)
        style = paragraph.style.name if each.tag == qn("w:p") and paragraph.style else "Numbered"
        if style == "Numbered":
            continue
        listed = LIST_MM if style.startswith("List") else 0.0
        paragraph.paragraph_format.left_indent = Mm(HANG_MM + listed)
        paragraph.paragraph_format.first_line_indent = Mm(-listed)


def add_runs(paragraph: Paragraph, runs: list[Run]) -> None:
    """Add what people wrote to a paragraph, with its emphasis and links."""
    for run in runs:
        written = parts.link(paragraph, run["text"], run["href"]) if "href" in run else paragraph.add_run(run["text"])
        written.bold = run.get("style") == "strong" or None
        written.italic = run.get("style") == "emphasis" or None
