"""Claims, exceptions, notes and pictures as a committee member reads them."""

from dataclasses import replace
from typing import Any

import pytest

from quarterly.collecting.sheets.findings import Finding, Severity
from quarterly.reporting.at_a_glance import at_a_glance
from quarterly.reporting.sections.cards import cards_off_target
from quarterly.reporting.sections.first_screen import worst_table
from quarterly.scoring.at_risk import AtRisk
from tests.unit.reporting.reports import CARD, cells, claim, for_readers, made, material, quality_notes, words


def verdicts(*claims: Any, **changes: Any) -> list[list[str]]:
    (table,) = made("claims", *claims, **changes)["blocks"]
    return [row[:2] for row in cells(table)]


def test_each_claim_is_held_against_its_indicators_in_the_order_they_are_made() -> None:
    made_claims = (
        claim("Plans do well.", "on target", "child-protection-plans"),
        claim("Care does well.", "on target", "1180"),
        claim("All do well.", "on target", "child-protection-plans", "1180"),
        claim("It does well.", "on target"),
        claim("It is gone.", "on target", "gone"),
        claim("It is the best.", "top quartile", "1178"),
    )
    assert [verdict for _, verdict in verdicts(*made_claims)] == [
        "Supported", "Contradicted", "Contradicted", "Unsupported", "Unsupported", "Unsupported",
    ]  # fmt: skip


def test_no_claim_is_none() -> None:
    assert words(made("claims")["blocks"][0]) == "None."


def test_a_claim_shows_no_signs_of_markdown() -> None:
    assert verdicts(claim("Plans do **well**.", "on target", "1178"))[0][0] == "Plans do well."


def test_exceptions_stand_worst_first_and_of_one_status_the_furthest() -> None:
    found = [(each["title"].partition(":")[0], each["mark"]["word"]) for each in cards_off_target(material(), "k")]
    assert found == [
        ("PI 1180", "Worse than target"), ("PI 1176", "Worse than target"), ("PI 1178", "On target, lower half"),
    ]  # fmt: skip


def test_cards_of_what_is_at_risk_stand_first_of_their_status_and_in_a_table_the_furthest_does() -> None:
    at_risk = tuple(replace(each, at_risk=(AtRisk.FORECAST,)) if each.indicator == "1176" else each for each in CARD.scores)
    of = material(card=replace(CARD, scores=at_risk))
    in_cards = [each["title"].partition(":")[0] for each in cards_off_target(of, "k")]
    in_table = [each.indicator.ref for each in at_a_glance(of).off_target]
    assert (in_cards, in_table) == (["PI 1176", "PI 1180", "PI 1178"], ["PI 1180", "PI 1176", "PI 1178"])


def test_the_table_of_the_worst_shows_the_distance_by_which_it_is_sorted() -> None:
    shown = worst_table(at_a_glance(material()), material())
    assert [column["title"] for column in shown["columns"]][3] == "Against target, %"
    assert [row[3] for row in cells(shown)] == ["23.1% worse", "13.2% worse", "6.2% worse"]


def test_of_one_status_what_has_no_distance_stands_last() -> None:
    unknown = tuple(replace(each, variance=None) if each.indicator == "1180" else each for each in CARD.scores)
    found = [each["title"].partition(":")[0] for each in cards_off_target(material(card=replace(CARD, scores=unknown)), "k")]
    assert found == ["PI 1176", "PI 1180", "PI 1178"]


@pytest.mark.parametrize(("awaited", "text"), [(frozenset({"child-protection-plans"}), 0), (frozenset({"1176"}), 1)])
def test_commentary_is_awaited_of_exceptions_alone(awaited: frozenset[str], text: int) -> None:
    said = [words(each["blocks"][-1]) for each in cards_off_target(material(awaited=awaited), "k")]
    assert said.count("Commentary awaited.") == text


def test_what_checks_found_is_for_officers_alone() -> None:
    found = Finding(
        code="R05",
        severity=Severity.INFO,
        message="5 to 59% is unclear.",
        remedy="Mend it.",
        file="cover.xlsx",
        sheet="Narrative",
        cell="B7",
        indicator=None,
    )
    tables = {
        rendering: [b["id"] for b in made("quality", findings=(found,), rendering=rendering)["blocks"] if b["type"] == "table"]
        for rendering in ("restricted", "public")
    }
    assert tables == {"restricted": ["s1-checks"], "public": []}


def test_returns_that_were_not_validated_say_so_to_everybody() -> None:
    notes = [quality_notes(for_readers(each, card=replace(CARD, validated=False)))[-1] for each in ("restricted", "public")]
    assert notes == ["The returns have not been validated."] * 2


def test_what_changed_only_by_a_decision_is_not_said_to_have_changed_by_the_rules() -> None:
    care = next(each for each in CARD.scores if each.indicator == "1178")
    decided = replace(care, before=care.mechanical, final="star")
    scores = tuple(decided if each.indicator == "1178" else each for each in CARD.scores)
    assert at_a_glance(material(card=replace(CARD, scores=scores))).changed == ()
