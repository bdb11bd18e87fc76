"""Is a page of the site drawn again exactly where it shows something else, or is not what was drawn?"""

from pathlib import Path

import pytest
from jinja2 import meta

from adapters.fingerprint import ROOT
from adapters.render.site_pages import DrawnRows, SiteFrame, indicator_html
from adapters.render.templates import ENVIRONMENT, FOLDER, SITE
from adapters.site import write_site
from adapters.site_drawn_pages import SHAPED_BY
from adapters.store import Store
from quarterly.configuration.catalogue import Catalogue
from quarterly.publishing.site.indicator_page import IndicatorPage
from tests.made_site import PAGE, Q1, TOWN, figure, page, pages, published, town_with

DRAWN = f"{TOWN.key}/site.json"
OTHER = f"{TOWN.key}/indicators/1180.html"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the titles of indicators whose pages are drawn from now on."""
    found = list[str]()

    def noted(shown: IndicatorPage, rows: DrawnRows, frame: SiteFrame) -> bytes:
        found.append(shown["title"])
        return indicator_html(shown, rows, frame)

    monkeypatch.setattr("adapters.site.indicator_html", noted)
    return found


def test_no_page_is_drawn_where_nothing_has_changed(store: Store, drawn: list[str]) -> None:
    published(store, figure(value="104.9"), figure("1180", "101.3"))
    drawn.clear()
    write_site(store, TOWN.key, lambda _: TOWN)
    assert drawn == []


def test_a_quarter_without_an_indicator_leaves_its_page(store: Store, drawn: list[str]) -> None:
    published(store, figure(value="104.9"), figure("1180", "101.3"))
    drawn.clear()
    published(store, figure(value="98.8"), quarter=Q1.next)
    assert len(drawn) == 1


@pytest.mark.parametrize("altered", [PAGE, OTHER])
def test_a_page_that_somebody_altered_is_drawn_again_and_no_other(store: Store, altered: str, drawn: list[str]) -> None:
    published(store, figure(value="104.9"), figure("1180", "101.3"))
    whole = pages(store)
    drawn.clear()
    store.write(altered, store.read(altered).replace(b"</main>", b"<p>Ours.</p></main>"))
    assert write_site(store, TOWN.key, lambda _: TOWN) == (altered,)
    assert (len(drawn), pages(store)) == (1, whole)


@pytest.mark.parametrize("listed", [b"", b"[]", b'{"milton/indicators/1178.html": 1}', None])
def test_a_list_of_drawn_pages_that_cannot_be_used_draws_every_page_again(store: Store, listed: bytes | None) -> None:
    published(store, figure(value="104.9"))
    whole, before = pages(store), store.read(DRAWN)
    store.delete(DRAWN) if listed is None else store.write(DRAWN, listed)
    assert write_site(store, TOWN.key, lambda _: TOWN) == (DRAWN,)
    assert (pages(store), store.read(DRAWN)) == (whole, before)


def test_another_colour_and_a_new_break_in_series_reach_a_page(store: Store) -> None:
    published(store, figure(value="104.9"))
    published(store, figure(value="98.8"), quarter=Q1.next)
    report = TOWN.profile.report.model_copy(update={"accent": "#123456"})
    write_site(store, TOWN.key, lambda _: town_with(report=report))
    assert "#123456" in page(store)
    assert "break in series" not in page(store)
    broken = tuple(each.model_copy(update={"breaks": {str(Q1.next): "Counted anew."}}) for each in TOWN.catalogue.indicators)
    write_site(store, TOWN.key, lambda _: TOWN.model_copy(update={"catalogue": Catalogue(indicators=broken)}))
    assert "break in series" in page(store)


def test_a_page_follows_from_every_template_that_draws_it() -> None:
    wanted, found = ["indicator.html.j2", "council.html.j2", "statement.html.j2", "charts/trend.svg.j2"], set[str]()
    while wanted:
        name = wanted.pop()
        source, _, _ = ENVIRONMENT.loader.get_source(ENVIRONMENT, name)  # type: ignore[union-attr]
        wanted += [each for each in meta.find_referenced_templates(ENVIRONMENT.parse(source)) if each and each not in found]
        found.add(name)
    paths = [path if (path := FOLDER / each).exists() else SITE / each for each in found]
    assert [path.name for path in paths if not is_listed(path)] == []


def is_listed(path: Path) -> bool:
    return any(path == ROOT / each or ROOT / each in path.parents for each in SHAPED_BY)
