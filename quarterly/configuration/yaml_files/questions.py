"""Questions left open in a YAML file, as comments above the lines that they are about.

    # QUESTION: CP8: which way is good?
    polarity: unconfirmed

A comment that goes on is indented by two more spaces. Whoever answers changes the line below and takes the comment away.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

SIGN = "QUESTION:"
_WIDTH = 110
_BEGINS = re.compile(rf"^\s*#\s?{SIGN}\s*(?P<text>.*)$")
_GOES_ON = re.compile(r"^\s*# {2,}(?P<text>\S.*)$")
_KEY = re.compile(r"^\s*(?:- )?[\"']?(?P<key>[\w-]+)[\"']?\s*:")
# What an answer decides, worst first: what a figure is, whether it is rated, what it is held against, and only then words.
_WORST_FIRST = (*("unit", "id", "name", "polarity", "rule", "basis", "files", "owner", "services", "contacts", "meetings"),)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question in a file, at the line of its comment, about the key that stands below it ("" where none does)."""

    file: str
    line: int
    about: str
    text: str


def questions_in(name: str, text: str) -> Iterator[OpenQuestion]:
    """Yield the open questions of a YAML text, from top to bottom."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if begun := _BEGINS.match(line):
            words, below = [begun["text"]], number + 1
            while below < len(lines) and (more := _GOES_ON.match(lines[below])):
                words.append(more["text"])
                below += 1
            yield OpenQuestion(name, number + 1, _key_below(lines[below:]), " ".join(words).strip())


def worst_first(questions: Iterable[OpenQuestion]) -> list[OpenQuestion]:
    """Return questions in the order in which they should be answered, those of the same kind as they stand in the files."""
    return sorted(questions, key=lambda each: _WORST_FIRST.index(each.about) if each.about in _WORST_FIRST else len(_WORST_FIRST))


def question(text: str, indent: int = 0) -> list[str]:
    """Return the lines of a comment that asks a question."""
    lead, text = " " * indent, "".join(each if each.isprintable() else " " for each in text)  # as no YAML has
    wrapped = wrap(f"{SIGN} {text}", _WIDTH - indent, subsequent_indent="  ", break_on_hyphens=False, break_long_words=False)
    return [f"{lead}# {each}" for each in wrapped]


def _key_below(lines: list[str]) -> str:
    line = next((each for each in lines if each.strip() and not each.lstrip().startswith("#")), "")
    found = _KEY.match(line)
    return found["key"] if found else ""
