"""Whatever is published, withdrawn and taken down in whatever order: is the site what one drawn from nothing would be?"""

from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from adapters.publication import versions
from adapters.site import write_site
from adapters.store import Store, open_store
from adapters.withdrawal import take_down, withdraw
from quarterly.vocabulary.quarter import Quarter
from tests.made_site import NOW, Q1, TOWN, figure, folder, published
from tests.properties import costly

QUARTERS = st.sampled_from([Q1, Q1.next, Q1.next.next])
# Without a value a figure is suppressed.
VALUES = st.lists(st.sampled_from(["", "104.9", "98.8", "101.3"]), min_size=1, max_size=2)
ACTS: st.SearchStrategy[tuple[str, Quarter, list[str]]] = st.one_of(
    st.tuples(st.just("publish"), QUARTERS, VALUES),
    st.tuples(st.sampled_from(["withdraw", "take down"]), QUARTERS, st.just(list[str]())),
)


def act(store: Store, what: str, quarter: Quarter, values: list[str]) -> None:
    index = versions(store, TOWN.key, quarter.key)
    if what == "publish":
        rows = [figure(id, value=value) for id, value in zip(("1178", "1180"), values, strict=False)]
        published(store, *rows, quarter=quarter)
    elif index and what == "withdraw":
        withdraw(folder(store, quarter), "It was wrong.", NOW)
    elif index and index.current.release:
        take_down(folder(store, quarter), index.current.release, NOW)


def shown(store: Store) -> dict[str, bytes]:
    """Return the pages of the site, apart from those that say that nothing is published there: from nothing there are none."""
    pages = {each.key: store.read(each.key) for each in store.list("") if each.key.endswith(".html") and "-q" not in each.key}
    return {key: body for key, body in pages.items() if b"Nothing is published here" not in body}


@costly(2)
@given(acts=st.lists(ACTS, min_size=1, max_size=6))
def test_the_site_follows_from_what_is_public_alone(acts: list[tuple[str, Quarter, list[str]]]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        store, fresh = open_store(one), open_store(other)
        for each in acts:
            act(store, *each)
        for entry in store.list(""):
            if "/releases/" in entry.key or entry.key.endswith("/index.json"):
                fresh.write(entry.key, store.read(entry.key))
        write_site(fresh, TOWN.key, lambda _: TOWN)
        assert shown(store) == shown(fresh)
