"""What was recorded of agendas and meetings, in the words of `quarterly history`; never what was decided."""

from quarterly.publishing.audit import AGENDA
from quarterly.publishing.meeting import KIND, meeting_in_words
from quarterly.vocabulary.audit_event import AuditEvent

OF_MEETINGS = (*AGENDA, KIND)
_AGENDA = {
    "agenda-published": "the agenda is published: {link}",
    "agenda-moved": "the item was moved to another meeting",
    "agenda-withdrawn": "the item was withdrawn from the agenda",
}


def of_meeting_in_words(event: AuditEvent) -> str:
    """Return what was recorded of an agenda or a meeting, with its link."""
    if event.meeting:
        return f"recorded {meeting_in_words(event.meeting)}; minutes: {event.link}"
    return f"recorded that {_AGENDA[event.kind].format(link=event.link)}"
