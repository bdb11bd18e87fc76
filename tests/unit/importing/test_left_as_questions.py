"""What a scorecard does not say: is it asked at its line, is nothing invented, and does a guess rate nothing?"""

from dataclasses import replace
from typing import Any

import pytest

from adapters.reference import library
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from tests.unit.importing.made_scorecards import HEADINGS, asked, asked_of, council, indicators, made, only

WITH = ["Ref", "Indicator", "Good is", "Owner", "Email", "Service", "Target", "Q1 2026/27", "Q2 2026/27"]


def row(good: str = "", owner: str = "", email: str = "", service: str = "", target: Any = None) -> list[Any]:
    return ["A1", "Plans reviewed on time", good, owner, email, service, target, "90%", "91%"]


def test_a_likely_way_is_asked_with_its_reason_and_rates_nothing() -> None:
    found = made([WITH, row()])
    assert indicators(found)["A1"].polarity is Polarity.UNCONFIRMED
    assert asked_of(found, "A1", "polarity") == (
        "which way is good? Probably high, by “reviewed”. Write high, low, range or none, and in the next line why."
    )


def test_a_target_says_more_of_the_way_than_the_name() -> None:
    found = made([WITH, row(target="No more than 92%")])
    assert "Probably low, as its target is “No more than 92%”" in asked_of(found, "A1", "polarity")
    assert indicators(found)["A1"].polarity is Polarity.UNCONFIRMED


def test_a_name_that_says_no_way_is_asked_without_a_guess() -> None:
    found = made([HEADINGS, ["A1", "Families", 5, 6]])
    assert "Nothing in the scorecard says it." in asked_of(found, "A1", "polarity")


@pytest.mark.parametrize(
    ("typed", "way"),
    [("High", Polarity.HIGH), ("Lower is better", Polarity.LOW), ("Aim to Maximise", Polarity.HIGH), ("n/a", Polarity.NONE)],
)
def test_a_way_that_a_column_states_is_no_question(typed: str, way: Polarity) -> None:
    found = made([WITH, row(good=typed)])
    assert (indicators(found)["A1"].polarity, asked_of(found, "A1", "polarity")) == (way, "")


def test_an_indicator_of_a_definitions_name_is_that_definition_once_somebody_says_so() -> None:
    found = made([HEADINGS, ["A1", "Percentage of re-referrals within 12 months", "22%", "21%"]])
    one = indicators(found)["A1"]
    assert (one.library, one.basis, one.polarity) == ("re-referrals", Basis.ROLLING_YEAR, Polarity.UNCONFIRMED)
    assert "take this and the next two lines away: low is good, as its publisher says" in asked_of(found, "A1", "polarity")


def test_taking_the_lines_away_confirms_the_definition() -> None:
    found = made([HEADINGS, ["A1", "Re-referrals within 12 months", "22%", "21%"]])
    lines = found.files["indicators.yaml"].splitlines()
    begin = next(number for number, line in enumerate(lines) if "A1: is it counted as in the library" in line)
    end = next(number for number, line in enumerate(lines) if "polarity_rationale" in line)
    confirmed = "\n".join([*lines[:begin], *lines[end + 1 :]])
    one = council(replace(found, files={**found.files, "indicators.yaml": confirmed})).catalogue.indicators[0]
    assert (one.polarity, one.polarity_rationale) == (Polarity.LOW, library()["re-referrals"].polarity_rationale)


def test_a_definition_with_another_unit_is_not_proposed() -> None:
    assert only("A1", "Re-referrals within 12 months", 220, 210).library == ""


def test_a_near_definition_is_proposed_and_not_taken() -> None:
    found = made([HEADINGS, ["A1", "S47 enquiries leading to ICPC", "38%", "39%"]])
    assert (indicators(found)["A1"].library, "library: section-47-to-conference" in asked_of(found, "A1", "name")) == ("", True)


def test_a_role_and_its_address_are_taken_over() -> None:
    profile = council(made([WITH, row(owner="Head of Safeguarding", email="safe@town.example")])).profile
    found = profile.contacts["head-of-safeguarding"]
    assert (found.role, found.email) == ("Head of Safeguarding", "safe@town.example")


def test_a_persons_name_is_asked_about_by_its_cell_and_not_taken_over() -> None:
    found = made([WITH, row(owner="Jo Example")])
    assert indicators(found)["A1"].owner == "performance-officer"
    assert "(Scorecard, D2) seems to be a person's name" in asked_of(found, "A1", "owner")
    assert [name for name, text in found.files.items() if "Jo Example" in text] == []


def test_services_are_those_of_its_column_else_one_that_is_asked_about() -> None:
    two = council(made([WITH, row(service="Front door"), ["B1", *row(service="Safeguarding")[1:]]]))
    assert list(two.profile.services) == ["front-door", "safeguarding"]
    assert two.layouts.layouts["scorecard"].services == ("front-door", "safeguarding")
    one = made([WITH, row()])
    assert list(council(one).profile.services) == ["childrens-services"]
    assert "services" in [each.about for each in asked(one)]


def test_figures_between_nought_and_one_are_asked_about_and_left_out_of_history() -> None:
    found = made([HEADINGS, ["A1", "% reviews on time", 0.84, 0.86]])
    assert ("Are they shares" in asked_of(found, "A1", "unit"), found.figures) == (True, 0)


def test_a_unit_that_nothing_says_is_asked_for() -> None:
    found = made([HEADINGS, ["A1", "Emotional health", 14.2, 14.5]])
    assert asked_of(found, "A1", "unit").startswith(
        "what does it count in? Its figures have decimals and no sign (Scorecard, A2)."
    )


def test_counts_alone_are_a_share_until_somebody_says_what() -> None:
    found = made([["Ref", "Indicator", "Quarter", "Numerator", "Denominator"], ["A1", "Visits", "Q2 2026/27", 40, 60]])
    assert (indicators(found)["A1"].unit, "It has counts alone" in asked_of(found, "A1", "unit")) == (Unit.PERCENT, True)


@pytest.mark.parametrize("target", ["about 85", "12 days", 0.85])
def test_a_target_that_is_not_understood_is_asked_about_and_left_out(target: Any) -> None:
    found = made([WITH, row(target=target)])
    assert (indicators(found)["A1"].targets, "what is its target of 2026-27?" in asked_of(found, "A1", "id")) == ({}, True)


def test_a_bare_reference_is_asked_for_its_name() -> None:
    found = made([["Ref", "Quarter", "Value"], ["A1", "Q2 2026/27", 5]])
    assert asked_of(found, "A1", "name") == "what is it called? The scorecard has its reference alone."


def test_what_a_figure_is_comes_before_which_way_is_good_and_that_before_words() -> None:
    about = [each.about for each in asked(made([WITH, row(owner="Jo Example"), ["B1", "Health", *[None] * 5, 14.2, 14.5]]))]
    assert about.index("unit") < about.index("polarity") < about.index("rule") < about.index("owner") < about.index("meetings")
