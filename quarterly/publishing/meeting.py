"""What the committee decided on a quarter's report, and what of it the next quarter has to report on."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from quarterly.collecting.narrative.records import Undertaking
from quarterly.collecting.sheets.source import Source
from quarterly.reporting.checks.undertakings import CARRIED
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.meeting_record import LETTERS, MeetingItem, MeetingRecord, item_ref
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.wording import counted, listed

KIND: Final = "meeting-recorded"
_MINUTES = Source(file="the minutes of the meeting", digest="", sheet="", row=0, cell="")


def meeting_of(events: Sequence[AuditEvent]) -> MeetingRecord | None:
    """Return what was recorded of the meeting last: once minutes are confirmed, they are recorded anew."""
    return next((event.meeting for event in reversed(events) if event.kind == KIND), None)


def to_be_reported(events: Sequence[AuditEvent], quarter: Quarter) -> tuple[Undertaking, ...]:
    """Return the recommendations and actions of the meeting on a quarter's report, as undertakings still open."""
    meeting = meeting_of(events)
    return tuple(_undertakings(meeting, quarter)) if meeting else ()


def meeting_in_words(meeting: MeetingRecord) -> str:
    """Return the day of a meeting and how much was decided, without a word of it."""
    kinds = ("resolution", "recommendation", "action")
    counts = {kind: sum(each.kind == kind for each in meeting.items) for kind in kinds}
    decided = listed([counted(count, kind) for kind, count in counts.items() if count])
    return f"the meeting on {long_date(date.fromisoformat(meeting.held))}: {decided}"


def comes_back(meeting: MeetingRecord | None, quarter: Quarter) -> str:
    """Return in sentences what was recorded of a meeting on a quarter's report, and where it comes back."""
    if meeting is None:
        return "Nothing is recorded of a meeting."
    returns = any(each.kind in LETTERS for each in meeting.items)
    back = f"What is still to be done comes back in the call and the report for {quarter.next}." if returns else ""
    return f"Recorded of {meeting_in_words(meeting)}. {back}".strip()


def _undertakings(meeting: MeetingRecord, quarter: Quarter) -> Iterator[Undertaking]:
    for kind in LETTERS:
        of_kind = [each for each in meeting.items if each.kind == kind]
        for number, each in enumerate(of_kind, start=1):
            yield _undertaking(each, item_ref(str(quarter), kind, number), meeting)


def _undertaking(item: MeetingItem, ref: str, meeting: MeetingRecord) -> Undertaking:
    return Undertaking(
        ref=ref,
        kind=CARRIED,
        what=item.text,
        lead=item.lead,
        raised=long_date(date.fromisoformat(meeting.held)),
        due=date.fromisoformat(item.due) if item.due else None,
        status="open",
        progress="",
        source=_MINUTES,
    )
