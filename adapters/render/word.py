"""The committee's cover report as a Word file that democratic services can edit: real headings, tables and lists."""

import io

from docx.document import Document as Word
from docx.shared import Mm, RGBColor
from docx.text.paragraph import Paragraph

from adapters.render import word_parts as parts
from adapters.render.charts import svg
from adapters.render.shapes import SHAPES
from adapters.render.typesetting import png
from adapters.render.word_page import set_up
from adapters.render.word_style import styled_document
from adapters.render.word_text import bullets, line_up, number, prose, rich
from adapters.zipped import normalised
from quarterly.reporting.chart_model import StatusMark
from quarterly.reporting.model import (
    Block,
    EntryBlock,
    Facts,
    FigureBlock,
    Note,
    Report,
    Section,
    TableBlock,
    TableCell,
)

_LONG_LABEL = 24  # characters of a label that fit before the tab


def cover_report_docx(report: Report) -> bytes:
    """Return the cover report, dated by the report and not by the clock, so that the same report gives the same bytes."""
    document = styled_document(report["accent"].lstrip("#").upper())
    set_up(document, report)
    document.add_paragraph(report["council"], style="Council")
    document.add_paragraph(report["title"], style="Title")
    document.add_paragraph(report["subtitle"], style="Subtitle")
    if report["issue"]:
        document.add_paragraph(report["issue"], style="Issue")
    for notice in report["notices"]:
        _note(document, notice)
    _rows(document, report["details"])
    for section in report["sections"]:
        _section(document, section, 1)
    if report["appendices"]:
        _appendices(document, report)
    body = io.BytesIO()
    document.save(body)
    return normalised(body.getvalue())


def _section(document: Word, section: Section, level: int) -> None:
    heading = document.add_heading("\u2002".join(filter(None, [section["number"], section["title"]])), level)
    if "mark" in section:
        heading.add_run("\u2003")
        _mark(heading, section["mark"], "\u00a0")
    numbered = any("number" in block for block in section["blocks"])
    for block in section["blocks"]:
        start = len(document.element.body) - 1  # the last element describes the page and stays last
        _block(document, block, level + 1)
        if numbered and block["type"] in ("paragraph", "prose", "list"):
            line_up(document, start)
    for each in section["sections"]:
        _section(document, each, level + 1)


def _block(document: Word, block: Block, level: int) -> None:
    match block["type"]:
        case "paragraph":
            number(document, block.get("number", "")).add_run(block["text"])
        case "prose":
            prose(document, block)
        case "list":
            bullets(document, block)
        case "facts":
            _facts(document, block)
        case "table":
            _table(document, block)
        case "figure":
            _figure(document, block)
        case "entry":
            _entry(document, block, level)
        case "note":
            _note(document, block)


def _facts(document: Word, facts: Facts) -> None:
    document.add_paragraph(facts["caption"], style="Caption")
    _rows(document, facts["rows"])


def _rows(document: Word, rows: list[list[str]]) -> None:
    """Write labels with their texts beside them; not as a table, as Word has no row headers for one."""
    for label, text in rows:
        row = document.add_paragraph(style="Fact")
        row.add_run(label).bold = True
        row.add_run(("\t" if len(label) <= _LONG_LABEL else "\n") + text)


def _table(document: Word, table: TableBlock) -> None:
    document.add_paragraph(table["caption"], style="Caption")
    columns = table["columns"]
    drawn = parts.ruled_table(document, len(table["rows"]) + 1, [column["width"] for column in columns])
    for heading, column in zip(drawn[0], columns, strict=True):
        heading.paragraphs[0].add_run(column["title"]).bold = True
    for row, cells in zip(drawn[1:], table["rows"], strict=True):
        for target, cell in zip(row, cells, strict=True):
            _cell(target.paragraphs[0], cell)
    for cells_of_column, column in zip(zip(*drawn, strict=True), columns, strict=True):
        parts.align(cells_of_column, column["align"])


def _cell(paragraph: Paragraph, cell: TableCell) -> None:
    if "mark" not in cell:
        paragraph.add_run(cell["text"])
        return
    _mark(paragraph, cell["mark"], "\t")
    paragraph.style = "Mark"


def _mark(paragraph: Paragraph, mark: StatusMark, between: str) -> None:
    """Write a rating as the character of its shape and its word, in its colour."""
    shape, word = paragraph.add_run(SHAPES[mark["shape"]].character), paragraph.add_run(between + mark["word"])
    parts.set_font(shape, "Segoe UI Symbol")
    shape.font.color.rgb = word.font.color.rgb = RGBColor.from_string(mark["colour"].lstrip("#").upper())


def _figure(document: Word, figure: FigureBlock) -> None:
    document.add_paragraph(figure["caption"], style="Caption")
    # python-docx writes no SVG.
    picture = png(svg(figure["chart"], id=figure["id"], title=figure["alt"]))
    drawn = document.add_picture(io.BytesIO(picture), width=Mm(parts.TEXT_WIDTH_MM))
    parts.keep_on_page(drawn)
    parts.describe(drawn, figure["caption"], figure["alt"])


def _entry(document: Word, entry: EntryBlock, level: int) -> None:
    document.add_heading(entry["heading"], level)
    document.add_paragraph(entry["by"], style="By")
    for block in entry["blocks"]:
        rich(document, block)


def _note(document: Word, note: Note) -> None:
    document.add_paragraph(note["title"], style="Note title")
    document.add_paragraph(note["text"], style="Note")


def _appendices(document: Word, report: Report) -> None:
    """List the appendices with the names of their files, but for exempt ones: the public has none, and members' are marked."""
    document.add_heading("Appendices", 1)
    for appendix in report["appendices"]:
        is_named = report["rendering"] != "exempt" and ("exempt" not in appendix or report["rendering"] != "public")
        file = f" (appendix-{appendix['key']}.pdf)" if is_named else ""
        document.add_paragraph(f"{appendix['title']}{file}", style="List Bullet")
