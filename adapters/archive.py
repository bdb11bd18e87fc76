"""Every file ever received, stored and never changed, with a receipt for each arrival.

Of a file with sheets that are no part of a return, a copy without them is stored. A file that is refused on its arrival may
hold anything, so it is stored apart, in quarantine, and is deleted after some days. A receipt has the digest of what arrived,
by which the file is recognised, set aside and named.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from adapters.audit import events_of
from adapters.inbox import Arrival, in_name_order
from adapters.receipts import Receipts
from adapters.store import Store
from quarterly.collecting.received import ArchivedFile, RawReturn
from quarterly.collecting.set_aside import files_set_aside
from quarterly.configuration.council import Council
from quarterly.vocabulary.errors import PublishConflict
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class StoredContent:
    """What is stored of a file: its content, or a copy and what was left out of it, or why it was refused.

    `good_until` are the last days (ISO) of answers typed in it. `rules` is the digest of the rules by which it was refused; under
    others it is read again. A refused file without a `body` is not stored at all.
    """

    body: bytes
    left_out: tuple[str, ...] = ()
    good_until: tuple[str, ...] = ()
    refused: str = ""
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """A file to be archived: its entry in the inbox, its content, the address of that inbox, and what is stored of it.

    Without `stored` the content itself is.
    """

    arrival: Arrival
    body: bytes
    source: str
    stored: StoredContent | None = None


@dataclass(frozen=True, slots=True)
class Arriving:
    """Files of one service in the inbox, which may be archived already, and the time at which they would be taken in."""

    service: str
    files: Sequence[tuple[Arrival, bytes]]
    now: datetime


def archive(listed: Receipts, council: Council, quarter: Quarter, received: Received, now: datetime) -> ArchivedFile:
    """Store one file and its receipt; do nothing if the newest receipt of its name and time has the same content.

    The new receipt is added to those that are `listed`.
    """
    arrival, stored = received.arrival, received.stored or StoredContent(received.body)
    file, store = _file(council, quarter, received), listed.store
    if stored.body:
        store.create(file.key, stored.body)
    newest = newest_receipt(listed, arrival)
    if newest is None or (newest["digest"], newest.get("refused", "")) != (file.digest, file.refused):
        receipt = {
            **_receipt_fields(file),
            "rules": stored.rules,
            "size": arrival.size,
            "source": received.source,
            "archived": now.isoformat(timespec="microseconds"),
        }
        key = listed.key(arrival, file.digest)
        with suppress(PublishConflict):  # another run wrote the same receipt a moment earlier
            store.create(key, json.dumps(receipt, sort_keys=True).encode())
        listed.keys.append(key)
    return file


def newest_receipt(listed: Receipts, arrival: Arrival) -> dict[str, Any] | None:
    """Return the newest receipt of a file of this name and time, None if there is none."""
    return max(listed.of_arrival(arrival), key=_archived_at, default=None)


def archived(store: Store, council: Council, quarter: Quarter, service: str) -> RawReturn | None:
    """Return all files of a service in order of arrival, each content once, at its last arrival; None if there is none.

    The archive decides, not the inbox: a file that somebody deleted from the inbox still counts. A file that an
    officer has set aside does not count.
    """
    listed = Receipts.listed(store, council, quarter, service)
    return _without_set_aside(store, council, quarter, service, listed.of_service(service))


def archived_by(listed: Receipts, council: Council, quarter: Quarter, services: Collection[str]) -> dict[str, RawReturn]:
    """Return what `archived` returns of each of these services, of those that sent something, in their order."""
    aside = files_set_aside(events_of(listed.store, council.key, quarter.key))  # read once for all of them
    counting = ((service, _counting(service, listed.of_service(service), aside)) for service in services)
    return {service: raw for service, receipts in counting if (raw := _in_order(service, receipts))}


def with_arrivals(store: Store, council: Council, quarter: Quarter, arriving: Arriving) -> RawReturn | None:
    """Return what `archived` would return if these files of the service were archived now; write nothing."""
    service, at = arriving.service, arriving.now.isoformat(timespec="microseconds")
    found = Receipts.listed(store, council, quarter, service).of_service(service)
    # A file that lies there since it was archived gets no other receipt: the one it has says what was left out of it.
    there = {(each["name"], each["modified"]): each["digest"] for each in sorted(found, key=_archived_at)}
    planned = [_file(council, quarter, Received(arrival, body, "")) for arrival, body in arriving.files]
    new = [file for file in planned if there.get((file.name, file.modified)) != file.digest]
    planned_receipts = [{**_receipt_fields(file), "archived": at} for file in new]
    return _without_set_aside(store, council, quarter, service, [*found, *planned_receipts])


def set_receipts(store: Store, folder: str, key: str, new: str) -> None:
    """Have the receipts of a service's folder that name this key name another, after a purge wrote the file again."""
    for entry in store.list(f"{folder}/receipts"):
        receipt = json.loads(store.read(entry.key))
        if receipt["key"] == key:
            store.write(entry.key, json.dumps({**receipt, "key": new}, sort_keys=True).encode())


