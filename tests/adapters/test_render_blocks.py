"""What the page makes of the blocks, notices and parts of a report."""

import json
import re
from copy import deepcopy
from pathlib import Path

import pytest

from adapters.render.html import report_html
from quarterly.reporting.model import Prose, Report

SAMPLE: Report = json.loads((Path(__file__).parents[1] / "golden" / "sample_report.json").read_text())


@pytest.fixture(scope="module")
def body() -> str:
    return report_html(SAMPLE).decode()


def with_first(block: Prose) -> str:
    report = deepcopy(SAMPLE)
    report["sections"][0]["blocks"] = [block]
    return report_html(report).decode()


def test_the_issue_stands_beside_the_title(body: str) -> None:
    assert '<h1>Children’s services performance report <span class="issue">Early snapshot</span></h1>' in body


def test_a_quarter_of_one_issue_has_no_badge() -> None:
    assert 'class="issue"' not in report_html({**SAMPLE, "issue": ""}).decode()


def test_the_issue_is_part_of_the_pages_title(body: str) -> None:
    title = "Children’s services performance report, 2012-13 Q1, 1 April to 30 June 2012, Early snapshot"
    assert f"<title>{title}</title>" in body


def test_notices_stand_before_the_details(body: str) -> None:
    places = [body.index(text) for text in ("This is an early snapshot", "Urgent item", "Report details")]
    assert places == sorted(places)


def test_the_contents_list_the_cover_report_and_then_every_appendix(body: str) -> None:
    contents = body[body.index("<nav") : body.index("</nav>")]
    assert re.findall('href="#([^"]*)"', contents) == [
        "purpose",
        "performance",
        "appendix-a",
        "appendix-b",
    ]


def test_an_appendix_is_a_part_with_its_sections_one_level_deeper(body: str) -> None:
    part = body[body.index('<section class="appendix" id="appendix-a">') :]
    assert re.findall("<h([23])", part)[:3] == ["2", "3", "3"]


def test_a_paragraphs_number_is_text_of_the_paragraph(body: str) -> None:
    assert '<p class="numbered"><span class="number">2</span> It is recommended that the committee:</p>' in body


def test_the_number_of_prose_stands_in_its_first_paragraph_alone(body: str) -> None:
    prose = body[body.index('<div class="prose">') :]
    prose = prose[: prose.index("</div>")]
    assert '<p class="numbered"><span class="number">3</span> The year began well. <strong>Two things</strong>' in prose
    assert "<p>Both are told below.</p>" in prose


def test_prose_that_begins_with_a_list_keeps_its_number() -> None:
    body = with_first(
        {"type": "prose", "number": "9", "blocks": [{"type": "list", "ordered": False, "items": [[{"text": "x"}]]}]}
    )
    assert re.search('<span class="number">9</span> </p>\\s*<ul><li>x</li></ul>', body)


def test_prose_without_a_number_is_paragraphs(body: str) -> None:
    assert "<p><strong>Inclusion. </strong>Attendance rose in every area.</p>" in body


def test_markup_in_prose_is_text() -> None:
    said = [{"type": "paragraph", "runs": [{"text": "<b>x</b>"}]}]
    body = with_first({"type": "prose", "number": "9", "blocks": said})  # type: ignore[typeddict-item]
    assert "&lt;b&gt;x&lt;/b&gt;" in body


@pytest.mark.parametrize(("marker", "first"), [("letters", "notes the report;"), ("numbers", "The value is compared")])
def test_a_list_has_the_markers_it_asks_for(body: str, marker: str, first: str) -> None:
    assert f'<ol class="{marker}"><li>{first}' in body
    assert f"@counter-style {marker}" in body


def test_a_sections_rating_stands_in_its_heading(body: str) -> None:
    heading = re.search('<h3><span class="number">2.1</span> Staying safe (.*)</h3>', body)
    assert heading
    assert heading[1].endswith("</svg>On target, lower half</span>")


def test_a_course_drawn_small_is_read_as_its_sentence(body: str) -> None:
    cell = re.search('<td><span class="spark">(.*?)</span></td>', body, re.DOTALL)
    assert cell
    assert 'aria-label="1182 fell from 36.1 to 29.6 over four quarters; one is missing."' in cell[1]


def test_a_caption_that_says_the_sections_title_again_is_only_heard() -> None:
    report = deepcopy(SAMPLE)
    section = next(each for each in report["sections"] if any(block["type"] == "table" for block in each["blocks"]))
    table = next(block for block in section["blocks"] if block["type"] == "table")
    section["title"], table["caption"] = "Attendance", "Attendance, Quarter 1"
    assert '<caption><span class="hidden">Attendance, Quarter 1</span></caption>' in report_html(report).decode()
    table["caption"] = "Who attended"
    assert "<caption>Who attended</caption>" in report_html(report).decode()


def test_a_table_of_many_columns_is_set_closer(body: str) -> None:
    assert re.findall(r'<table class="data many c\d+" id="([^"]*)"', body) == ["t-wide"]


def test_every_appendix_begins_on_a_new_printed_page(body: str) -> None:
    assert ".appendix { margin: 0; break-before: page; }" in body
