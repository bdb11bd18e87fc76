"""What is done to a store while something fails."""

from collections.abc import Callable

from adapters.store import Store

Act = Callable[[Store], object]


def create(store: Store) -> object:
    return store.create("a/b", b"new")


def swap(store: Store) -> None:
    found = store.read_tagged("a/b")
    store.swap("a/b", b"new", found and found[1])


def write(store: Store) -> None:
    store.write("a/b", b"new")


def probe(store: Store) -> None:
    store.probe()
