"""Every object of an installation that may hold a text: of both stores and the outbox, each with its council and quarter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from adapters.settings import EXEMPT, Settings
from adapters.store import Store, Stored
from adapters.store.local import LocalStore

Where = Literal["restricted", "exempt", "public", "outbox"]

_PREFIXED = ("archive", "quarantine", "stages", "post", "acts", "control-room", "removals", "drafts", "tables", "mail")
RELEASE = "release"


@dataclass(frozen=True)
class StoredObject:
    """One object: in which store it is, its key there, and its `kind`: the first part of its key, or "release".

    `modified` is when it was written (UTC).
    """

    where: Where
    store: Store
    key: str
    kind: str
    council: str
    quarter: str
    modified: datetime

    def read(self) -> bytes | None:
        """Return the content, None if it was deleted since it was listed."""
        found = self.store.read_tagged(self.key)
        return found[0] if found else None

    @property
    def release(self) -> str:
        """The release a file of a publication belongs to; "" if it belongs to none."""
        return self.key.split("/releases/")[1].split("/")[0] if "/releases/" in self.key else ""


def stored_objects(settings: Settings, council: str = "", quarter: str = "") -> Iterator[StoredObject]:
    """Yield every object, or those of a council or of its quarter (both are keys)."""
    stores: list[tuple[Where, Store]] = [
        ("restricted", settings.restricted()),
        ("exempt", settings.exempt()),
        ("public", settings.public()),
    ]
    outbox = settings.outbox
    stores.append(("outbox", LocalStore(outbox)))
    for where, store in stores:
        for prefix in _prefixes(where, council, quarter):
            for entry in store.list(prefix):
                if where == "restricted" and entry.key.startswith(f"{EXEMPT}/"):
                    continue  # a store of its own, below this one
                found = _object(where, store, entry)
                if council in ("", found.council) and quarter in ("", found.quarter):
                    yield found


def _prefixes(where: Where, council: str, quarter: str) -> list[str]:
    if not council:
        return [""]
    own = f"{council}/{quarter}".rstrip("/")
    if where != "restricted":
        return [own]
    return [
        own,
        *(f"{prefix}/{own}" for prefix in _PREFIXED if prefix != "control-room"),
        f"results/stages/{own}",
        f"control-room/{council}",
    ]


def _object(where: Where, store: Store, entry: Stored) -> StoredObject:
    key = entry.key
    kind, *rest = key.split("/")
    if where != "restricted" or kind not in (*_PREFIXED, "results"):
        kind, rest = ("letter" if where == "outbox" else RELEASE), key.split("/")
    elif kind == "results":
        rest = rest[1:]
    council, quarter = (*rest, "", "")[:2]
    return StoredObject(where, store, key, kind, council, quarter.removesuffix(".json"), entry.modified)
