"""A report that misses the day on which its agenda has to be published, and the reason that is given for it.

In England a report that is not open to inspection five clear days before a meeting may be considered only if the chair is of the
opinion that it is urgent, and the reason stands in the minutes (Local Government Act 1972, section 100B(4)(b)). So the reason is
asked for before the files go to Democratic Services, and is printed in the report.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from quarterly.collecting.narrative.records import Fact, Narrative
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.deadlines import Calendar, publication_deadline
from quarterly.publishing.audit import LATE
from quarterly.reporting.checks.lateness import REASON
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.quarter import Quarter

_SOURCE = Source(file="the form agenda-published", digest="", sheet="", row=0, cell="")


def is_late(calendar: Calendar, quarter: Quarter, today: date) -> bool:
    """Whether the last day to publish a quarter's agenda is past, and its meeting still to come."""
    meeting = calendar.meetings.get(str(quarter))
    return meeting is not None and publication_deadline(meeting, calendar.closed) < today <= meeting


def reason_for_lateness(events: Sequence[AuditEvent], meeting: date | None) -> str:
    """Return the reason that was given last for being late for a meeting, "" if there is none: another meeting needs its own."""
    given = [event for event in events if event.kind == LATE and event.agenda]
    last = given[-1] if given else None
    return last.reason if last and last.agenda and meeting and last.agenda.meeting == meeting.isoformat() else ""


def with_reason(narrative: Narrative, reason: str) -> Narrative:
    """Return the narrative with the reason that an officer gave in place of what a cover workbook may say."""
    if not reason:
        return narrative
    return replace(narrative, facts=(*narrative.facts, Fact(name=REASON, value=reason, source=_SOURCE)))
