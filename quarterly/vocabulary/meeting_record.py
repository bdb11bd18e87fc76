"""What a committee decided when it considered a report, as its published minutes say."""

from dataclasses import dataclass
from typing import Literal

ItemKind = Literal["resolution", "recommendation", "action"]


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
