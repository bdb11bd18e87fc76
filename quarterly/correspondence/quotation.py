"""What somebody wrote in an answer: above the quoted letter, and below or within it.

The letter that is answered is known, so whatever stands in its quotation and not in the letter was written by somebody else.
Libraries that cut replies go by the look of lines alone. Of the samples in the tests they lose words of the writer without a sign
("From: 4 June"), and take the letter itself for the answer where nothing is written above it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quarterly.correspondence.beside_the_text import without_what_programs_add

_LONGEST = 40_000  # characters that are looked at: a thread of two years may have a megabyte
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_MARKS = re.compile(r"^(?:[ \t]*>)+[ \t]?")
_FIELD = re.compile(r"^[>*\s]*(from|sent|date|to|cc|subject|reply-to|importance)\s*\*?\s*:", re.IGNORECASE)
_ORIGINAL = re.compile(r"^[>\s]*-{2,}\s*(?:original|forwarded) (?:message|appointment)\s*-{2,}\s*$", re.IGNORECASE)
_ON = re.compile(r"^[>\s]*On .*\d.*", re.IGNORECASE)
_WROTE = re.compile(r"\bwrote:\s*$", re.IGNORECASE)
_RULE = re.compile(r"^[_\s]{5,}$")
_NO_WORD = re.compile(r"[^0-9a-z]+")
_IN_A_HEAD = 12  # lines in which the fields of a quoted head stand
_RUN = 3  # quoted lines in a row that are a quotation whatever they say; fewer may be "> 90% were on time"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written above the quoted letter, and `elsewhere`: below or within it."""

    above: str
    elsewhere: str = ""


def written(text: str, known: Sequence[str] = ()) -> Written:
    """Return what was written in an answer, without the quotation of what is `known`: the letter, and earlier answers to it."""
    lines = [line.rstrip() for line in text[:_LONGEST].translate(_INVISIBLE).replace("\xa0", " ").splitlines()]
    familiar = "".join(map(_plain_known, known))
    start = _quotation(lines, familiar)
    above = without_what_programs_add("\n".join(lines[:start]))
    return Written(above, without_what_programs_add(_unfamiliar(lines[start:], familiar)) if familiar else "")


def _quotation(lines: Sequence[str], familiar: str) -> int:
    """Return the number of the line at which the quotation begins, that of the lines if there is none."""
    for number, line in enumerate(lines):
        if _ORIGINAL.match(line) or _head(lines, number) or _attribution(lines, number) or _is_quoted(lines, number, familiar):
            return _with_rule(lines, number)
        if len(plain := _plain(line)) > len("to the head") and familiar.startswith(plain):  # quoted without any mark
            return _with_rule(lines, number)
    return len(lines)


def _with_rule(lines: Sequence[str], start: int) -> int:
    """Return the number of the ruled line just above the quotation, if there is one."""
    above = start
    while above and not lines[above - 1]:
        above -= 1
    return above - 1 if above and _RULE.match(lines[above - 1]) else start


def _head(lines: Sequence[str], start: int) -> int:
    """Return how many lines a quoted head has that begins here, 0 if none does: who wrote, when, and to whom about what."""
    first = _FIELD.match(lines[start])
    if not first or first[1].casefold() != "from":
        return 0
    fields, length = set[str](), 0
    for number, line in enumerate(lines[start : start + _IN_A_HEAD], start=1):
        if field := _FIELD.match(line):
            fields.add(field[1].casefold())
            length = number
        elif not _MARKS.sub("", line):
            break
    return length if fields & {"sent", "date"} and fields & {"to", "subject"} else 0


def _attribution(lines: Sequence[str], start: int) -> int:
    """Return how many lines "On …, … wrote:" takes that begins here, 0 if none does."""
    if not _ON.match(lines[start]):
        return 0
    for number, line in enumerate(lines[start : start + 3], start=1):
        if _WROTE.search(line):
            return number
    return 0


def _is_quoted(lines: Sequence[str], start: int, familiar: str) -> bool:
    run = 0
    while start + run < len(lines) and lines[start + run].startswith(">"):
        run += 1
    return run >= _RUN or any((plain := _plain(line)) and plain in familiar for line in lines[start : start + run])


def _unfamiliar(lines: Sequence[str], familiar: str) -> str:
    """Return what stands in a quotation and is neither known nor the head of a message."""
    found, number = list[str](), 0
    while number < len(lines):
        if head := _head(lines, number) or _attribution(lines, number) or int(bool(_ORIGINAL.match(lines[number]))):
            number += head
            continue
        line = _MARKS.sub("", lines[number])
        if not _RULE.match(line) and (plain := _plain(line)) and plain not in familiar:
            found.append(line)
        elif not line and found and found[-1]:
            found.append("")
        number += 1
    return "\n".join(found)


@lru_cache(64)  # each answer to a letter is held against the same letter
def _plain_known(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    """Return the letters and digits of a text alone: a mail program wraps lines anew."""
    return _NO_WORD.sub("", text.casefold())
