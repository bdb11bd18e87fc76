"""Write parts of a report at the end of a Word file, as headings, tables and lists in its own styles."""

import io
from collections.abc import Sequence

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor
from docx.text.paragraph import Paragraph

from adapters.render import word_parts as parts
from adapters.render.charts import CARD, WIDE, layout_of, svg
from adapters.render.column_widths import with_fitted_columns
from adapters.render.shapes import SHAPES
from adapters.render.typesetting import png
from adapters.render.word_text import bullets, line_up, number, prose, rich
from quarterly.reporting.chart_model import StatusMark
from quarterly.reporting.model import (
    Block,
    EntryBlock,
    FigureBlock,
    Note,
    Section,
    TableBlock,
    TableCell,
    Tally,
)

_LONG_LABEL = 24  # characters of a label that fit before the tab
_LETTER = 1.25  # width of a letter in a table, in per cent of the text's width: a template may have a wide typeface
_DEEPEST = 6  # of the levels of headings
_SMALL_MM = 90.0  # width of a card's picture: its letters are then as large as the text


class WordWriter:
    """Writes into one document; everything is as wide as its text, `width` in millimetres.

    `numbered` says whether sections have the numbers of the report's own order.
    """

    def __init__(self, document: Word, *, numbered: bool) -> None:
        self.document = document
        self.numbered = numbered and not self._numbers_headings
        self.width = parts.text_width(document)

    def section(self, section: Section, level: int, *, with_heading: bool = True) -> None:
        """Write a section with those below it; without its heading where the template has one of its own."""
        if with_heading:
            typed = section["number"] if self.numbered else ""
            heading = self.document.add_heading("\u2002".join(filter(None, [typed, section["title"]])), min(level, _DEEPEST))
            if "mark" in section:
                heading.add_run("\u2003")
                _mark(heading, section["mark"], "\u00a0")
        numbered = any("number" in block for block in section["blocks"])
        for block in section["blocks"]:
            start = len(self.document.element.body) - 1  # the last element describes the page and stays last
            self.block(_said_once(block, section), level + 1)
            parts.keep_off_table(self.document, start)
            if numbered and block["type"] in ("paragraph", "prose", "list"):
                line_up(self.document, start)
        for each in section["sections"]:
            self.section(each, level + 1)

    @property
    def _numbers_headings(self) -> bool:
        """Whether the template's own headings have numbers, beside which a second one would stand."""
        return self.document.styles["Heading 1"].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None

    def block(self, block: Block, level: int) -> None:
        """Write one block; a heading in it has this level."""
        match block["type"]:
            case "tally":
                self._tally(block)
            case "paragraph":
                number(self.document, block.get("number", "")).add_run(block["text"])
            case "prose":
                prose(self.document, block)
            case "list":
                bullets(self.document, block)
            case "facts":
                self.rows(block["rows"])
            case "table":
                self._table(block)
            case "figure":
                self._figure(block)
            case "entry":
                self._entry(block, level)
            case "note":
                self.note(block)

    def rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Write labels with their texts beside them; not as a table, as Word has no row headers for one."""
        for label, text in rows:
            row = self.document.add_paragraph(style="Fact")
            row.add_run(label).bold = True
            row.add_run(("\t" if len(label) <= _LONG_LABEL else "\n") + text)

    def note(self, note: Note) -> None:
        """Write a call-out."""
        self.document.add_paragraph(note["title"], style="Note title")
        self.document.add_paragraph(note["text"], style="Note")

    def _tally(self, tally: Tally) -> None:
        if tally["counts"]:
            line = self.document.add_paragraph()
            for each in tally["counts"]:
                line.add_run(f"{each['count']}\u2002").bold = True
                whole = each["mark"]["word"].replace(" ", "\u00a0")  # a line may end between two ratings, not within one
                _mark(line, {**each["mark"], "word": whole}, "\u00a0")
                line.add_run("\u2003\u2003")
        self.document.add_paragraph(tally["text"])

    def _table(self, table: TableBlock) -> None:
        if table["caption"]:
            self.document.add_paragraph(table["caption"], style="Caption")
        columns = with_fitted_columns(table, _LETTER)["columns"]
        widths = [self.width * column["width"] / 100 for column in columns]
        drawn = parts.ruled_table(self.document, len(table["rows"]) + 1, widths)
        for heading, column in zip(drawn[0], columns, strict=True):
            heading.paragraphs[0].add_run(column["title"]).bold = True
        for row, cells in zip(drawn[1:], table["rows"], strict=True):
            for target, cell in zip(row, cells, strict=True):
                _cell(target.paragraphs[0], cell)
        for cells_of_column, column in zip(zip(*drawn, strict=True), columns, strict=True):
            parts.align(cells_of_column, column["align"])

    def _figure(self, figure: FigureBlock) -> None:
        self.document.add_paragraph(figure["caption"], style="Caption")
        # python-docx writes no SVG. A card's picture is drawn small, as beside the words of a PDF: two would else fill a page.
        layout = layout_of(figure["chart"])
        is_small = layout == CARD
        picture = png(svg(figure["chart"], title=figure["alt"], layout=layout if is_small else WIDE))
        drawn = self.document.add_picture(io.BytesIO(picture), width=Mm(min(_SMALL_MM, self.width) if is_small else self.width))
        parts.keep_on_page(drawn)
        parts.describe(drawn, figure["caption"], figure["alt"])

    def _entry(self, entry: EntryBlock, level: int) -> None:
        self.document.add_heading(entry["heading"], min(level, _DEEPEST))
        self.document.add_paragraph(entry["by"], style="By")
        for block in entry["blocks"]:
            rich(self.document, block)


def _said_once(block: Block, section: Section) -> Block:
    """Return a block of a section, a table without a caption that only says again what the heading above it says."""
    if block["type"] == "table" and ("mark" in section or block["caption"].startswith(section["title"])):
        return {**block, "caption": ""}
    return block


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
