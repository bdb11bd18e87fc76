"""Do the summary and the supplement print what the public report prints, and nothing else?"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from quarterly.configuration.products import ProductPlan
from quarterly.publishing.printed_figures import printed_figures
from quarterly.reporting.changes import Change, Corrections, Explanation, RatingShown
from quarterly.reporting.model import Report
from quarterly.reporting.parts import PublicMaterial
from quarterly.reporting.products.members_summary import members_summary
from quarterly.reporting.products.supplement import supplement
from quarterly.reporting.walk import texts_in
from tests.unit.made import TOWN_ACTIONS, TOWN_ROWS, built, card, public, restricted
from tests.unit.reporting.reports import with_sections

SUMMARY = ProductPlan(product="members summary", title="The quarter in brief", text="For members, {title}.")
SUPPLEMENT = ProductPlan(product="supplement", title="Supplement")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def material(**changes: Any) -> PublicMaterial:
    return public(restricted(card(*TOWN_ROWS, *TOWN_ACTIONS), **changes))


def texts(report: Report) -> str:
    parts = {key: part for key, part in report.items() if key not in ("schema", "accent", "date")}
    return " ".join(_printed(parts))


def _printed(part: object) -> list[str]:
    """Return the texts of a part that readers see: without ids, colours and which figure something tells of."""
    if isinstance(part, dict):
        return [text for key, value in part.items() if key not in ("id", "of", "colour", "width") for text in _printed(value)]
    return [text for each in part for text in _printed(each)] if isinstance(part, list) else list(texts_in(part))


def corrected() -> Corrections:
    rating = RatingShown("Better than target")
    change = Change(
        subject="1178", title="1178 Looked after children", what="Value", was="104.9", now="109.4",
        service="children-in-care", rating_was=rating, rating_now=rating,
    )  # fmt: skip
    why = Explanation(kind="correction", title="Correction", on=date(2012, 10, 3), reason="The rate was that of April.")
    return Corrections(version=1, issue_before="", issue="", changes=(change,), explanations=(why,))


def test_every_number_of_the_summary_stands_in_the_public_report() -> None:
    of = material()
    own = set(NUMBER.findall(texts(built(of))))
    assert set(NUMBER.findall(texts(members_summary(SUMMARY, of)))) <= own


@pytest.mark.parametrize("draw", [lambda of: members_summary(SUMMARY, of), lambda of: supplement(SUPPLEMENT, of)])
def test_a_product_tells_of_no_figure_that_the_audit_does_not_read_in_the_report(draw: Any) -> None:
    """The audit reads `report.json`: what stands in a product alone would be public and unread."""
    of = replace(material(), corrections=corrected())
    product, own = draw(of), printed_figures(built(of), ())
    assert own
    assert {*printed_figures(product, ())} <= {*own}


def test_every_sentence_on_figures_is_the_reports_own() -> None:
    of = material()
    assert members_summary(SUMMARY, of)["sections"][0] == built(of)["glance"]


def test_a_small_number_is_in_no_public_product() -> None:
    whole = restricted(card(*TOWN_ROWS, *TOWN_ACTIONS))
    assert "3 of 6" in texts(built(whole))
    assert "3 of 6" not in texts(members_summary(SUMMARY, public(whole)))


def test_the_summary_asks_only_what_the_report_asks() -> None:
    council = with_sections({"content": "text", "text": "No recommendations."}, recommendations=["That it is noted."])
    assert "That it is noted." not in texts(members_summary(SUMMARY, material(of=council)))
    council = with_sections({"content": "recommendations"}, recommendations=["That it is noted."])
    assert "That it is noted." in texts(members_summary(SUMMARY, material(of=council)))


def test_its_own_sentence_has_the_quarter_filled_in() -> None:
    assert members_summary(SUMMARY, material())["audience"] == "For members, Quarter 1 2012/13."


def test_a_version_that_corrects_nothing_has_no_supplement() -> None:
    assert supplement(SUPPLEMENT, material()) is None


def test_an_issue_that_follows_a_snapshot_has_no_supplement() -> None:
    of = material()
    follows = replace(corrected(), issue_before="Early snapshot", issue="Full report")
    assert supplement(SUPPLEMENT, replace(of, corrections=follows)) is None


def test_the_supplement_holds_the_reports_own_notice_and_says_what_it_replaces() -> None:
    of = replace(material(), corrections=corrected())
    made = supplement(SUPPLEMENT, of)
    assert made is not None
    assert made["sections"][1] == built(of)["sections"][0]
    assert "in version 1 of" in made["sections"][0]["blocks"][0]["text"]  # type: ignore[typeddict-item]


def test_every_number_of_the_supplement_stands_in_the_public_report() -> None:
    of = replace(material(), corrections=corrected())
    made = supplement(SUPPLEMENT, of)
    assert made is not None
    assert set(NUMBER.findall(texts(made))) <= {*NUMBER.findall(texts(built(of))), "1"}  # the version it replaces


@pytest.mark.parametrize("make", [members_summary, supplement])
def test_a_product_for_the_public_is_made_from_what_the_public_may_see_alone(make: Any) -> None:
    assert make.__annotations__["material"] is PublicMaterial
