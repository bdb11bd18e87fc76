"""Does each kind of store fulfil the contract?"""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.store import S3Options, Store, open_store
from quarterly.vocabulary.errors import PublishConflict, SetupError
from tests.properties import costly


def test_what_is_written_is_read(store: Store) -> None:
    store.write("acts/2012-13-q1/sign-off.json", b"\x00\xff{}\r\n")
    assert store.read("acts/2012-13-q1/sign-off.json") == b"\x00\xff{}\r\n"


def test_an_empty_object_is_not_a_missing_one(store: Store) -> None:
    store.write("a/empty", b"")
    assert store.read("a/empty") == b""


def test_reading_what_is_not_there_names_the_key(store: Store) -> None:
    with pytest.raises(KeyError) as raised:
        store.read("a/b")
    assert raised.value.args == ("a/b",)


def test_nothing_has_no_tag(store: Store) -> None:
    assert store.read_tagged("a/b") is None


def test_the_tag_follows_the_content(store: Store) -> None:
    tags = []
    for body in (b"one", b"two", b"one"):
        store.write("a/b", body)
        found = store.read_tagged("a/b")
        assert found is not None
        tags.append(found[1])
    assert tags[0] == tags[2] != tags[1]


def test_create_says_that_it_wrote(store: Store) -> None:
    assert store.create("a/b", b"one") is True
    assert store.read("a/b") == b"one"


def test_creating_the_same_again_does_nothing(store: Store) -> None:
    store.create("a/b", b"one")
    assert store.create("a/b", b"one") is False


def test_creating_something_else_is_refused_and_changes_nothing(store: Store) -> None:
    store.create("a/b", b"one")
    with pytest.raises(PublishConflict) as raised:
        store.create("a/b", b"two")
    assert str(raised.value) == f"a/b is already in {store.address} with other content; it was left as it is."
    assert store.read("a/b") == b"one"


def test_swap_replaces_what_was_read(store: Store) -> None:
    store.swap("a/b", b"one", None)
    store.swap("a/b", b"two", _tag(store, "a/b"))
    assert store.read("a/b") == b"two"


def test_swap_expecting_nothing_is_refused_where_something_is(store: Store) -> None:
    store.write("a/b", b"one")
    with pytest.raises(PublishConflict, match="a/b"):
        store.swap("a/b", b"two", None)
    assert store.read("a/b") == b"one"


def test_swap_is_refused_after_somebody_elses(store: Store) -> None:
    store.write("a/b", b"one")
    stale = _tag(store, "a/b")
    store.swap("a/b", b"two", stale)
    with pytest.raises(PublishConflict) as raised:
        store.swap("a/b", b"three", stale)
    assert str(raised.value) == (
        f"a/b in {store.address} was changed by another run meanwhile, and stays as that run left it. Run again."
    )
    assert store.read("a/b") == b"two"


def test_swap_is_refused_where_nothing_is_left(store: Store) -> None:
    store.write("a/b", b"one")
    stale = _tag(store, "a/b")
    store.delete("a/b")
    with pytest.raises(PublishConflict, match="a/b"):
        store.swap("a/b", b"two", stale)
    assert not store.exists("a/b")


def test_swap_accepts_its_own_bytes_as_success(store: Store) -> None:
    store.write("a/b", b"one")
    stale = _tag(store, "a/b")
    store.swap("a/b", b"two", stale)
    store.swap("a/b", b"two", stale)
    assert store.read("a/b") == b"two"


def test_write_replaces_without_asking(store: Store) -> None:
    store.write("a/b", b"one")
    store.write("a/b", b"two")
    assert store.read("a/b") == b"two"


def test_only_the_exact_key_exists(store: Store) -> None:
    store.write("a/bc/d", b"one")
    assert [store.exists(key) for key in ("a/bc/d", "a/bc", "a/b", "a", "a/bc/d/e")] == [True, False, False, False, False]


def test_list_gives_what_is_below_a_folder_in_order(store: Store) -> None:
    for key in ("a/c", "a/b/é 2.csv", "a/B", "ab/x", "b"):
        store.write(key, key.encode())
    assert [(stored.key, stored.size) for stored in store.list("a")] == [("a/B", 3), ("a/b/é 2.csv", 12), ("a/c", 3)]


def test_list_of_everything(store: Store) -> None:
    store.write("b", b"1")
    store.write("a/c", b"1")
    assert [stored.key for stored in store.list("")] == ["a/c", "b"]


def test_list_of_nothing_is_empty(store: Store) -> None:
    assert store.list("a/b") == []


def test_list_times_are_in_utc(store: Store) -> None:
    store.write("a/b", b"one")
    assert [stored.modified.tzinfo for stored in store.list("a")] == [UTC]


def test_deleted_is_gone(store: Store) -> None:
    store.write("a/b", b"one")
    store.delete("a/b")
    assert not store.exists("a/b")


def test_deleting_nothing_is_no_error(store: Store) -> None:
    store.delete("a/b")


