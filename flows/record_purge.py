"""Plan and carry out the removal of a file, a sentence or a person's name; shared by the form and the command."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from adapters.cycle_context import CycleContext
from adapters.inbox import open_inbox
from adapters.purge import Purge, delete_from_inbox, purge
from adapters.purge_plan import PurgePlan, plan_of_file, plan_of_sought, sentence_of
from adapters.received import ReceivedFile, in_a_list, received_files
from flows.audit_events import new_event, recorded
from flows.form_checks import require_text, sentence
from flows.slots import one_at_a_time
from quarterly.publishing.authority import approving_role, role_of
from quarterly.publishing.purging import Subject, touches_publication
from quarterly.publishing.sought import sought_name, sought_sentence
from quarterly.screening.sentences import sentence_digest
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.form_fields import field

_DIGEST = re.compile(r"[0-9a-f]{12,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeForm:
    """What is to be removed, by its digest or the beginning of one, and why; a name is never part of a form."""

    subject: Subject
    digest: str
    reason: str
    officer: str
    approved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPurge:
    """A plan, the event that is recorded if it is carried out, and the file that it is about."""

    plan: PurgePlan
    event: AuditEvent
    file: ReceivedFile | None = None

    @property
    def lacks_approval(self) -> bool:
        """Whether something published would go, and no second role has approved it."""
        return touches_publication(self.plan.removals) and not self.event.approved_by


def planned_purge(cycle: CycleContext, form: PurgeForm, name: str = "", *, is_listed_only: bool = False) -> PlannedPurge:
    """Return what would be removed; raise SetupError if the form is not filled in correctly. Nothing is written.

    Whether a second role has to approve is seen from the list, so that one is not asked for before it is shown.
    """
    require_text(digest=form.digest, reason=form.reason, officer=form.officer, approved_by=form.approved_by)
    by = role_of(form.officer, "officer", cycle.council)
    event = replace(new_event(cycle, "removal", by), reason=sentence(form.reason, "reason", cycle.council))
    file = None
    if form.subject is Subject.PERSON:
        if len(name.split()) < 2:
            raise SetupError("Give the name in full, a forename and a surname. One word alone would take other texts with it.")
        plan = plan_of_sought(cycle, form.subject, sought_name(name))
    else:
        digest = form.digest.strip().casefold()
        if not _DIGEST.fullmatch(digest):
            # Somebody may have typed the sentence itself, or a name.
            raise MustNotBeStored(
                f"{field('digest')} must be that of what is to be removed: its first 12 characters, digits and a to f."
            )
        if form.subject is Subject.FILE:
            file = _file(cycle, digest)
            plan, event = plan_of_file(cycle, file), replace(event, service=file.sender, files=(file.digest,))
        else:
            text = sentence_of(cycle, digest)
            plan = plan_of_sought(cycle, form.subject, sought_sentence(text, _wording_of(cycle, text)))
    is_asked = form.approved_by.strip() or (touches_publication(plan.removals) and not is_listed_only)
    approver = approving_role(form.approved_by, by, cycle.council) if is_asked else ""
    return PlannedPurge(plan=plan, event=replace(event, approved_by=approver, effect=effect_of(form.subject)), file=file)


def _wording_of(cycle: CycleContext, sentence: str) -> str:
    """Return what an officer had printed in place of a sentence, which is what stays of it; "" if nothing is."""
    # Without its sentence a decision has nothing to stand on: the words would be gone from the report with the original.
    decisions = (event.sentence for event in recorded(cycle) if event.sentence)
    of_sentence = [each for each in decisions if each.digest == sentence_digest(sentence)]
    return of_sentence[-1].wording if of_sentence else ""


def carry_out(cycle: CycleContext, council: str, planned: PlannedPurge) -> str:
    """Remove what was planned, while no run of the quarter is at work, and return a sentence on it."""
    with one_at_a_time(cycle.council.key, cycle.quarter.key, follows=True):
        left = purge(cycle, Purge(planned.plan, planned.event, council), datetime.now(UTC))
        gone = 0
        if planned.file:
            inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
            gone = len(delete_from_inbox(inbox, cycle, planned.file.digest))
    return f"Removed from {len(left.removed) + gone} places, and recorded. Run the cycle again to work out what depended on it."


def effect_of(subject: Subject) -> str:
    """Return what a removal did, as the audit trail says it."""
    return f"A {subject} was removed from what is stored."


def _file(cycle: CycleContext, digest: str) -> ReceivedFile:
    files = received_files(cycle)
    found = {(file.sender, file.digest): file for file in files if file.digest.startswith(digest)}
    if len(found) != 1:
        how_many = "No file" if not found else "More than one file"
        raise SetupError(f"{how_many} of {cycle.quarter} has a digest that begins so. {in_a_list(files)}")
    return next(iter(found.values()))
