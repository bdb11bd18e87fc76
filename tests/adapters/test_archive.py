"""Which content of the archive counts if a file of one name and time had another content in between?"""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.archive import Arriving, Received, _in_order, archive, archived, unarchived, with_arrivals
from adapters.councils import load_council
from adapters.inbox import Arrival
from adapters.receipts import Receipts
from adapters.store import Store, open_store
from quarterly.collecting.received import ArchivedFile, RawReturn
from quarterly.vocabulary.quarter import Quarter
from tests.installation import COUNCIL, QUARTER

SAVED, FIRST_RUN = datetime(2012, 7, 2, 9, tzinfo=UTC), datetime(2012, 7, 3, tzinfo=UTC)
ARRIVAL = Arrival(service="schools", name="return.xlsx", key="return.xlsx", size=3, modified=SAVED)
PLACE = load_council(COUNCIL), Quarter.parse(QUARTER)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path))


def receipts(store: Store) -> list[dict[str, Any]]:
    return Receipts.listed(store, *PLACE, "schools").of_service("schools")


def kept(store: Store, *bodies: bytes) -> None:
    """Run once an hour while the file of one name and time has these contents."""
    for hour, body in enumerate(bodies, start=len(receipts(store))):
        archive(Receipts.listed(store, *PLACE), *PLACE, Received(ARRIVAL, body, "inbox"), FIRST_RUN + timedelta(hours=hour))


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
    assert (store.list("archive"), len(receipts(store))) == (before, len(bodies))


def test_what_is_coming_counts_as_it_will_once_it_has_come(store: Store) -> None:
    kept(store, b"one", b"two")
    coming = with_arrivals(store, *PLACE, Arriving("schools", [(ARRIVAL, b"one")], FIRST_RUN + timedelta(hours=2)))
    kept(store, b"one")
    assert coming == archived(store, *PLACE, "schools")


DAY = timedelta(days=1)


def arrived(store: Store, name: str, modified: datetime, archived_at: datetime) -> None:
    """Take in a file of this name, whose content is its name."""
    arrival = replace(ARRIVAL, name=name, key=name, modified=modified)
    archive(Receipts.listed(store, *PLACE), *PLACE, Received(arrival, name.encode(), "inbox"), archived_at)


def files(store: Store) -> tuple[ArchivedFile, ...]:
    found = archived(store, *PLACE, "schools")
    return found.files if found else ()


def names(store: Store) -> list[str]:
    return [file.name for file in files(store)]


def test_a_file_dated_2100_does_not_outrank_a_later_correction(store: Store) -> None:
    arrived(store, "future.xlsx", datetime(2100, 1, 1, tzinfo=UTC), FIRST_RUN)
    arrived(store, "correction.xlsx", FIRST_RUN + DAY, FIRST_RUN + DAY)
    assert names(store) == ["future.xlsx", "correction.xlsx"]
    assert [file.is_dated_ahead for file in files(store)] == [True, False]


def test_a_file_saved_before_a_correction_and_taken_in_after_it_does_not_outrank_it(store: Store) -> None:
    arrived(store, "correction.xlsx", SAVED + DAY, SAVED + DAY)
    arrived(store, "old.xlsx", SAVED, SAVED + 2 * DAY)
    assert names(store) == ["old.xlsx", "correction.xlsx"]


def test_of_files_saved_at_one_time_the_one_taken_in_later_counts(store: Store) -> None:
    arrived(store, "b.xlsx", SAVED, FIRST_RUN)
    arrived(store, "a.xlsx", SAVED, FIRST_RUN + DAY)
    assert names(store) == ["b.xlsx", "a.xlsx"]


def test_a_clock_that_is_minutes_fast_is_nothing_to_say(store: Store) -> None:
    arrived(store, "a.xlsx", FIRST_RUN + timedelta(minutes=9), FIRST_RUN)
    assert [file.is_dated_ahead for file in files(store)] == [False]


def test_a_receipt_without_a_time_of_taking_in_counts_from_its_own(store: Store) -> None:
    arrived(store, "a.xlsx", SAVED, FIRST_RUN)
    (entry,) = store.list("archive/dudley/2012-13-q1/schools/receipts")
    receipt = json.loads(store.read(entry.key))
    store.write(entry.key, json.dumps({key: each for key, each in receipt.items() if key != "archived"}).encode())
    assert [file.counted_from for file in files(store)] == [SAVED]


TIMES = st.sampled_from([SAVED, SAVED + DAY, FIRST_RUN, FIRST_RUN + DAY, datetime(2100, 1, 1, tzinfo=UTC)])


@given(st.lists(st.tuples(st.sampled_from("abc"), TIMES, TIMES), unique_by=str, max_size=5).flatmap(
    lambda each: st.tuples(st.just(each), st.permutations(each))
))  # fmt: skip
def test_the_order_in_which_receipts_are_listed_decides_nothing(lists: tuple[list[tuple[str, datetime, datetime]], ...]) -> None:
    found = [
        _in_order(
            "schools",
            [
                {"name": name, "digest": name, "key": name, "modified": own.isoformat(), "archived": taken_in.isoformat()}
                for name, own, taken_in in listed
            ],
        )
        for listed in lists
    ]
    assert found[0] == found[1]


def test_what_was_put_back_and_received_is_not_new(store: Store) -> None:
    kept(store, b"one", b"two", b"one")
    assert unarchived(store, *PLACE, [ARRIVAL]) == []
