"""The acts of a quarter, kept in the restricted store one object each: added to, never changed."""

from datetime import datetime

from adapters.publication import versions
from adapters.store import Store
from quarterly.publishing.audit import find_duplicate
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.stored_forms import StoredForm

_EVENT = StoredForm("an audit event", AuditEvent)


def record(store: Store, act: AuditEvent) -> AuditEvent:
    """Keep an act and return it, or the one of the same content that was recorded before."""
    before = find_duplicate(events_of(store, act.council, act.quarter), act)
    if before is not None:
        return before
    stamp = f"{datetime.fromisoformat(act.at):%Y%m%dT%H%M%S%f}Z"
    store.create(f"{_folder(act.council, act.quarter)}/{stamp}-{act.id}.json", _EVENT.to_bytes(act), "application/json")
    return act


def events_of(store: Store, council: str, quarter: str) -> tuple[AuditEvent, ...]:
    """Return every act of a quarter (both by their keys), in order of time."""
    found = [_EVENT.from_bytes(store.read(entry.key), entry.key) for entry in store.list(_folder(council, quarter))]
    return tuple(sorted(found, key=lambda act: (act.at, act.id)))


def newest_version(store: Store, council: str, quarter: str) -> int:
    """Return the number of the newest version in a store, 0 before the first."""
    index = versions(store, council, quarter)
    return len(index.versions) if index else 0


def _folder(council: str, quarter: str) -> str:
    return f"acts/{council}/{quarter}"
