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
from quarterly.vocabulary.unseen import seen

_LONGEST = 40_000  # characters that are looked at: a thread of two years may have a megabyte
_MARKS = re.compile(r"^(?:[ \t]*>)+[ \t]?")
_FIELD = re.compile(r"^[>*\s]*(from|sent|date|to|cc|subject|reply-to|importance)\s*\*?\s*:", re.IGNORECASE)
_ORIGINAL = re.compile(r"^[>\s]*-{2,}\s*(?:original|forwarded) (?:message|appointment)\s*-{2,}\s*$", re.IGNORECASE)
_ON = re.compile(r"^[>\s]*On .*\d.*", re.IGNORECASE)
_WROTE = re.compile(r"\bwrote:\s*$", re.IGNORECASE)
# In any language: "Ar Llun, 2 Gorff 2012 am 09:12 … <…@…> ysgrifennodd:", and a head of several fields.
_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+")
_IN_BRACKETS = re.compile(r"<(?!mailto:)[^\s<>@]+@[^\s<>@]+>")  # as people type none
_INTRODUCES = re.compile(r"\d.*(?::|>>>)\s*$")
_YEAR = re.compile(r"\b20\d\d\b")
_LABELLED = re.compile(r"^[>*\s]*[^\W\d_][^:\d]{0,20}\s*\*?\s?:")
_RULE = re.compile(r"^[_\s]{5,}$")
_NO_WORD = re.compile(r"[^0-9a-z]+")
_LINES_OF_ATTRIBUTION = 2
_IN_A_HEAD = 12  # lines in which the fields of a quoted head stand
_FEWEST_FIELDS = 3  # of a head in a language that is not known here
_FEWEST_KNOWN = 4  # words of a line that are the letter's own
_RUN = 3  # quoted lines in a row that are a quotation whatever they say; fewer may be "> 90% were on time"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written above the quoted letter, and `elsewhere`: below or within it."""

    above: str
    elsewhere: str = ""


def written(text: str, known: Sequence[str] = ()) -> Written:
    """Return what was written in an answer, without the quotation of what is `known`: the letter, and earlier answers to it."""
    lines = [line.rstrip() for line in seen(text[:_LONGEST]).replace("\xa0", " ").splitlines()]
    familiar = "".join(map(_plain_known, known))
    start = _quotation(lines, familiar)
    above = without_what_programs_add("\n".join(lines[:start]))
    return Written(above, without_what_programs_add(_unfamiliar(lines[start:], familiar)) if familiar else "")


def _quotation(lines: Sequence[str], familiar: str) -> int:
    """Return the number of the line at which the quotation begins, that of the lines if there is none."""
    for number, line in enumerate(lines):
        if _ORIGINAL.match(line) or _head(lines, number) or _attribution(lines, number) or _is_quoted(lines, number, familiar):
            return _with_introduction(lines, number)
        if len(plain := _plain(line)) > len("to the head") and familiar.startswith(plain):  # quoted without any mark
            return _with_introduction(lines, number)
    return len(lines)


def _with_introduction(lines: Sequence[str], start: int) -> int:
    """Return the number of the first line of what introduces the quotation: who wrote it when, in any language; a rule."""
    above = _without_blank(lines, start)
    first = above
    while first and above - first < _IN_A_HEAD and lines[first - 1] and not _RULE.match(lines[first - 1]):
        first -= 1
    for number in range(first, above):
        block = lines[number:above]
        if _is_attribution(block) or _is_head(block):
            start = number
            break
    above = _without_blank(lines, start)
    return above - 1 if above and _RULE.match(lines[above - 1]) else start


def _without_blank(lines: Sequence[str], end: int) -> int:
    while end and not lines[end - 1].strip(" >"):
        end -= 1
    return end


def _is_attribution(block: Sequence[str]) -> bool:
    said = " ".join(block)
    return len(block) <= _LINES_OF_ATTRIBUTION and bool(_IN_BRACKETS.search(said) and _INTRODUCES.search(said))


def _is_head(block: Sequence[str]) -> bool:
    """Whether lines are a head in any language: fields, the first with an address as in nobody's words, and a year."""
    if len(block) < _FEWEST_FIELDS or not _ADDRESS.search(block[0]):
        return False
    return all(_LABELLED.match(line) for line in block) and any(_YEAR.search(line) for line in block)


def _foreign_head(lines: Sequence[str], start: int, familiar: str) -> int:
    """Return how many lines a head in another language takes that begins here, above what is known; 0 if none does."""
    end = start
    while end < len(lines) and end - start < _IN_A_HEAD and _LABELLED.match(lines[end]):
        end += 1
    below = next((plain for line in lines[end:] if (plain := _plain(line))), "")
    return end - start if below and below in familiar and _is_head(lines[start:end]) else 0


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
        head = _head(lines, number) or _attribution(lines, number) or _foreign_head(lines, number, familiar)
        if head := head or int(bool(_ORIGINAL.match(lines[number]))):
            number += head
            continue
        line = _MARKS.sub("", lines[number])
        if _is_attribution([line]):
            pass
        elif not _RULE.match(line) and (plain := _plain(line)) and plain not in familiar:
            found.append(_without_known_words(line, familiar))
        elif not line and found and found[-1]:
            found.append("")
        number += 1
    return "\n".join(found)


def _without_known_words(line: str, familiar: str) -> str:
    """Return what was written into a line of the letter, as in red behind its words."""
    words = line.split()
    before = next(n for n in range(len(words), -1, -1) if _plain(" ".join(words[:n])) in familiar)
    after = next(n for n in range(len(words) + 1) if _plain(" ".join(words[n:])) in familiar)
    words = words[:after] if len(words) - after >= _FEWEST_KNOWN else words
    return " ".join(words[before:] if before >= _FEWEST_KNOWN else words)


@lru_cache(64)  # each answer to a letter is held against the same letter
def _plain_known(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    """Return the letters and digits of a text alone: a mail program wraps lines anew."""
    return _NO_WORD.sub("", text.casefold())
