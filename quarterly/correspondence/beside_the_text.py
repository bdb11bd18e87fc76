"""What mail programs, mail servers and habits add to a text: warnings, markings, signatures, small print."""

import re
from collections.abc import Sequence

_WARNING = re.compile(
    r"^\W*(?:caution\b|warning\b|external(?:\s+e-?mail|\s+sender)?\b\W*$|\[external\b|this (?:e-?mail|message) (?:originated|"
    r"is from|was sent from|came) (?:from )?(?:an? )?(?:outside|external)|you don['’]t often get e-?mail from|some people who "
    r"received this message don['’]t often)",
    re.IGNORECASE,
)
_MARKING = re.compile(r"^\W*(?:classification:\s*)?official(?:[\s:-]*sensitive)?(?:[\s:-]*\w+)?\W*$", re.IGNORECASE)
_SENT_FROM = re.compile(r"^\s*(?:sent from (?:my|outlook|mail for|yahoo|samsung)\b|get outlook for\b)", re.IGNORECASE)
_SMALL_PRINT = re.compile(
    r"^\W*(?:disclaimer\b|(?:this|the information (?:contained )?in this|the contents of this)\W+"
    r"(?:e-?mail|message|communication)\b.*(?:confidential|intended|privileged|monitored|virus)"
    r"|please consider the environment|\*{10,}\s*$)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\s*(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many)?\s*(?:regards|wishes|thanks)|thank you|thanks|cheers|"
    r"yours (?:sincerely|faithfully|truly)|kr|bw)\s*[,.!]*\s*$",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 14  # lines


def without_what_programs_add(text: str) -> str:
    """Return what a person wrote; where it is in doubt, more rather than less."""
    paragraphs = [each for each in re.split(r"\n\s*\n", text.strip("\n")) if each.strip()]
    while paragraphs and _is_added_above(paragraphs[0]):
        paragraphs.pop(0)
    kept = [each for each in paragraphs if not _SMALL_PRINT.match(" ".join(each.split()))]
    return _without_signature("\n\n".join(kept).splitlines()).strip()


def _is_added_above(paragraph: str) -> bool:
    return bool(_WARNING.match(paragraph) or _MARKING.match(paragraph))


def _without_signature(lines: Sequence[str]) -> str:
    lines = [line for line in lines if not _SENT_FROM.match(line) and not _MARKING.match(line)]
    for number, line in enumerate(lines):
        below = [each for each in lines[number + 1 :] if each.strip()]
        is_signature = len(below) <= _LONGEST_SIGNATURE and not any(map(_is_sentence, below))
        if is_signature and (line.rstrip() == "--" or _CLOSING.match(line)):
            return "\n".join(lines[:number])
    return "\n".join(lines)


def _is_sentence(line: str) -> bool:
    return len(line.split()) > 2 and line.rstrip().endswith((".", "?", "!"))
