"""What does a store contain after a withdrawal or purge, wherever the process dies in between?"""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.publication import NewVersion, PublicationFolder, publish, verify, versions
from adapters.store import Store
from adapters.withdrawal import refuse_taken_down, take_down, withdraw
from quarterly.publishing.versions import PublicationIndex, ReleaseFile
from quarterly.vocabulary.errors import SetupError

COUNCIL, QUARTER = "wessex", "2012-13-q1"
NOW = datetime(2012, 9, 14, 10, 30, tzinfo=UTC)
FIRST = [ReleaseFile("report.html", "text/html", "Report, web page", b"<p>3 children</p>")]
SECOND = [ReleaseFile("report.html", "text/html", "Report, web page", b"<p>[c] children</p>")]


def page(index: PublicationIndex) -> bytes:
    gone = sum(bool(version.taken_down) for version in index.versions)
    told = [
        f"{len(index.versions)} versions",
        *(["withdrawn"] if index.withdrawn else []),
        *([f"{gone} taken down"] if gone else []),
    ]
    return ", ".join(told).encode()


def folder(store: Any) -> PublicationFolder:
    return PublicationFolder(store, COUNCIL, QUARTER, page)


def published(store: Store, *releases: list[ReleaseFile]) -> str:
    """Publish releases one after the other and return the name of the first."""
    for number, files in enumerate(releases, start=1):
        publish(folder(store), NewVersion(rendering="public", files=files, reason=f"Reason {number}"), NOW)
    return index_of(store).versions[0].release


def index_of(store: Store) -> PublicationIndex:
    index = versions(store, COUNCIL, QUARTER)
    assert index is not None
    return index


def withdrawn(store: Any, reason: str = "A service counted twice.") -> None:
    withdraw(folder(store), reason, NOW)


def taken_down(store: Any, release: str) -> None:
    take_down(folder(store), release, NOW)


def test_a_withdrawal_changes_the_page_and_keeps_the_files(store: Store) -> None:
    published(store, FIRST)
    withdrawn(store)
    assert store.read(f"{COUNCIL}/{QUARTER}/index.html") == b"1 versions, withdrawn"
    assert verify(store, COUNCIL, QUARTER) == []


def test_a_second_withdrawal_leaves_the_first(store: Store) -> None:
    published(store, FIRST)
    withdrawn(store)
    withdrawn(store, "Another reason.")
    assert [each.reason for each in index_of(store).withdrawals] == ["A service counted twice."]


def test_the_next_version_lifts_a_withdrawal(store: Store) -> None:
    published(store, FIRST)
    withdrawn(store)
    published(store, SECOND)
    assert index_of(store).withdrawn is None
    assert [each.version for each in index_of(store).withdrawals] == [1]


def test_the_same_release_after_a_withdrawal_is_the_next_version(store: Store) -> None:
    published(store, FIRST)
    withdrawn(store)
    published(store, FIRST)
    assert [version.version for version in index_of(store).versions] == [1, 2]


def test_taking_down_deletes_every_file_of_the_release_and_no_other(store: Store) -> None:
    taken_down(store, published(store, FIRST, SECOND))
    assert [version.release != "" for version in index_of(store).versions] == [False, True]
    folder = f"{COUNCIL}/{QUARTER}/releases/{index_of(store).current.release}"
    assert [entry.key for entry in store.list(f"{COUNCIL}/{QUARTER}/releases")] == [
        f"{folder}/manifest.json",
        f"{folder}/report.html",
    ]


def test_a_version_that_was_the_same_release_goes_too(store: Store) -> None:
    taken_down(store, published(store, FIRST, SECOND, FIRST))
    assert [bool(version.taken_down) for version in index_of(store).versions] == [True, False, True]


def test_a_file_that_is_still_there_is_told(store: Store) -> None:
    release = published(store, FIRST)
    taken_down(store, release)
    store.write(f"{COUNCIL}/{QUARTER}/releases/{release}/report.html", FIRST[0].body)
    assert verify(store, COUNCIL, QUARTER) == [
        f"report.html in releases/{release} belongs to no version: delete it if it was taken down"
    ]


def test_a_release_that_was_taken_down_is_refused(store: Store) -> None:
    release = published(store, FIRST)
    with pytest.raises(SetupError, match="to the byte a version that was taken down"):
        refuse_taken_down(COUNCIL, QUARTER, "public", FIRST, [release])
    refuse_taken_down(COUNCIL, QUARTER, "public", SECOND, [release])


class KilledError(Exception):
    """The process died here."""


class Dying:
    """A store whose process dies before the first call of a name."""

    def __init__(self, store: Store, before: str) -> None:
        self._store, self._before = store, before

    def __getattr__(self, name: str) -> Any:
        if name == self._before:
            raise KilledError
        return getattr(self._store, name)


@pytest.mark.parametrize("before", ["list", "delete", "read_tagged", "swap", "write"])
def test_taking_down_killed_at_any_step_is_finished_by_the_next_run(local_store: Store, before: str) -> None:
    release = published(local_store, FIRST, SECOND)
    with pytest.raises(KilledError):
        taken_down(Dying(local_store, before), release)
    taken_down(local_store, release)
    assert verify(local_store, COUNCIL, QUARTER) == []
    assert index_of(local_store).versions[0].taken_down == "2012-09-14T10:30:00+00:00"
