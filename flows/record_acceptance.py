"""Record that an officer accepted a finding as it is, or took that back; shared by the form and the command."""

from dataclasses import dataclass, replace
from datetime import date

from adapters.answers import given_answers
from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.drafts import last_draft
from adapters.flagged_sentences import release_facts_in
from flows.audit_events import new_event, recorded
from flows.form_checks import require_nothing_personal, require_text, sentence
from quarterly.collecting.answers.records import Questions
from quarterly.publishing.authority import role_of
from quarterly.vocabulary.accepted_finding import AcceptedFinding
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.quarter import long_date
from tasks.today import today


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptForm:
    """The fields of the form: the finding by its reference, why, by whom, and until which day; with `undo` it is taken back."""

    finding: str
    reason: str
    officer: str
    until: str = ""
    undo: bool = False


def record_acceptance(cycle: CycleContext, form: AcceptForm) -> AuditEvent:
    """Record who accepted which finding and why, or took it back, bound to the values that the finding is about.

    The same form sent again is not recorded twice. Raise SetupError, and record nothing, if the form is not filled in correctly,
    if no question of the last draft has this reference, or if there is nothing to take back.
    """
    require_text(finding=form.finding, reason=form.reason, officer=form.officer, until=form.until)
    require_nothing_personal(cycle.council, finding=form.finding, until=form.until)
    if not isinstance(form.undo, bool):
        raise SetupError(f"{field('undo')} must be true or false.")
    kind: Kind = "acceptance-undone" if form.undo else "finding-accepted"
    event = new_event(cycle, kind, role_of(form.officer, "officer", cycle.council))
    event = replace(event, reason=sentence(form.reason, "reason", cycle.council))
    found = _accepted_before(cycle, form) if form.undo else _to_accept(cycle, form)
    return record(cycle.restricted, replace(event, service=found.service, finding=found))


def questions_in(cycle: CycleContext) -> Questions:
    """Return the questions of the last draft; raise SetupError where nothing has been compiled."""
    draft = last_draft(cycle)
    if draft is None or not draft.folder:
        raise SetupError(f"No report of {cycle.quarter} has been put together yet, so nothing has been asked. Run the cycle.")
    return release_facts_in(cycle, draft.folder).questions


def _to_accept(cycle: CycleContext, form: AcceptForm) -> AcceptedFinding:
    typed, questions = _plain(form.finding), questions_in(cycle)
    for each in questions.open:
        if _plain(each.finding.reference) == typed and each.finding.asked:
            return AcceptedFinding(
                reference=each.finding.reference,
                service=each.service,
                indicator=each.finding.indicator or "",
                asked=each.finding.asked,
                until=_until(form.until),
            )
    # Recorded, and compiled since: the run of this form was broken off, or somebody sent it twice.
    if known := next((each for each in _accepting(cycle) if _plain(each.reference) == typed), None):
        return known
    raise SetupError(f"No open question of {cycle.quarter} has this reference. {_where(cycle)}")


def _accepted_before(cycle: CycleContext, form: AcceptForm) -> AcceptedFinding:
    typed = _plain(form.finding)
    for answer in given_answers(cycle):
        if answer.is_acceptance and _plain(answer.reference) == typed:
            return AcceptedFinding(
                reference=answer.reference,
                service=answer.service,
                indicator=answer.indicator,
                asked=answer.asked,
                until=answer.until,
            )
    if known := next((each for each in _accepting(cycle) if _plain(each.reference) == typed), None):
        return known  # taken back already
    raise SetupError(f"No officer has accepted a finding with this reference. {_where(cycle)}")


def _accepting(cycle: CycleContext) -> list[AcceptedFinding]:
    return [event.finding for event in reversed(recorded(cycle)) if event.finding]


def _until(typed: str) -> date | None:
    if not typed.strip():
        return None
    day = day_of(typed)
    if day is None:
        raise SetupError(f"{field('until')} must be a day such as 31 March 2027, or be left out.")
    if day < today():
        raise SetupError(f"{field('until')} is {long_date(day)}, which is past, so it would accept nothing.")
    return day


def _where(cycle: CycleContext) -> str:
    return f'quarterly accept {cycle.council.key} "{cycle.quarter}" lists those of the last draft.'


def _plain(reference: str) -> str:
    return "".join(reference.split()).casefold()
