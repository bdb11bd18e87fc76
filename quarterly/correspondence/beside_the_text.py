"""What mail programs, mail servers and habits add to a text: warnings, markings, signatures, small print."""

import re
from collections.abc import Sequence

from quarterly.correspondence.courtesy import is_signature, plain

_WARNING = re.compile(
    r"^\W*(?:(?:caution|warning)\b.*(?:(?:do not|don['’]t) (?:click|open)|(?:outside|external) (?:of |sender|e-?mail|source|"
    r"(?:the|your|our) organi[sz]ation))|external(?:\s+e-?mail|\s+sender)?\b\W*$|\[external\b|this (?:e-?mail|message) "
    r"(?:originated|is from|was sent from|came) (?:from )?(?:an? )?(?:outside|external)|you don['’]t often get e-?mail from|some "
    r"people who received this message don['’]t often)",
    re.IGNORECASE,
)
_MARKING = re.compile(r"^\W*(?:classification:\s*)?official(?:[\s:-]*sensitive)?(?:[\s:-]*\w+)?\W*$", re.IGNORECASE)
_SENT_FROM = re.compile(
    r"^\s*(?:sent from (?:my|outlook|mail for|yahoo|samsung|proton|aol|a mobile|the all[- ]new)\b|get outlook for\b"
    r"|anfonwyd o fy\b|von meinem \w+ gesendet|envoy\u00e9 (?:de|depuis) mon\b|enviado desde mi\b|wys\u0142ane z\b|inviato da\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(  # of a warning, on its next line
    r"\b(?:links?|attachments?|sender|recogni[sz]e|content|outside|organi[sz]ation|phishing|trust|safe|e-?mail|suspicious|"
    r"learn why)\b",
    re.IGNORECASE,
)
_SMALL_PRINT = re.compile(
    r"^\W*(?:disclaimer\b|(?:this|the information (?:contained )?in this|the contents of this)\W+"
    r"(?:e-?mail|message|communication)\b.*(?:confidential|intended (?:only|solely|for)\b|intended recipient|privileged|"
    r"monitored|virus)"
    r"|please consider the environment|\*{10,}\s*$)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\s*(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many)?\s*(?:regards|wishes|thanks)|thank you|thanks|cheers|"
    r"yours (?:sincerely|faithfully|truly)|kr|bw)\s*[,.!]*\s*$",
    re.IGNORECASE,
)


def without_what_programs_add(text: str) -> str:
    """Return what a person wrote; where it is in doubt, more rather than less."""
    paragraphs = [each for each in re.split(r"\n\s*\n", text.strip("\n")) if each.strip()]
    while paragraphs and (below := _below_what_is_added(paragraphs[0])) != paragraphs[0]:
        paragraphs[:1] = [below] if below else []
    kept = [each for each in paragraphs if not _SMALL_PRINT.match(" ".join(each.split()))]
    return _without_signature("\n\n".join(kept).splitlines()).strip()


def _below_what_is_added(paragraph: str) -> str:
    """Return a paragraph without the warning or marking that it begins with; some programs leave no empty line below one."""
    first, *rest = paragraph.splitlines()
    if _MARKING.match(first):
        return "\n".join(rest)
    if not _WARNING.match(" ".join(paragraph.split())) and not _WARNING.match(first):
        return paragraph
    while rest and _GOES_ON.search(rest[0]):
        rest.pop(0)
    return "\n".join(rest)


def _without_signature(lines: Sequence[str]) -> str:
    lines = [line for line in lines if not _SENT_FROM.match(line) and not _MARKING.match(line)]
    for number, line in enumerate(lines):
        if (line.rstrip() == "--" or _CLOSING.match(line)) and is_signature([plain(each) for each in lines[number + 1 :]]):
            return "\n".join(lines[:number])
    return "\n".join(lines)
