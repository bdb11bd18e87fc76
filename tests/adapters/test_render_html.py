import json
import re
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from adapters.render.html import report_html, scrubbed
from quarterly.reporting.model import Report
from quarterly.reporting.walk import all_sections, blocks_in

SAMPLE: Report = json.loads((Path(__file__).parents[1] / "golden" / "sample_report.json").read_text())


class Page(HTMLParser):
    """The start tags of a page, in order, and its text."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(body.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def having(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def body() -> str:
    return report_html(SAMPLE).decode()


@pytest.fixture(scope="module")
def page(body: str) -> Page:
    return Page(body.encode())


def test_the_page_begins_with_its_doctype(body: str) -> None:
    assert body.startswith("<!DOCTYPE html>\n")


def test_the_page_is_in_british_english(page: Page) -> None:
    assert page.having("html")[0]["lang"] == "en-GB"


def test_the_page_fetches_and_runs_nothing(page: Page) -> None:
    fetching = {"script", "link", "img", "iframe", "object"}
    assert [tag for tag, attributes in page.tags if tag in fetching or "src" in attributes] == []


def test_headings_follow_the_nesting_of_sections(page: Page) -> None:
    cover, contents, first, second = ["h1"], ["h2"], ["h2", "h3", "h3", "h4", "h3"], ["h2", "h3"]
    headings = [tag for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert headings == [*cover, *contents, "h2", "h2", "h3", "h4", *first, *second]


def test_ids_are_unique(page: Page) -> None:
    ids = [str(attributes["id"]) for _, attributes in page.tags if "id" in attributes]
    assert sorted(set(ids)) == sorted(ids)


def test_every_internal_link_leads_somewhere(page: Page) -> None:
    ids = {attributes.get("id") for _, attributes in page.tags}
    targets = [str(link["href"])[1:] for link in page.having("a") if str(link["href"]).startswith("#")]
    assert [target for target in targets if target not in ids] == []


def test_the_first_thing_to_reach_is_the_skip_link(page: Page) -> None:
    assert page.having("a")[0] == {"class": "skip", "href": "#report"}


def test_every_table_has_a_caption(page: Page) -> None:
    assert len(page.having("caption")) == len(page.having("table")) == 5


def test_every_header_cell_says_what_it_heads(page: Page) -> None:
    assert {cell.get("scope") for cell in page.having("th")} == {"col", "row"}


def test_cells_say_their_column_where_rows_are_shown_as_cards(page: Page, body: str) -> None:
    names = [str(table["class"]).split()[-1] for table in page.having("table") if str(table["class"]).startswith("data")]
    said = dict(re.findall(r"\.(c\d+ :is\(td, th\):nth-child\(\d\)) \{ --of: (.*?);", body))
    assert [said[f"{names[0]} :is(td, th):nth-child({place})"] for place in (2, 3, 4)] == ['"Actual"', '"Course"', '"Rating"']
    assert "content: var(--of);" in body


def test_a_title_cannot_end_the_style_sheet() -> None:
    report = deepcopy(SAMPLE)
    table = next(block for each in all_sections(report) for block in blocks_in(each) if block["type"] == "table")
    table["columns"][1]["title"] = 'Bad "</style>\\'
    (style,) = re.findall("<style>(.*?)</style>", report_html(report).decode(), re.DOTALL)
    assert r'--of: "Bad \22 \3c /style\3e \5c ";' in style


def test_a_mark_is_a_hidden_shape_and_a_word(body: str) -> None:
    assert re.search(
        r'<span class="mark" style="color:#00693c"><svg aria-hidden="true"><use href="#star"/></svg>Exceeds tolerance</span>',
        body,
    )


def test_a_figure_is_read_as_its_sentence(page: Page) -> None:
    named = [picture["aria-label"] for picture in page.having("svg") if picture.get("role") == "img"]
    sentence = next(block["alt"] for section in SAMPLE["sections"] for block in section["blocks"] if block["type"] == "figure")
    assert named.count(sentence) == 2  # wide, and for a telephone


def test_the_marking_stands_first_and_last(body: str) -> None:
    assert body.count("Restricted: contains small numbers about children") == 2


def test_a_restricted_page_is_marked_on_every_printed_sheet(body: str) -> None:
    assert '<body class="restricted">' in body
    assert ".restricted .marking { position: fixed;" in body


@pytest.mark.parametrize("text", ["<script", '="javascript'])
def test_hostile_text_is_not_markup(body: str, text: str) -> None:
    assert text not in body


@pytest.mark.parametrize("text", ["&lt;script&gt;alert(1)&lt;/script&gt;", "#panic()", "{{7*7}}", "=1+1"])
def test_hostile_text_is_shown_as_it_was_written(body: str, text: str) -> None:
    assert text in body


def test_commentary_keeps_its_line_break_and_link(body: str) -> None:
    assert '<em>work</em>.<br>See <a href="https://example.org/plan" rel="noopener noreferrer">the plan</a>.' in body


def test_the_last_line_of_defence_takes_out_what_escaping_missed() -> None:
    assert scrubbed('<p onclick="x">a<script>b</script><a href="javascript:c">d</a></p>') == (
        '<p>a<a rel="noopener noreferrer">d</a></p>'
    )


def test_a_field_the_contract_lacks_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        report_html({key: value for key, value in SAMPLE.items() if key != "marking"})  # type: ignore[arg-type]


def test_the_same_report_gives_the_same_bytes(body: str) -> None:
    assert report_html(SAMPLE).decode() == body
