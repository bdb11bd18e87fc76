"""Which content of the archive counts if a file of one name and time had another content in between?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.archive import Received, archive, archived, receipts, unarchived, with_arrivals
from adapters.councils import load_council
from adapters.inbox import Arrival
from adapters.store import Store, open_store
from quarterly.collecting.received import RawReturn
from quarterly.vocabulary.quarter import Quarter
from tests.installation import COUNCIL, QUARTER

SAVED, FIRST_RUN = datetime(2012, 7, 2, 9, tzinfo=UTC), datetime(2012, 7, 3, tzinfo=UTC)
ARRIVAL = Arrival(service="schools", name="return.xlsx", key="return.xlsx", size=3, modified=SAVED)
PLACE = load_council(COUNCIL), Quarter.parse(QUARTER)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path))


def kept(store: Store, *bodies: bytes) -> None:
    """Run once an hour while the file of one name and time has these contents."""
    for hour, body in enumerate(bodies, start=len(receipts(store, *PLACE, "schools"))):
        archive(store, *PLACE, Received(ARRIVAL, body, "inbox"), FIRST_RUN + timedelta(hours=hour))


def contents(store: Store, raw: RawReturn | None) -> list[bytes]:
    return [store.read(file.key) for file in raw.files] if raw else []


def test_a_content_put_back_under_the_same_name_and_time_counts_last(store: Store) -> None:
    kept(store, b"one", b"two", b"one")
    assert contents(store, archived(store, *PLACE, "schools")) == [b"two", b"one"]
    kept(store, b"two")
    assert contents(store, archived(store, *PLACE, "schools")) == [b"one", b"two"]


@pytest.mark.parametrize("bodies", [(b"one",), (b"one", b"two"), (b"one", b"two", b"one")])
def test_what_lies_there_unchanged_has_no_other_receipt(store: Store, bodies: tuple[bytes, ...]) -> None:
    kept(store, *bodies)
    before = store.list("archive")
    kept(store, bodies[-1], bodies[-1])
    assert (store.list("archive"), len(receipts(store, *PLACE, "schools"))) == (before, len(bodies))


def test_what_is_coming_counts_as_it_will_once_it_has_come(store: Store) -> None:
    kept(store, b"one", b"two")
    coming = with_arrivals(store, *PLACE, "schools", [(ARRIVAL, b"one")])
    kept(store, b"one")
    assert coming == archived(store, *PLACE, "schools")


def test_what_was_put_back_and_received_is_not_new(store: Store) -> None:
    kept(store, b"one", b"two", b"one")
    assert unarchived(store, *PLACE, [ARRIVAL]) == []