def unarchived(store: Store, council: Council, quarter: Quarter, arrivals: Iterable[Arrival]) -> list[Arrival]:
    """Return the arrivals that are not in the archive yet, recognised by name and time."""
    # By keys alone, as this is asked every minute of every council: one listing, and no receipt is opened.
    listed = Receipts.listed(store, council, quarter)
    known = {key.rpartition("-")[0] for key in listed.keys}
    return [each for each in arrivals if listed.start(each)[:-1] not in known]


def _archived_at(receipt: dict[str, Any]) -> str:
    return str(receipt.get("archived", ""))


def _without_set_aside(
    store: Store, council: Council, quarter: Quarter, service: str, found: Sequence[dict[str, Any]]
) -> RawReturn | None:
    aside = files_set_aside(events_of(store, council.key, quarter.key)) if found else {}
    return _in_order(service, _counting(service, found, aside))


def _counting(service: str, found: Iterable[dict[str, Any]], aside: Collection[tuple[str, str]]) -> list[dict[str, Any]]:
    return [receipt for receipt in found if (service, receipt["digest"]) not in aside]


def _in_order(service: str, found: Iterable[dict[str, Any]]) -> RawReturn | None:
    files: dict[str, ArchivedFile] = {}
    for file in sorted(map(_archived_file, found), key=_in_time):
        files.pop(file.digest, None)
        files[file.digest] = file
    return RawReturn(service, tuple(files.values())) if files else None


def _in_time(file: ArchivedFile) -> tuple[datetime, datetime, str, str, str, str]:
    # A file may be overwritten by one with the same modified time; then the one that was archived later counts.
    return file.counted_from, file.taken_in, *in_name_order(file.name), file.digest, file.modified


def _archived_file(receipt: dict[str, Any]) -> ArchivedFile:
    fields = (receipt.get(each, "") for each in ("name", "digest", "key", "modified", "archived"))
    return ArchivedFile(*fields, **_decided(receipt))


def _file(council: Council, quarter: Quarter, received: Received) -> ArchivedFile:
    arrival, stored = received.arrival, received.stored or StoredContent(received.body)
    digest, folder = hashlib.sha256(received.body).hexdigest(), _folder(council, quarter, arrival.service)
    if stored.refused:
        key = f"{quarantine_folder(council, quarter, arrival.service)}/{digest}" if stored.body else ""
    else:
        key = f"{folder}/files/{hashlib.sha256(stored.body).hexdigest()}"
    modified = arrival.modified.isoformat()
    return ArchivedFile(
        arrival.name, digest, key, modified, left_out=stored.left_out, refused=stored.refused, good_until=stored.good_until
    )


def quarantine_folder(council: Council, quarter: Quarter, service: str) -> str:
    """Return where the refused files of a service are stored."""
    return f"quarantine/{council.key}/{quarter.key}/{service}"


def _folder(council: Council, quarter: Quarter, service: str) -> str:
    return f"archive/{council.key}/{quarter.key}/{service}"


def _decided(receipt: dict[str, Any]) -> dict[str, Any]:
    """Return what was decided of a file on its arrival; receipts were once written without it."""
    texts = {name: tuple(receipt.get(name, ())) for name in ("left_out", "good_until")}
    return {**texts, "refused": receipt.get("refused", "")}


def _receipt_fields(file: ArchivedFile) -> dict[str, Any]:
    return {
        "name": file.name,
        "digest": file.digest,
        "key": file.key,
        "modified": file.modified,
        "left_out": list(file.left_out),
        "good_until": list(file.good_until),
        "refused": file.refused,
    }
