"""Find and delete what is past its time by the profile's schedule."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime

from adapters.audit import events_of
from adapters.inbox import SIGN_OFF
from adapters.purge import leave_record
from adapters.settings import Settings
from adapters.store import Store
from adapters.store.local import LocalStore
from adapters.stored_objects import StoredObject, stored_objects
from quarterly.configuration.council import Council
from quarterly.publishing.purging import How, Removal, RemovalRecord, Subject
from quarterly.publishing.retention import FROM_QUARTERS_END, SCHEDULED, Aged, files_held, past_their_time
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter

BY_AGE = "by-age"  # where the records of it lie, in place of a quarter


def overdue(settings: Settings, council: Council, day: date, kinds: Collection[str] = SCHEDULED) -> list[Aged]:
    """Return what of these kinds may be deleted on a day, in the order of keys; of a file that is held nothing."""
    restricted = settings.restricted()
    objects = [each for each in stored_objects(settings, council.key) if each.where != "public" and each.kind in kinds]
    quarters = sorted({each.quarter for each in objects})
    digests = _digests(restricted, council.key)
    held = {digest for quarter in quarters for digest in files_held(events_of(restricted, council.key, quarter))}
    # What proves a sign-off is stored as long as the act that names it.
    aged = [aged for each in objects if f"/{SIGN_OFF}/" not in each.key and (aged := _aged(each, digests))]
    return past_their_time(aged, council.profile.retention, held, day)


def delete_overdue(settings: Settings, council: Council, due: Sequence[Aged], by: str, now: datetime) -> RemovalRecord:
    """Delete these objects and return the record of it; safe to run again after any failure."""
    stores: dict[str, Store] = {"restricted": settings.restricted(), "outbox": LocalStore(settings.outbox)}
    left = RemovalRecord(
        subject=Subject.AGE,
        council=council.key,
        quarter=BY_AGE,
        at=now.isoformat(timespec="microseconds"),
        by=by,
        approved_by="",
        reason="By the schedule of profile.yaml.",
        removed=tuple(Removal(each.store, each.key, each.kind, How.DELETE) for each in due),
    )
    leave_record(stores["restricted"], left)
    for each in due:
        stores[each.store].delete(each.key)
    return left


def _aged(found: StoredObject, digests: dict[str, str]) -> Aged | None:
    since = local_day(found.modified)
    if SCHEDULED[found.kind] in FROM_QUARTERS_END:
        try:
            since = Quarter.parse(found.quarter).ends
        except SetupError:
            return None  # not of a quarter, so nobody knows from when it counts
    return Aged(found.where, found.key, found.kind, since, digests.get(found.key, ""))


def _digests(store: Store, council: str) -> dict[str, str]:
    """Return the digest of the file that each receipt and each stored file belongs to, by key."""
    found: dict[str, str] = {}
    for entry in store.list(f"archive/{council}"):
        if "/receipts/" in entry.key:
            receipt = json.loads(store.read(entry.key))
            found[entry.key] = receipt["digest"]
            found[receipt["key"]] = receipt["digest"]
    return found
