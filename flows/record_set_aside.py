"""Record that an officer set a file aside, or had it count again; shared by the form and the command."""

from dataclasses import dataclass, replace

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.received import ReceivedFile, find_received_file
from flows.audit_events import new_event, recorded
from flows.form_checks import require_nothing_personal, require_text, sentence
from quarterly.publishing.audit import find_duplicate
from quarterly.publishing.authority import correction_approver, role_of
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.form_fields import field


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAsideForm:
    """The fields of the form: `file` is a name or the beginning of a digest; with `undo` the file counts again."""

    file: str
    reason: str
    officer: str
    approved_by: str
    undo: bool


def record_set_aside(cycle: CycleContext, form: SetAsideForm) -> ReceivedFile:
    """Record who set which file aside and why, or had it count again, and return the file as it was before.

    The same form sent again is not recorded twice: its run may have broken off, and is taken up. Raise SetupError, and record
    nothing, if the form is not filled in correctly or another form has brought the file into that state.
    """
    require_text(file=form.file, reason=form.reason, officer=form.officer, approved_by=form.approved_by)
    require_nothing_personal(cycle.council, file=form.file)
    if not isinstance(form.undo, bool):
        raise SetupError(f"{field('undo')} must be true or false.")
    event = _event(cycle, form)
    found = find_received_file(cycle, form.file, aside=form.undo)
    event = replace(event, service=found.sender, files=(found.digest,))
    done = (found.aside is not None) != form.undo
    if done and find_duplicate(recorded(cycle), event) is None:  # else this run continues one that broke off
        state = f"set aside already, since {found.aside.at[:10]}" if found.aside else "not set aside"
        raise SetupError(f"{found.name} of {found.sender} is {state}. Nothing was changed.")
    record(cycle.restricted, event)
    return found


def _event(cycle: CycleContext, form: SetAsideForm) -> AuditEvent:
    by = role_of(form.officer, "officer", cycle.council)
    event = new_event(cycle, "counted-again" if form.undo else "set-aside", by)
    reason = sentence(form.reason, "reason", cycle.council)
    approver = correction_approver(form.approved_by, by, event.version, cycle.council)
    return replace(event, reason=reason, approved_by=approver)
