"""Parts of a Word file for which python-docx has no function, written as the XML that Word expects."""

from collections.abc import Iterable
from typing import Literal

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shape import InlineShape
from docx.shared import Emu, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

HIGHEST_MM = 215.0  # of a picture
_MARGIN, _BETWEEN_MM = Mm(25.4), 12.7  # Word's, where a document says nothing


def text_width(document: Word) -> float:
    """Return how wide text is where the document has the least room for it, in millimetres.

    A part can stand on any of its pages, and in a column where they have columns.
    """
    return min(map(_width_of, document.sections))


def _width_of(page: Section) -> float:
    left, right = (_MARGIN if margin is None else margin for margin in (page.left_margin, page.right_margin))
    width = Emu((page.page_width or Mm(210)) - left - right).mm
    columns = page._sectPr.find(qn("w:cols"))
    count = int(columns.get(qn("w:num")) or 1) if columns is not None else 1
    return float(width - (count - 1) * _BETWEEN_MM) / count


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of Word's namespace with attributes, such as w:lang with w:val="en-GB"."""
    made: BaseOxmlElement = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def ruled_table(document: Word, rows: int, widths: list[float]) -> list[tuple[_Cell, ...]]:
    """Add a table with a repeated header row, a first column of row headers and fixed widths in millimetres.

    Return its cells row by row, as python-docx searches the whole table each time a row or column is asked for.
    """
    table: Table = document.add_table(rows, len(widths), style="Ruled")
    table.autofit = False
    millimetres = [Mm(width) for width in widths]
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = width
    cells = []
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        cells.append(row.cells)
        for cell, width in zip(cells[-1], millimetres, strict=True):
            cell.width = width
            cell.paragraphs[0].style = "Cell"
    # Marked as a header, the row is read out with each cell, and repeated where the table goes on to another page.
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    for cell in cells[0]:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    return cells


def keep_off_table(document: Word, place: int) -> None:
    """Give a paragraph of text at this place of a document's body room above it if it stands directly below a table."""
    elements = document.element.body
    if not place or elements[place - 1].tag != qn("w:tbl") or elements[place].tag != qn("w:p"):
        return
    paragraph = Paragraph(elements[place], document)
    if paragraph.style and not paragraph.style.paragraph_format.space_before:
        paragraph.paragraph_format.space_before = Pt(8)


def align(cells: Iterable[_Cell], side: Literal["left", "right"]) -> None:
    """Align these cells left or right."""
    for cell in cells:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "right" else None


def keep_on_page(picture: InlineShape) -> None:
    """Shrink a picture that is taller than a page, keeping its proportions."""
    share = min(1.0, Mm(HIGHEST_MM) / picture.height)
    picture.width, picture.height = Emu(int(picture.width * share)), Emu(int(picture.height * share))


def describe(picture: InlineShape, title: str, alt: str) -> None:
    """Give a picture its alternative text, and no margin at its sides."""
    picture._inline.set("distL", "0")
    picture._inline.set("distR", "0")
    properties = picture._inline.docPr
    properties.set("title", title)
    properties.set("descr", alt)


def link(paragraph: Paragraph, text: str, href: str) -> Run:
    """Add a link to an address outside the document."""
    target = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    anchor = OxmlElement("w:hyperlink")
    anchor.set(qn("r:id"), target)
    run = paragraph.add_run(text, style="Link")
    anchor.append(run._r)
    paragraph._p.append(anchor)
    return run


def numbered(document: Word, items: list[Paragraph], format: str, text: str) -> None:
    """Give these items numbers from one in a format such as "(%1)"; Word would else continue the list before."""
    numbering = document.part.numbering_part.element
    own = numbering.add_num(_abstract(numbering, format, text))
    for item in items:
        properties = item._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = own.numId


def _abstract(numbering: BaseOxmlElement, format: str, text: str) -> int:
    """Add the definition of a list, and return its number."""
    pattern, level, indent = element("abstractNum"), element("lvl", ilvl="0"), element("pPr")
    indent.append(element("ind", left="510", hanging="510"))
    level.extend([element("start", val="1"), element("numFmt", val=format), element("lvlText", val=text), indent])
    pattern.extend([element("multiLevelType", val="singleLevel"), level])
    return add_pattern(numbering, pattern)


def add_pattern(numbering: BaseOxmlElement, pattern: BaseOxmlElement) -> int:
    """Add the definition of a list behind the others and in front of all lists, as Word requires, and return its number."""
    known = numbering.findall(qn("w:abstractNum"))
    number = 1 + max((int(each.get(qn("w:abstractNumId"))) for each in known), default=-1)
    pattern.set(qn("w:abstractNumId"), str(number))
    if before := known or numbering.findall(qn("w:numPicBullet")):
        before[-1].addnext(pattern)
    else:
        numbering.insert(0, pattern)
    return number


def border(properties: BaseOxmlElement, **sides: tuple[int, str, int]) -> None:
    """Draw a line, as (eighths of a point, colour, distance), at each of these sides of a paragraph."""
    borders = element("pBdr")
    for side, (size, colour, space) in sides.items():
        borders.append(element(side, val="single", sz=str(size), space=str(space), color=colour))
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def shade(properties: BaseOxmlElement, colour: str) -> None:
    """Fill a paragraph's background."""
    fill = element("shd", val="clear", color="auto", fill=colour)
    properties.insert_element_before(fill, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def field(paragraph: Paragraph, code: str) -> None:
    """Add a value that Word works out on opening, such as PAGE."""
    holder = element("fldSimple", instr=code)
    holder.append(paragraph.add_run("1")._r)
    paragraph._p.append(holder)


def set_font(run: Run, name: str) -> None:
    """Set the font for every kind of character: Word chooses by kind, and shapes are not Latin."""
    run.font.name = name
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), name)
