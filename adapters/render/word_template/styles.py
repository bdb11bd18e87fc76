"""The styles that a report is written in: those a council's template lacks are ours, in the template's own font."""

import copy
from functools import cache

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles import BabelFish

from adapters.render.templates import FOLDER
from adapters.render.word_parts import add_pattern
from quarterly.vocabulary.errors import SetupError

OURS = FOLDER / "cover-report.docx"
NEEDED = {
    WD_STYLE_TYPE.PARAGRAPH: (
        *("Normal", "Council", "Title", "Subtitle", "Issue", "Header", "Footer", "Caption", "By", "Cell", "Mark", "Fact"),
        *("Numbered", "List Bullet", "List Number", "Note title", "Note", *(f"Heading {level}" for level in range(1, 7))),
    ),
    WD_STYLE_TYPE.CHARACTER: ("Link",),
    WD_STYLE_TYPE.TABLE: ("Ruled",),
}
ACCENT = "1D4F73"  # replaced by the council's colour wherever our template uses it
_COLOURED = (qn("w:color"), qn("w:fill"), qn("w:val"))


def lacking_styles(document: Word) -> list[tuple[WD_STYLE_TYPE, str]]:
    """Return the kind and name of each style that the report is written in and the document does not have."""
    there = {(style.type, style.name) for style in document.styles}
    return [(kind, name) for kind, names in NEEDED.items() for name in names if (kind, name) not in there]


def add_styles(document: Word) -> None:
    """Add every style that the document lacks, as our own template has it but in the document's font."""
    _tell_apart(document)
    ours = {(style.type, style.name): style.element for style in _ours().styles}
    for kind, name in lacking_styles(document):
        if (kind, name) not in ours:
            raise SetupError(f"{OURS} has no {kind.name.lower()} style “{name}”. Add it in Word: the report is written in it.")
        document.styles.element.append(_adopted(ours[kind, name], document))


def _tell_apart(document: Word) -> None:
    """Spell the names of styles as the report does, and give styles of another kind that have one another name.

    A style without a kind is one of paragraphs.
    """
    names = {name.casefold(): (kind, name) for kind, many in NEEDED.items() for name in many}
    for style in document.styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) is None:
            style.set(qn("w:type"), "paragraph")
    for style in document.styles:
        kind, name = names.get((style.name or "").casefold(), (None, ""))
        if name:
            # LibreOffice writes "Heading 1" where Word writes "heading 1", which is what python-docx looks for.
            style.element.name_val = BabelFish.ui2internal(name) if style.type == kind else f"{name} of the template"


def colour(document: Word, accent: str) -> None:
    """Give everything that has our template's colour the council's; `accent` is #rrggbb."""
    for part in (document.styles.element, document.element.body):
        for each in part.iter():
            for attribute in _COLOURED:
                if (each.get(attribute) or "").upper() == ACCENT:
                    each.set(attribute, accent.lstrip("#").upper())


@cache
def _ours() -> Word:
    return Document(str(OURS))


def _adopted(style: BaseOxmlElement, document: Word) -> BaseOxmlElement:
    made = copy.deepcopy(style)
    ids = {each.style_id for each in document.styles}
    while made.styleId in ids:  # of a style with another name
        made.styleId += "Own"
    for fonts in list(made.iter(qn("w:rFonts"))):
        fonts.getparent().remove(fonts)
    for tag in ("basedOn", "next", "link"):
        for refers in made.findall(qn(f"w:{tag}")):
            if refers.get(qn("w:val")) not in ids:
                made.remove(refers)
    # A style without a base takes Word's defaults, and not what the council calls normal.
    if made.find(qn("w:basedOn")) is None and made.get(qn("w:type")) == "paragraph":
        base = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        if base is not None:
            made.get_or_add_basedOn().val = base.style_id
    for number in list(made.iter(qn("w:numId"))):
        number.set(qn("w:val"), str(_numbering(document, int(number.get(qn("w:val"))), made.get(qn("w:styleId")))))
    return made


def _numbering(document: Word, ours: int, style: str) -> int:
    """Copy the list that a style of ours numbers with, and return its number in the document."""
    source, target = _ours().part.numbering_part.element, document.part.numbering_part.element
    pattern_id = source.num_having_numId(ours).abstractNumId.val
    patterns = {each.get(qn("w:abstractNumId")): each for each in source.findall(qn("w:abstractNum"))}
    pattern = copy.deepcopy(patterns[str(pattern_id)])
    for linked in pattern.iter(qn("w:pStyle")):
        linked.set(qn("w:val"), style)
    made: int = target.add_num(add_pattern(target, pattern)).numId
    return made
