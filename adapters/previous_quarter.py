"""What an earlier quarter carries forward, read from its restricted pack unless its report is withdrawn."""

from dataclasses import replace

from adapters.audit import events_of
from adapters.publication import versions
from adapters.store import Store
from quarterly.collecting.carry_forward import CarryForward
from quarterly.configuration.council import Council
from quarterly.publishing.meeting import to_be_reported
from quarterly.publishing.versions import PublicationIndex
from quarterly.vocabulary.canonical import from_bytes
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.stored_forms import StoredForm

CARRY_FORWARD = "kept.json"
CARRY_FORWARD_FORM = StoredForm(
    "what a quarter leaves to the next",
    CarryForward,
    number=2,
    older={1: lambda body: from_bytes(CarryForward, body)},  # which had no answers
)


def previous_carry_forward(store: Store, council: Council, quarter: Quarter) -> CarryForward:
    """Return the texts, open undertakings and answers of the quarter before, and what the committee asked for at its meeting."""
    asked = to_be_reported(events_of(store, council.key, quarter.previous.key), quarter.previous)
    kept = _published(store, council, quarter)
    # Those of a meeting stay where its report is withdrawn: what the committee asked for is owed all the same.
    return replace(kept, undertakings=(*kept.undertakings, *asked)) if asked else kept


def _published(store: Store, council: Council, quarter: Quarter) -> CarryForward:
    """Return what the report of the quarter before carries forward; nothing where none was published."""
    index = versions_in_force(store, council, quarter.previous)
    if index is None or not any(file.path == CARRY_FORWARD for file in index.current.files):
        return CarryForward()
    key = f"{council.key}/{quarter.previous.key}/releases/{index.current.release}/{CARRY_FORWARD}"
    return CARRY_FORWARD_FORM.from_bytes(store.read(key), key)


def later_published(store: Store, council: Council, quarter: Quarter, until: Quarter) -> list[Quarter]:
    """Return later quarters whose reports are in force, up to `until`: they were compared with this one as it was."""
    found = []
    while (quarter := quarter.next) <= until:
        if versions_in_force(store, council, quarter):
            found.append(quarter)
    return found


def versions_in_force(store: Store, council: Council, quarter: Quarter) -> PublicationIndex | None:
    """Return the versions of a quarter; None where nothing is published, or where the report is withdrawn.

    A withdrawn report is not compared with, nor are its undertakings demanded: the council no longer stands by it.
    """
    index = versions(store, council.key, quarter.key)
    return None if index is None or index.withdrawn else index
