"""Elements of a template that run, fetch or remember something, taken out in place."""

from collections.abc import Iterator

from docx.oxml.ns import nsmap, qn
from lxml import etree

from adapters.render.word_template.accepted import accept_deletions
from adapters.render.word_template.fields import unwrap
from adapters.render.word_template.relations import Relations

CHANGES = "tracked changes (taken as accepted)"
# By name in any namespace, with how it is worded to whoever made the template; "" for what nobody would miss.
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
    "showingPlcHdr": "",  # and would take what was filled in for a prompt, which goes at the first click
    "ffData": "",  # a form field can name macros
    "commentRangeStart": "",
    "commentRangeEnd": "",
    "commentReference": "comments",
    "del": CHANGES,
    "moveFrom": CHANGES,
    **dict.fromkeys(("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblGridChange"), ""),
    **dict.fromkeys(("tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"), ""),
    **{f"{kind}Range{end}": "" for kind in ("moveFrom", "moveTo") for end in ("Start", "End")},
    **{f"customXml{kind}Range{end}": "" for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")},
    "embedRegular": "", "embedBold": "", "embedItalic": "", "embedBoldItalic": "",
}  # fmt: skip
_UNWRAPPED = {"ins": CHANGES, "moveTo": CHANGES, "smartTag": ""}
# What stays of a document's settings: how it is set, and nothing of where it came from or what it asks of a computer.
_SETTINGS = frozenset(
    qn(f"w:{name}")
    for name in (
        *("zoom", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        *("gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps"),
        *("evenAndOddHeaders", "characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "displayBackgroundShape"),
        *("footnotePr", "endnotePr", "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator"),
    )
)
_DRAWN = tuple(qn(f"w:{name}") for name in ("drawing", "pict"))
_REFERENCE, _RELID = f"{{{nsmap['r']}}}", "{urn:schemas-microsoft-com:office:office}relid"
_ADDRESSES = frozenset(("src", "href", "althref"))  # of shapes in the older way of drawing, which need no relationship
_PEOPLE = frozenset(("author", "initials"))
_BESIDE = frozenset(("hlinkClick", "hlinkHover", "hlinkMouseOver"))  # a picture's link, without which it is the same picture


def without_elements(root: etree._Element, relations: Relations) -> list[str]:
    """Take out what is not harmless and what refers to relationships that are not followed; return what it was, in words."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    accept_deletions(root)
    found = [words for words in (*_out(root), *_unwrapped(root), *_dangling(root, relations)) if words]
    _without_addresses_and_people(root)
    if root.tag == qn("w:settings"):
        for each in [each for each in root if each.tag not in _SETTINGS]:
            root.remove(each)
    return found


def _out(root: etree._Element) -> Iterator[str]:
    for each in list(root.iter(etree.Element)):
        if (words := _OUT.get(etree.QName(each).localname)) is not None:
            yield words
            _remove(each)


def _unwrapped(root: etree._Element) -> Iterator[str]:
    for name, words in _UNWRAPPED.items():
        for each in list(root.iter(qn(f"w:{name}"))):
            yield words
            unwrap(each)


def _dangling(root: etree._Element, relations: Relations) -> Iterator[str]:
    """Take out whatever refers to a relationship that is not there: Word calls a file damaged that has one."""
    for each in list(root.iter(etree.Element)):
        refers = {name: value for name, value in each.attrib.items() if name.startswith(_REFERENCE) or name == _RELID}
        lost = [name for name, value in refers.items() if value not in relations.followed]
        if not lost:
            continue
        name, drawn = etree.QName(each).localname, next((above for above in each.iterancestors(*_DRAWN)), None)
        if name == "hyperlink":
            unwrap(each)
        elif len(lost) < len(refers):  # a picture that lies in the file too
            for attribute in lost:
                del each.attrib[attribute]
        elif name in _BESIDE or drawn is None:
            _remove(each)
        elif name == "svgBlip":
            _remove(next(each.iterancestors(qn("a:ext")), each))
        else:
            _remove(drawn)
            yield "" if relations.gone & {*refers.values()} else "a picture that is not in the file"


def _without_addresses_and_people(root: etree._Element) -> None:
    for each in root.iter(etree.Element):
        for name in list(each.attrib):
            known = etree.QName(name)
            if known.localname in _PEOPLE or (known.localname in _ADDRESSES and known.namespace != nsmap["r"]):
                del each.attrib[name]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
