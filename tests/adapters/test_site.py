"""Is the site of a council what it has published, at addresses that stay, whoever publishes, withdraws or purges when?"""

import json
import re
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from adapters.site import write_site
from adapters.store import Store
from adapters.withdrawal import take_down, withdraw
from quarterly.configuration.council import Council
from quarterly.configuration.site import NO_SITE
from quarterly.vocabulary.errors import DamagedFiles
from quarterly.vocabulary.quarter import Quarter
from tests.made_site import NOW, Q1, TOWN, figure, folder, published

PAGE = f"{TOWN.key}/indicators/1178.html"
UNREADABLE = (
    b"",
    b"{",
    b"[]",
    b'{"form": 99}',
    b'{"council": "milton", "quarter": "2012-13-q1", "versions": []}',
    b'{"council": "milton", "quarter": "2011-12-q4", "versions": [{"version": 1, "release": "", "manifest_sha256": "", '
    b'"published": "2012-08-03T12:00:00+00:00", "reason": "", "files": []}]}',  # of another quarter
)
LINK = re.compile(r'href="([^"#]+)"')


def page(store: Store, key: str = PAGE) -> str:
    return store.read(key).decode()


def cells(store: Store, column: str = "Value", key: str = PAGE) -> list[str]:
    found = re.findall(rf'data-column="{column}">(.*?)</td>', page(store, key), re.DOTALL)
    return [re.sub(r"<[^>]+>", " ", each).strip() for each in found]


def pages(store: Store) -> dict[str, bytes]:
    return {each.key: store.read(each.key) for each in store.list("") if each.key.endswith(".html")}


def council(**profile: object) -> Council:
    return TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update=profile)})


def test_an_indicator_has_a_page_through_all_quarters_newest_first(store: Store) -> None:
    published(store, figure(value="104.9"))
    published(store, figure(value="101.3"), quarter=Q1.next)
    assert cells(store) == ["101.3", "104.9"]


def test_the_first_page_lists_councils_and_quarters_newest_first(store: Store) -> None:
    other = TOWN.model_copy(update={"key": "another"})
    published(store, figure(value="104.9"))
    published(store, figure(value="101.3"), quarter=Q1.next)
    published(store, figure(value="104.9"), council=other)
    found = [link for link in LINK.findall(page(store, "index.html")) if "-q" in link]
    assert found == ["another/2012-13-q1/index.html", "milton/2012-13-q2/index.html", "milton/2012-13-q1/index.html"]


def test_a_council_that_publishes_no_indicator_has_no_empty_list_of_them(store: Store) -> None:
    published(store)
    found = page(store, f"{TOWN.key}/index.html")
    assert "2012-13-q1/index.html" in found
    assert [each for each in ("<h2>Indicators</h2>", 'type="search"', "<script>", "every indicator") if each in found] == []


def test_every_link_is_relative_and_leads_to_a_file(store: Store) -> None:
    published(store, figure(value="104.9"), figure("1180"))
    published(store, figure(value="109.4"), figure("1180"))
    store.write(f"{TOWN.key}/data.csv", b"")
    store.write(f"{TOWN.key}/indicators.csv", b"")
    lost = []
    for key, body in pages(store).items():
        for link in LINK.findall(body.decode()):
            path = PurePosixPath(key).parent
            for part in link.split("/"):
                path = path.parent if part == ".." else path / part
            if not link.startswith("mailto:") and not store.exists(str(path)):
                lost.append((key, link))
    assert lost == []


def test_a_page_has_no_address_of_another_server(store: Store) -> None:
    published(store, figure(value="104.9"))
    published(store, figure(value="109.4"))
    addresses = {each for body in pages(store).values() for each in re.findall(r"https?://[^\"' <]+", body.decode())}
    assert addresses <= {"http://www.w3.org/2000/svg"}


def test_a_withdrawn_quarter_leaves_every_file_at_once(store: Store) -> None:
    published(store, figure(value="101.3"))
    published(store, figure(value="104.9"), quarter=Q1.next)
    withdraw(folder(store, Q1.next), "It was wrong.", NOW)
    assert cells(store) == ["–", "101.3"]
    assert not [each.key for each in store.list("") if "/releases/" not in each.key and b"104.9" in store.read(each.key)]


