"""Read and create the audit events of a quarter for the officers' forms."""

from datetime import UTC, datetime

from adapters.audit import events_of, newest_version
from adapters.cycle_context import CycleContext
from flows.login import login_of_run
from quarterly.vocabulary.audit_event import AuditEvent, Kind


def recorded(cycle: CycleContext) -> tuple[AuditEvent, ...]:
    """Return every audit event of the quarter, in order of time."""
    return events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)


def new_event(cycle: CycleContext, kind: Kind, by: str) -> AuditEvent:
    """Return an audit event of this moment by a role, with the newest public version; the caller adds the rest."""
    council, quarter = cycle.council.key, cycle.quarter.key
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    return AuditEvent(
        kind=kind,
        council=council,
        quarter=quarter,
        at=at,
        by=by,
        version=newest_version(cycle.settings.public(), council, quarter),
        login=login_of_run(),
    )
