"""Counts of measures by rating: all of them together, and each as a share of one total."""

import pytest

from quarterly.reporting.checks.rating_counts import wrong_rating_counts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of 20 measures, 14 are green, 5 are amber and 2 are red.", ["14, 5 and 2 of 20"]),
        ("39 measures: 24 green, 3 amber and 8 red.", ["24, 3 and 8 of 39"]),
        ("Of the 20 indicators 14 were on target and 5 off target.", ["14 and 5 of 20"]),
        ("27 are on target, 47.4% of those rated, and 16 are off target, 27.6%.", ["27 … 47.4% and 16 … 27.6%"]),
        ("27 are green (47%) and 16 red (30%)", ["27 … 47% and 16 … 30%"]),
    ],
)
def test_counts_by_rating_that_contradict_each_other_are_quoted(text: str, found: list[str]) -> None:
    assert wrong_rating_counts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Of 20 measures, 14 are green, 4 are amber and 2 are red.",
        "Of 20 measures, 14 are green, 4 are amber and the rest are red.",
        "Of 20 measures, 14 are green and 12 were green in the quarter before.",
        "Of 20 measures, 3 are red.",
        "Of 200 measures, 14 are green and 5 are amber.",
        "27 are on target, 47.4% of those rated, and 16 are off target, 28.1%.",
        "27 are green (47%) and 16 red (28%), of 57.",
        "27 are green (0%) and 16 red (28%)",
        "14 homes are green and 5 are amber.",
        "",
    ],
)
def test_counts_that_can_be_right_stay_quiet(text: str) -> None:
    assert wrong_rating_counts(text) == []
