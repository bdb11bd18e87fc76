"""What the quarter before left to this one, from the restricted pack that was published of it."""

from adapters.publication import versions
from adapters.store import Store
from quarterly.canonical import from_bytes
from quarterly.configuration.council import Council
from quarterly.narrative.kept import Kept
from quarterly.quarter import Quarter

KEPT = "kept.json"


def kept_before(store: Store, council: Council, quarter: Quarter) -> Kept:
    """Return the texts and open undertakings of the quarter before; nothing where none was published of it."""
    index = versions(store, council.key, quarter.previous.key)
    if index is None or not any(file.path == KEPT for file in index.current.files):
        return Kept()
    key = f"{council.key}/{quarter.previous.key}/releases/{index.current.release}/{KEPT}"
    return from_bytes(Kept, store.read(key))
