"""What officers do to a published report, as their forms do it but without a server."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from hashlib import sha256

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.index_page import publication_folder
from adapters.publication import versions
from adapters.withdrawal import take_down, withdraw
from quarterly.publishing.versions import PublicationIndex
from quarterly.vocabulary.audit_event import AuditEvent


def corrected(
    council: str, quarter: str, day: date, body: bytes, service: str, approved_by: str, reason: str, effect: str
) -> None:
    """Record that a correction came with a file."""
    cycle = CycleContext.of(council, quarter)
    act = replace(_act(cycle, day, reason), kind="correction", approved_by=approved_by, service=service, effect=effect)
    record(cycle.restricted, replace(act, files=(sha256(body).hexdigest(),)))


def withdrawn(council: str, quarter: str, day: date, reason: str) -> None:
    """Withdraw the newest version."""
    cycle = CycleContext.of(council, quarter)
    record(cycle.restricted, _act(cycle, day, reason))
    for store in (cycle.settings.public(), cycle.exempt, cycle.restricted):
        withdraw(publication_folder(cycle, store), reason, _moment(day))


def taken_down(council: str, quarter: str, day: date, version: int) -> None:
    """Delete the public files of a version for good."""
    cycle = CycleContext.of(council, quarter)
    release = _index(cycle).versions[version - 1].release
    act = replace(_act(cycle, day, "It disclosed a figure."), kind="purge", pack=release)
    record(cycle.restricted, replace(act, effect=f"Version {version} was taken down for good."))
    take_down(publication_folder(cycle, cycle.settings.public()), release, _moment(day))


def _act(cycle: CycleContext, day: date, reason: str) -> AuditEvent:
    officer = cycle.council.profile.contacts[cycle.council.profile.performance_officer]
    return AuditEvent(
        kind="withdrawal",
        council=cycle.council.key,
        quarter=cycle.quarter.key,
        at=_moment(day).isoformat(timespec="microseconds"),
        by=officer.role,
        reason=reason,
        version=_index(cycle).current.version,
        approved_by="Director of Children's Services",
    )


def _index(cycle: CycleContext) -> PublicationIndex:
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    assert index is not None
    return index


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(8), UTC)
