"""Marks beside a figure, such as provisional or revised, and how senders type them."""

import re
from enum import StrEnum


class Mark(StrEnum):
    """A mark beside a figure, in the shorthand of government statistics: "[p]"; "[i]" is our own."""

    PROVISIONAL = "p"
    REVISED = "r"
    BREAK = "b"
    ESTIMATE = "e"
    FORECAST = "f"
    ILLUSTRATIVE = "i"

    @property
    def meaning(self) -> str:
        """The mark in words, such as "provisional"."""
        return _MEANING[self]


_MEANING = {
    Mark.PROVISIONAL: "provisional",
    Mark.REVISED: "revised",
    Mark.BREAK: "break in series",
    Mark.ESTIMATE: "estimate",
    Mark.FORECAST: "forecast",
    Mark.ILLUSTRATIVE: "illustrative",
}
_SPELLED = {
    **{mark.value: mark for mark in Mark},
    **{meaning: mark for mark, meaning in _MEANING.items()},
    "break": Mark.BREAK,
    "estimated": Mark.ESTIMATE,
}
_FINAL = "final"


def marks(text: str) -> tuple[Mark, ...]:
    """Read the marks of a cell ("[p]", "p, r", "provisional"), none for "final" or a blank; ValueError for anything else."""
    words = [word for part in re.split(r"[][(),;/]+", text.casefold()) for word in _words(part)]
    if not all(word == _FINAL or word in _SPELLED for word in words):
        known = ", ".join(f"{mark} ({mark.meaning})" for mark in Mark)
        raise ValueError(f"not a mark: write {known}, or leave it empty for a final figure")
    found = {_SPELLED[word] for word in words if word != _FINAL}
    # "Final" is no mark of its own, as a figure without one is final; but beside "provisional" one of the two is wrong.
    if _FINAL in words and Mark.PROVISIONAL in found:
        raise ValueError("both final and provisional: write one of them")
    return tuple(mark for mark in Mark if mark in found)


def _words(part: str) -> list[str]:
    """Return a mark written in several words whole ("break in series"), anything else word by word ("p r")."""
    words = part.split()
    whole = " ".join(words)
    return [whole] if whole in _SPELLED else words
