"""Do readers see either the old or the new version, wherever publishing breaks off?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from threading import Lock
from typing import Any

import pytest

from adapters.publication import NewVersion, PublicationFolder, PublishedNow, publish, verify, versions
from adapters.store import Store
from quarterly.publishing.versions import PublicationIndex, ReleaseFile
from quarterly.vocabulary.errors import PublishConflict, SetupError

QUARTER = "2012-13-q1"
NOW = datetime(2012, 9, 14, 10, 30, tzinfo=UTC)
FIRST = [
    ReleaseFile("report.html", "text/html", "Report", b"<p>71.4%</p>"),
    ReleaseFile("report.pdf", "application/pdf", "Report", b"%PDF-1.7"),
    ReleaseFile("data/indicators.csv", "text/csv", "Indicators", b"71.4\n"),
]
CORRECTED = [replace(FIRST[0], body=b"<p>70.9%</p>"), *FIRST[1:]]
STEPS = ["read_tagged", *["create"] * 4, "swap", "read_tagged", "read_tagged", "write", "read_tagged"]
COMMIT = STEPS.index("swap") + 1


def test_the_first_version(store: Store) -> None:
    published = _publish(store)
    index = versions(store, "wessex", QUARTER)
    assert index is not None
    assert published == PublishedNow(
        version=1,
        release="2ff20b1d71335822",
        unchanged=False,
        index_key="wessex/2012-13-q1/index.json",
        folder="wessex/2012-13-q1/releases/2ff20b1d71335822",
        manifest_sha256=index.current.manifest_sha256,
    )


def test_what_a_publication_leaves_in_the_store(store: Store) -> None:
    folder = _publish(store).folder
    assert [stored.key for stored in store.list("")] == [
        "wessex/2012-13-q1/index.html",
        "wessex/2012-13-q1/index.json",
        f"{folder}/data/indicators.csv",
        f"{folder}/manifest.json",
        f"{folder}/report.html",
        f"{folder}/report.pdf",
    ]


def test_the_time_of_a_version_is_in_utc(store: Store) -> None:
    now = datetime.fromisoformat("2012-09-14T10:30:00.5+01:00")
    _publish(store, now=now)
    assert _index(store).current.published == "2012-09-14T09:30:00+00:00"


def test_publishing_the_same_again_is_no_new_version(store: Store) -> None:
    first = _publish(store)
    assert _publish(store, now=NOW.replace(year=2013)) == replace(first, unchanged=True)
    assert _numbers(store) == [1]


def test_a_correction_leaves_the_first_version_as_it_was(store: Store) -> None:
    first = _publish(store)
    second = _publish(store, files=CORRECTED, reason="EM 3 recounted")
    assert [(v.version, v.reason) for v in _index(store).versions] == [(1, ""), (2, "EM 3 recounted")]
    assert store.read(f"{first.folder}/report.html") == b"<p>71.4%</p>"
    assert store.read(f"{second.folder}/report.html") == b"<p>70.9%</p>"


def test_a_correction_without_a_reason_writes_nothing(store: Store) -> None:
    _publish(store)
    before = store.list("")
    with pytest.raises(ValueError, match="say why"):
        _publish(store, files=CORRECTED)
    assert store.list("") == before


def test_the_page_is_drawn_from_the_list_of_versions(store: Store) -> None:
    _publish(store)
    assert store.read("wessex/2012-13-q1/index.html") == b"versions: 1"


@pytest.mark.parametrize("damage", [lambda s, key: s.delete(key), lambda s, key: s.write(key, b"versions: 7")])
def test_running_again_mends_the_page(store: Store, damage: Callable[[Store, str], None]) -> None:
    _publish(store)
    damage(store, "wessex/2012-13-q1/index.html")
    assert _publish(store).unchanged is True
    assert store.read("wessex/2012-13-q1/index.html") == b"versions: 1"


def test_running_again_brings_back_a_lost_file(store: Store) -> None:
    folder = _publish(store).folder
    store.delete(f"{folder}/report.pdf")
    _publish(store)
    assert verify(store, "wessex", QUARTER) == []


def test_a_list_of_versions_that_cannot_be_read(store: Store) -> None:
    store.write("wessex/2012-13-q1/index.json", b"<html>")
    with pytest.raises(SetupError) as raised:
        _publish(store)
    assert str(raised.value) == (
        f"wessex/2012-13-q1/index.json in {store.address} is not a list of versions: restore it from a backup."
    )


# Killed between two steps


class KilledError(Exception):
    """The process died here."""


class Recorder:
    """A store that records the names of calls and simulates the death of the process before or after the `last` one."""

    def __init__(self, store: Store, last: int = 99, acted: bool = False) -> None:
        self.calls: list[str] = []
        self._store, self._last, self._acted, self._lock = store, last, acted, Lock()

    def __getattr__(self, name: str) -> Any:
        return partial(self._call, name)

    def _call(self, name: str, *args: object, **options: object) -> object:
        with self._lock:
            self.calls.append(name)
            number = len(self.calls)
        if number > self._last or (number == self._last and not self._acted):
            raise KilledError
        answer = getattr(self._store, name)(*args, **options)
        if number == self._last:
            raise KilledError
        return answer


def test_the_steps_of_a_publication(store: Store) -> None:
    recorder = Recorder(store)
    _publish(recorder)
    assert recorder.calls == STEPS


def test_what_is_published_already_is_looked_at_and_not_written_again(local_store: Store) -> None:
    _publish(local_store)
    recorder = Recorder(local_store)
    _publish(recorder)
    assert {"swap", "write"}.isdisjoint(recorder.calls)


@pytest.mark.parametrize("acted", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("last", range(1, len(STEPS) + 1))
def test_a_first_publication_killed_at_any_step(local_store: Store, last: int, acted: bool) -> None:
    _kill_a_first_publication(local_store, last, acted)


@pytest.mark.parametrize("acted", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("last", range(1, len(STEPS) + 1))
def test_a_correction_killed_at_any_step(local_store: Store, last: int, acted: bool) -> None:
    _kill_a_correction(local_store, last, acted)


@pytest.mark.parametrize("acted", [False, True], ids=["before", "after"])
def test_a_first_publication_to_s3_killed_at_its_commit(s3_store: Store, acted: bool) -> None:
    _kill_a_first_publication(s3_store, COMMIT, acted)


@pytest.mark.parametrize("acted", [False, True], ids=["before", "after"])
def test_a_correction_in_s3_killed_at_its_commit(s3_store: Store, acted: bool) -> None:
    _kill_a_correction(s3_store, COMMIT, acted)


# Somebody else publishes


class Overtaken:
    """A store in which another run acts just before the first call of this name."""

    def __init__(self, store: Store, before: str, rival: Callable[[], object]) -> None:
        self._store, self._before, self._rivals = store, before, [rival]

    def __getattr__(self, name: str) -> Any:
        if name == self._before and self._rivals:
            self._rivals.pop()()
        return getattr(self._store, name)


def test_somebody_else_publishing_first_is_a_conflict_that_changes_nothing(store: Store) -> None:
    overtaken = Overtaken(store, "swap", lambda: _publish(store, files=CORRECTED))
    with pytest.raises(PublishConflict, match=r"wessex/2012-13-q1/index\.json"):
        _publish(overtaken)
    assert [version.version for version in _index(store).versions] == [1]
    assert store.read(f"{_release(store)}/report.html") == b"<p>70.9%</p>"


def test_running_again_after_a_conflict_publishes_on_top(store: Store) -> None:
    with pytest.raises(PublishConflict):
        _publish(Overtaken(store, "swap", lambda: _publish(store, files=CORRECTED)))
    assert _publish(store, reason="first count stands").version == 2


def test_the_page_shows_a_version_published_while_it_was_drawn(store: Store) -> None:
    rival = partial(_publish, store, files=CORRECTED, reason="EM 3 recounted")
    _publish(Overtaken(store, "write", rival))
    assert store.read("wessex/2012-13-q1/index.html") == b"versions: 1, 2"


def test_of_publications_at_once_every_one_is_a_version_or_a_conflict(store: Store) -> None:
    def attempt(number: int) -> int:
        try:
            _publish(store, files=[replace(FIRST[0], body=b"%d" % number)], reason="race")
        except PublishConflict:
            return 0
        return 1

    with ThreadPoolExecutor(4) as pool:
        wins = sum(pool.map(attempt, range(4)))
    assert _numbers(store) == list(range(1, wins + 1))
    assert verify(store, "wessex", QUARTER) == []


# Verifying


def _publish(store: Any, *, files: list[ReleaseFile] = FIRST, reason: str = "", now: datetime = NOW) -> PublishedNow:
    folder = PublicationFolder(store, "wessex", QUARTER, _page)
    return publish(folder, NewVersion(rendering="public", files=files, reason=reason), now)


def _kill_a_first_publication(store: Store, last: int, acted: bool) -> None:
    with pytest.raises(KilledError):
        _publish(Recorder(store, last, acted))
    committed = (last, acted) >= (COMMIT, True)
    assert _numbers(store) == ([1] if committed else [])
    assert _problems(store) == []
    assert _publish(store).unchanged is committed
    assert _numbers(store) == [1]
    assert store.read("wessex/2012-13-q1/index.html") == b"versions: 1"


def _kill_a_correction(store: Store, last: int, acted: bool) -> None:
    _publish(store)
    with pytest.raises(KilledError):
        _publish(Recorder(store, last, acted), files=CORRECTED, reason="EM 3 recounted")
    committed = (last, acted) >= (COMMIT, True)
    assert _numbers(store) == ([1, 2] if committed else [1])
    assert _problems(store) == []
    assert _publish(store, files=CORRECTED, reason="EM 3 recounted").unchanged is committed
    assert _numbers(store) == [1, 2]
    assert store.read("wessex/2012-13-q1/index.html") == b"versions: 1, 2"


def _page(index: PublicationIndex) -> bytes:
    return f"versions: {', '.join(str(version.version) for version in index.versions)}".encode()


def _index(store: Store) -> PublicationIndex:
    index = versions(store, "wessex", QUARTER)
    assert index is not None
    return index


def _numbers(store: Store) -> list[int]:
    index = versions(store, "wessex", QUARTER)
    return [version.version for version in index.versions] if index else []


def _release(store: Store) -> str:
    return f"wessex/{QUARTER}/releases/{_index(store).current.release}"


def _problems(store: Store) -> list[str]:
    return verify(store, "wessex", QUARTER) if _numbers(store) else []
