"""Which indicator each part of a mail's text is about."""

import re
from collections.abc import Sequence

from quarterly.collecting.sheets.layout import Layout
from quarterly.configuration.catalogue import Indicator
from quarterly.correspondence.courtesy import is_signature, parted, plain

_FEWEST_WORDS = 3
_MOST_OF_A_NOTE = 20  # words of a covering note
# A covering note, and the reply of a program that does not say that it is one, are no answer of an owner.
_COVERS = re.compile(r"\b(?:attached|enclosed|see (?:the )?attachment)\b", re.IGNORECASE)
_AWAY = re.compile(
    r"\bI(?: am|['’]m| will be) (?:currently |now )?(?:out of (?:the )?office|on (?:annual |sick |parental |maternity )?leave"
    r"|away (?:from|until|on))\b",
    re.IGNORECASE,
)
# What programs say that answer each mail; the rest of it a person may say of something else in a longer text.
_OF_A_PROGRAM = re.compile(
    r"\byour (?:e-?mail|message|enquiry|query) (?:is important to us|has been (?:received|logged))"
    r"|\b(?:mailbox|inbox) is (?:not monitored|no longer|unattended)|\bplease do not reply\b"
    r"|\b(?:automated|automatic|auto-?generated) (?:message|reply|response|e-?mail)\b",
    re.IGNORECASE,
)
_SHORT_OF_A_PROGRAM = re.compile(
    r"\bthank(?:s| you) for (?:your (?:e-?mail|message|enquiry)|contacting|getting in touch)\b"
    r"|\bwe aim to (?:respond|reply|answer)\b"
    r"|\bno longer (?:works?|working|employed)\b",
    re.IGNORECASE,
)
# The mark of a list, and words such as "Re PI 1178:".
_BEFORE_NAME = r"\s*(?:[-•*_>|]+|\(?\d{1,2}[.)](?=\s))*\s*(?:(?:re|for|on|regarding|indicator|answer (?:to|on))\b:?\s*)?[*_]*"
_POSTSCRIPT = re.compile(r"\W*p\.?\s?s\b", re.IGNORECASE)


def answers_in_text(text: str, about: Sequence[Indicator]) -> dict[str, str] | None:
    """Return what a mail says of each indicator, by id; nothing where it says nothing, None if it is not clear of which.

    A mail about one indicator is about that one. In one about several, each answer begins on a line of its own with the reference
    or the name of its indicator. What is said below the signature is clear of nothing.
    """
    said, below = parted(text)
    if any(_POSTSCRIPT.match(line) or _begins(line, about)[0] for line in below):
        return None
    if _words(said) < _FEWEST_WORDS:
        return {}
    if _AWAY.search(said) or _OF_A_PROGRAM.search(said):
        return None
    if _words(said) <= _MOST_OF_A_NOTE and (_COVERS.search(said) or _SHORT_OF_A_PROGRAM.search(said)):
        return None
    found: dict[str, list[str]] = {}
    current = about[0].id if len(about) == 1 else ""
    for line in said.splitlines():
        named, rest = _begins(line, about)
        current = named or current
        # Of a line without stops, such as one that was dictated, nobody knows where the next answer begins.
        if (not current and rest.strip()) or _names_another(rest, current, about):
            return None
        if current:
            found.setdefault(current, []).append(rest)
    answers = {id: "\n".join(lines).strip(" |\n\t") for id, lines in found.items()}
    return {id: answer for id, answer in answers.items() if answer}


def agrees(text: str, layout: Layout) -> bool:
    """Whether a mail says that its writer agrees and adds nothing, as a head of service may of the answers of owners."""
    said, below = parted(text)
    return plain(said).strip(" .!,") in layout.agrees and is_signature([plain(line) for line in below])


def _begins(line: str, about: Sequence[Indicator]) -> tuple[str, str]:
    """Return the id of the indicator that a line begins with, "" if none, and the rest of the line."""
    names = [(name, each.id) for each in about for name in (each.ref, each.name, each.id) if name]
    for name, id in sorted(names, key=lambda pair: -len(pair[0])):  # PI 117 is the beginning of PI 1178
        if found := re.match(rf"{_BEFORE_NAME}{_spelled(name)}[*_]*(?![\w-])\s*[:.)|,–—-]*\s*", line, re.IGNORECASE):
            return id, line[found.end() :]
    return "", line


def _names_another(text: str, current: str, about: Sequence[Indicator]) -> bool:
    """Whether the reference of another indicator that was asked about stands in the middle of an answer."""
    others = [each.ref for each in about if each.ref and each.id != current]
    return any(re.search(rf"(?<![\w-]){_spelled(ref)}(?![\w-])", text, re.IGNORECASE) for ref in others)


def _spelled(name: str) -> str:
    """Return a pattern of a name as people type it: PI 1178, PI1178, PI-1178."""
    return r"[\s-]*".join(map(re.escape, name.split()))


def _words(text: str) -> int:
    return sum(any(letter.isalpha() for letter in word) for word in text.split())
