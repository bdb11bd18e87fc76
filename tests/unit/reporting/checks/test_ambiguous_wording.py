"""Wording that can be read two ways."""

import pytest

from quarterly.reporting.checks.ambiguous_wording import points_or_per_cent, two_amounts


@pytest.mark.parametrize(
    "text",
    [
        "Excellent GCSE results leading to an 18.3% increase in % achieving 5 A*-C over the last 2 years.",
        "a 15.9 per cent rise in the percentage achieving 5 A*-C",
        "A reduction of 4% in the proportion of repeat referrals.",
    ],
)
def test_a_per_cent_change_of_a_percentage_can_be_points(text: str) -> None:
    assert len(points_or_per_cent(text)) == 1


def test_both_of_haltons_are_quoted() -> None:
    said = "an 18.3% increase in % achieving 5 A*-C and a 15.9% increase in % achieving 5 A*-C including English"
    assert points_or_per_cent(said) == ["18.3% increase in %", "15.9% increase in %"]


@pytest.mark.parametrize(
    "text",
    [
        "A 10% increase in referrals.",
        "An 18.3 percentage point increase in the percentage achieving 5 A*-C.",
        "An increase of 18.3% points in % achieving 5 A*-C.",
        "A 5% rise in the percentage on time, from 60% to 65%.",
        "The share rose to 65%.",
        "23% achieved 5 A*-C.",
        "A 4% increase in the number of children in need.",
    ],
)
def test_what_can_be_read_one_way_stays_quiet(text: str) -> None:
    assert points_or_per_cent(text, of_percentage=True) == []


def test_the_figure_of_a_percentage_that_rose_by_per_cent_can_be_points() -> None:
    said = "Performance has improved by 3%."
    assert (points_or_per_cent(said, of_percentage=True), points_or_per_cent(said)) == (["Performance has improved by 3%"], [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It will attract around up to £100,000 a year.", ["around up to £100,000"]),
        ("over up to 40", ["over up to 40"]),
        ("It will attract up to £100,000.", []),
        ("Around £100,000 a year.", []),
        ("Children aged around 10, up to 15 of them.", []),
        ("It brings families together around up to date plans.", []),
    ],
)
def test_about_and_at_most_cannot_both_hold(text: str, found: list[str]) -> None:
    assert two_amounts(text) == found
