"""What was recorded of agendas and meetings, in the words of `quarterly history`; never what was decided."""

from datetime import date

from quarterly.publishing.audit import AGENDA, FILED, LATE
from quarterly.publishing.meeting import KIND, meeting_in_words
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.quarter import long_date

OF_MEETINGS = (*AGENDA, FILED, LATE, KIND)
_AGENDA = {
    "agenda-published": "the agenda is published",
    "agenda-moved": "the item was moved to another meeting",
    "agenda-withdrawn": "the item was withdrawn from the agenda",
}
_SHOWN = 12  # of a digest


def of_meeting_in_words(event: AuditEvent) -> str:
    """Return what was recorded of an agenda or a meeting, with its link and its evidence."""
    if event.meeting:
        return f"recorded {meeting_in_words(event.meeting)}; minutes: {event.link}"
    proof = f"; evidence: {event.evidence} (sha256 {event.evidence_digest[:_SHOWN]})" if event.evidence else ""
    return _of_agenda(event) + proof


def _of_agenda(event: AuditEvent) -> str:
    counted_by = f", taken in by: {event.approved_by}" if event.approved_by else ""
    if event.kind == LATE:
        return "gave the reason why the report is late"
    if event.kind == FILED and event.agenda:
        return f"filed the agenda's final file: {event.agenda.in_words}{counted_by}"
    to = long_date(date.fromisoformat(event.agenda.moved_to)) if event.agenda and event.agenda.moved_to else ""
    what = f"the item was moved to the meeting on {to}" if to else _AGENDA[event.kind]
    return f"recorded that {what}{f': {event.link}' if event.link else ''}{counted_by}"
