"""File an agenda's final file, or say why a report is late for its meeting; shared by the form and the command."""

from dataclasses import replace

from adapters.agenda_final import FinalFile, file_final
from adapters.audit import record
from adapters.cycle_context import CycleContext
from flows.audit_events import new_event
from flows.form_checks import require_nothing_personal, require_text, sentence
from quarterly.publishing.audit import FILED, LATE
from quarterly.publishing.authority import role_of
from quarterly.publishing.lateness import is_late
from quarterly.vocabulary.agenda_act import AgendaAct
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError
from tasks.today import today


def record_final(cycle: CycleContext, name: str, body: bytes, officer: str) -> tuple[FinalFile, AuditEvent]:
    """File a PDF or Word file as the agenda's final one, and hold its figures against the draft's.

    Raise SetupError, and record nothing, if it cannot be read or there is no draft.
    """
    require_text(officer=officer, final_file=name)
    require_nothing_personal(cycle.council, final_file=name)
    return file_final(cycle, name, body, new_event(cycle, FILED, role_of(officer, "officer", cycle.council)))


def record_late(cycle: CycleContext, reason: str, officer: str) -> AuditEvent:
    """Record why a report is late and cannot wait, which the report prints; the newest reason for a meeting counts.

    Raise SetupError, and record nothing, if it may not be printed or if the report is not late.
    """
    require_text(officer=officer, late_because=reason)
    role = role_of(officer, "officer", cycle.council)
    said = sentence(reason, "late_because", cycle.council)
    calendar, quarter = cycle.council.profile.calendar, cycle.quarter
    if not is_late(calendar, quarter, today()):
        raise SetupError(
            f"The report for {quarter} is not late: the last day to publish its agenda is not past, or no meeting is to come."
        )
    act = AgendaAct(meeting=calendar.meetings[str(quarter)].isoformat())
    return record(cycle.restricted, replace(new_event(cycle, LATE, role), reason=said, agenda=act))
