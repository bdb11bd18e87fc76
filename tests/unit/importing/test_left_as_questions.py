"""What a scorecard does not say: is it asked at its line, is nothing invented, and does a guess rate nothing?"""

from dataclasses import replace
from typing import Any

import pytest

from adapters.reference import library
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from tests.unit.importing.made_scorecards import HEADINGS, asked, asked_of, council, history, indicators, made, only

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


MONTHS = ["Ref", "Indicator", *(f"{month}-26" for month in ("Apr", "May", "Jun", "Jul", "Aug", "Sep"))]


@pytest.mark.parametrize(
    ("name", "cell", "says"),
    [("Contacts", 120, True), ("Missing episodes of those in care", 12, True), ("% in care seen", "85%", False)],
)
def test_months_that_may_add_up_are_asked_about_with_what_the_history_has(name: str, cell: Any, says: bool) -> None:
    # An answer of in-quarter alone would have the report hold a quarter's sum against single months.
    found = made([MONTHS, ["A1", name, *[cell] * 6]])
    texts = [each.text for each in asked(found) if "month" in each.text or "in care" in each.text]
    assert any("history.csv has the last month of each quarter" in text for text in texts) is says


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


@pytest.mark.parametrize(
    ("good", "target"), [("High", "<95%"), ("Low", "At least 80%"), ("Higher is better", "10% to 15%"), ("n/a", "fewer than 95%")]
)
def test_a_way_that_the_target_contradicts_is_asked_about_with_both(good: str, target: str) -> None:
    found = made([WITH, row(good=good, target=target)])
    one = indicators(found)["A1"]
    assert (one.polarity, str(one.targets["2026-27"][0].annual)) == (Polarity.UNCONFIRMED, target)
    both = f"The scorecard says “{good}” (Scorecard, C2), and its target of 2026-27 is “{target}”."
    assert both in asked_of(found, "A1", "polarity")


def test_a_way_that_is_not_understood_is_asked_about_as_typed() -> None:
    asked_about = asked_of(made([WITH, row(good="It depends")]), "A1", "polarity")
    assert asked_about.startswith("which way is good? “It depends” (Scorecard, C2) is not understood.")


def test_a_target_that_is_a_range_makes_a_range_likely() -> None:
    assert "Probably range, as its target is “80% to 90%”." in asked_of(made([WITH, row(target="80% to 90%")]), "A1", "polarity")


@pytest.mark.parametrize("target", ["Additional 800", "Improve from baseline"])
def test_a_target_that_is_counted_from_a_baseline_is_asked_about(target: str) -> None:
    found = made([WITH, row(target=target)])
    assert "is counted from a baseline, which no scorecard states" in asked_of(found, "A1", "id")
    assert indicators(found)["A1"].targets == {}


@pytest.mark.parametrize("service", ["Cover", "Commentary", "Sign-off"])
def test_a_service_with_the_name_of_a_folder_of_the_inbox_has_another_key(service: str) -> None:
    town = council(made([WITH, row(service=service)]))
    assert [(key, each.name) for key, each in town.profile.services.items()] == [(f"{service.lower()}-figures", service)]


def test_what_is_no_address_is_asked_about_by_its_cell() -> None:
    found = made([WITH, row(owner="Head of Safeguarding", email="see list")])
    assert "What stands at Scorecard, E2 is no address." in asked_of(found, "A1", "owner")


def test_a_reference_that_is_too_long_for_one_is_asked_about() -> None:
    long = "Children in need, part 1 of 4"
    found = made([HEADINGS, ["A1", "Plans", 5, 6], ["A2", "Visits", 5, 6], [long, "Reviews", 5, 6]])
    assert f"“{long}” has more than 20 characters" in asked_of(found, "Reviews", "id")


def test_a_column_of_references_that_are_names_is_one_of_names() -> None:
    assert only("Plans reviewed within six weeks", 5, 6, headings=["PI", *HEADINGS[2:]]).name == "Plans reviewed within six weeks"


def test_a_decimal_comma_is_asked_about_with_the_option_that_reads_it() -> None:
    found = made([HEADINGS, ["A1", "Visits", "84,3", "85,1"], ["A2", "Plans", 5, 6]])
    assert asked_of(found, "A1", "id").endswith("Where a comma stands for the decimal point, import again with --decimal-comma.")
    assert [line for line in history(found) if line.startswith("A1")] == []


@pytest.mark.parametrize("typed", ["1,250", "1.234"])
def test_beside_decimal_commas_what_may_be_thousands_is_asked_about_and_left_out(typed: str) -> None:
    found = made([HEADINGS, ["A1", "Visits", typed, 6], ["A2", "Plans", "84,3", 6]])
    assert (f"Scorecard, C2 (“{typed}”)" in asked_of(found, "A1", "id"), history(found)) == (True, [])
