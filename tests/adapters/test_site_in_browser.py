"""Can everybody use the site: on a telephone, by keyboard, without a script? Needs Chromium."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from adapters.site import write_site
from adapters.store import open_store
from adapters.withdrawal import take_down
from quarterly.vocabulary.quarter import Quarter
from tests.chromium import BROWSER, Page, page
from tests.made_site import NOW, Q1, TOWN, figure, folder, published

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")

NAMES = {
    "councils": "index.html",
    "council": "milton/index.html",
    "indicator": "milton/indicators/1178.html",
    "suppressed": "milton/indicators/1180.html",
    "gone": "milton/indicators/1176.html",
    "statement": "milton/accessibility.html",
}
SHOWN = "[...document.querySelectorAll('.indicators li')].filter(each => each.offsetParent).length"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a public store with five quarters, a correction, a suppressed figure and one that is gone."""
    top = tmp_path_factory.mktemp("public")
    store = open_store(str(top))
    gone = published(store, figure("1176", "62.9"), quarter=Quarter(2011, 4))
    take_down(folder(store, Quarter(2011, 4)), gone.current.release, NOW)
    published(store, figure(value="104.9", illustrative="value; rating"), figure("1180"))
    published(store, figure(value="109.4", symbol="[p]"), figure("1180"), reason="Two figures were entered in each other's row.")
    quarter = Q1
    for value in ("101.3", "99.0", "97.1", "98.2"):
        quarter = quarter.next
        published(store, figure(value=value, definition="A children's rate."), figure("1180"), quarter=quarter)
    write_site(store, TOWN.key, lambda _: TOWN)
    return top


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with page(tmp_path_factory.mktemp("browser")) as found:
        yield found


def opened(tab: Page, site: Path, name: str, width: int = 1280) -> Page:
    tab.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    tab.open("about:blank")
    tab.open(f"file://{site}/{NAMES[name]}")
    return tab


def press(tab: Page, key: str) -> None:
    code, text = {"Tab": (9, ""), "Enter": (13, "\r")}[key]
    for kind in ("keyDown", "keyUp"):
        tab.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, text=text, windowsVirtualKeyCode=code)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(tab: Page, site: Path, name: str, width: int) -> None:
    opened(tab, site, name, width)
    tab.run(files("axe_core_python").joinpath("axe.min.js").read_text() + ";0")
    assert tab.run("axe.run().then(found => found.violations.map(each => [each.id, each.nodes.map(node => node.html)]))") == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wider_than_a_telephone(tab: Page, site: Path, name: str) -> None:
    assert opened(tab, site, name, 320).run("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_works_is_reached_by_keyboard_and_seen_to_be(tab: Page, site: Path, name: str) -> None:
    opened(tab, site, name)
    tab.run("window.working = [...document.querySelectorAll('a[href], input, summary')].filter(each => each.checkVisibility())")
    reached = []
    for _ in range(count := tab.run("working.length")):
        press(tab, "Tab")
        reached.append(tab.run("getComputedStyle(document.activeElement).outlineStyle + working.indexOf(document.activeElement)"))
    assert reached == [f"solid{n}" for n in range(count)]


def test_earlier_quarters_are_folded_in_and_unfold_without_a_script(tab: Page, site: Path) -> None:
    shown = "[...document.querySelectorAll('.quarters-list li')].filter(each => each.checkVisibility()).length"
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        opened(tab, site, "council")
        assert tab.run(shown) == 4
        tab.run("document.querySelector('summary').focus()")
        press(tab, "Enter")
        tab.until(f"{shown} == 6")
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)


def test_the_list_is_filtered_by_a_word_as_it_is_typed(tab: Page, site: Path) -> None:
    opened(tab, site, "council")
    while tab.run("document.activeElement.id") != "word":
        press(tab, "Tab")
    tab.call("Input.insertText", text="LEAVERS")
    assert tab.run(SHOWN) == 1
    tab.until("document.querySelector('[role=status]').textContent == '1 of 2 indicators'")
    tab.call("Input.insertText", text=" no such word")
    assert tab.run(SHOWN) == 0
    tab.until("document.querySelector('[role=status]').textContent == '0 of 2 indicators'")


@pytest.mark.parametrize(("typed", "shown"), [("Children’s ", 1), ("(leavers,", 1), ("Léavers", 1), (" [\\ ", 2), ("LAC 10K", 1)])
def test_whatever_a_telephone_types_finds_what_it_means(tab: Page, site: Path, typed: str, shown: int) -> None:
    opened(tab, site, "council")
    tab.run("document.getElementById('word').focus()")
    tab.call("Input.insertText", text=typed)
    assert tab.run(SHOWN) == shown


def test_without_a_script_the_list_is_complete_and_there_is_no_box(tab: Page, site: Path) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        opened(tab, site, "council")
        assert (tab.run(SHOWN), tab.run("document.getElementById('word').offsetParent")) == (2, None)
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)


def test_from_the_first_page_to_an_indicator_and_back(tab: Page, site: Path) -> None:
    opened(tab, site, "councils")
    for words, title in (
        ("All indicators of Milton", "Corporate quarterly performance report"),
        ("PI 1178", "PI 1178: Number of LAC per 10k of the child population"),
        ("All councils", "Performance of children's services"),
    ):
        tab.run(f"[...document.links].find(each => each.textContent.startsWith('{words}')).click()")
        tab.until(f"document.readyState == 'complete' && document.querySelector('h1').textContent == \"{title}\"")


def test_pages_ask_for_nothing_else(tab: Page, site: Path) -> None:
    tab.asked.clear()
    for name in NAMES:
        opened(tab, site, name)
    assert {each for each in tab.asked if each != "about:blank"} == {f"file://{site}/{path}" for path in NAMES.values()}


def test_on_paper_there_is_neither_navigation_nor_box(tab: Page, site: Path) -> None:
    opened(tab, site, "council")
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert tab.run("[...document.querySelectorAll('.way, .filter, .skip')].filter(each => each.offsetParent).length") == 0
    tab.call("Emulation.setEmulatedMedia", media="")
