"""Record what an officer decided about one sentence in which personal data was found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.dry_run import last_dry_run
from adapters.open_sentences import texts_in
from adapters.screening import screening_in
from flows.audit_events import new_event
from flows.form_checks import require_nothing_personal, require_text, sentence
from quarterly.collecting.open_sentences import OpenSentence, open_sentences
from quarterly.publishing.authority import role_of
from quarterly.screening.screening import SHOWN, Screening, described
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.sentence_decision import CLEARING, ClearingChoice, SentenceDecision

_DIGEST = re.compile(rf"[0-9a-f]{{{SHOWN},64}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearForm:
    """The fields of the form that clears a sentence: its digest or the beginning of it, as what, and why."""

    sentence: str
    decision: ClearingChoice
    reason: str
    officer: str
    role: str = ""


def record_cleared(cycle: CycleContext, form: ClearForm) -> OpenSentence:
    """Record that a sentence is about no person, or about somebody who may be named, and return what was open about it."""
    require_text(sentence=form.sentence, reason=form.reason, officer=form.officer, role=form.role)
    if form.decision not in get_args(ClearingChoice):
        raise SetupError(f"{field('decision')} must be one of: {', '.join(CLEARING)}.")
    if (form.decision == "may be named") != bool(form.role.strip()):
        raise SetupError(f"{field('role')} is the role of the person who may be named, and is needed for that decision alone.")
    require_nothing_personal(cycle.council, role=form.role)
    event = decision_event(cycle, "sentence-cleared", form.officer, form.reason)
    dry = last_dry_run(cycle)
    open_now = (*open_in(cycle, screening_in(cycle)), *(open_in(dry, screening_in(dry)) if dry else ()))
    found = occurrences_of(form.sentence, open_now, cycle)
    if found[0].has_identifier:
        raise SetupError(
            f"Sentence {found[0].digest[:SHOWN]} holds {described(found[0].kinds)}, which is never cleared. Have its sender send "
            "other words, or strike it."
        )
    record_decision(cycle, event, found, decided=form.decision, role=" ".join(form.role.split()))
    return found[0]


def open_in(cycle: CycleContext, screening: Screening) -> tuple[OpenSentence, ...]:
    """Return the open sentences of a quarter, place by place."""
    return open_sentences(texts_in(cycle), screening, cycle.council).found


def occurrences_of(typed: str, found: tuple[OpenSentence, ...], cycle: CycleContext) -> list[OpenSentence]:
    """Return every occurrence of the sentence whose digest begins so; for any other raise SetupError, which repeats nothing."""
    beginning = typed.strip().casefold()
    if not _DIGEST.fullmatch(beginning):
        # What is no digest may be the sentence itself.
        raise MustNotBeStored(
            f"No sentence goes by that name: it is the first {SHOWN} characters of a digest, digits and a to f. quarterly clear "
            f'{cycle.council.key} "{cycle.quarter}" lists the sentences that are open.'
        )
    named = [each for each in found if each.digest.startswith(beginning)]
    if not named:
        raise SetupError(
            f"No open sentence of {cycle.quarter} has that name, and the release page flags none by it. quarterly clear "
            f'{cycle.council.key} "{cycle.quarter}" lists those that are open.'
        )
    if len({each.digest for each in named}) > 1:
        raise SetupError("Two sentences begin with these characters. Give more of them.")
    return named


def decision_event(cycle: CycleContext, kind: Kind, officer: str, reason: str) -> AuditEvent:
    """Return the event of a decision, without its sentence; raise SetupError for a role or a reason that is none."""
    by, reason = role_of(officer, "officer", cycle.council), sentence(reason, "reason", cycle.council)
    return replace(new_event(cycle, kind, by), reason=reason)


def record_decision(cycle: CycleContext, event: AuditEvent, found: Sequence[OpenSentence], **decided: str) -> None:
    """Record the decision once for each sender of the sentence, so that none is asked about it again."""
    for each in {each.sender: each for each in found}.values():
        record(cycle.restricted, replace(event, service=each.sender, sentence=_decision(each, decided)))


def _decision(found: OpenSentence, decided: dict[str, str]) -> SentenceDecision:
    return SentenceDecision(digest=found.digest, kinds=found.kinds, place=found.location, **decided)  # type: ignore[arg-type]
