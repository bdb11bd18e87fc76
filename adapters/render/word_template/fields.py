"""Fields of a Word file: those that only number pages and headings stay, of every other one its printed text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

# Whatever is not here can fetch, run or ask for something (DDE, INCLUDETEXT, LINK, MACROBUTTON), or prints the clock or a path.
HARMLESS = frozenset(
    ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "SEQ", "TITLE")
)


@dataclass
class _Open:
    """A field that has begun: its characters and instruction, and what it holds before its result."""

    elements: list[etree._Element] = field(default_factory=list)
    instruction: str = ""
    in_result: bool = False

    @property
    def kind(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


def without_fields(root: etree._Element) -> Iterator[str]:
    """Reduce every field that is not harmless to its printed text, in place; yield the kind of each, such as DATE."""
    for simple in list(root.iter(qn("w:fldSimple"))):
        kind = (simple.get(qn("w:instr")) or "").strip().partition(" ")[0].upper()
        if kind not in HARMLESS:
            yield kind
            unwrap(simple)
    open_fields: list[_Open] = []
    ended: list[_Open] = []
    for each in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        if each.tag == qn("w:fldChar"):
            _follow(each, open_fields, ended)
        elif open_fields and not open_fields[-1].in_result:
            open_fields[-1].elements.append(each)
            open_fields[-1].instruction += each.text or "" if each.tag == qn("w:instrText") else ""
    # A field without its end is none; its instruction must not stay.
    for one in (*ended, *open_fields):
        if one.kind not in HARMLESS:
            yield one.kind
            for element in one.elements:
                element.getparent().remove(element)


def _follow(character: etree._Element, open_fields: list[_Open], ended: list[_Open]) -> None:
    kind = character.get(qn("w:fldCharType"))
    if kind == "begin":
        open_fields.append(_Open())
    if not open_fields:
        return
    open_fields[-1].elements.append(character)
    if kind == "separate":
        open_fields[-1].in_result = True
    elif kind == "end":
        ended.append(open_fields.pop())


def unwrap(element: etree._Element) -> None:
    """Put the children of an element in its place."""
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)
