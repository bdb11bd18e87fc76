"""Figures of a text against the table, and numbers that are rates."""

from dataclasses import replace

import pytest

from quarterly.reporting.checks.figures import contradicting_figures, rates_called_numbers
from quarterly.reporting.checks.run import contradictions
from tests.unit.made import RULES, TOWN, finding
from tests.unit.reporting.checks.subjects import CARD, messages, part, subject, with_comment

RISE = "At the start of the first quarter the rate was 104.9 and it has risen at the end of the quarter to 109.4."


def told(text: str, indicator: str = "1178") -> list[str]:
    return messages(contradicting_figures(subject(), part(text, indicator), RULES))


def test_a_reply_with_the_towns_closing_figure_contradicts_the_table() -> None:
    assert told(RISE) == ["In commentary on PI 1178, 109.4 is given for PI 1178, and the table gives 104.9."]


def test_what_the_return_was_told_already_is_not_told_twice() -> None:
    known = replace(CARD, findings=(replace(finding("1178", "K03", "warning"), quoted=("109.4",)),))
    assert messages(contradicting_figures(subject(card=known), part(RISE, "1178"), RULES)) == []


@pytest.mark.parametrize("text", ["PI 1178 has risen to 109.4.", "PI - 1178 stands at 109.4 now."])
def test_a_text_that_names_the_ref_is_held_against_it(text: str) -> None:
    assert len(told(text, "")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The rate is 104.9.",
        "The rate is 104.9 against a target of 98.8.",
        "The rate is 104.9, and England's is 99.0.",
        "The rate fell from 109.4 to 104.9.",
        "Last quarter it was 103.8.",
        "66 children came and 30 left.",
        "Statistical neighbours have 98.2 on average.",
    ],
)
def test_targets_other_times_and_others_figures_are_no_contradiction(text: str) -> None:
    assert told(text) == []


def test_a_text_that_names_no_indicator_is_not_held_against_any() -> None:
    assert told("The rate has risen to 109.4.", "") == []


def test_the_towns_number_of_children_is_a_rate() -> None:
    assert messages(rates_called_numbers(TOWN.catalogue, (), (), RULES)) == [
        "In indicators.yaml, Number of children subject to child protection plan is called a number of cases, "
        "but its unit is per 10,000."
    ]


def test_a_number_of_children_has_no_decimals() -> None:
    text = "The number of children subject to a plan is 29.6."
    assert messages(rates_called_numbers(TOWN.catalogue.model_copy(update={"indicators": ()}), (), part(text), RULES)) == [
        "In key developments, the 29.6 is called a number of cases, but no number of cases has decimals."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "At the start of the first quarter the number of LAC per 10k was 104.9.",
        "The number of children in care is 29.",
        "The average number of days is 29.6.",
        "The number of social workers is 41.5.",
        "The number of visits rose by 29.6%.",
    ],
)
def test_rates_that_are_called_so_stay_quiet(text: str) -> None:
    assert messages(rates_called_numbers(TOWN.catalogue.model_copy(update={"indicators": ()}), (), part(text), RULES)) == []


def test_the_place_of_a_finding_is_the_row_of_the_return() -> None:
    (told,) = [f for f in contradictions(subject(card=with_comment(CARD, "1178", RISE)), RULES) if f.code == "R04"]
    assert (told.file, told.sheet, told.cell, told.indicator) == ("return.xlsx", "PI return", "E7", "1178")
