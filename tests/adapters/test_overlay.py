"""Does a dry run read what is stored and write only over it?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.mail.queue import Delivery, deliver, queue_letter
from adapters.settings import load_settings
from adapters.store import OverlayStore, open_store
from quarterly.commentary.letters import LetterKind
from quarterly.vocabulary.errors import PublishConflict
from tests.made_letters import made_letter


@pytest.fixture
def over(tmp_path: Path) -> OverlayStore:
    """A folder over a store with one object."""
    below = open_store(str(tmp_path / "below"))
    below.write("a/stored", b"one")
    return OverlayStore(open_store(str(tmp_path / "top")), below)


def test_what_is_stored_is_read_and_listed_with_what_is_written(over: OverlayStore) -> None:
    over.write("a/new", b"two")
    assert (over.read("a/stored"), over.read("a/new"), over.exists("a/stored")) == (b"one", b"two", True)
    assert [each.key for each in over.list("a")] == ["a/new", "a/stored"]


def test_nothing_reaches_the_store_below(over: OverlayStore) -> None:
    over.write("a/stored", b"two")
    over.create("a/other", b"three")
    over.swap("a/stored", b"four", (over.read_tagged("a/stored") or (b"", ""))[1])
    over.delete("a/stored")
    over.probe()
    assert [(each.key, over.below.read(each.key)) for each in over.below.list("")] == [("a/stored", b"one")]


def test_conditions_hold_across_both(over: OverlayStore) -> None:
    assert over.create("a/stored", b"one") is False
    with pytest.raises(PublishConflict):
        over.create("a/stored", b"two")
    with pytest.raises(PublishConflict):
        over.swap("a/stored", b"two", "another tag")
    with pytest.raises(PublishConflict):
        over.swap("a/gone", b"two", "a tag")
    with pytest.raises(KeyError):
        over.read("a/gone")


def test_the_settings_of_a_dry_run_send_no_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("QUARTERLY_OUTBOX", str(tmp_path / "outbox"))
    monkeypatch.setenv("QUARTERLY_DRY_RUN", str(tmp_path / "dry"))
    settings = load_settings()
    queue_letter(
        settings.restricted(),
        "post/x",
        made_letter("release-1", LetterKind.RELEASE),
    )

    assert deliver(settings.restricted(), "post/x", settings, datetime.now(UTC)) == Delivery()
    assert not (tmp_path / "outbox").exists()
    assert not (tmp_path / "store").exists()
