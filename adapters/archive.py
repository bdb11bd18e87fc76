"""Every file ever received, kept by its content and never changed, with a receipt for each time it arrived."""

import hashlib
import json

from adapters.inbox import Arrival, in_name_order
from adapters.store import Store
from quarterly.configuration.council import Council
from quarterly.quarter import Quarter
from quarterly.stages import ArchivedFile, RawReturn


def archive(store: Store, council: Council, quarter: Quarter, arrival: Arrival, body: bytes, source: str) -> ArchivedFile:
    """Keep one file and its receipt; keeping the same file again changes nothing."""
    digest = hashlib.sha256(body).hexdigest()
    folder = _folder(council, quarter, arrival.service)
    file = ArchivedFile(arrival.name, digest, f"{folder}/files/{digest}", arrival.modified.isoformat())
    store.create(file.key, body)
    receipt = {**_plain(file), "size": arrival.size, "source": source}
    stamp = f"{arrival.modified:%Y%m%dT%H%M%S%f}Z"
    name = hashlib.sha256(arrival.name.encode()).hexdigest()[:8]
    store.create(f"{folder}/receipts/{stamp}-{name}-{digest[:16]}.json", json.dumps(receipt, sort_keys=True).encode())
    return file


def archived(store: Store, council: Council, quarter: Quarter, service: str) -> RawReturn | None:
    """Return all files of a service in the order they arrived, each content once, at its last arrival; None if none did.

    What is in the archive counts, not what still lies in the inbox: a file that was tidied away there is not lost.
    """
    receipts = [json.loads(store.read(entry.key)) for entry in store.list(f"{_folder(council, quarter, service)}/receipts")]
    files: dict[str, ArchivedFile] = {}
    for receipt in sorted(receipts, key=lambda r: (r["modified"], *in_name_order(r["name"]))):
        files.pop(receipt["digest"], None)
        files[receipt["digest"]] = ArchivedFile(*(receipt[field] for field in ("name", "digest", "key", "modified")))
    return RawReturn(service, tuple(files.values())) if files else None


def _folder(council: Council, quarter: Quarter, service: str) -> str:
    return f"archive/{council.key}/{quarter.key}/{service}"


def _plain(file: ArchivedFile) -> dict[str, str]:
    return {"name": file.name, "digest": file.digest, "key": file.key, "modified": file.modified}
