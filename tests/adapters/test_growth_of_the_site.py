"""Does one more quarter cost the site as much more as the quarter before it did, and no more?"""

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.store import open_store
from tests.counted_store import CountedStore, grows_no_faster
from tests.made_site import Q1, figure, published

SIZES = (3, 6, 12)


@pytest.fixture
def asked_by_the_last(tmp_path: Path) -> dict[int, dict[str, int]]:
    """What the last of so many quarters asked of the store, by how many there were."""
    store, quarter, found = CountedStore(open_store(str(tmp_path / "store"))), Q1, {}
    for number in range(1, max(SIZES) + 1):
        before = replace(store.asked)
        published(store, figure(value="104.9"), figure("1180", value="50"), quarter=quarter)
        now = store.asked
        found[number] = {
            "read": now.read - before.read,
            "listed": now.listed - before.listed,
            "written": now.written - before.written,
        }
        quarter = quarter.next
    return found


@pytest.mark.parametrize("what", ["read", "listed", "written"])
def test_a_quarter_asks_for_no_more_than_there_are_quarters(asked_by_the_last: dict[int, dict[str, int]], what: str) -> None:
    assert grows_no_faster(lambda quarters: asked_by_the_last[quarters][what], SIZES)


def test_pages_that_show_nothing_new_are_not_written(asked_by_the_last: dict[int, dict[str, int]]) -> None:
    assert asked_by_the_last[12]["written"] == asked_by_the_last[6]["written"]
