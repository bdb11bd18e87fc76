"""The receipts of what arrived for a quarter: their keys are listed once, and only those that are asked for are opened.

A run asks about each file of the inbox. To list all receipts for each would cost the square of their number.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from adapters.inbox import Arrival
from adapters.store import Store
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter

_OF_DIGEST = 16  # characters of a content's digest in the key of its receipt


@dataclass(frozen=True, slots=True)
class Receipts:
    """The keys of a quarter's receipts, of one service or of all; a receipt that is stored meanwhile is added."""

    store: Store
    folder: str
    keys: list[str]

    @classmethod
    def listed(cls, store: Store, council: Council, quarter: Quarter, service: str = "") -> "Receipts":
        """Return the receipts that there are now."""
        folder = f"archive/{council.key}/{quarter.key}"
        below = f"{folder}/{service}/receipts" if service else folder
        return cls(store, folder, [entry.key for entry in store.list(below) if "/receipts/" in entry.key])

    def of_service(self, service: str) -> list[dict[str, Any]]:
        """Return every receipt of a service: name, digest, key, modified (ISO), size, source and archived (ISO)."""
        return self._read(f"{self.folder}/{service}/receipts/")

    def of_arrival(self, arrival: Arrival) -> list[dict[str, Any]]:
        """Return the receipts of files of this name and time."""
        return self._read(self.start(arrival))

    def of_content(self, service: str, digest: str) -> list[dict[str, Any]]:
        """Return the receipts of a service's files with this content, whatever their names."""
        found = self._read(f"{self.folder}/{service}/receipts/", f"-{digest[:_OF_DIGEST]}.")
        return [receipt for receipt in found if receipt["digest"] == digest]

    def key(self, arrival: Arrival, digest: str) -> str:
        """Return the key of one more receipt of an arrival."""
        before = sum(key.startswith(self.start(arrival)) for key in self.keys)
        again = f".{before}" if before else ""  # a file that was put back has an earlier receipt of that content
        return f"{self.start(arrival)}{digest[:_OF_DIGEST]}{again}.json"

    def start(self, arrival: Arrival) -> str:
        """Return the beginning of the key of an arrival's receipt; the digest of its content follows."""
        name = hashlib.sha256(arrival.name.encode()).hexdigest()[:8]
        return f"{self.folder}/{arrival.service}/receipts/{arrival.modified:%Y%m%dT%H%M%S%f}Z-{name}-"

    def all(self) -> list[tuple[str, dict[str, Any]]]:
        """Return every receipt with its sender's key, including senders that have left the profile."""
        return [(key.split("/")[3], json.loads(self.store.read(key))) for key in self.keys]

    def _read(self, start: str, holding: str = "") -> list[dict[str, Any]]:
        return [json.loads(self.store.read(key)) for key in self.keys if key.startswith(start) and holding in key]
