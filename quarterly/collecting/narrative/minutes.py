"""What was pasted from a committee's minutes, read: resolutions, recommendations and actions, each with its lead and day.

Every item begins with a word and a colon on a line of its own ("Action: A note on re-referrals is to be circulated."). The lines
behind it go on with its text, until a line that says who leads ("Lead: Head of safeguarding") or by when ("Due: 31 March 2027").
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.errors import MustNotBeStored
from quarterly.vocabulary.meeting_record import ItemKind, MeetingItem

MOST_ITEMS, LONGEST = 60, 2_000  # characters of an item
_KINDS: dict[str, ItemKind] = {
    "resolved": "resolution",
    "resolution": "resolution",
    "recommended": "recommendation",
    "recommendation": "recommendation",
    "action": "action",
}
_DETAILS: dict[str, Literal["lead", "due"]] = {"lead": "lead", "due": "due"}
_LINE = re.compile(rf"\s*({'|'.join([*_KINDS, *_DETAILS])})\s*:\s*(.*)", re.I)
_HOW = "Begin each item with “Resolution:”, “Recommendation:” or “Action:”."


def items_of(text: str) -> tuple[MeetingItem, ...]:
    """Return what a text says was decided; raise MustNotBeStored, without a word of it, with the line that cannot be read."""
    found = list[MeetingItem]()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        begun = _LINE.fullmatch(line)
        word, said = (begun[1].casefold(), begun[2].strip()) if begun else ("", line.strip())
        if word in _KINDS:
            found.append(MeetingItem(kind=_KINDS[word], text=said))
        elif not found:
            raise MustNotBeStored(f"Line {number} belongs to no item. {_HOW}")
        else:
            found[-1] = _continued(found[-1], word, said, number)
    _require_some(found)
    return tuple(found)


def _continued(item: MeetingItem, word: str, said: str, number: int) -> MeetingItem:
    if word == "lead":
        return replace(item, lead=said)
    if word == "due":
        day = day_of(said)
        if day is None:
            raise MustNotBeStored(f"Line {number} must give a day such as 31 March 2027.")
        return replace(item, due=day.isoformat())
    if item.lead or item.due:
        raise MustNotBeStored(f"Line {number} stands behind a lead or a day and belongs to no item. {_HOW}")
    return replace(item, text=f"{item.text} {said}".strip())


def _require_some(found: Iterable[MeetingItem]) -> None:
    items = list(found)
    if not items:
        raise MustNotBeStored(f"The file is empty. {_HOW}")
    if len(items) > MOST_ITEMS:
        raise MustNotBeStored(f"The file has {len(items)} items, more than {MOST_ITEMS}: paste those on this report alone.")
    for number, each in enumerate(items, start=1):
        if not each.text:
            raise MustNotBeStored(f"Item {number} says nothing. Write what was decided behind the colon.")
        if len(each.text) > LONGEST:
            raise MustNotBeStored(f"Item {number} is longer than {LONGEST} characters. Give what was decided alone.")
