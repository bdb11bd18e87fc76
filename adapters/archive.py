"""Every file ever received, kept by its content and never changed, with a receipt for each time it arrived."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from adapters.audit import events_of
from adapters.inbox import Arrival, in_name_order
from adapters.store import Store
from quarterly.collecting.received import ArchivedFile, RawReturn
from quarterly.collecting.set_aside import files_set_aside
from quarterly.configuration.council import Council
from quarterly.vocabulary.errors import PublishConflict
from quarterly.vocabulary.quarter import Quarter

_COMING = "~"  # sorts after every time


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it came: where it lies in the inbox, its content, and which inbox that is."""

    arrival: Arrival
    body: bytes
    source: str


def archive(store: Store, council: Council, quarter: Quarter, received: Received, now: datetime) -> ArchivedFile:
    """Keep one file and its receipt; keeping again what came last under its name and time changes nothing."""
    arrival, body = received.arrival, received.body
    file, folder = _file(council, quarter, arrival, body), _folder(council, quarter, arrival.service)
    store.create(file.key, body)
    start = _receipt(folder, arrival)
    before = _read(store, folder, start)
    if not before or max(before, key=_came)["digest"] != file.digest:
        receipt = {
            **_plain(file),
            "size": arrival.size,
            "source": received.source,
            "archived": now.isoformat(timespec="microseconds"),
        }
        again = f".{len(before)}" if before else ""  # what is put back has a receipt of that content already
        with suppress(PublishConflict):  # another run was a moment earlier
            store.create(f"{start}{file.digest[:16]}{again}.json", json.dumps(receipt, sort_keys=True).encode())
    return file


def archived(store: Store, council: Council, quarter: Quarter, service: str) -> RawReturn | None:
    """Return all files of a service in the order they arrived, each content once, at its last arrival; None if none did.

    What is in the archive counts, not what still lies in the inbox: a file that was tidied away there is not lost. One that an
    officer has set aside does not.
    """
    return _counting(store, council, quarter, service, receipts(store, council, quarter, service))


def with_arrivals(
    store: Store, council: Council, quarter: Quarter, service: str, arrivals: Iterable[tuple[Arrival, bytes]]
) -> RawReturn | None:
    """Return what `archived` would return once these files of the service were archived; nothing is written."""
    coming = [{**_plain(_file(council, quarter, arrival, body)), "archived": _COMING} for arrival, body in arrivals]
    return _counting(store, council, quarter, service, [*receipts(store, council, quarter, service), *coming])


def receipts(store: Store, council: Council, quarter: Quarter, service: str) -> list[dict[str, Any]]:
    """Return every receipt of a service: name, digest, key, modified (ISO), size, source and archived (ISO)."""
    return _read(store, _folder(council, quarter, service))


def all_receipts(store: Store, council: Council, quarter: Quarter) -> list[tuple[str, dict[str, Any]]]:
    """Return every receipt of a quarter with its sender's key, of senders that are no longer in the profile too."""
    listed = store.list(f"archive/{council.key}/{quarter.key}")
    keys = [entry.key for entry in listed if "/receipts/" in entry.key]
    return [(key.split("/")[3], json.loads(store.read(key))) for key in keys]


def not_received(store: Store, council: Council, quarter: Quarter, arrivals: Iterable[Arrival]) -> list[Arrival]:
    """Return what has come for a quarter since it was last run, told by name and time."""
    known = {entry.key.rpartition("-")[0] for entry in store.list(f"archive/{council.key}/{quarter.key}")}
    return [each for each in arrivals if _receipt(_folder(council, quarter, each.service), each)[:-1] not in known]


def _receipt(folder: str, arrival: Arrival) -> str:
    """Return how the key of an arrival's receipt begins."""
    name = hashlib.sha256(arrival.name.encode()).hexdigest()[:8]
    return f"{folder}/receipts/{arrival.modified:%Y%m%dT%H%M%S%f}Z-{name}-"


def _read(store: Store, folder: str, start: str = "") -> list[dict[str, Any]]:
    """Return the receipts of a service's folder whose keys start so."""
    listed = store.list(f"{folder}/receipts")
    return [json.loads(store.read(entry.key)) for entry in listed if entry.key.startswith(start)]


def _came(receipt: dict[str, Any]) -> str:
    return str(receipt.get("archived", ""))


def _counting(
    store: Store, council: Council, quarter: Quarter, service: str, found: Sequence[dict[str, Any]]
) -> RawReturn | None:
    aside = files_set_aside(events_of(store, council.key, quarter.key)) if found else {}
    return _in_order(service, [receipt for receipt in found if (service, receipt["digest"]) not in aside])


def _in_order(service: str, found: Iterable[dict[str, Any]]) -> RawReturn | None:
    # A file may be overwritten by one that says it was changed in the same moment; then the one that came later counts.
    files: dict[str, ArchivedFile] = {}
    for receipt in sorted(found, key=lambda r: (r["modified"], *in_name_order(r["name"]), _came(r))):
        files.pop(receipt["digest"], None)
        files[receipt["digest"]] = ArchivedFile(*(receipt[field] for field in ("name", "digest", "key", "modified")))
    return RawReturn(service, tuple(files.values())) if files else None


def _file(council: Council, quarter: Quarter, arrival: Arrival, body: bytes) -> ArchivedFile:
    digest = hashlib.sha256(body).hexdigest()
    key = f"{_folder(council, quarter, arrival.service)}/files/{digest}"
    return ArchivedFile(arrival.name, digest, key, arrival.modified.isoformat())


def _folder(council: Council, quarter: Quarter, service: str) -> str:
    return f"archive/{council.key}/{quarter.key}/{service}"


def _plain(file: ArchivedFile) -> dict[str, str]:
    return {"name": file.name, "digest": file.digest, "key": file.key, "modified": file.modified}
