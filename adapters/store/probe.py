"""Prove that a store accepts writes and refuses those whose condition is not met."""

from collections.abc import Callable
from contextlib import suppress
from uuid import uuid4

from adapters.store.contract import Store
from quarterly.vocabulary.errors import PublishConflict, QuarterlyError, SetupError


def prove(store: Store) -> None:
    """Raise SetupError if the store refuses writes or lets one run overwrite the object of another."""
    key = f"probe-{uuid4().hex}"  # unique, so that simultaneous probes do not disturb each other
    missing = f"{key}-missing"
    try:
        # Some servers accept the headers and ignore them: on nanio, localbucket and rclone, in six of six races, both publishers
        # were told that version 2 was theirs, and one of the two was lost.
        store.create(key, b"first")
        _must_refuse(store, "If-None-Match", lambda: store.create(key, b"second"))
        _, tag = store.read_tagged(key) or (b"", "")
        store.swap(key, b"third", tag)
        _must_refuse(store, "If-Match", lambda: store.swap(key, b"fourth", tag))
        # A list of versions that was deleted meanwhile would come back with the version of this run alone.
        _must_refuse(store, "If-Match where there is no object", lambda: store.swap(missing, b"fifth", tag))
    finally:
        # A store that forbids deletion is fine; it is left with a few bytes.
        for each in (key, missing):
            with suppress(QuarterlyError):
                store.delete(each)


def _must_refuse(store: Store, condition: str, attempt: Callable[[], object]) -> None:
    try:
        attempt()
    except PublishConflict:
        return
    raise SetupError(
        f"The store {store.address} ignores {condition}, so two runs could overwrite each other: use a store that "
        "supports conditional writes, such as Amazon S3, SeaweedFS 4.48 or newer, or a folder."
    )
