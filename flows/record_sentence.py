"""Record what an officer decided about one sentence in which personal data was found; shared by the forms and the commands."""

import re
from dataclasses import dataclass, replace
from typing import get_args

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.open_sentences import texts_in
from adapters.screening import screening_for, screening_in
from flows.audit_events import new_event
from flows.form_checks import require_nothing_personal, require_text, sentence
from quarterly.collecting.open_sentences import OWN_FILES, OpenSentence, open_sentences
from quarterly.publishing.authority import role_of
from quarterly.screening.screening import SHOWN, Screening, described
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.sentence_decision import CLEARING, ClearingChoice, SentenceDecision

LONGEST_WORDING = 600
_DIGEST = re.compile(rf"[0-9a-f]{{{SHOWN},64}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearForm:
    """The fields of the form that clears a sentence: its digest or the beginning of it, as what, and why."""

    sentence: str
    decision: ClearingChoice
    reason: str
    officer: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeForm:
    """The fields of the form that strikes a sentence; `wording` is what is printed instead, "" to leave it out."""

    sentence: str
    reason: str
    officer: str
    wording: str = ""


def record_cleared(cycle: CycleContext, form: ClearForm) -> OpenSentence:
    """Record that a sentence is about no person, or about somebody who may be named, and return what was open about it."""
    require_text(sentence=form.sentence, reason=form.reason, officer=form.officer, role=form.role)
    if form.decision not in get_args(ClearingChoice):
        raise SetupError(f"decision must be one of: {', '.join(CLEARING)}.")
    if (form.decision == "may be named") != bool(form.role.strip()):
        raise SetupError("role is the role of the person who may be named, and is needed for that decision alone.")
    require_nothing_personal(cycle.council, role=form.role)
    event = _event(cycle, "sentence-cleared", form)
    found = _named(form.sentence, _open(cycle, screening_in(cycle)), cycle)
    if found[0].has_identifier:
        raise SetupError(
            f"Sentence {found[0].digest[:SHOWN]} holds {described(found[0].kinds)}, which is never cleared. Have its sender send "
            "other words, or strike it."
        )
    _record(cycle, event, found, decided=form.decision, role=" ".join(form.role.split()))
    return found[0]


def record_struck(cycle: CycleContext, form: StrikeForm) -> OpenSentence:
    """Record that a sentence is left out of every report, or printed in other words, and return what was found in it."""
    require_text(sentence=form.sentence, reason=form.reason, officer=form.officer, wording=form.wording)
    screening = screening_for(cycle.council)  # a sentence that was cleared or struck before can be struck as well
    event, wording = _event(cycle, "sentence-struck", form), _wording(form.wording, screening)
    found = [each for each in _named(form.sentence, _open(cycle, screening), cycle) if each.sender != OWN_FILES]
    if not found:
        raise SetupError("This sentence stands in the council's own files alone. Change it there, and run the cycle again.")
    _record(cycle, event, found, decided="reworded" if wording else "left out", wording=wording)
    return found[0]


def _open(cycle: CycleContext, screening: Screening) -> tuple[OpenSentence, ...]:
    return open_sentences(texts_in(cycle), screening, cycle.council).found


def _named(typed: str, found: tuple[OpenSentence, ...], cycle: CycleContext) -> list[OpenSentence]:
    """Return every occurrence of the sentence whose digest begins so; for any other raise SetupError, which repeats nothing."""
    beginning = typed.strip().casefold()
    if not _DIGEST.fullmatch(beginning):
        # What is no digest may be the sentence itself.
        raise MustNotBeStored(
            f"sentence is the name of none: give the first {SHOWN} characters, digits and a to f, or more of them."
        )
    named = [each for each in found if each.digest.startswith(beginning)]
    if not named:
        raise SetupError(
            f"No open sentence of {cycle.quarter} has that name. quarterly clear {cycle.council.key} "
            f'"{cycle.quarter}" lists those that are open.'
        )
    if len({each.digest for each in named}) > 1:
        raise SetupError("Two sentences begin with these characters. Give more of them.")
    return named


def _event(cycle: CycleContext, kind: Kind, form: ClearForm | StrikeForm) -> AuditEvent:
    by, reason = role_of(form.officer, "officer", cycle.council), sentence(form.reason, "reason", cycle.council)
    return replace(new_event(cycle, kind, by), reason=reason)


def _record(cycle: CycleContext, event: AuditEvent, found: list[OpenSentence], **decided: str) -> None:
    """Record the decision once for each sender of the sentence, so that none is asked about it again."""
    for each in {each.sender: each for each in found}.values():
        record(cycle.restricted, replace(event, service=each.sender, sentence=_decision(each, decided)))


def _decision(found: OpenSentence, decided: dict[str, str]) -> SentenceDecision:
    return SentenceDecision(digest=found.digest, kinds=found.kinds, place=found.location, **decided)  # type: ignore[arg-type]


def _wording(typed: str, screening: Screening) -> str:
    wording = " ".join(typed.split())
    if len(wording) > LONGEST_WORDING:
        raise SetupError(f"The wording is longer than {LONGEST_WORDING} characters. It takes the place of one sentence.")
    if kinds := screening.kinds_in(wording):
        raise MustNotBeStored(f"The wording seems to hold {described(kinds)} itself. Word it so that nobody can be recognised.")
    return wording
