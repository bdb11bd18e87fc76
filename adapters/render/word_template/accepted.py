"""Deletions that were tracked in a template, accepted as Word does: rows, cells and paragraphs go as a whole."""

from docx.oxml.ns import qn
from lxml import etree

_CONTENT = tuple(
    qn(f"w:{name}") for name in ("t", "drawing", "pict", "object", "tab", "br", "sym", "sdt", "fldChar", "fldSimple")
)
_DELETED = (qn("w:del"), qn("w:moveFrom"))


def accept_deletions(root: etree._Element) -> None:
    """Take out every row, cell and empty paragraph whose deletion was tracked; the marks of other deletions are left."""
    for row in _marked(root, "tr", "trPr", ("del",)):
        _remove_from_table(row)
    for cell in _marked(root, "tc", "tcPr", ("cellDel",)):
        row = cell.getparent()
        row.remove(cell)
        if row.find(qn("w:tc")) is None:
            _remove_from_table(row)
    for paragraph in [mark.getparent().getparent().getparent() for mark in _paragraph_marks(root)]:
        below = paragraph.getnext()
        # Word joins it with the next: of an empty one nothing is left. A cell needs one paragraph, and ends with one.
        if below is not None and below.tag == qn("w:p") and not _has_content(paragraph):
            paragraph.getparent().remove(paragraph)


def _marked(root: etree._Element, name: str, properties: str, marks: tuple[str, ...]) -> list[etree._Element]:
    found = list(root.iter(qn(f"w:{name}")))
    return [each for each in found if any(each.find(f"{qn(f'w:{properties}')}/{qn(f'w:{mark}')}") is not None for mark in marks)]


def _paragraph_marks(root: etree._Element) -> list[etree._Element]:
    """Return the marks in the properties of paragraphs that say that the paragraph's end is deleted."""
    return [mark for mark in root.iter(*_DELETED) if [above.tag for above in mark.iterancestors()][:3] == _OF_A_PARAGRAPH]


_OF_A_PARAGRAPH = [qn("w:rPr"), qn("w:pPr"), qn("w:p")]


def _has_content(paragraph: etree._Element) -> bool:
    kept = (each for each in paragraph.iter(*_CONTENT) if not any(above.tag in _DELETED for above in each.iterancestors()))
    return next(kept, None) is not None


def _remove_from_table(row: etree._Element) -> None:
    table = row.getparent()
    table.remove(row)
    if table.tag == qn("w:tbl") and table.find(qn("w:tr")) is None and table.getparent() is not None:
        table.getparent().remove(table)
