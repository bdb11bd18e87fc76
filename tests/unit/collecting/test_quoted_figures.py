"""Figures in a comment against the figure in the table."""

from fractions import Fraction

import pytest

from quarterly.collecting.returns.quoted_figures import contradictions, shares
from quarterly.vocabulary.numbers import Unit

RATE = Fraction("104.9")


def quoted(comment: str, value: str = "104.9", unit: Unit = Unit.PER_10000, decimals: int = 1) -> list[str]:
    return contradictions(comment, Fraction(value), unit, decimals)


def test_the_towns_opening_rate_in_the_table_and_closing_rate_in_the_comment() -> None:
    assert quoted("The rate was 104.9 per 10,000 when the first quarter began and had gone up to 109.4 by its end.") == ["109.4"]


@pytest.mark.parametrize(
    "comment",
    ["It was 104.9.", "104.9% of it", "The target is 98.8%.", "66 children came, 30 left.", "£109.4m", "10,109.4", "1.109.4", ""],
)
def test_a_comment_that_agrees_or_speaks_of_something_else_passes(comment: str) -> None:
    assert quoted(comment) == []


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("109.4", ["109.4"]),
        ("149.0", ["149.0"]),
        ("90.0", ["90.0"]),
        ("89.0", []),
        ("109.45", []),
        ("109", []),
        ("109.4 then 109.4", ["109.4"]),
    ],
)
def test_a_near_figure_or_one_of_the_same_digits_claims_to_be_the_value(comment: str, found: list[str]) -> None:
    assert quoted(comment) == found


@pytest.mark.parametrize(
    ("comment", "value", "found"),
    [
        ("3 out of the 6 care leavers", "50", []),
        ("4 out of the 6 care leavers", "50", ["4 out of the 6"]),
        ("4 of 6", "50", ["4 of 6"]),
        ("4 of 6", "67", []),
        ("2 of 6", "33", []),
        ("7 of 6", "50", []),
        ("0 of 0", "50", []),
    ],
)
def test_a_share_that_works_out_otherwise_is_quoted(comment: str, value: str, found: list[str]) -> None:
    assert quoted(comment, value, Unit.PERCENT, 0) == found


def test_a_share_says_nothing_of_a_rate() -> None:
    assert quoted("4 of 6") == []


def test_a_percentage_in_the_comment_may_be_the_value_of_a_percentage_only() -> None:
    assert (quoted("61.2%", "62.9", Unit.PERCENT), quoted("61.2%", "62.9", Unit.DAYS)) == (["61.2"], [])


def test_whole_numbers_are_left_alone() -> None:
    assert quoted("176 days", "174", Unit.DAYS, 0) == []


def test_every_share_is_found_as_written() -> None:
    assert shares("3 out of the 6, 1 of 4 and 9 of 8") == [("3 out of the 6", 3, 6), ("1 of 4", 1, 4)]
