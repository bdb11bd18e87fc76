"""No financial implications, and what else the report says of money."""

import pytest

from quarterly.reporting.checks.money import unmentioned_costs
from tests.unit.made import RULES
from tests.unit.reporting.checks.subjects import found, implication, messages, passage, subject, with_profile

NONE = "No financial implications identified"
PROFILE = with_profile(implications={"financial": "Financial implications", "legal": "Legal implications"})


def test_haltons_bid_and_placement_costs_stand_beside_no_implications() -> None:
    halton = subject(
        implication(NONE),
        passage("We have submitted a bid to secure investment of £2.5m to redesign the building."),
        passage("Demand has grown in costs of placement for children in care."),
        council=PROFILE,
    )
    assert messages(unmentioned_costs(halton, RULES)) == [
        "The implications “Financial implications” are said to be none, and the report speaks of money: "
        "“bid to secure investment” in key-developments; “£2.5m” in key-developments; “costs of placement” in key-developments."
    ]


@pytest.mark.parametrize("none", ["None.", "None", "Nil", "Not applicable.", "There are no direct financial implications.", NONE])
def test_none_is_said_in_many_ways(none: str) -> None:
    assert found(subject(implication(none), passage("An overspend of £2m is expected."), council=PROFILE)) == ["R09"]


@pytest.mark.parametrize(
    ("financial", "text"),
    [
        ("A number of indicators have a financial link.", "A bid of £2.5m was made."),
        ("None beyond the £2.5m bid reported in section 3.", "A bid of £2.5m was made."),
        ("There are no financial implications other than the bid.", "A bid of £2.5m was made."),
        (NONE, "This is putting pressure on placements."),
        (NONE, "The hub invests time in families and saves them a journey."),
        (NONE, "Achieve economic wellbeing: youngsters in poorly paid work."),
        (NONE, "Children benefit at no cost to schools."),
    ],
)
def test_answers_that_say_more_and_texts_without_money_stay_quiet(financial: str, text: str) -> None:
    assert found(subject(implication(financial), passage(text), council=PROFILE)) == []


def test_only_the_financial_block_is_asked_about_money() -> None:
    assert found(subject(implication("None.", "legal"), passage("A bid of £2.5m was made."), council=PROFILE)) == []
