"""Record what an officer decides about reminders: more time, leave, a pause, or turning to the head of a service."""

from dataclasses import dataclass, replace
from datetime import datetime

from adapters.audit import record
from adapters.chase import chase_of, open_quarters, owed_today
from adapters.cycle_context import CycleContext
from flows.audit_events import new_event
from flows.form_checks import day_from_today, require_nothing_personal, require_text, sender_of, sentence
from quarterly.configuration.council import Council
from quarterly.correspondence.chasing import Proposal, proposals
from quarterly.correspondence.leave import EXTENSION, LEAVE, STEP_UP
from quarterly.correspondence.owed import OwedKind
from quarterly.publishing.authority import role_of
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from quarterly.vocabulary.chasing_act import ChasingAct
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.local_day import local_day

EVERYTHING = "everything"
OF = (EVERYTHING, *OwedKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTimeForm:
    """The fields of the form: who has until which day for what; with `leave` they are away until that day, and owe it still."""

    who: str
    until: str
    officer: str
    of: str = EVERYTHING
    leave: bool = False


def record_more_time(cycle: CycleContext, form: MoreTimeForm) -> AuditEvent:
    """Record that a contact has more time, or is on leave; raise SetupError, and record nothing, if it is not filled in right."""
    require_text(who=form.who, until=form.until, officer=form.officer, of=form.of)
    require_nothing_personal(cycle.council, until=form.until)
    if not isinstance(form.leave, bool):
        raise SetupError(f"{field('leave')} must be true or false.")
    if form.of not in OF:
        raise SetupError(f"{field('of')} must be one of: {', '.join(OF)}.")
    event = new_event(cycle, LEAVE if form.leave else EXTENSION, role_of(form.officer, "officer", cycle.council))
    of = "" if form.leave or form.of == EVERYTHING else form.of
    act = ChasingAct(whom=_contact(form.who, cycle.council), of=of, until=day_from_today(form.until).isoformat())
    return record(cycle.restricted, replace(event, chasing=act))


def record_pause(cycle: CycleContext, officer: str, reason: str, until: str = "", *, undo: bool = False) -> AuditEvent:
    """Record that all reminders of the council are paused, until a day if one is given, or go on again."""
    require_text(officer=officer, reason=reason, until=until)
    require_nothing_personal(cycle.council, until=until)
    if not isinstance(undo, bool):
        raise SetupError(f"{field('undo')} must be true or false.")
    kind: Kind = "chasing-resumed" if undo else "chasing-paused"
    event = new_event(cycle, kind, role_of(officer, "officer", cycle.council))
    act = ChasingAct(until=day_from_today(until).isoformat() if until.strip() and not undo else "")
    return record(cycle.restricted, replace(event, reason=sentence(reason, "reason", cycle.council), chasing=act))


def record_step_up(cycle: CycleContext, council: str, service: str, officer: str, now: datetime) -> AuditEvent:
    """Record that what a service owes is taken to its head; raise SetupError where nothing of it may be taken there today."""
    require_text(service=service, officer=officer)
    event, key = new_event(cycle, STEP_UP, role_of(officer, "officer", cycle.council)), sender_of(service, cycle.council)
    known = {proposal.service for proposal in proposed_today(council, now)}
    if key not in known:
        may = ", ".join(cycle.council.profile.services[each].name for each in sorted(known)) or "none"
        raise SetupError(
            "Nothing of this service may be taken to its head today: it is not late for long enough, has been taken there, or "
            f"the profile names no head who may be reminded. Services of which something may: {may}."
        )
    return record(cycle.restricted, replace(event, service=key, chasing=ChasingAct(service=key)))


def proposed_today(council: str, now: datetime) -> tuple[Proposal, ...]:
    """Return what may be taken to heads of services today."""
    quarters = open_quarters(council, local_day(now))
    return proposals(chase_of(quarters), owed_today(quarters))


def _contact(typed: str, council: Council) -> str:
    # Compared with the few roles there are, and never stored as typed: in a field for a role, people put their names.
    role = role_of(typed, "who", council)
    found = next((key for key, each in council.profile.contacts.items() if role in (each.role, key)), None)
    if found is None:
        raise SetupError(f"The role {role} has no contact in profile.yaml, and so is reminded of nothing.")
    return found
