"""Files drawn from all that a council has published, written again when that changes, whoever else publishes at the time."""

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from adapters.store import Store
from quarterly.vocabulary.errors import PublishConflict, ServiceUnavailable

_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
_ATTEMPTS = 5

T = TypeVar("T")


def write_again(store: Store, keys: Collection[str], draw: Callable[[], Mapping[str, bytes]]) -> tuple[str, ...]:
    """Draw the files with these keys from what is published, write those that differ, and return their keys."""
    return until_undisturbed(lambda: _written(store, keys, draw), f"{', '.join(keys)} in {store.address}")


def until_undisturbed(write: Callable[[], T], what: str) -> T:
    """Write until nobody else has written at the same time; raise ServiceUnavailable, naming `what`, if that does not end."""
    for _ in range(_ATTEMPTS):
        try:
            return write()
        except PublishConflict:  # somebody else published meanwhile: read again what there is
            continue
    raise ServiceUnavailable(f"Other runs keep writing at the same time: {what}. Nothing is lost.")


def _written(store: Store, keys: Collection[str], draw: Callable[[], Mapping[str, bytes]]) -> tuple[str, ...]:
    # Tags first, then what is published: whoever writes between the two makes the swap fail, so that no quarter gets lost.
    there = {key: store.read_tagged(key) for key in keys}
    changed = {key: body for key, body in draw().items() if (found := there[key]) is None or found[0] != body}
    for key, body in changed.items():
        found = there[key]
        store.swap(key, body, found[1] if found else None, _TYPES[key.rpartition(".")[2]])
    return tuple(changed)
