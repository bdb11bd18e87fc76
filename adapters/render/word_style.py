"""The styles of the Word file, from templates/report/cover-report.docx, which anybody may change in Word."""

from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.styles.styles import Styles

from adapters.render.templates import FOLDER
from quarterly.vocabulary.errors import SetupError

TEMPLATE = FOLDER / "cover-report.docx"
NEEDED = {
    WD_STYLE_TYPE.PARAGRAPH: (
        *("Normal", "Council", "Title", "Subtitle", "Issue", "Footer", "Caption", "By", "Cell", "Mark", "Fact", "Numbered"),
        *("List Bullet", "List Number", "Note title", "Note", *(f"Heading {level}" for level in range(1, 7))),
    ),
    WD_STYLE_TYPE.CHARACTER: ("Link",),
    WD_STYLE_TYPE.TABLE: ("Ruled",),
}
ACCENT = "1D4F73"  # replaced by the council's colour wherever the template uses it
_COLOURED = (qn("w:color"), qn("w:fill"), qn("w:val"))


def styled_document(accent: str, template: Path = TEMPLATE) -> Word:
    """Return an empty document with the template's styles; `accent` is the council's colour, without its hash.

    The template's own text, which shows each style to the person editing the template, is left out.
    """
    try:
        document = Document(str(template))
    except (PackageNotFoundError, ValueError) as error:
        raise SetupError(f"{template} is missing or no Word file. Save it again as a Word document (.docx).") from error
    if absent := list(_absent(document.styles)):
        raise SetupError(f"{template} has no {' and no '.join(absent)}. Add it in Word: the report is written in it.")
    document.element.body.clear_content()
    for each in document.styles.element.iter():
        for attribute in _COLOURED:
            if (each.get(attribute) or "").upper() == ACCENT:
                each.set(attribute, accent)
    return document


def _absent(styles: Styles) -> Iterator[str]:
    there = {(style.type, style.name) for style in styles}
    for kind, names in NEEDED.items():
        yield from (f"{kind.name.lower()} style “{name}”" for name in names if (kind, name) not in there)
