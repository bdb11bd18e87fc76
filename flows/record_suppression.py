"""Record that the further figures which the audit of a draft proposes are suppressed; shared by the form and the command."""

from dataclasses import replace

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_draft
from adapters.drafts import last_draft
from flows.audit_events import new_event
from flows.form_checks import require_text
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.authority import releasing_role
from quarterly.publishing.drafts import SHOWN, draft_named
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from quarterly.vocabulary.errors import SetupError
from tasks.today import today


def record_suppression(cycle: CycleContext, pack: str, by: str, *, undo: bool = False) -> AuditEvent:
    """Record who accepted the figures that the audit of this draft proposes; the same form sent again is not recorded twice.

    With `undo` it is recorded which of the figures suppressed so are printed again: those from which nothing can be worked out.
    Raise SetupError, and record nothing, if it is not the draft that waits, if the role may not release it, or if nothing is
    proposed.
    """
    require_text(pack=pack, by=by)
    role = releasing_role(by, cycle.council)
    draft = last_draft(cycle)
    if draft is None or not draft.folder:
        raise SetupError(f"No draft of {cycle.quarter} waits. Run the cycle; it says which pack does.")
    name = draft_named(pack, draft, cycle.quarter)
    audit = audit_draft(cycle, draft.folder, today())
    figures = audit.needless if undo else audit.proposed
    if not figures:
        wanted = "has no figure to print again. " if undo else "proposes no figure to suppress. "
        raise SetupError(f"The audit of pack {name[:SHOWN]} {wanted}{_why_none_again(audit) if undo else _why_not(audit)}")
    kind: Kind = "suppression-undone" if undo else "suppression"
    return record(cycle.restricted, replace(new_event(cycle, kind, role), pack=name, further=figures))


def _why_none_again(audit: AuditResult) -> str:
    if audit.told:
        return "A small count can be worked out from it as it is: mend that first."
    return "No officer had a figure suppressed, or a small count could be worked out from each. Nothing was changed."


def _why_not(audit: AuditResult) -> str:
    if audit.told:
        return "What it found cannot be prevented in this draft: withdraw or purge what is public, or ask for advice."
    return "Nothing was changed."
