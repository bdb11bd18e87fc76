"""Is the site of a council what it has published, at addresses that stay?"""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from adapters.site import write_site
from adapters.store import Store
from adapters.withdrawal import take_down, withdraw
from quarterly.configuration.site import NO_SITE
from tests.made_site import NOW, Q1, TOWN, cells, figure, folder, page, pages, published, town_with

LINK = re.compile(r'href="([^"#]+)"')


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


def test_without_a_site_the_first_page_leads_to_the_agenda(store: Store) -> None:
    published(store, figure(value="104.9"), council=town_with(site=NO_SITE, agenda="https://milton.example/agendas"))
    assert LINK.findall(page(store, "index.html")) == ["https://milton.example/agendas"]
    assert [each.key for each in store.list(f"{TOWN.key}/indicators")] == []


def test_a_site_that_is_given_up_leaves_no_figure(store: Store) -> None:
    published(store, figure(value="104.9"))
    without = town_with(site=NO_SITE, agenda="https://milton.example/agendas")
    write_site(store, TOWN.key, lambda _: without)
    assert not [each.key for each in store.list("") if "/releases/" not in each.key and b"104.9" in store.read(each.key)]
    assert LINK.findall(page(store)) == ["https://milton.example/agendas"]


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
