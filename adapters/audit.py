"""The audit events of a quarter in the restricted store: one object each, added to and never changed."""

from datetime import datetime

from adapters.publication import versions
from adapters.store import Store
from quarterly.publishing.audit import find_duplicate
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.stored_forms import StoredForm

_EVENT = StoredForm("an audit event", AuditEvent)


def record(store: Store, event: AuditEvent) -> AuditEvent:
    """Store an audit event and return it; if one of the same content is recorded already, return that."""
    recorded = find_duplicate(events_of(store, event.council, event.quarter), event)
    if recorded is not None:
        return recorded
    stamp = f"{datetime.fromisoformat(event.at):%Y%m%dT%H%M%S%f}Z"
    key = f"{_folder(event.council, event.quarter)}/{stamp}-{event.id}.json"
    store.create(key, _EVENT.to_bytes(event), "application/json")
    return event


def events_of(store: Store, council: str, quarter: str) -> tuple[AuditEvent, ...]:
    """Return every audit event of a quarter (`council` and `quarter` are keys), in order of time."""
    found = [_EVENT.from_bytes(store.read(entry.key), entry.key) for entry in store.list(_folder(council, quarter))]
    return tuple(sorted(found, key=lambda event: (event.at, event.id)))


def newest_version(store: Store, council: str, quarter: str) -> int:
    """Return the number of the newest version in a store, 0 before the first."""
    index = versions(store, council, quarter)
    return len(index.versions) if index else 0


def _folder(council: str, quarter: str) -> str:
    return f"acts/{council}/{quarter}"
