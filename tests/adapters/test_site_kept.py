"""Is as much of the site drawn again as has changed, whoever publishes at the same time?"""

import json

import pytest

from adapters.site import write_site
from adapters.store import Store
from quarterly.vocabulary.quarter import Quarter
from tests.made_site import PAGE, Q1, TOWN, cells, figure, page, pages, published, town_with


def test_nothing_is_written_where_nothing_has_changed(store: Store) -> None:
    published(store, figure(value="104.9"))
    assert write_site(store, TOWN.key, lambda _: TOWN) == ()


def test_a_new_quarter_leaves_what_was_drawn_of_others(store: Store) -> None:
    published(store, figure(value="104.9"))
    kept = store.read(f"{TOWN.key}/2012-13-q1/site.json")
    published(store, figure(value="101.3"), quarter=Q1.next)
    assert store.read(f"{TOWN.key}/2012-13-q1/site.json") == kept


@pytest.mark.parametrize("damage", [b"", b"{", b'{"made_of":"of something else"}', b"the right digest alone"])
def test_what_was_kept_and_cannot_be_used_is_drawn_again(store: Store, damage: bytes) -> None:
    published(store, figure(value="104.9"))
    whole, key = pages(store), f"{TOWN.key}/2012-13-q1/site.json"
    if damage == b"the right digest alone":
        kept = json.loads(store.read(key))
        damage = json.dumps({**kept, "drawn": {"made_of": kept["drawn"]["made_of"]}}).encode()
    store.write(key, damage)
    store.write(PAGE, b"")
    write_site(store, TOWN.key, lambda _: TOWN)
    assert pages(store) == whole


def test_another_colour_of_a_rating_draws_every_quarter_again(store: Store) -> None:
    published(store, figure(value="104.9"))
    assert "#00653b" in page(store)
    scale = TOWN.profile.scales.indicators
    states = tuple(each.model_copy(update={"colour": "#123456"}) for each in scale.states)
    scales = TOWN.profile.scales.model_copy(update={"indicators": scale.model_copy(update={"states": states})})
    write_site(store, TOWN.key, lambda _: town_with(scales=scales))
    assert "#00653b" not in page(store)


def test_the_pages_are_the_same_whether_drawn_quarter_by_quarter_or_at_once(store: Store) -> None:
    published(store, figure(value="104.9"))
    published(store, figure(value="101.3"), quarter=Q1.next)
    whole = pages(store)
    for each in store.list(""):
        if each.key.endswith(("site.json", "councils.json")) or each.key in (PAGE, "index.html"):
            store.delete(each.key)
    write_site(store, TOWN.key, lambda _: TOWN)
    assert pages(store) == whole


def test_the_site_is_as_the_newest_quarter_has_it_when_an_older_one_is_corrected(store: Store) -> None:
    published(store, figure(value="104.9"))
    published(store, figure(value="101.3"), quarter=Q1.next)
    asked: list[Quarter] = []
    write_site(store, TOWN.key, lambda quarter: asked.append(quarter) or TOWN)  # type: ignore[func-returns-value]
    assert asked == [Q1.next]


def test_two_publishers_at_once_lose_no_quarter(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    published(store, figure(value="104.9"))
    read, late = type(store).list, [True]

    def list_and_let_another_publish(self: Store, prefix: str) -> object:
        found = read(self, prefix)
        if late and not prefix.endswith("indicators"):
            late.clear()
            published(store, figure(value="101.3"), quarter=Q1.next)
        return found

    monkeypatch.setattr(type(store), "list", list_and_let_another_publish)
    published(store, figure(value="109.4"))
    assert cells(store) == ["101.3", "109.4"]


def test_a_list_of_councils_that_cannot_be_read_is_begun_again(store: Store) -> None:
    published(store, figure(value="104.9"))
    whole = page(store, "index.html")
    store.write("councils.json", b"{")
    write_site(store, TOWN.key, lambda _: TOWN)
    assert page(store, "index.html") == whole
