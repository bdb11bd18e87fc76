"""Record a question of the directorate about an indicator; shared by the form, the command and replies to a draft."""

from dataclasses import dataclass, replace

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.screening import screening_for
from flows.audit_events import new_event
from flows.form_checks import require_nothing_personal, require_text
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.correspondence.challenge import question_problem
from quarterly.publishing.authority import role_of
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.commentary_act import CommentaryAct
from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.quarter import long_date
from tasks.today import today


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForm:
    """The fields of the form: the indicator by its reference, the question, until when, and who asks."""

    indicator: str
    question: str
    by_when: str
    officer: str


def record_ask(cycle: CycleContext, form: AskForm) -> AuditEvent:
    """Record what is asked about which indicator; the same form sent again is not recorded twice.

    Raise SetupError, and record nothing, if the form is not filled in correctly.
    """
    require_text(indicator=form.indicator, question=form.question, by_when=form.by_when, officer=form.officer)
    require_nothing_personal(cycle.council, indicator=form.indicator, by_when=form.by_when)
    event = new_event(cycle, "commentary-asked", role_of(form.officer, "officer", cycle.council))
    question = " ".join(form.question.split())
    if problem := question_problem(question, screening_for(cycle.council)):
        raise MustNotBeStored(problem)
    act = CommentaryAct(indicator=indicator_named(form.indicator, cycle.council).id, text=question, due=_day(form.by_when))
    return record(cycle.restricted, replace(event, commentary=act))


def indicator_named(typed: str, council: Council) -> Indicator:
    """Return the indicator with this reference or name; raise SetupError if there is none."""
    found = council.catalogue.find(typed.strip()) or council.catalogue.find("", typed.strip())
    if found is None:
        some = ", ".join(each.ref or each.name for each in council.catalogue.indicators[:5])
        name = council.profile.name
        raise SetupError(f"“{typed[:60]}” is no indicator of {name}. Give its reference or its name, such as: {some}.")
    return found


def _day(typed: str) -> str:
    if not typed.strip():
        return ""
    day = day_of(typed)
    if day is None:
        raise SetupError(f"{field('by_when')} must be a day such as 31 March 2027, or be left out.")
    if day < today():
        raise SetupError(f"{field('by_when')} is {long_date(day)}, which is past. Give a day by which somebody can answer.")
    return day.isoformat()
