"""Record that a role released exactly one draft; shared by the form and the command."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_draft
from adapters.drafts import last_draft, outstanding_in
from adapters.publication import versions
from adapters.screening import screening_for
from flows.audit_events import new_event, recorded
from flows.evidence import with_advice, with_evidence
from flows.form_checks import require_nothing_personal, require_text
from quarterly.publishing.audit import release_of
from quarterly.publishing.authority import releasing_role
from quarterly.publishing.drafts import SHOWN, draft_named
from quarterly.publishing.holds import HoldKind
from quarterly.publishing.release import accepted_kinds, advice_needed, not_before, require_unpublished
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.london_time import in_london
from tasks.today import today


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseForm:
    """The fields of the form: `accepted` has the reason for each kind of what holds the draft back.

    `evidence` and `advice` are names of files: of the sign-off, and of the data protection officer's advice.
    """

    pack: str
    by: str
    accepted: Mapping[HoldKind, str]
    not_before: str = ""
    evidence: str = ""
    advice: str = ""


def record_release(cycle: CycleContext, folder: str, form: ReleaseForm) -> AuditEvent:
    """Record who released which draft, what is accepted with it and why; the same form sent again is not recorded twice.

    `folder` is the council's folder as it was given, by which the inbox with the evidence is found.
    Raise SetupError, and record nothing, if it is not the draft that waits, if the role may not release it, or if something that
    holds it back is not accepted.
    """
    reasons = {kind.value: reason for kind, reason in form.accepted.items()}
    require_text(pack=form.pack, by=form.by, not_before=form.not_before, evidence=form.evidence, advice=form.advice, **reasons)
    require_nothing_personal(cycle.council, evidence=form.evidence, advice=form.advice)
    council, quarter = cycle.council, cycle.quarter
    role = releasing_role(form.by, council)
    draft = last_draft(cycle)
    if draft is None or not draft.folder:
        raise SetupError(f"No draft of {quarter} waits. Run the cycle; it says which pack does.")
    pack = draft_named(form.pack, draft, quarter)
    require_unpublished(draft, versions(cycle.settings.public(), council.key, quarter.key), quarter)
    moment = not_before(form.not_before, quarter)
    earlier = release_of(recorded(cycle), role, pack)
    if not moment and earlier and earlier.not_before > datetime.now(UTC).isoformat():
        day = in_london(datetime.fromisoformat(earlier.not_before))
        raise SetupError(
            f"Pack {pack[:SHOWN]} is released already, to be public from {day}. Give {field('not_before')} again to change that; "
            "a moment that is past makes it public at once."
        )
    audit = audit_draft(cycle, draft.folder, today())  # once more: another quarter may have been published since the run
    accepted = accepted_kinds(form.accepted, outstanding_in(cycle, draft.folder), council, screening_for(council))
    if audit.told and not form.advice.strip():
        raise SetupError(advice_needed(audit, draft))
    event = replace(new_event(cycle, "release", role), pack=pack, accepted=accepted, not_before=moment)
    # Where the release counts as the sign-off, it needs evidence as a sign-off does.
    if form.evidence.strip() or role in council.profile.gates.sign_off:
        event = with_evidence(cycle, folder, event, form.evidence)
    if form.advice.strip():
        event = with_advice(cycle, folder, event, form.advice)
    return record(cycle.restricted, event)
