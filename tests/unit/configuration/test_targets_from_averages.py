"""A target that is an average, an improvement on the baseline or an amount added to it, and who set it."""

from fractions import Fraction
from typing import Any

import pytest

from quarterly.configuration.targets.target import Target
from quarterly.configuration.targets.text import TargetKind
from tests.unit.made_targets import PERCENT, Q1, Q2, Q3, at, figures, lows, note, text

KNOWN = {TargetKind.NEIGHBOURS: Fraction("61.2"), TargetKind.ENGLAND: Fraction("59.95")}


@pytest.mark.parametrize(
    ("annual", "low", "strict", "printed"),
    [
        ("Above Stat Neighbour Average", "61.2", True, "above the neighbours' average of 61.2%"),
        ("At or below national average", "59.95", False, "at most England's average of 59.95%"),
        ("better than England average", "59.95", True, "better than England's average of 59.95%"),
        ("stat neighbour average", "61.2", False, "the neighbours' average of 61.2%"),
    ],
)
def test_an_average_is_the_target_where_it_is_known(annual: str, low: str, strict: bool, printed: str) -> None:
    figure = Fraction(low)
    found = at(Q1, annual=annual, averages=KNOWN)
    assert figures(found) == Target(low=figure, high=figure, strict=strict, annual_low=figure, annual_high=figure)
    assert text(Q1, PERCENT, annual=annual, averages=KNOWN) == printed


@pytest.mark.parametrize(
    ("annual", "why"),
    [
        ("Above Stat Neighbour Average", "the neighbours' average is not known"),
        ("Above national average", "England's average is not known"),
    ],
)
def test_an_average_that_is_not_known_is_no_target(annual: str, why: str) -> None:
    assert (at(Q1, annual=annual).low, note(Q1, PERCENT, annual=annual)) == (None, why)


def test_a_trajectory_may_lead_to_an_average() -> None:
    written: dict[str, Any] = {"annual": "Above SN average", "profile": "trajectory", "baseline": 60, "averages": KNOWN}
    assert text(Q2, PERCENT, **written) == "above 60.6%"
    assert note(Q2, PERCENT, **written) == "planned so far: 60.6% on the way from 60% to 61.2% in Quarter 4 2014/15"


@pytest.mark.parametrize(
    ("annual", "printed"),
    [
        ("Improve from baseline", "better than the baseline of 61.2%"),
        ("below baseline", "below the baseline of 61.2%"),
        ("no worse than baseline", "the baseline of 61.2%"),
    ],
)
def test_an_improvement_is_held_against_the_baseline(annual: str, printed: str) -> None:
    found, written = at(Q3, annual=annual, baseline=61.2), {"annual": annual, "baseline": 61.2}
    assert (found.low, found.high) == (Fraction("61.2"), Fraction("61.2"))
    assert (text(Q3, PERCENT, **written), note(Q3, PERCENT, **written)) == (printed, "")


def test_an_improvement_must_be_one() -> None:
    assert at(Q3, annual="Improve from baseline", baseline=0).strict


@pytest.mark.parametrize(
    ("annual", "baseline", "low"), [("Additional 800", 1200, 2000), ("reduce by 20", 100, 80), ("Additional 5", -8, -3)]
)
def test_an_additional_amount_is_counted_from_the_baseline(annual: str, baseline: int, low: int) -> None:
    written: dict[str, Any] = {"annual": annual, "baseline": baseline}
    assert (at(Q1, **written).low, text(Q1, **written)) == (low, f"{low:,}")
    assert note(Q1, **written) == f"{annual} on a baseline of {baseline:,}"


def test_an_additional_amount_counted_from_april_comes_in_quarters() -> None:
    assert lows(annual="Additional 800", baseline=0, profile="linear") == [200, 400, 600, 800]


def test_an_additional_amount_may_be_reached_by_a_trajectory() -> None:
    found = at(Q1, annual="Additional 800", baseline=1200, profile="trajectory")
    assert (found.low, found.annual_low) == (1400, 2000)


@pytest.mark.parametrize(
    ("origin", "who"),
    [("", ""), ("statutory", "set by law"), ("DfE", "set by the Department for Education"), ("partner", "agreed with partners")],
)
def test_a_target_tells_who_set_it(origin: str, who: str) -> None:
    assert note(Q1, annual=80, origin=origin) == who
