"""What a committee decided when it considered a report, as its published minutes say."""

import re
from dataclasses import dataclass
from typing import Literal

ItemKind = Literal["resolution", "recommendation", "action"]
LETTERS: dict[ItemKind, str] = {"recommendation": "R", "action": "A"}  # of these is reported; a resolution is done with
_REF = re.compile(r"\d{4}-\d\d q[1-4] ([ra])\d+")


def item_ref(quarter: str, kind: ItemKind, number: int) -> str:
    """Return the ref of the item of a kind with this number, decided on the report of a quarter: "2012-13 Q1 A1"."""
    return f"{quarter} {LETTERS[kind]}{number}"


def item_of_ref(ref: str) -> ItemKind | Literal[""]:
    """Return what a ref is of that a meeting's record has, "" if it is of nothing of a meeting."""
    found = _REF.fullmatch(" ".join(ref.casefold().split()))
    return next((kind for kind, letter in LETTERS.items() if found and letter.casefold() == found[1]), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingItem:
    """One thing that was resolved, recommended or to be done; `lead` is a role, `due` a day (ISO), each "" if none was named."""

    kind: ItemKind
    text: str
    lead: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """The day of the meeting (ISO), and what was decided in the order of the minutes."""

    held: str
    items: tuple[MeetingItem, ...]
