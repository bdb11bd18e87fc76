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
    if _AWAY.search(said) or (_words(said) <= _MOST_OF_A_NOTE and _COVERS.search(said)):
        return None
    found: dict[str, list[str]] = {}
    current = about[0].id if len(about) == 1 else ""
    for line in said.splitlines():
        named, rest = _begins(line, about)
        current = named or current
        if not current and rest.strip():
            return None
        if current:
            found.setdefault(current, []).append(rest)
    answers = {id: "\n".join(lines).strip() for id, lines in found.items()}
    return {id: answer for id, answer in answers.items() if answer}


def agrees(text: str, layout: Layout) -> bool:
    """Whether a mail says that its writer agrees and adds nothing, as a head of service may of the answers of owners."""
    said, below = parted(text)
    return plain(said).strip(" .!,") in layout.agrees and is_signature([plain(line) for line in below])


def _begins(line: str, about: Sequence[Indicator]) -> tuple[str, str]:
    """Return the id of the indicator that a line begins with, "" if none, and the rest of the line."""
    names = [(name, each.id) for each in about for name in (each.ref, each.name, each.id) if name]
    for name, id in sorted(names, key=lambda pair: -len(pair[0])):  # PI 117 is the beginning of PI 1178
        if found := re.match(rf"\s*[*_]*{re.escape(name)}[*_]*(?![\w-])\s*[:.)–—-]*\s*", line, re.IGNORECASE):
            return id, line[found.end() :]
    return "", line


def _words(text: str) -> int:
    return sum(any(letter.isalpha() for letter in word) for word in text.split())
