"""Typed numbers go, and figures and lists stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.narrative.numbering import without_numbers


@pytest.mark.parametrize(
    "typed",
    ["6.3 The plan is on course.", "6.3. The plan is on course.", "12.1.2\tThe plan is on course.", "4. The plan is on course.",
     "(b) The plan is on course.", "6.3\nThe plan is on course."],
)  # fmt: skip
def test_a_number_in_front_is_left_out(typed: str) -> None:
    assert without_numbers(typed) == "The plan is on course."


@pytest.mark.parametrize(
    "typed",
    [
        "4.5 per cent of pupils were absent.",
        "62.9% of assessments were in time.",
        "3.5 FTE posts are vacant.",
        "12 children were adopted.",
        "2012. The year of the plan",
        "6.3The plan",
        "(NI 63) The plan is on course.",
        "4.",
        "",
    ],
)
def test_a_figure_in_front_stays(typed: str) -> None:
    assert without_numbers(typed) == typed


def test_every_paragraph_loses_its_number() -> None:
    assert without_numbers("6.3 The plan.\n\n6.4 A second one.") == "The plan.\n\nA second one."


@pytest.mark.parametrize("typed", ["1. Recruit more.\n2. Train them.", "(a) Recruit more.\n(b) Train them."])
def test_a_list_keeps_its_numbers(typed: str) -> None:
    assert without_numbers(typed) == typed


def test_a_number_inside_a_paragraph_stays() -> None:
    typed = "See paragraph\n6.3 The plan."
    assert without_numbers(typed) == typed


@given(st.text(max_size=40))
def test_nothing_but_what_stands_in_front_is_ever_lost(text: str) -> None:
    assert "\n\n" in text or text.endswith(without_numbers(text))
