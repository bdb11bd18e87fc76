"""The committee's cover report as a Word file that democratic services can edit: real headings, tables and lists."""

import io

from docx import Document
from docx.document import Document as Word
from docx.shared import Mm, RGBColor
from docx.text.paragraph import Paragraph

from adapters.render import word_parts as parts
from adapters.render.charts import svg
from adapters.render.shapes import SHAPES
from adapters.render.typesetting import png
from adapters.render.word_page import set_up
from adapters.zipped import normalised
from quarterly.report.model import Block, Cell, Entry, Facts, Figure, Note, Report, RichBlock, Run, Section, Table

_LONG_LABEL = 24  # characters that still fit before a fact's tab


def cover_report_docx(report: Report) -> bytes:
    """Return the cover report, dated by its period and not by a clock."""
    document = Document()
    set_up(document, report)
    document.add_paragraph(report["council"], style="Council")
    document.add_paragraph(report["title"], style="Title")
    document.add_paragraph(report["subtitle"], style="Subtitle")
    _rows(document, report["details"])
    for section in report["cover"]:
        _section(document, section, 1)
    body = io.BytesIO()
    document.save(body)
    return normalised(body.getvalue())


def _section(document: Word, section: Section, level: int) -> None:
    document.add_heading("\u2002".join(filter(None, [section["number"], section["title"]])), level)
    for block in section["blocks"]:
        _block(document, block, level + 1)
    for each in section["sections"]:
        _section(document, each, level + 1)


def _block(document: Word, block: Block, level: int) -> None:
    match block["type"]:
        case "paragraph":
            document.add_paragraph(block["text"])
        case "list":
            for item in block["items"]:
                document.add_paragraph(item, style="List Bullet")
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
    """Write labels with their texts beside them; not as a table, for which Word knows no row headers."""
    for label, text in rows:
        row = document.add_paragraph(style="Fact")
        row.add_run(label).bold = True
        row.add_run(("\t" if len(label) <= _LONG_LABEL else "\n") + text)


def _table(document: Word, table: Table) -> None:
    document.add_paragraph(table["caption"], style="Caption")
    columns = table["columns"]
    drawn = parts.ruled_table(document, len(table["rows"]) + 1, [column["width"] for column in columns])
    for heading, column in zip(drawn.rows[0].cells, columns, strict=True):
        heading.paragraphs[0].add_run(column["title"]).bold = True
    for row, cells in zip(list(drawn.rows)[1:], table["rows"], strict=True):
        for place, cell in zip(row.cells, cells, strict=True):
            _cell(place.paragraphs[0], cell)
    for place, column in zip(drawn.columns, columns, strict=True):
        parts.align(place, column["align"])


def _cell(paragraph: Paragraph, cell: Cell) -> None:
    if "mark" not in cell:
        paragraph.add_run(cell["text"])
        return
    mark = cell["mark"]
    shape = paragraph.add_run(SHAPES[mark["shape"]].character)
    parts.set_font(shape, "Segoe UI Symbol")
    word = paragraph.add_run("\t" + mark["word"])
    paragraph.style = "Mark"
    shape.font.color.rgb = word.font.color.rgb = RGBColor.from_string(mark["colour"].lstrip("#").upper())


def _figure(document: Word, figure: Figure) -> None:
    document.add_paragraph(figure["caption"], style="Caption")
    picture = png(svg(figure["chart"], id=figure["id"], title=figure["alt"]))
    drawn = document.add_picture(io.BytesIO(picture), width=Mm(parts.TEXT_WIDTH_MM))
    parts.keep_on_page(drawn)
    parts.describe(drawn, figure["caption"], figure["alt"])


def _entry(document: Word, entry: Entry, level: int) -> None:
    document.add_heading(entry["heading"], level)
    document.add_paragraph(entry["by"], style="By")
    for block in entry["blocks"]:
        _rich(document, block)


def _note(document: Word, note: Note) -> None:
    document.add_paragraph(note["title"], style="Note title")
    document.add_paragraph(note["text"], style="Note")


def _rich(document: Word, block: RichBlock) -> None:
    if block["type"] == "paragraph":
        _runs(document.add_paragraph(), block["runs"])
        return
    items = [document.add_paragraph(style="List Number" if block["ordered"] else "List Bullet") for _ in block["items"]]
    for item, runs in zip(items, block["items"], strict=True):
        _runs(item, runs)
    if block["ordered"]:
        parts.number_from_one(document, items)


def _runs(paragraph: Paragraph, runs: list[Run]) -> None:
    for run in runs:
        written = parts.link(paragraph, run["text"], run["href"]) if "href" in run else paragraph.add_run(run["text"])
        written.bold = run.get("style") == "strong" or None
        written.italic = run.get("style") == "emphasis" or None
