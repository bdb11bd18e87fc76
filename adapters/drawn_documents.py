"""The documents drawn of a quarter last, by all that they show, so that only a changed one is drawn again.

A document's key is made of whatever its drawing function is handed, and of the code, templates, fonts and libraries that draw: it
can show nothing else. So what is passed to a drawing function decides how often a document is drawn again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from adapters.store import Store
from quarterly.publishing.pack import PackFile
from quarterly.vocabulary.canonical import digest, from_bytes, to_bytes

_WRITTEN = ("application/json", "text/csv")  # what takes no longer to write than to find out whether it changed


@dataclass(frozen=True, slots=True)
class DrawnDocument:
    """Where the bytes of a document are stored, and their digest."""

    key: str
    digest: str


class DrawnDocuments:
    """Draws documents, or takes their bytes from the pack before.

    Which those are is listed in `folder` of the store; `shaped_by` is a digest of code, templates, fonts and libraries.
    """

    def __init__(self, store: Store, folder: str, shaped_by: str) -> None:
        self._store, self._list, self._shaped_by = store, f"{folder}/drawn.json", shaped_by
        self._before, self._now = _listed(store, self._list), dict[str, DrawnDocument]()

    def store(self, file: PackFile, draw: partial[bytes]) -> bytes:
        """Store a document as a file of a pack and return its bytes."""
        if file.content_type.startswith(_WRITTEN):
            self._store.write(file.key, body := draw(), file.content_type)
            return body
        key = document_key(self._shaped_by, draw)
        body = self._drawn_before(key) or draw()
        self._store.write(file.key, body, file.content_type)
        self._now[key] = DrawnDocument(file.key, digest(body))
        return body

    def remember(self) -> None:
        """List what was stored here, and nothing of packs before, for the next pack."""
        self._store.write(self._list, to_bytes(self._now), "application/json")

    def _drawn_before(self, key: str) -> bytes | None:
        before = self._before.get(key)
        found = self._store.read_tagged(before.key) if before else None
        # A pack may have been purged or damaged since: what is not to the letter what was drawn is drawn again.
        return found[0] if before and found and digest(found[0]) == before.digest else None


def document_key(shaped_by: str, draw: partial[bytes]) -> str:
    """Return the key of what a drawing function makes of what it is handed."""
    handed = json.dumps([draw.args, draw.keywords], ensure_ascii=False, default=_plain)
    return digest(shaped_by, f"{draw.func.__module__}.{draw.func.__qualname__}", handed.encode())


def _plain(value: Any) -> object:
    """Return what JSON does not know as what it knows, with its type; most of what is drawn, a view model, never comes here."""
    kind = type(value).__qualname__
    if is_dataclass(value):
        return {kind: {each.name: getattr(value, each.name) for each in fields(value)}}
    if isinstance(value, bytes):
        return {kind: digest(value)}
    if isinstance(value, date | Decimal | Fraction):
        return {kind: str(value)}
    raise TypeError(f"A document is drawn from {kind}, of which its key cannot be made: see adapters/drawn_documents.py.")


def _listed(store: Store, key: str) -> Mapping[str, DrawnDocument]:
    found = store.read_tagged(key)
    return from_bytes(dict[str, DrawnDocument], found[0]) if found else {}
