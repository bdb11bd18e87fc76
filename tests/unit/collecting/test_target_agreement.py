"""Does the target a service typed say what was agreed, also as a report prints it?"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from quarterly.collecting.returns.target_agreement import target_as_agreed_or_none
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made_rows import row
from tests.unit.small_council import indicator

Q1 = Quarter(2012, 1)


def agrees(annual: str, figure: str = "", text: str = "", **plan: Any) -> bool:
    agreed = indicator("102", decimals=1, targets={"2012-13": (TargetPlan(annual=annual, **plan),)})
    typed = replace(row("102", "100"), target=Decimal(figure) if figure else None, target_text=text)
    return target_as_agreed_or_none(typed, agreed, Q1)


@pytest.mark.parametrize(("figure", "same"), [("64.55", True), ("64.6", True), ("64.5", False), ("65", False)])
def test_a_target_may_be_copied_as_it_is_printed(figure: str, same: bool) -> None:
    assert agrees("64.55", figure) is same


def test_a_target_may_be_copied_in_the_words_of_the_report() -> None:
    assert agrees("Improve from baseline", text="better than the baseline of 17.4", baseline="17.4")


def test_other_words_are_another_target() -> None:
    assert not agrees("Fewer than 85", text="Fewer than 80")
