"""What would a screen reader get of each page? Read from Chromium's accessibility tree, which is no screen reader."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from adapters.index_page import index_page
from adapters.publication import versions
from adapters.render.html import report_html
from adapters.store import open_store
from quarterly.reporting.model import Report
from tests.chromium import BROWSER, Heard, Page, page
from tests.made_site import Q1, TOWN, figure, published

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")

SAMPLE: Report = json.loads((Path(__file__).parent.parent / "golden/sample_report.json").read_text())
PAGES = {
    "report": "report.html",
    "councils": "index.html",
    "council": "milton/index.html",
    "indicator": "milton/indicators/1178.html",
    "quarter": "milton/2012-13-q1/index.html",
    "statement": "milton/accessibility.html",
}
WITH_TABLES = ("report", "indicator")


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a public store with two councils, a correction and a report."""
    folder = tmp_path_factory.mktemp("public")
    store = open_store(str(folder))
    published(store, figure(value="104.9"), figure("1180"))
    published(store, figure(value="109.4"), figure("1180"), reason="Two children were left out.")
    published(store, figure(value="101.3"), figure("1180"), quarter=Q1.next)
    other = TOWN.profile.model_copy(update={"name": "Another Council"})
    published(store, figure(value="101.3"), council=TOWN.model_copy(update={"key": "another", "profile": other}))
    index = versions(store, TOWN.key, Q1.key)
    assert index is not None
    many = index.versions[-1].files[0]
    file = many.model_copy(update={"path": "report.pdf", "title": "Ratings, PDF"})
    shown = index.model_copy(
        update={"versions": tuple(each.model_copy(update={"files": (many, file)}) for each in index.versions)}
    )
    (folder / PAGES["quarter"]).write_bytes(index_page(TOWN, Q1, shown))
    (folder / PAGES["report"]).write_bytes(report_html(SAMPLE))
    return folder


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with page(tmp_path_factory.mktemp("browser")) as found:
        yield found


def heard(tab: Page, top: Path, name: str, width: int = 1280) -> list[Heard]:
    tab.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    tab.open("about:blank")
    tab.open(f"file://{top}/{PAGES[name]}")
    return tab.heard()


def of(found: list[Heard], *roles: str) -> list[Heard]:
    return [each for each in found if each.role in roles]


@pytest.mark.parametrize("name", PAGES)
def test_headings_begin_with_the_only_first_one_and_leave_out_no_level(tab: Page, top: Path, name: str) -> None:
    levels = [each.facts["level"] for each in of(heard(tab, top, name), "heading")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_main_part_behind_its_banner_and_a_way_to_it(tab: Page, top: Path, name: str) -> None:
    found = heard(tab, top, name)
    roles = [each.role for each in of(found, "banner", "main")]
    assert roles == ["banner", "main"]
    assert of(found, "link")[0].name.startswith("Skip to")
    assert all(each.name for each in of(found, "navigation"))


@pytest.mark.parametrize("name", PAGES)
def test_links_that_sound_the_same_lead_to_the_same_page(tab: Page, top: Path, name: str) -> None:
    """Screen readers list links without what stands around them."""
    links = {(each.name, each.facts["url"]) for each in of(heard(tab, top, name), "link")}
    names = [name for name, _ in links]
    assert [each for each in names if names.count(each) > 1 or not each] == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_picture_is_a_sentence_that_is_said_once(tab: Page, top: Path, name: str, width: int) -> None:
    images = of(heard(tab, top, name, width), "image", "img")
    assert [each for each in images if not each.name.endswith((".", "]", "</script>")) or each.description == each.name] == []
    assert bool(images) == (name in WITH_TABLES)


@pytest.mark.parametrize("name", WITH_TABLES)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_table_has_a_name_and_each_of_its_rows_a_header(tab: Page, top: Path, name: str, width: int) -> None:
    found = heard(tab, top, name, width)
    assert of(found, "table")
    assert all(each.name for each in of(found, "table"))
    rows = [number for number, each in enumerate(found) if each.role == "row"]
    for row in rows:
        below = [each.role for each in found[row + 1 : row + 3]]
        assert {"rowheader", "columnheader"} & {*below}


@pytest.mark.parametrize("name", WITH_TABLES)
def test_cells_stand_below_headers_of_columns(tab: Page, top: Path, name: str) -> None:
    """A table of facts has none: its rows say what they are."""
    found, columns = heard(tab, top, name), 0
    for each in found:
        if each.role == "table":
            columns = 0
        columns += each.role == "columnheader"
        if each.role == "cell" and columns:
            assert columns > 1
    assert of(found, "columnheader")


def test_on_a_telephone_each_cell_begins_with_the_title_of_its_column(tab: Page, top: Path) -> None:
    cells = [each.name for each in of(heard(tab, top, "indicator", 320), "cell")]
    assert cells[-4:] == ["What Value", "Was 104.9", "Now 109.4", "Why Two children were left out. Version 2, 3 August 2012."]
    assert "Rating Exceeds target" in cells
    assert not {"Value", "104.9", "109.4", "Exceeds target"} & {*cells}
