"""What was agreed for a year means for one quarter: exact figures and printed texts."""

from fractions import Fraction
from typing import Any

import pytest

from quarterly.configuration.targets.target import NoTarget, Target, TargetGap, target_at
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made_targets import COUNT, PERCENT, Q1, Q2, Q3, Q4, at, figures, lows, note, text


@pytest.mark.parametrize(
    ("annual", "unit", "printed"),
    [
        (72.5, PERCENT, "72.5%"),
        (65, PERCENT, "65%"),
        ("65", PERCENT, "65%"),
        ("65 %", PERCENT, "65%"),
        (98.8, Unit.PER_10000, "98.8"),
        (213, Unit.DAYS, "213"),
        (0, COUNT, "0"),
        (-2.5, PERCENT, "-2.5%"),
        ("Fewer than 85", COUNT, "Fewer than 85"),
        (" Fewer  than 85. ", COUNT, "Fewer than 85"),
        ("Less than 22%", PERCENT, "Less than 22%"),
        (">=90", PERCENT, "at least 90%"),
        ("< 5", COUNT, "below 5"),
        ("≤22%", PERCENT, "at most 22%"),
        ("> 12 days", Unit.DAYS, "above 12 days"),
        ("£1,200", COUNT, "£1,200"),
        ("12 days", Unit.DAYS, "12 days"),
        ("10-15%", PERCENT, "10% to 15%"),
        ("between -5 and 5", COUNT, "-5 to 5"),
    ],
)
def test_a_target_is_printed(annual: Any, unit: Unit, printed: str) -> None:
    assert text(Q1, unit, annual=annual) == printed


def test_a_flat_target_is_the_same_every_quarter() -> None:
    figure = Fraction(145, 2)
    expected = Target(low=figure, high=figure, annual_low=figure, annual_high=figure)
    assert {figures(at(quarter, annual=72.5)) for quarter in (Q1, Q2, Q3, Q4)} == {expected}


@pytest.mark.parametrize(("annual", "strict"), [("Fewer than 85", True), ("above 85", True), (">=85", False), (85, False)])
def test_a_strict_limit_stays_strict(annual: Any, strict: bool) -> None:
    assert at(Q1, annual=annual).strict is strict


def test_a_range_has_two_ends() -> None:
    found = at(Q2, annual="10-15%")
    assert (found.low, found.high, found.annual_low, found.annual_high) == (10, 15, 10, 15)


def test_a_linear_target_comes_in_quarters() -> None:
    assert lows(annual=100, profile="linear") == [25, 50, 75, 100]


def test_a_linear_target_is_not_rounded() -> None:
    assert at(Q1, annual=85, profile="linear").low == Fraction(85, 4)


def test_a_step_tells_what_it_is_a_step_to() -> None:
    quarter = Fraction(25)
    step: dict[str, Any] = {"annual": 100, "profile": "linear"}
    assert figures(at(Q1, **step)) == Target(low=quarter, high=quarter, annual_low=Fraction(100), annual_high=Fraction(100))
    assert (text(Q1, **step), note(Q1, **step)) == ("25", "planned so far: 25 of 100 for the year")


def test_the_last_step_is_the_annual_target_itself() -> None:
    assert figures(at(Q4, annual=100, profile="linear")) == figures(at(Q4, annual=100))


@pytest.mark.parametrize(
    ("annual", "printed"),
    [
        ("Fewer than 85", "below 21.25"),
        ("at most 85", "at most 21.25"),
        ("> 85", "above 21.25"),
        (">= 85", "at least 21.25"),
        ("better than 85", "better than 21.25"),
        ("85", "21.25"),
        ("85 children", "21.25"),
        ("40 to 85", "10 to 21.25"),
    ],
)
def test_a_step_keeps_the_limit_with_its_own_figure(annual: str, printed: str) -> None:
    assert text(Q1, annual=annual, profile="linear") == printed


def test_a_step_of_a_range_tells_both_ends() -> None:
    assert note(Q1, annual="40 to 85", profile="linear") == "planned so far: 10 to 21.25 of 40 to 85 for the year"


def test_a_seasonal_target_follows_last_years_shares() -> None:
    assert lows(annual=80, profile="seasonal", last_year=(4, 6, 10, 20)) == [8, 20, 40, 80]


def test_a_season_may_begin_with_nothing() -> None:
    assert lows(annual=80, profile="seasonal", last_year=(0, 5, 0, 5)) == [0, 40, 40, 80]


@pytest.mark.parametrize(
    ("last_year", "why"),
    [
        ((1, 2, None, 4), "last year's Quarter 3 is missing, so there is no seasonal profile"),
        ((1, None, None, 4), "last year's Quarters 2 and 3 are missing, so there is no seasonal profile"),
        ((1, 2, 3), "last year's Quarter 4 is missing, so there is no seasonal profile"),
        ((), "last year's Quarters 1, 2, 3 and 4 are missing, so there is no seasonal profile"),
        ((0, 0, 0, 0), "nothing was counted last year, so there is no seasonal profile"),
        ((5, -1, 5, 5), "a quarter of last year is below 0, so there is no seasonal profile"),
    ],
)
def test_without_last_year_there_is_no_season_but_still_an_annual_target(last_year: tuple[int | None, ...], why: str) -> None:
    written: dict[str, Any] = {"annual": 80, "profile": "seasonal", "last_year": last_year}
    found = at(Q2, **written)
    assert (found.low, found.high, found.annual_low, found.annual_high) == (None, None, 80, 80)
    assert note(Q2, **written) == why


