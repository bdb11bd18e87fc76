"""Does a page print what owners wrote about a figure, as its report does, once, and with the sign?"""

import json
from typing import Any, cast

from quarterly.publishing.site.explanations import explanations_in
from quarterly.reporting.model import Report

PARAGRAPH = {"type": "paragraph", "runs": [{"text": "Two teams were short of staff."}]}


def entry(heading: str = "Why, and what is being done", indicator: str = "1178", quarter: str = "2012-13 Q1", **of: Any) -> Any:
    told = {"indicator": indicator, "quarter": quarter, "what": "text"}
    return {"type": "entry", "heading": heading, "by": "Head of children in care", "blocks": [PARAGRAPH], "of": told, **of}


def report(*blocks: Any, schema: str = "quarterly/report/2") -> Report:
    section = {"id": "s", "number": "", "title": "Section", "blocks": list(blocks), "sections": []}
    return cast(Report, json.loads(json.dumps({"schema": schema, "sections": [], "appendices": [{"sections": [section]}]})))


def said(found: Report) -> list[tuple[str, str]]:
    return [(id, each["by"]) for id, all in explanations_in(found, "2012-13 Q1").items() for each in all]


def test_what_stands_twice_in_a_report_stands_once_on_the_page() -> None:
    assert said(report(entry(), entry("PI 1178: Children in care"))) == [("1178", "Head of children in care")]


def test_a_text_about_another_quarter_or_about_no_figure_is_left_out() -> None:
    passage = entry()
    del passage["of"]
    assert said(report(entry(quarter="2011-12 Q4"), passage)) == []


def test_a_heading_with_the_sign_gives_it_to_whoever_wrote() -> None:
    assert said(report(entry("PI 1178: Children in care [i]"))) == [("1178", "Head of children in care [i]")]


def test_a_report_of_an_earlier_form_explains_nothing() -> None:
    assert said(report(entry(), schema="quarterly/report/1")) == []
