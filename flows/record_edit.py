"""Record other words for the commentary on an indicator; the owner's own stay in the archive. Shared by form and command."""

from dataclasses import dataclass, replace

from adapters.audit import record
from adapters.commentary_round import last_round
from adapters.cycle_context import CycleContext
from adapters.screening import screening_for
from flows.audit_events import new_event, recorded
from flows.form_checks import require_nothing_personal, require_text, sentence
from flows.record_ask import indicator_named
from quarterly.commentary.officers_part import reply_digest
from quarterly.publishing.authority import role_of
from quarterly.screening.screening import described
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.commentary_act import CommentaryAct
from quarterly.vocabulary.errors import MustNotBeStored, SetupError

LONGEST = 3_000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class EditForm:
    """The fields of the form: the indicator by its reference, what is printed (it may have several lines), why, and who edits."""

    indicator: str
    wording: str
    reason: str
    officer: str


def record_edit(cycle: CycleContext, form: EditForm) -> AuditEvent:
    """Record what is printed in place of an owner's reply, until the owner says something else.

    Raise SetupError, and record nothing, if the form is not filled in correctly or the owner has not replied.
    """
    require_text(indicator=form.indicator, wording=form.wording, reason=form.reason, officer=form.officer)
    require_nothing_personal(cycle.council, indicator=form.indicator)
    event = new_event(cycle, "commentary-edited", role_of(form.officer, "officer", cycle.council))
    event = replace(event, reason=sentence(form.reason, "reason", cycle.council))
    indicator = indicator_named(form.indicator, cycle.council)
    wording = form.wording.strip()
    if not wording or len(wording) > LONGEST:
        raise SetupError(f"The wording must have between 1 and {LONGEST} characters.")
    if kinds := screening_for(cycle.council).kinds_in(wording):
        raise MustNotBeStored(f"The wording seems to hold {described(kinds)}. Word it so that nobody can be recognised.")
    reply = last_round(cycle).replies.get(indicator.id, "")
    if not reply:
        raise SetupError(
            f"No owner has replied about {indicator.short} in {cycle.quarter}. A remark in a return is its sender's to change."
        )
    act = CommentaryAct(indicator=indicator.id, text=wording, original=_original(cycle, indicator.id, reply))
    return record(cycle.restricted, replace(event, commentary=act))


def _original(cycle: CycleContext, indicator: str, reply: str) -> str:
    """Return the digest of the owner's own words, also where they are in other words already."""
    acts = [each.commentary for each in recorded(cycle) if each.kind == "commentary-edited" and each.commentary]
    edited = (each.original for each in reversed(acts) if each.indicator == indicator and each.text == reply)
    return next(edited, reply_digest(reply))
