"""What does a store in a folder raise when disks and shares fail, and does every object stay whole?"""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.store import Store, open_store
from quarterly.vocabulary.errors import ServiceUnavailable, SetupError
from tests.adapters.store_acts import Act, create, probe, swap, write


@pytest.mark.parametrize("act", [create, swap, write, probe])
def test_a_folder_below_a_file_is_refused(tmp_path: Path, act: Act) -> None:
    (tmp_path / "notes.txt").write_text("a file")
    store = open_store(f"{tmp_path}/notes.txt/store")
    with pytest.raises(SetupError) as raised:
        act(store)
    assert str(raised.value) == (
        f"The store {tmp_path}/notes.txt/store cannot be used: Not a directory. Check that it is a folder this account "
        "may write to, on a disk that is not full and allows hard links."
    )


@pytest.mark.parametrize(("act", "call"), [(create, "fsync"), (create, "link"), (write, "fsync"), (write, "replace")])
def test_a_full_disk_is_named_and_leaves_nothing(
    local_store: Store, monkeypatch: pytest.MonkeyPatch, act: Act, call: str
) -> None:
    monkeypatch.setattr(os, call, _failing(errno.ENOSPC))
    with pytest.raises(SetupError, match=f"{local_store.address} cannot be used: No space left on device"):
        act(local_store)
    assert [path.name for path in Path(local_store.address).rglob("*")] == ["a"]


@pytest.mark.parametrize(("act", "call"), [(swap, "fsync"), (swap, "replace"), (write, "fsync"), (write, "replace")])
def test_a_full_disk_leaves_the_old_content(local_store: Store, monkeypatch: pytest.MonkeyPatch, act: Act, call: str) -> None:
    local_store.write("a/b", b"old")
    monkeypatch.setattr(os, call, _failing(errno.ENOSPC))
    with pytest.raises(SetupError):
        act(local_store)
    assert local_store.read("a/b") == b"old"


@pytest.mark.parametrize("number", [errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.ENETUNREACH, errno.ENOTCONN])
def test_a_share_that_is_away_is_no_setup_error(local_store: Store, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(os, "replace", _failing(number))
    with pytest.raises(ServiceUnavailable, match="did not answer"):
        local_store.write("a/b", b"new")


def test_a_folder_that_cannot_be_read_is_no_empty_store(local_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", _failing(errno.EACCES))
    with pytest.raises(SetupError, match="Permission denied"):
        local_store.list("")


_KILLED = """
import os, sys
from adapters.store import open_store
setattr(os, sys.argv[2], lambda *args: os._exit(9))
store = open_store(sys.argv[1])
found = store.read_tagged("a/b")
store.swap("a/b", b"new", found and found[1])
"""


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_kill_leaves_the_old_content_and_a_store_that_works(local_store: Store, call: str) -> None:
    local_store.write("a/b", b"old")
    _run_until_killed(local_store, call)
    assert [(stored.key, local_store.read(stored.key)) for stored in local_store.list("")] == [("a/b", b"old")]
    swap(local_store)
    assert local_store.read("a/b") == b"new"


@pytest.mark.parametrize("call", ["fsync", "link"])
def test_a_kill_at_the_first_write_leaves_nothing_to_see(local_store: Store, call: str) -> None:
    _run_until_killed(local_store, call)
    assert local_store.list("") == []
    assert local_store.create("a/b", b"new") is True


def _failing(number: int) -> Callable[..., None]:
    def fail(*args: object, **options: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def _run_until_killed(store: Store, call: str) -> None:
    root = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", _KILLED, store.address, call], cwd=root, check=False)
    assert ran.returncode == 9
