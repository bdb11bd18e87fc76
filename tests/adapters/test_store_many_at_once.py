"""Are many objects read and swapped at once as each would be alone, whatever kind of store it is?"""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.store import Change, OverlayStore, Store, open_store
from quarterly.vocabulary.errors import PublishConflict, SetupError


def _change(store: Store, key: str, body: bytes) -> Change:
    found = store.read_tagged(key)
    return Change(key, body, found[1] if found else None)


def test_all_that_have_content_are_read_with_their_tags(store: Store) -> None:
    store.write("a/b", b"one")
    store.write("c", b"")
    assert store.read_all(["c", "missing", "a/b"]) == {"c": store.read_tagged("c"), "a/b": store.read_tagged("a/b")}


def test_nothing_is_read_of_no_keys(store: Store) -> None:
    assert store.read_all([]) == {}


def test_what_is_new_is_created_and_what_is_there_replaced(store: Store) -> None:
    store.write("a/b", b"old")
    store.swap_all([_change(store, "a/b", b"one"), _change(store, "a/c", b"two"), _change(store, "d", b"three")])
    assert [store.read(key) for key in ("a/b", "a/c", "d")] == [b"one", b"two", b"three"]


def test_swapping_nothing_changes_nothing(store: Store) -> None:
    store.swap_all([])
    assert store.list("") == []


def test_what_another_run_has_replaced_meanwhile_stays(store: Store) -> None:
    store.write("a", b"old")
    store.write("b", b"old")
    changes = [_change(store, "a", b"mine"), _change(store, "b", b"mine")]
    store.write("b", b"theirs")
    with pytest.raises(PublishConflict, match=r"b in .* was changed by another run"):
        store.swap_all(changes)
    assert store.read("b") == b"theirs"


def test_what_another_run_has_created_meanwhile_stays(store: Store) -> None:
    changes = [_change(store, "a", b"mine"), _change(store, "b", b"mine")]
    store.create("b", b"theirs")
    with pytest.raises(PublishConflict, match="b is already in"):
        store.swap_all(changes)
    assert store.read("b") == b"theirs"


def test_what_is_already_as_wanted_is_no_conflict(store: Store) -> None:
    store.write("a", b"old")
    changes = [_change(store, "a", b"new"), _change(store, "b", b"new")]
    store.swap_all(changes)
    store.swap_all(changes)
    assert (store.read("a"), store.read("b")) == (b"new", b"new")


def test_a_folder_in_which_one_has_changed_leaves_all_as_they_were(local_store: Store) -> None:
    local_store.write("a", b"old")
    local_store.write("b", b"old")
    changes = [_change(local_store, "a", b"mine"), _change(local_store, "b", b"mine")]
    local_store.write("b", b"theirs")
    with pytest.raises(PublishConflict):
        local_store.swap_all(changes)
    assert local_store.read("a") == b"old"


def test_a_disk_that_fills_up_leaves_all_as_they_were(local_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in "abc":
        local_store.write(key, b"old")
    monkeypatch.setattr(os, "fsync", _full_after(os.fsync, 2))
    with pytest.raises(SetupError, match="No space left on device"):
        local_store.swap_all([_change(local_store, key, b"new") for key in "abc"])
    assert [local_store.read(key) for key in "abc"] == [b"old"] * 3
    assert sorted(path.name for path in Path(local_store.address).iterdir()) == [".lock", "a", "b", "c"]


def test_over_a_store_all_is_read_and_nothing_replaced(tmp_path: Path) -> None:
    below = open_store(str(tmp_path / "below"))
    below.write("a", b"one")
    over = OverlayStore(open_store(str(tmp_path / "top")), below)
    over.swap_all([_change(over, "a", b"two"), _change(over, "b", b"three")])
    assert {key: body for key, (body, _) in over.read_all(["a", "b"]).items()} == {"a": b"two", "b": b"three"}
    assert below.read("a") == b"one"


def _full_after(sync: Callable[[int], None], times: int) -> Callable[[int], None]:
    done: list[int] = []

    def fail(descriptor: int) -> None:
        done.append(descriptor)
        if len(done) > times:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(descriptor)

    return fail
