"""Does the target a service typed say what was agreed, also as a report prints it?"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from quarterly.collecting.returns.target_agreement import target_agrees
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.configuration.targets.text import read_target
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made_rows import row
from tests.unit.small_council import indicator

Q1 = Quarter(2012, 1)


def agrees(annual: str, figure: str = "", text: str = "", **plan: Any) -> bool:
    agreed = indicator("102", decimals=1, targets={"2012-13": (TargetPlan(annual=annual, **plan),)})
    typed = replace(row("102", "100"), target=Decimal(figure) if figure else None, target_text=text)
    return target_agrees(typed, agreed, Q1)


@pytest.mark.parametrize(("figure", "same"), [("64.55", True), ("64.6", True), ("64.5", False), ("65", False)])
def test_a_target_may_be_copied_as_it_is_printed(figure: str, same: bool) -> None:
    assert agrees("64.55", figure) is same


@pytest.mark.parametrize(
    ("annual", "plan", "text", "same"),
    [
        ("Fewer than 85", {"profile": "linear"}, "below 21.25", True),
        ("Fewer than 85", {"profile": "linear"}, "fewer than 21.25", True),
        ("Fewer than 85", {"profile": "linear"}, "at most 21.25", False),
        ("Fewer than 85.01", {"profile": "linear"}, "below 21.25", True),  # 21.2525, as a report rounds it
        ("Fewer than 85.01", {"profile": "linear"}, "below 21.26", False),
        ("Fewer than 85.015", {}, "Fewer than 85.02", False),  # printed as typed at the year's end
        ("Improve from baseline", {"baseline": "17.4"}, "better than the baseline", True),
    ],
)
def test_a_target_may_be_copied_in_the_words_of_the_report(annual: str, plan: dict[str, Any], text: str, same: bool) -> None:
    assert agrees(annual, text=text, **plan) is same


def test_a_baseline_with_its_figure_is_no_target_a_service_can_type() -> None:
    with pytest.raises(ValueError, match="not understood as a target"):
        read_target("better than the baseline of 17.4")


def test_other_words_are_another_target() -> None:
    assert not agrees("Fewer than 85", text="Fewer than 80")
