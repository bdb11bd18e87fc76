"""A target beside a figure: kept as it was typed, and held against what was agreed."""

from typing import Any

import pytest

from quarterly.collecting.returns.checks import checks
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.configuration.council import Council
from quarterly.vocabulary.polarity import Polarity
from tests.unit.collecting.test_reading_marks import codes, fact, only, sent
from tests.unit.made import CARE, Q1, council


@pytest.mark.parametrize(
    ("typed", "kept", "found"),
    [
        (65, ("65", ""), []),
        ("65%", ("65", ""), ["C01"]),
        ("At  least 65%", ("None", "At least 65%"), []),
        (">=65", ("None", ">=65"), []),
        ("60 to 70", ("None", "60 to 70"), []),
        ("TBC", ("None", "TBC"), []),
        ("n/a", ("None", ""), []),
        ("none", ("None", ""), []),
        ("65 or so", ("None", ""), ["C05"]),
        ("at least 65 days", ("None", ""), ["C05"]),
        ("as in the plan", ("None", ""), ["C05"]),
    ],
)
def test_a_target_is_kept_as_a_figure_or_as_typed(typed: Scalar, kept: tuple[str, str], found: list[str]) -> None:
    read = sent(actual=50, target=typed)
    assert (str(only(read).target), only(read).target_text) == kept
    assert codes(read) == [(code, "E3") for code in found]


def targets(agreed: Any, polarity: Polarity = Polarity.HIGH) -> Council:
    """Return the town with another target for 1180."""
    return council(i1180={"targets": {"2012-13": agreed}, "polarity": polarity})


@pytest.mark.parametrize(
    ("agreed", "typed", "same"),
    [
        (65, 65, True),
        (65, 60, False),
        (65, "at least 65", True),
        (65, "more than 65", True),
        (65, "65% or more", True),
        (65, "fewer than 65", False),
        (65, "at least 60", False),
        (65, "60 to 65", False),
        (65, "TBC", False),
        (65, "above national average", False),
        (65, "n/a", True),
        ("above 65", 65, True),
        ("above 65", ">65%", True),
        ("above 65", "at least 65", False),
        ("at least 65", "over 65", False),
        ("at least 65", "minimum of 65%", True),
        ("above national average", "Above England average", True),
        ("above national average", "national average", True),
        ("above national average", "above statistical neighbours' average", False),
        ("above national average", "at least 70", False),
        ("above national average", 70, True),
        ({"annual": "additional 10", "baseline": 50}, "additional 10", True),
        ({"annual": "additional 10", "baseline": 50}, "at least 60", True),
        ({"annual": "additional 10", "baseline": 50}, 10, True),
        ({"annual": "additional 10", "baseline": 50}, "at least 10", False),
        ({"annual": "improve from baseline", "baseline": 50}, "Improve on baseline", True),
        ({"annual": 80, "profile": "linear"}, 20, True),
        ({"annual": 80, "profile": "linear"}, 80, True),
        ({"annual": 80, "profile": "linear"}, "at least 20", True),
        ({"annual": 80, "profile": "linear"}, 40, False),
        ({"quarters": [60, 70, 75, 80]}, "at least 60", True),
        ({"quarters": [60, 70, 75, 80]}, "at least 70", False),
    ],
)
def test_a_target_in_words_is_held_against_what_was_agreed(agreed: Any, typed: Scalar, same: bool) -> None:
    of = targets(agreed)
    found = sent(actual=50, target=typed, of=of)
    assert (codes(found), fact("target_as_agreed", found, of)) == ([], same)
    assert fact("target_is_agreed", found, of)


@pytest.mark.parametrize(
    ("polarity", "agreed", "typed", "same"),
    [
        (Polarity.LOW, "Less than 22%", "<22%", True),
        (Polarity.LOW, "Less than 22%", "at most 22%", False),
        (Polarity.LOW, 22, "less than 22%", True),
        (Polarity.LOW, 22, "at least 22%", False),
        (Polarity.RANGE, "10 to 15", "10-15%", True),
        (Polarity.RANGE, "10 to 15", "10 to 16", False),
        (Polarity.RANGE, "10 to 15", "at least 10", False),
        (Polarity.RANGE, "10 to 15", 12, False),
    ],
)
def test_the_way_that_is_good_is_part_of_what_was_agreed(polarity: Polarity, agreed: Any, typed: Scalar, same: bool) -> None:
    of = targets(agreed, polarity)
    assert fact("target_as_agreed", sent(actual=50, target=typed, of=of), of) is same


@pytest.mark.parametrize("agreed", [None, "TBC"])
@pytest.mark.parametrize(("typed", "asked"), [("TBC", False), (None, False), ("n/a", False), (60, True), ("at least 60", True)])
def test_where_none_is_agreed_a_target_is_asked_about_and_tbc_is_not(agreed: str | None, typed: Scalar, asked: bool) -> None:
    of = targets(agreed) if agreed else council(i1180={"targets": {}})
    found = sent(actual=50, target=typed, of=of)
    assert (fact("target_as_agreed", found, of), fact("target_is_agreed", found, of)) == (True, not asked)


@pytest.mark.parametrize(
    ("agreed", "typed", "given", "printed"),
    [
        (65, "at least 60", "at least 60", "65%"),
        ("above national average", "at least 70", "at least 70", "above national average"),
        ("Less than 22%", 30, "30%", "Less than 22%"),
    ],
)
def test_the_sender_reads_both_targets_as_they_were_typed(agreed: Any, typed: Scalar, given: str, printed: str) -> None:
    of = targets(agreed)
    (check,) = checks(sent(actual=50, target=typed, of=of), of, CARE, Q1)
    assert (check.words[3]["target"], check.words[3]["agreed"]) == (given, printed)
