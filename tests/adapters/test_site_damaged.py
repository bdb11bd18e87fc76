"""Does the site show nothing wrong, and lose nothing else, where files of the public store are damaged or altered?"""

import pytest

from adapters.site import write_site
from adapters.store import Store
from adapters.withdrawal import withdraw
from quarterly.vocabulary.errors import DamagedFiles
from quarterly.vocabulary.quarter import Quarter
from tests.made_site import NOW, Q1, TOWN, cells, figure, folder, pages, published

UNREADABLE = (
    b"",
    b"{",
    b"[]",
    b'{"form": 99}',
    b'{"council": "milton", "quarter": "2012-13-q1", "versions": []}',
    b'{"council": "milton", "quarter": "2011-12-q4", "versions": [{"version": 1, "release": "", "manifest_sha256": "", '
    b'"published": "2012-08-03T12:00:00+00:00", "reason": "", "files": []}]}',  # of another quarter
)


def damaged(store: Store, file: str, quarter: Quarter = Q1, body: bytes | None = None) -> None:
    """Replace a published file of a quarter, or delete it."""
    (key,) = (each.key for each in store.list(f"{TOWN.key}/{quarter.key}/releases") if each.key.endswith(file))
    store.delete(key) if body is None else store.write(key, body)


@pytest.mark.parametrize("body", [None, b"", b"not a table", b"indicator,name\n1178,Another"])
def test_a_withdrawn_figure_leaves_the_site_although_a_file_of_another_quarter_is_damaged(
    store: Store, body: bytes | None
) -> None:
    published(store, figure(value="101.3"))
    published(store, figure(value="104.9"), quarter=Q1.next)
    damaged(store, "ratings.csv", body=body)
    store.write(f"{TOWN.key}/2012-13-q1/site.json", b"{}")
    withdraw(folder(store, Q1.next), "It was wrong.", NOW)
    assert cells(store) == ["–"]
    with pytest.raises(DamagedFiles, match=r"2012-13-q1/releases/\w+/ratings.csv in .*: missing, or not what was published"):
        published(store, figure(value="98.2"), quarter=Q1.next)
    assert cells(store) == ["98.2"]


@pytest.mark.parametrize("body", UNREADABLE)
def test_a_withdrawn_figure_leaves_the_site_although_another_quarters_list_of_versions_is_damaged(
    store: Store, body: bytes
) -> None:
    published(store, figure(value="101.3"))
    published(store, figure(value="104.9"), quarter=Q1.next)
    store.write(f"{TOWN.key}/2012-13-q1/index.json", body)
    withdraw(folder(store, Q1.next), "It was wrong.", NOW)
    assert cells(store) == ["–"]
    with pytest.raises(DamagedFiles, match=r"milton/2012-13-q1/index.json in .* Whoever looks after the store restores"):
        published(store, figure(value="98.2"), quarter=Q1.next)
    assert cells(store) == ["98.2"]


def test_nothing_that_was_kept_of_a_quarter_is_shown_while_its_list_of_versions_is_damaged(store: Store) -> None:
    published(store, figure(value="101.3"))
    published(store, figure(value="104.9"), quarter=Q1.next)
    store.write(f"{TOWN.key}/2012-13-q1/index.json", b"{")
    with pytest.raises(DamagedFiles):
        write_site(store, TOWN.key, lambda _: TOWN)
    assert not [each.key for each in store.list("") if "/releases/" not in each.key and b"101.3" in store.read(each.key)]


def test_a_quarter_whose_list_of_versions_is_restored_is_drawn_again(store: Store) -> None:
    published(store, figure(value="101.3"))
    whole, key = pages(store), f"{TOWN.key}/2012-13-q1/index.json"
    listed = store.read(key)
    store.write(key, b"{")
    with pytest.raises(DamagedFiles):
        write_site(store, TOWN.key, lambda _: TOWN)
    store.write(key, listed)
    write_site(store, TOWN.key, lambda _: TOWN)
    assert pages(store) == whole


def test_a_folder_beside_the_quarters_that_is_none_changes_nothing(store: Store) -> None:
    published(store, figure(value="101.3"))
    store.write(f"{TOWN.key}/archive/index.json", b"{}")
    assert write_site(store, TOWN.key, lambda _: TOWN) == ()


def test_a_kept_quarter_in_which_a_figure_was_altered_is_drawn_again(store: Store) -> None:
    published(store, figure(value="101.3"))
    key = f"{TOWN.key}/2012-13-q1/site.json"
    store.write(key, store.read(key).replace(b"101.3", b"109.9"))
    write_site(store, TOWN.key, lambda _: TOWN)
    assert cells(store) == ["101.3"]


def test_figures_that_somebody_has_altered_are_not_published_with_the_site(store: Store) -> None:
    first = published(store, figure(value="101.3"))
    table = store.read(f"{TOWN.key}/2012-13-q1/releases/{first.current.release}/ratings.csv")
    damaged(store, "ratings.csv", body=table.replace(b"101.3", b"109.9"))
    store.write(f"{TOWN.key}/2012-13-q1/site.json", b"{}")
    with pytest.raises(DamagedFiles):
        published(store, figure(value="104.9"), quarter=Q1.next)
    assert cells(store) == ["104.9"]


def test_a_quarter_whose_file_is_restored_is_drawn_again(store: Store) -> None:
    first = published(store, figure(value="101.3"))
    whole, key = pages(store), f"{TOWN.key}/2012-13-q1/releases/{first.current.release}/ratings.csv"
    table = store.read(key)
    damaged(store, "ratings.csv")
    store.write(f"{TOWN.key}/2012-13-q1/site.json", b"{}")
    with pytest.raises(DamagedFiles):
        write_site(store, TOWN.key, lambda _: TOWN)
    store.write(key, table)
    write_site(store, TOWN.key, lambda _: TOWN)
    assert pages(store) == whole
