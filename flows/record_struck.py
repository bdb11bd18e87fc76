"""Strike a sentence and remove its original for good, in one act; shared by the form and the command."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from adapters.cycle_context import CycleContext
from adapters.dry_run import last_dry_run
from adapters.flagged_sentences import flagged_sentences
from adapters.open_sentences import texts_in
from adapters.purge import Purge, purge
from adapters.purge_plan import PurgePlan, plan_of_sought
from adapters.screening import screening_for, screening_in
from flows.audit_events import new_event
from flows.form_checks import require_text
from flows.record_purge import effect_of
from flows.record_sentence import decision_event, occurrences_of, record_decision
from flows.slots import one_at_a_time
from quarterly.collecting.open_sentences import OWN_FILES, OpenSentence, TypedText, open_sentences, sentence_of, sentences_named
from quarterly.publishing.authority import approving_role
from quarterly.publishing.purging import Subject, touches_publication
from quarterly.publishing.sought import SHORTEST, folded, sought_sentence
from quarterly.screening.screening import SHOWN, Screening, described
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import MustNotBeStored, SetupError

LONGEST_WORDING = 600
_NOT_TAKEN_IN = "Its original is in the inbox alone, as only a dry run has read it. Run the cycle; then it can be removed."
_NOTHING_PERSONAL = "Its original stays in the archive, as nothing personal was found in it."


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeForm:
    """The fields of the form that strikes a sentence; `wording` is what is printed instead, "" to leave it out."""

    sentence: str
    reason: str
    officer: str
    wording: str = ""
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStrike:
    """What is recorded of a sentence at each of its places, and what goes with its original.

    `plan` is None where the original stays for the time being, and `why_it_stays` says why.
    """

    found: tuple[OpenSentence, ...]
    event: AuditEvent
    wording: str
    plan: PurgePlan | None
    why_it_stays: str = ""
    approved_by: str = ""

    @property
    def in_words(self) -> str:
        """Return a sentence on what becomes of the sentence in reports."""
        now = "is printed in other words" if self.wording else "is left out"
        return f"Sentence {self.found[0].digest[:SHOWN]} ({self.found[0].location}) {now}."


def planned_strike(cycle: CycleContext, form: StrikeForm) -> PlannedStrike:
    """Return what striking a sentence would do; raise SetupError if the form is not filled in correctly. Nothing is written."""
    require_text(
        sentence=form.sentence,
        reason=form.reason,
        officer=form.officer,
        wording=form.wording,
        approved_by=form.approved_by,
    )
    screening = screening_for(cycle.council)  # a sentence that was cleared or struck before can be struck as well
    event = decision_event(cycle, "sentence-struck", form.officer, form.reason)
    wording = _wording(form.wording, screening)
    seen, texts, may_be_struck = _where_it_is(cycle, form.sentence, screening)
    found = occurrences_of(form.sentence, may_be_struck, cycle)
    sent = tuple(each for each in found if each.sender != OWN_FILES)
    if not sent:
        raise SetupError("This sentence stands in the council's own files alone. Change it there, and run the cycle again.")
    approver = approving_role(form.approved_by, event.by, cycle.council) if form.approved_by.strip() else ""
    if not sent[0].kinds:
        return PlannedStrike(found=sent, event=event, wording=wording, plan=None, why_it_stays=_NOTHING_PERSONAL)
    if seen is not cycle:
        return PlannedStrike(found=sent, event=event, wording=wording, plan=None, why_it_stays=_NOT_TAKEN_IN)
    text = sentence_of(texts, sent[0].digest)
    plan = plan_of_sought(cycle, Subject.SENTENCE, sought_sentence(text, wording))
    why = _why_it_stays(plan, text, approver)
    return PlannedStrike(
        found=sent, event=event, wording=wording, plan=None if why else plan, why_it_stays=why, approved_by=approver
    )


def carry_out(cycle: CycleContext, council: str, planned: PlannedStrike) -> str:
    """Record the decision and remove the original, while no run of the quarter is at work, and return a sentence on that."""
    plan = planned.plan
    with one_at_a_time(cycle.council.key, cycle.quarter.key, follows=True) if plan else nullcontext():
        record_decision(
            cycle, planned.event, planned.found, decided="reworded" if planned.wording else "left out", wording=planned.wording
        )
        if plan is None:
            return planned.why_it_stays
        event = replace(
            new_event(cycle, "removal", planned.event.by),
            reason=planned.event.reason,
            approved_by=planned.approved_by,
            effect=effect_of(Subject.SENTENCE),
        )
        left = purge(cycle, Purge(plan, event, council), datetime.now(UTC))
    return f"Its original was removed from {len(left.removed)} places, and that is recorded."


def _where_it_is(
    cycle: CycleContext, typed: str, screening: Screening
) -> tuple[CycleContext, Sequence[TypedText], tuple[OpenSentence, ...]]:
    """Return the quarter as it is stored, or as a dry run left it if that alone has the sentence, with its texts.

    The last is what may be struck.
    """
    dry = last_dry_run(cycle)
    for seen in (cycle, dry) if dry else (cycle,):
        texts = texts_in(seen)
        found = _may_be_struck(seen, texts, screening)
        if any(each.digest.startswith(typed.strip().casefold()) for each in found):
            return seen, texts, found
    return cycle, (), ()


def _may_be_struck(cycle: CycleContext, texts: Sequence[TypedText], screening: Screening) -> tuple[OpenSentence, ...]:
    """Return the sentences with personal data, and those without that the release page flags or that were struck before."""
    personal = open_sentences(texts, screening, cycle.council).found
    others = (flagged_sentences(cycle) | screening_in(cycle).struck.keys()) - {each.digest for each in personal}
    return (*personal, *sentences_named(texts, others))


def _why_it_stays(plan: PurgePlan, text: str, approver: str) -> str:
    """Return why the original is not removed with the strike, "" if it is."""
    if len(folded(text)) < SHORTEST:
        return "Its original stays in the archive: so short a sentence may stand in other texts, which would go with it."
    if touches_publication(plan.removals) and not approver:
        return (
            "Its original stays stored: a published version has it and is taken down with it, which a second role has to approve."
        )
    return ""


def _wording(typed: str, screening: Screening) -> str:
    wording = " ".join(typed.split())
    if len(wording) > LONGEST_WORDING:
        raise SetupError(f"The wording is longer than {LONGEST_WORDING} characters. It takes the place of one sentence.")
    if kinds := screening.kinds_in(wording):
        raise MustNotBeStored(f"The wording seems to hold {described(kinds)} itself. Word it so that nobody can be recognised.")
    return wording
