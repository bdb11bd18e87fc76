"""Does axe find accessibility faults in the pages? Needs Chromium, and is skipped without."""

import html
import json
import re
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from adapters.render.html import index_html, report_html
from quarterly.reporting.model import Report
from tests.chromium import BROWSER

SAMPLE: Report = json.loads((Path(__file__).parent.parent / "golden/sample_report.json").read_text())
INDEX = index_html(
    {
        "council": "Dudley",
        "title": "Performance report",
        "versions": [
            {
                "version": 1,
                "published": "1 August 2012",
                "reason": "",
                "current": True,
                "files": [{"title": "Report", "href": "report.html", "size": "44 KB", "type": "web page"}],
            }
        ],
    }
)
OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
OPTIONS += ["--disable-component-update", "--disable-sync", "--hide-scrollbars", "--virtual-time-budget=20000", "--dump-dom"]
RUN = "axe.run().then(r => { document.title = JSON.stringify(r.violations.map(v => [v.id, v.nodes.map(n => n.html)])); });"

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


def told(page: bytes, folder: Path) -> object:
    """Return the result that the page's script writes into its title."""
    (folder / "page.html").write_bytes(page)
    command = [str(BROWSER), *OPTIONS, f"--user-data-dir={folder}/browser", f"file://{folder}/page.html"]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    title = re.search(r"<title>(\[.*?\])</title>", dom, re.DOTALL)
    assert title, "the page's script did not finish"
    return json.loads(html.unescape(title[1]))


def violations(page: bytes, folder: Path) -> object:
    """Return what axe reports, as [rule, elements] pairs."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text()
    return told(page.replace(b"</body>", f"<script>{axe};{RUN}</script></body>".encode()), folder)


def width(page: bytes, folder: Path) -> object:
    """Return how wide a page is, in pixels, on a telephone of 320."""
    measure = "document.title = `[${this.contentDocument.documentElement.scrollWidth}]`"
    frame = f'<iframe width="320" style="border: 0" onload="{measure}" srcdoc="{html.escape(page.decode())}"></iframe>'
    return told(f'<!DOCTYPE html><html lang="en"><title>-</title><body>{frame}</body></html>'.encode(), folder)


@pytest.mark.parametrize("page", [report_html(SAMPLE), INDEX], ids=["report", "index"])
def test_axe_finds_nothing(page: bytes, tmp_path: Path) -> None:
    assert violations(page, tmp_path) == []


def test_axe_would_find_something(tmp_path: Path) -> None:
    broken = report_html(SAMPLE).replace(b' lang="en-GB"', b"")
    assert [found[0] for found in violations(broken, tmp_path)] == ["html-has-lang"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", [report_html(SAMPLE), INDEX], ids=["report", "index"])
def test_nothing_is_wider_than_a_telephone(page: bytes, tmp_path: Path) -> None:
    assert width(page, tmp_path) == [320]


def test_something_wider_would_be_seen(tmp_path: Path) -> None:
    broken = report_html(SAMPLE).replace(b"<h1>", b'<h1 style="width: 400px">')
    assert width(broken, tmp_path) == [420]
