"""The parts of an owner's reply as they are printed: why, what is being done, by whom and by when, and what the head adds.

Each part is made of sentences of its own, the same in the cell and in print, so that an officer who clears or strikes one of them
does so wherever it stands.
"""

from collections.abc import Mapping

from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.quarter import long_date

OWNERS = ("comment", "doing", "by_whom", "by_when")  # what the owner writes, in the order of print
PARTS = (*OWNERS, "head_adds")
_LABELS = {"by_whom": "By whom:", "by_when": "By when:", "head_adds": "The head of service adds:"}


def printed_parts(typed: Mapping[str, str]) -> dict[str, str]:
    """Return each part that is not blank as it is printed; a reply of one part without a label stays as it was typed."""
    filled = {part: typed[part].strip() for part in PARTS if typed.get(part, "").strip()}
    if set(filled) <= {"comment"}:
        return filled
    return {part: _as_sentences(part, text) for part, text in filled.items()}


def joined(parts: Mapping[str, str]) -> str:
    """Return printed parts as one text. A line break ends a sentence in it and is a space in print, so no page grows by it."""
    # After a list, a single line break would make the next part a line of its last point.
    apart = "\n\n" if any("\n" in text for text in parts.values()) else "\n"
    return apart.join(parts.values())


def _as_sentences(part: str, text: str) -> str:
    said = long_date(day) if part == "by_when" and (day := day_of(text)) else text
    ended = said if said[-1] in ".!?]" else f"{said}."
    return f"{_LABELS[part]} {ended}" if part in _LABELS else ended
