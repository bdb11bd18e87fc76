"""Elements of a template that run, fetch or remember something, taken out in place."""

from collections.abc import Iterator

from docx.oxml.ns import nsmap, qn
from lxml import etree

from adapters.render.word_template.fields import unwrap

# By name, with how it is worded to whoever made the template; "" for what nobody would miss.
_OUT = {
    "altChunk": "another file that is read in",
    "object": "an embedded or linked object",
    "control": "an ActiveX control",
    "subDoc": "a link to another document",
    "attachedTemplate": "a link to another template",
    "mailMerge": "the data of a mail merge",
    "documentProtection": "the protection against changes",
    "writeProtection": "the protection against changes",
    "docVars": "",
    "dataBinding": "",  # Word would put the document's old properties in place of what was filled in
    "ffData": "",  # a form field can name macros
    "commentRangeStart": "",
    "commentRangeEnd": "",
    "commentReference": "comments",
    "del": "tracked changes (taken as accepted)",
    "moveFrom": "tracked changes (taken as accepted)",
    **dict.fromkeys(("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "numberingChange"), ""),
    "embedRegular": "", "embedBold": "", "embedItalic": "", "embedBoldItalic": "",
}  # fmt: skip
_UNWRAPPED = {"ins": "tracked changes (taken as accepted)", "moveTo": "tracked changes (taken as accepted)", "smartTag": ""}
_DRAWN = tuple(qn(f"w:{name}") for name in ("drawing", "pict"))
_REFERENCE = f"{{{nsmap['r']}}}"


def without_elements(root: etree._Element, gone: frozenset[str]) -> list[str]:
    """Take out what is not harmless and what refers to relationships that are gone; return what it was, in words."""
    return [words for words in (*_out(root), *_unwrapped(root), *_dangling(root, gone)) if words]


def _out(root: etree._Element) -> Iterator[str]:
    for name, words in _OUT.items():
        for each in list(root.iter(qn(f"w:{name}"))):
            yield words
            _remove(each)


def _unwrapped(root: etree._Element) -> Iterator[str]:
    for name, words in _UNWRAPPED.items():
        for each in list(root.iter(qn(f"w:{name}"))):
            yield words
            unwrap(each)


def _dangling(root: etree._Element, gone: frozenset[str]) -> Iterator[str]:
    """Take out whatever refers to a relationship that is gone: Word calls a file damaged that has one."""
    for each in list(root.iter(etree.Element)):
        ids = [name for name, value in each.attrib.items() if name.startswith(_REFERENCE) and value in gone]
        if each.tag == qn("w:hyperlink") and ids:
            unwrap(each)
        elif ids:
            drawn = next((above for above in each.iterancestors(*_DRAWN)), None)
            _remove(each if drawn is None else drawn)
            yield "" if drawn is None else "a picture that is not in the file"
        elif "href" in each.attrib:  # of a shape in the older way of drawing
            del each.attrib["href"]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
