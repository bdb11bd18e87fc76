"""What earlier quarters left to this one, from the restricted packs that were published of them and stand."""

from adapters.publication import versions
from adapters.store import Store
from quarterly.collecting.narrative.carry_forward import CarryForward
from quarterly.configuration.council import Council
from quarterly.publishing.versions import PublicationIndex
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.stored_forms import StoredForm

KEPT = "kept.json"
KEPT_FORM = StoredForm("what a quarter leaves to the next", CarryForward)


def kept_before(store: Store, council: Council, quarter: Quarter) -> CarryForward:
    """Return the texts and open undertakings of the quarter before; nothing where none was published of it."""
    index = standing_versions(store, council, quarter.previous)
    if index is None or not any(file.path == KEPT for file in index.current.files):
        return CarryForward()
    key = f"{council.key}/{quarter.previous.key}/releases/{index.current.release}/{KEPT}"
    return KEPT_FORM.from_bytes(store.read(key), key)


def later_published(store: Store, council: Council, quarter: Quarter, until: Quarter) -> list[Quarter]:
    """Return the quarters after this one, up to another, whose reports stand: they were compared with this one as it was."""
    found = []
    while (quarter := quarter.next) <= until:
        if standing_versions(store, council, quarter):
            found.append(quarter)
    return found


def standing_versions(store: Store, council: Council, quarter: Quarter) -> PublicationIndex | None:
    """Return what was published of a quarter; None where nothing was, or where it was taken back and not put right yet.

    No later quarter is compared with, or held to, what the council no longer says.
    """
    index = versions(store, council.key, quarter.key)
    return None if index is None or index.withdrawn else index
