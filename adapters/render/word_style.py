"""How the Word file looks: the styles of its paragraphs, marks and tables, in the colours of the page."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from adapters.render.word_parts import element

INK, SOFT, LINE, TINT, ALARM, LINK = "1A1D21", "4B535D", "D5DAE0", "F3F5F8", "8C1512", "14508C"


def add_styles(document: Word, accent: str) -> None:
    """Define every style that the report uses; `accent` is the council's colour, without its hash."""
    _paragraph_styles(document, accent)
    _table_style(document)


def _paragraph_styles(document: Word, accent: str) -> None:
    style(document, "Normal", 11, after=8)
    council = style(document, "Council", 11, bold=True, colour=SOFT, after=2)
    border(council.element.get_or_add_pPr(), top=(36, accent, 10))
    border(style(document, "Title", 24, bold=True, after=4).element.get_or_add_pPr())
    style(document, "Subtitle", 14, after=14)
    _issue(style(document, "Issue", 11, bold=True, colour="FFFFFF", after=14))
    for level, (size, before) in enumerate([(15, 20), (12.5, 16), (11, 12), (11, 12), (11, 12), (11, 12)], 1):
        style(document, f"Heading {level}", size, bold=True, before=before, after=4, keep=True)
    style(document, "Caption", 10.5, bold=True, before=14, after=5, keep=True)
    style(document, "By", 10, colour=SOFT, after=4, keep=True)
    style(document, "Cell", 9.5, before=3, after=3)
    for name in ("List Bullet", "List Number"):
        style(document, name, 11, after=4)
    _hanging(style(document, "Numbered", 11, after=8), 11)
    _fact(style(document, "Fact", 10.5, before=3, after=3))
    _note(style(document, "Note title", 11, bold=True, before=12, after=2, keep=True), accent)
    _note(style(document, "Note", 11, after=14), accent)
    _hanging(style(document, "Mark", 9.5, bold=True, before=3, after=3), 4)
    link = document.styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(LINK), True


def style(
    document: Word,
    name: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> ParagraphStyle:
    """Set or add a paragraph style; sizes and distances in points, and `keep` keeps it on the page of what follows."""
    known = name in document.styles
    made: ParagraphStyle = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    font, spacing = made.font, made.paragraph_format
    font.size, font.bold, font.italic, font.color.rgb = Pt(size), bold, False, RGBColor.from_string(colour)
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.15
    spacing.keep_with_next = keep
    without(made.element.get_or_add_rPr(), "w:spacing")
    return made


def border(properties: BaseOxmlElement, **sides: tuple[int, str, int]) -> None:
    """Draw lines of (eighths of a point, colour, distance) at the given sides of a paragraph, and no others."""
    without(properties, "w:pBdr")
    borders = element("pBdr")
    for side, (size, colour, space) in sides.items():
        borders.append(element(side, val="single", sz=str(size), space=str(space), color=colour))
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def shade(properties: BaseOxmlElement, colour: str) -> None:
    """Fill a paragraph's background."""
    fill = element("shd", val="clear", color="auto", fill=colour)
    properties.insert_element_before(fill, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def without(properties: BaseOxmlElement, name: str) -> None:
    """Take out what the default template set."""
    for old in properties.findall(qn(name)):
        properties.remove(old)


def _fact(style: ParagraphStyle) -> None:
    spacing = style.paragraph_format
    spacing.left_indent, spacing.first_line_indent = Mm(52), Mm(-52)
    spacing.tab_stops.add_tab_stop(Mm(52))
    border(style.element.get_or_add_pPr(), bottom=(4, LINE, 3), between=(4, LINE, 3))


def _note(style: ParagraphStyle, accent: str) -> None:
    properties = style.element.get_or_add_pPr()
    border(properties, left=(36, accent, 8))
    shade(properties, TINT)
    style.paragraph_format.left_indent = Mm(4)


def _issue(style: ParagraphStyle) -> None:
    """White on dark, as wide as a badge of the longest issue."""
    properties = style.element.get_or_add_pPr()
    border(properties, top=(24, INK, 1), left=(24, INK, 4), bottom=(24, INK, 1), right=(24, INK, 4))
    shade(properties, INK)
    style.paragraph_format.left_indent, style.paragraph_format.right_indent = Mm(2), Mm(132)


def _hanging(style: ParagraphStyle, indent: float) -> None:
    """Hang the words, so many millimetres, behind a number or shape: a second line does not run under it."""
    spacing = style.paragraph_format
    spacing.left_indent, spacing.first_line_indent = Mm(indent), Mm(-indent)
    spacing.tab_stops.add_tab_stop(Mm(indent))


def _table_style(document: Word) -> None:
    """Lines between rows only, a strong one under the header, and no margin at the left."""
    style = document.styles.add_style("Ruled", WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    properties = element("tblPr")
    borders = element("tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(element(side, val="single", sz="4", space="0", color=LINE))
    margins = element("tblCellMar")
    margins.append(element("left", w="0", type="dxa"))
    margins.append(element("right", w="160", type="dxa"))
    properties.extend([borders, margins])
    first = element("tblStylePr", type="firstRow")
    cell, lines = element("tcPr"), element("tcBorders")
    lines.append(element("bottom", val="single", sz="10", space="0", color=INK))
    cell.extend([lines, element("vAlign", val="bottom")])
    first.append(cell)
    style.element.extend([properties, first])
