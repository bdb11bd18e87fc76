"""Which indicator each part of a mail's text is about."""

import re
from collections.abc import Sequence

from quarterly.collecting.sheets.layout import Layout
from quarterly.configuration.catalogue import Indicator
from quarterly.correspondence.courtesy import plain, without_courtesy

_FEWEST_WORDS = 3


def answers_in_text(text: str, about: Sequence[Indicator]) -> dict[str, str] | None:
    """Return what a mail says of each indicator, by id; nothing where it says nothing, None if it is not clear of which.

    A mail about one indicator is about that one. In one about several, each answer begins on a line of its own with the reference
    or the name of its indicator.
    """
    said = without_courtesy(text)
    if _words(said) < _FEWEST_WORDS:
        return {}
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
    return plain(without_courtesy(text)).strip(" .!,") in layout.agrees


def _begins(line: str, about: Sequence[Indicator]) -> tuple[str, str]:
    """Return the id of the indicator that a line begins with, "" if none, and the rest of the line."""
    names = [(name, each.id) for each in about for name in (each.ref, each.name, each.id) if name]
    for name, id in sorted(names, key=lambda pair: -len(pair[0])):  # PI 117 is the beginning of PI 1178
        if found := re.match(rf"\s*[*_]*{re.escape(name)}[*_]*(?![\w-])\s*[:.)–—-]*\s*", line, re.IGNORECASE):
            return id, line[found.end() :]
    return "", line


def _words(text: str) -> int:
    return sum(any(letter.isalpha() for letter in word) for word in text.split())