def test_a_version_that_was_taken_down_leaves_every_file_at_once(store: Store) -> None:
    published(store, figure(value="101.3"))
    before = published(store, figure(value="104.9"))
    take_down(folder(store), before.current.release, NOW)
    withdraw(folder(store), "It disclosed something.", NOW)
    assert not [each.key for each in store.list("") if b"104.9" in store.read(each.key)]


def test_an_indicator_that_no_quarter_has_any_more_leaves_a_page_that_leads_on(store: Store) -> None:
    only = published(store, figure(value="104.9"))
    take_down(folder(store), only.current.release, NOW)
    assert "Nothing is published here" in page(store)
    assert "../index.html" in LINK.findall(page(store))


def test_a_correction_is_listed_with_its_reason(store: Store) -> None:
    published(store, figure(value="104.9"))
    published(store, figure(value="109.4"), reason="Two children were <b>left</b> out.")
    assert (cells(store, "Was"), cells(store, "Now")) == (["104.9"], ["109.4"])
    assert cells(store, "Why") == ["Two children were &lt;b&gt;left&lt;/b&gt; out.  Version 2, 3 August 2012."]


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
    write_site(store, TOWN.key, lambda _: council(scales=scales))
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


def test_without_a_site_the_first_page_leads_to_the_agenda(store: Store) -> None:
    published(store, figure(value="104.9"), council=council(site=NO_SITE, agenda="https://milton.example/agendas"))
    assert LINK.findall(page(store, "index.html")) == ["https://milton.example/agendas"]
    assert [each.key for each in store.list(f"{TOWN.key}/indicators")] == []


def test_a_site_that_is_given_up_leaves_no_figure(store: Store) -> None:
    published(store, figure(value="104.9"))
    without = council(site=NO_SITE, agenda="https://milton.example/agendas")
    write_site(store, TOWN.key, lambda _: without)
    assert not [each.key for each in store.list("") if "/releases/" not in each.key and b"104.9" in store.read(each.key)]
    assert LINK.findall(page(store)) == ["https://milton.example/agendas"]


def test_a_list_of_councils_that_cannot_be_read_is_begun_again(store: Store) -> None:
    published(store, figure(value="104.9"))
    whole = page(store, "index.html")
    store.write("councils.json", b"{")
    write_site(store, TOWN.key, lambda _: TOWN)
    assert page(store, "index.html") == whole


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


def test_ids_that_differ_in_capitals_alone_share_their_page(store: Store) -> None:
    published(store, replace(figure(value="101.3"), indicator="re-referrals"))
    published(store, replace(figure(value="104.9"), indicator="Re-referrals"), quarter=Q1.next)
    assert cells(store, key=f"{TOWN.key}/indicators/re-referrals.html") == ["104.9", "101.3"]
    assert page(store, f"{TOWN.key}/index.html").count('href="indicators/re-referrals.html"') == 1


def test_an_ended_indicator_is_not_compared_across_a_break_that_its_own_catalogue_states(store: Store) -> None:
    broken = tuple(each.model_copy(update={"breaks": (str(Q1.next),)}) for each in TOWN.catalogue.indicators if each.id == "1178")
    then = TOWN.model_copy(update={"catalogue": TOWN.catalogue.model_copy(update={"indicators": broken})})
    rest = tuple(each for each in TOWN.catalogue.indicators if each.id != "1178")
    now = TOWN.model_copy(update={"catalogue": TOWN.catalogue.model_copy(update={"indicators": rest})})
    for value, quarter in (("101.3", Q1), ("104.9", Q1.next)):
        published(store, figure(value=value), quarter=quarter, council=then)
    published(store, figure("1180", "50"), quarter=Q1.next.next, council=then)
    write_site(store, TOWN.key, lambda quarter: now if quarter == Q1.next.next else then)
    assert "stood at 104.9 in 2012-13 Q2, after a break in series" in page(store)


def test_a_page_never_says_that_nothing_was_corrected_where_a_correction_is_left_out(store: Store) -> None:
    published(store, figure())
    published(store, figure(value="104.9"))
    assert "None is listed. Corrections of figures that are suppressed or withdrawn are left out." in page(store)