def test_a_trajectory_sets_out_from_the_baseline() -> None:
    assert lows(annual=68, profile="trajectory", baseline=60) == [62, 64, 66, 68]


def test_a_trajectory_may_fall() -> None:
    assert lows(annual=-2, profile="trajectory", baseline=-1) == [Fraction(-5, 4), Fraction(-3, 2), Fraction(-7, 4), -2]


def test_a_trajectory_to_nought_reaches_it() -> None:
    assert lows(annual=0, profile="trajectory", baseline=8) == [6, 4, 2, 0]


def test_a_step_of_a_trajectory_tells_its_way() -> None:
    written: dict[str, Any] = {"annual": "at least 68%", "profile": "trajectory", "baseline": 60}
    assert text(Q1, PERCENT, **written) == "at least 62%"
    assert note(Q1, PERCENT, **written) == "planned so far: 62% on the way from 60% to 68% in Quarter 4 2014/15"


LONG: dict[str, Any] = {"annual": 10, "profile": "trajectory", "baseline": 22, "starts": "2012-13 Q4", "due": "2015-16 Q4"}


@pytest.mark.parametrize(
    ("quarter", "figure"),
    [
        (Quarter(2012, 3), 22),
        (Quarter(2012, 4), 22),
        (Quarter(2013, 1), 21),
        (Q1, 17),
        (Quarter(2015, 3), 11),
        (Quarter(2015, 4), 10),
        (Quarter(2016, 2), 10),
    ],
)
def test_a_trajectory_may_take_several_years_and_stays_where_it_ends(quarter: Quarter, figure: int) -> None:
    assert at(quarter, **LONG).low == figure


def test_a_target_over_several_years_tells_when_it_is_due() -> None:
    assert at(Q1, **LONG).due == Quarter(2015, 4)


def test_a_target_may_hold_until_a_later_year_without_a_trajectory() -> None:
    written: dict[str, Any] = {"annual": 10, "due": "2016-17 Q4"}
    assert (text(Q1, PERCENT, **written), note(Q1, PERCENT, **written)) == ("10%", "")
    assert at(Q1, **written).due == Quarter(2016, 4)


def test_a_trajectory_may_start_within_the_year() -> None:
    assert lows(annual=68, profile="trajectory", baseline=60, starts="2014-15 Q2") == [60, 60, 64, 68]


def test_a_trajectory_that_starts_with_the_last_quarter_has_not_begun_in_it() -> None:
    assert at(Q4, annual=68, profile="trajectory", baseline=60, starts="2014-15 Q4").low == 60


def test_quarters_are_what_was_agreed() -> None:
    assert lows(quarters=[10, 40, 60, 100]) == [10, 40, 60, 100]


def test_a_quarter_tells_the_annual_target() -> None:
    assert note(Q2, quarters=[10, 40, 60, 100]) == "planned so far: 40 of 100 for the year"


def test_a_quarter_of_a_target_over_several_years_tells_when_it_is_due() -> None:
    assert note(Q2, quarters=[1, 2, 3, 4], annual=9, due="2015-16 Q4") == "planned so far: 2 of 9 by Quarter 4 2015/16"


def test_a_quarter_without_a_figure_has_no_target() -> None:
    found = at(Q2, quarters=[10, None, 60, 100])
    assert (found.low, found.annual_low) == (None, 100)
    assert note(Q2, quarters=[10, None, 60, 100]) == "no target agreed for Quarter 2"


@pytest.mark.parametrize("written", [{"quarters": [10, 20, None, None]}, {"quarters": [10, 20, 30, 40], "annual": "TBC"}])
def test_quarters_may_be_agreed_before_the_year(written: dict[str, Any]) -> None:
    assert figures(at(Q2, **written)) == Target(low=Fraction(20), high=Fraction(20))
    assert text(Q2, **written) == "20"


def test_quarters_keep_the_limit_of_the_annual_target() -> None:
    written: dict[str, Any] = {"quarters": [20, 40, 60, 85], "annual": "Fewer than 85"}
    assert (text(Q1, **written), text(Q4, **written), at(Q1, **written).strict) == ("below 20", "Fewer than 85", True)


@pytest.mark.parametrize("typed", ["TBC", "to be defined", "-"])
def test_what_is_not_decided_is_no_target(typed: str) -> None:
    assert (at(Q1, annual=typed).low, note(Q1, annual=typed)) == (None, "no target agreed yet")


def test_a_profile_may_be_decided_before_its_figure() -> None:
    assert note(Q1, annual="TBC", profile="trajectory") == "no target agreed yet"


def test_without_a_plan_there_is_no_target() -> None:
    assert target_at(None, Q1) == Target(reason=NoTarget(TargetGap.NOT_AGREED_YET))
