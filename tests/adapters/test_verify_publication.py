"""Is every file of a publication that is lost or altered named, and nothing else?"""

import pytest

from adapters.publication import verify, versions
from adapters.store import Store
from tests.adapters.test_publication import CORRECTED, QUARTER, _publish


def test_a_publication_as_it_was_published(store: Store) -> None:
    _publish(store)
    _publish(store, files=CORRECTED, reason="EM 3 recounted")
    assert verify(store, "wessex", QUARTER) == []


def test_nothing_published(store: Store) -> None:
    assert versions(store, "wessex", QUARTER) is None
    assert verify(store, "wessex", QUARTER) == ["wessex/2012-13-q1/index.json is missing: nothing is published"]


@pytest.mark.parametrize("path", ["report.pdf", "data/indicators.csv", "manifest.json"])
def test_a_missing_file_of_an_older_version(store: Store, path: str) -> None:
    folder = _publish(store).folder
    _publish(store, files=CORRECTED, reason="EM 3 recounted")
    store.delete(f"{folder}/{path}")
    assert verify(store, "wessex", QUARTER) == [f"version 1: {path} is missing"]


@pytest.mark.parametrize("path", ["report.pdf", "manifest.json"])
def test_a_file_with_other_bytes(store: Store, path: str) -> None:
    store.write(f"{_publish(store).folder}/{path}", b"other")
    assert verify(store, "wessex", QUARTER) == [f"version 1: {path} is not what was published"]


def test_a_list_of_versions_that_differs_from_the_manifest(store: Store) -> None:
    _publish(store)
    text = store.read("wessex/2012-13-q1/index.json")
    store.write("wessex/2012-13-q1/index.json", text.replace(b'"title": "Indicators"', b'"title": "Others"'))
    assert verify(store, "wessex", QUARTER) == ["version 1: manifest.json differs from index.json"]
