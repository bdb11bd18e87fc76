"""Whether a target agrees with its indicator: what disagrees is said with its remedy."""

from typing import Any

import pytest

from quarterly.configuration.targets.words import direction_problem
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from tests.unit.made_targets import CABINET, COUNT, HIGH, LOW, PERCENT, versions

# Whether it agrees with its indicator.


@pytest.mark.parametrize(
    ("written", "polarity", "unit"),
    [
        (72.5, HIGH, PERCENT),
        (85, Polarity.MIDPOINT, COUNT),
        (85, Polarity.NONE, COUNT),
        ("TBC", Polarity.RANGE, COUNT),
        ("Fewer than 85", LOW, COUNT),
        ("≥ 90%", HIGH, PERCENT),
        (">=90", HIGH, PERCENT),
        ("10-15%", Polarity.RANGE, PERCENT),
        ("12 days or fewer", LOW, Unit.DAYS),
        ("Above national average", HIGH, PERCENT),
        ("National average", Polarity.MIDPOINT, PERCENT),
        ("better than national average", LOW, PERCENT),
        ({"annual": "Improve from baseline", "baseline": 5}, LOW, COUNT),
        ({"annual": "reduce by 20", "baseline": 100}, LOW, COUNT),
    ],
)
def test_what_agrees_with_its_indicator_is_no_problem(written: Any, polarity: Polarity, unit: Unit) -> None:
    assert direction_problem(versions(written), polarity, unit) == ""


BOTH = "Correct one of the two."
NEEDS_A_WAY = "Type a figure, or make polarity high or low."
IS_A_RANGE = "Make it “polarity: range”, or type one figure."
NO_RANGE = "is no range, but polarity is range. Type a range such as 10 to 15, or make it “polarity: midpoint”."


@pytest.mark.parametrize(
    ("text", "polarity", "problem"),
    [
        ("Fewer than 85", HIGH, f"says that lower is better, but polarity is high. {BOTH}"),
        ("at least 85", LOW, f"says that higher is better, but polarity is low. {BOTH}"),
        ("Below national average", HIGH, f"says that lower is better, but polarity is high. {BOTH}"),
        ("> 85", Polarity.NONE, f"says that higher is better, but polarity is none. {BOTH}"),
        ("> 85", Polarity.RANGE, f"says that higher is better, but polarity is range. {BOTH}"),
        ("better than 85", Polarity.MIDPOINT, f"needs a way that is better, but polarity is midpoint. {NEEDS_A_WAY}"),
        ("10 to 15", HIGH, f"is a range, but polarity is high. {IS_A_RANGE}"),
        ("10 to 15", Polarity.MIDPOINT, f"is a range, but polarity is midpoint. {IS_A_RANGE}"),
        ("10 to 15", Polarity.NONE, f"is a range, but polarity is none. {IS_A_RANGE}"),
        ("85", Polarity.RANGE, NO_RANGE),
        ("National average", Polarity.RANGE, NO_RANGE),
    ],
)
def test_a_text_that_disagrees_with_the_polarity_is_a_problem(text: str, polarity: Polarity, problem: str) -> None:
    assert direction_problem(versions(text), polarity, COUNT) == f"“{text}” {problem}"


@pytest.mark.parametrize(
    ("written", "polarity", "problem"),
    [
        (85, Polarity.RANGE, f"“85” {NO_RANGE}"),
        ({"quarters": [1, 2, 3, None]}, Polarity.RANGE, f"“1, 2, 3 and none by quarter” {NO_RANGE}"),
        (
            {"annual": "Additional 5", "baseline": 9},
            LOW,
            f"“Additional 5” says that higher is better, but polarity is low. {BOTH}",
        ),
        (
            {"annual": "no worse than baseline", "baseline": 5},
            Polarity.NONE,
            f"“no worse than baseline” needs a way that is better, but polarity is none. {NEEDS_A_WAY}",
        ),
    ],
)
def test_a_plan_that_disagrees_with_the_polarity_is_a_problem(written: Any, polarity: Polarity, problem: str) -> None:
    assert direction_problem(versions(written), polarity, COUNT) == problem


@pytest.mark.parametrize(
    ("text", "unit"),
    [("85%", Unit.DAYS), ("at most 85%", COUNT), ("12 weeks", Unit.DAYS), ("85 children", PERCENT), ("£5", PERCENT)],
)
def test_a_text_in_another_unit_is_a_problem(text: str, unit: Unit) -> None:
    problem = f"“{text}” does not count in the indicator's unit, which is {unit}. {BOTH}"
    assert direction_problem(versions(text), LOW, unit) == problem


def test_a_later_version_is_looked_at_too() -> None:
    later = versions([{"annual": 85}, {"annual": "under 80", "since": "2014-15 Q3", **CABINET}])
    assert direction_problem(later, HIGH, COUNT) == f"“under 80” says that lower is better, but polarity is high. {BOTH}"
