"""What the form and the command that set a file aside have in common: who set which file aside and why, or had it count again."""

from datetime import UTC, datetime

from adapters.audit import newest_version, record
from adapters.cycle_context import CycleContext
from adapters.received import ReceivedFile, file_meant
from flows.form_checks import recorded, require_text, role_of, second_role, sentence
from quarterly.publishing.audit import find_duplicate
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError


def recorded_aside(cycle: CycleContext, file: str, reason: str, by: str, approved_by: str, *, undo: bool) -> ReceivedFile:
    """Record who set which file aside and why, or had it count again; SetupError, and nothing recorded, for what cannot be."""
    require_text(file=file, reason=reason, officer=by, approved_by=approved_by)
    if not isinstance(undo, bool):
        raise SetupError("undo must be true or false.")
    council = cycle.council
    version = newest_version(cycle.settings.public(), council.key, cycle.quarter.key)
    role, why = role_of(by, "officer", council), sentence(reason, "reason", council)
    second = second_role(approved_by, role, council) if version or approved_by.strip() else ""
    found = file_meant(cycle, file, aside=undo)
    act = AuditEvent(
        kind="counted-again" if undo else "set-aside",
        council=council.key,
        quarter=cycle.quarter.key,
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        by=role,
        reason=why,
        version=version,
        approved_by=second,
        service=found.sender,
        files=(found.digest,),
    )
    done = (found.aside is not None) != undo
    if done and find_duplicate(recorded(cycle), act) is None:  # else this run takes up one that broke off
        state = f"set aside already, since {found.aside.at[:10]}" if found.aside else "not set aside"
        raise SetupError(f"{found.name} of {found.sender} is {state}. Nothing was changed.")
    record(cycle.restricted, act)
    return found