@pytest.mark.parametrize("key", ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\\b", ".lock", "a/.x", "a\0b"])
def test_a_key_that_leaves_the_store_is_refused(store: Store, key: str) -> None:
    for ask in _asking(store, key):
        with pytest.raises(ValueError, match="is not a key"):
            ask()


def test_a_probe_leaves_nothing(store: Store) -> None:
    store.probe()
    assert store.list("") == []


def test_probes_do_not_disturb_each_other(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: store.probe(), range(4))) == [None] * 4


def test_of_many_creators_one_wins(store: Store) -> None:
    outcomes = _at_once([partial(store.create, "a/b", b"%d" % n) for n in range(6)])
    assert sorted(map(str, outcomes)) == ["PublishConflict"] * 5 + ["True"]
    assert store.read("a/b") == b"%d" % outcomes.index(True)


def test_of_many_swappers_one_wins(store: Store) -> None:
    store.write("a/b", b"old")
    tag = _tag(store, "a/b")
    outcomes = _at_once([partial(store.swap, "a/b", b"%d" % n, tag) for n in range(6)])
    assert sorted(map(str, outcomes)) == ["None"] + ["PublishConflict"] * 5
    assert store.read("a/b") == b"%d" % outcomes.index(None)


def test_no_swap_is_lost(store: Store) -> None:
    store.write("lines", b"")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: _add_line(store, b"%d" % n), range(12)))
    assert sorted(map(int, store.read("lines").splitlines())) == list(range(12))


def test_prefixes_keep_stores_apart(bucket: str, s3_options: S3Options) -> None:
    one, two = (open_store(f"s3://{bucket}/{prefix}", s3=s3_options) for prefix in ("one", "one-more"))
    one.write("a", b"1")
    two.write("b", b"2")
    assert [stored.key for stored in one.list("")] == ["a"]


def test_a_bucket_without_a_prefix_is_a_store(bucket: str, s3_options: S3Options) -> None:
    store = open_store(f"s3://{bucket}", s3=s3_options)
    store.write("a/b", b"1")
    assert (store.address, store.read("a/b"), [stored.key for stored in store.list("")]) == (f"s3://{bucket}", b"1", ["a/b"])


def test_s3_keeps_the_content_type_and_our_checksum(bucket: str, s3_options: S3Options) -> None:
    from adapters.store.s3 import client

    open_store(f"s3://{bucket}", s3=s3_options).create("a.pdf", b"", "application/pdf")
    facts = client(s3_options).head_object(Bucket=bucket, Key="a.pdf", ChecksumMode="ENABLED")
    assert facts["ContentType"] == "application/pdf"
    assert facts["ChecksumSHA256"] == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


@pytest.mark.parametrize(
    "address", ["", "gs://bucket/x", "s3://", "s3:/bucket", "s3:///public", "s3://key:secret@bucket/x", "s3://bucket/../x"]
)
def test_any_other_address_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(SetupError) as raised:
        open_store(address)
    assert str(raised.value) == "A store's address must be a folder, such as var/store, or s3://bucket/prefix."


@pytest.mark.parametrize("address", ["s3://no/x", f"s3://{'n' * 64}"])
def test_a_bucket_of_no_possible_name_is_refused_with_the_reason(address: str) -> None:
    with pytest.raises(SetupError, match=r"^A bucket's name has 3 to 63 characters\. A store's address must be a folder"):
        open_store(address)


def test_a_folder_needs_no_boto3(tmp_path: Path) -> None:
    code = "import sys; from adapters.store import open_store; open_store(sys.argv[1]); print('boto3' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert ran.stdout == "False\n"


_names = st.text("aB1é -_", min_size=1, max_size=6)


@costly(3)
@given(st.dictionaries(st.tuples(_names, _names).map("/".join), st.binary(max_size=20)))
def test_a_folder_holds_exactly_what_was_written(objects: dict[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(folder)
        for key, body in objects.items():
            store.write(key, body)
        assert [(stored.key, store.read(stored.key)) for stored in store.list("")] == sorted(objects.items())


def _tag(store: Store, key: str) -> str:
    found = store.read_tagged(key)
    assert found is not None
    return found[1]


def _asking(store: Store, key: str) -> list[Callable[[], object]]:
    writing: list[Callable[[], object]] = [
        lambda: store.create(key, b""),
        lambda: store.swap(key, b"", None),
        lambda: store.write(key, b""),
        lambda: store.delete(key),
    ]
    return [lambda: store.read(key), lambda: store.exists(key), *writing, *([lambda: store.list(key)] if key else [])]


def _at_once(attempts: list[Callable[[], object]]) -> list[object]:
    def outcome(attempt: Callable[[], object]) -> object:
        try:
            return attempt()
        except PublishConflict:
            return "PublishConflict"

    with ThreadPoolExecutor(len(attempts)) as pool:
        return list(pool.map(outcome, attempts))


def _add_line(store: Store, line: bytes) -> None:
    while True:
        found = store.read_tagged("lines")
        assert found is not None
        try:
            return store.swap("lines", found[0] + line + b"\n", found[1])
        except PublishConflict:
            continue
