"""Direction of travel over a window of quarters: by both ends of its line, or why it cannot be judged."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.series.points import Point, Series
from quarterly.scoring.series.travel import (
    Direction,
    Travel,
    TravelTerms,
    over_window,
    previous_quarter,
)
from quarterly.scoring.why_unknown import NoComparison
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.scoring.travelled import HIGH, LOW, MIDDLE, NOUGHT, PLAIN, Q1, Q2, RANGE, SNAPSHOT, point, series


def window(values: Series, aim: Goal = HIGH, stable: str = "0", basis: Basis = SNAPSHOT, **parted: Any) -> Travel:
    return over_window(values, Q2, TravelTerms(goal=aim, stable=Fraction(stable), basis=basis, **parted))


def test_a_window_is_judged_by_both_ends_of_its_line() -> None:
    travel = window(series(10, 12, 14, 16, 18, 20, 22, 24))
    assert travel == Travel(
        direction=Direction.BETTER,
        since=Quarter(2010, 3),
        quarters=8,
        before=Fraction(10),
        change=Fraction(14),
        improvement=Fraction(14),
    )


def test_the_last_quarter_alone_does_not_turn_a_trend() -> None:
    values = series(60, 62, 64, 66, 68, 70, 72, 70)
    assert window(values).direction is Direction.BETTER
    assert previous_quarter(values, Q2, TravelTerms(goal=HIGH, stable=NOUGHT, basis=SNAPSHOT)).direction is Direction.WORSE


# 1, 2, 4, 3: slope (-1.5*1 - 0.5*2 + 0.5*4 + 1.5*3) / 5 = 0.8, over three steps 2.4.
@pytest.mark.parametrize(("stable", "direction"), [("2.4", "same"), ("2.3999999", "better")])
def test_the_movement_along_the_line_is_held_against_the_stable_band(stable: str, direction: str) -> None:
    travel = window(series(1, 2, 4, 3), stable=stable)
    assert (travel.direction, travel.change, travel.quarters) == (direction, Fraction(12, 5), 4)


def test_what_lies_before_the_window_does_not_count() -> None:
    assert window(series(999, 1, 2, 3, 4, 5, 6, 7, 8)).direction is Direction.BETTER


def test_a_shorter_window_may_be_asked_for() -> None:
    travel = over_window(series(9, 9, 9, 9, 1, 2, 3, 4), Q2, TravelTerms(goal=HIGH, stable=NOUGHT, basis=SNAPSHOT), 4)
    assert (travel.direction, travel.quarters) == (Direction.BETTER, 4)


def test_a_gap_in_a_window_keeps_its_place_in_time() -> None:
    travel = window(series(10, 12, None, 16, None, 20))
    assert (travel.before, travel.change, travel.quarters) == (10, 10, 6)


@pytest.mark.parametrize(
    ("aim", "direction"),
    [(LOW, "worse"), (PLAIN, "higher"), (RANGE, "better"), (MIDDLE, "better"), (Goal(Polarity.RANGE), "no comparison")],
)
def test_a_line_is_judged_by_the_way_that_is_good(aim: Goal, direction: str) -> None:
    assert window(series(20, 24, 28, 32, 36, 40), aim).direction == direction


def test_a_line_from_one_side_of_a_range_to_the_other_is_judged_by_its_ends() -> None:
    assert window(series(30, 40, 50, 60, 70), RANGE).direction is Direction.SAME


@pytest.mark.parametrize(
    ("values", "because"),
    [
        (series(1), "first value"),
        (series(1, 2, 3, None), "no value this quarter"),
        (series(1, 2, 3), "too few values"),
        (series(7, 7, 7, 7, 7, 7, None, 1, None, 2, None, None, None, 3), "too few values"),
        ({**series(1, 2, 3, 4), Q1: point(3, Mark.FORECAST)}, "too few values"),
        ({**series(1, 2, 3, 4, 5), Q2: point(5, Mark.FORECAST)}, "forecast against actual"),
        ({**series(1, 2, 3, 4, 5), Q2: point(5, Mark.PROVISIONAL)}, "provisional against final"),
        ({**series(1, 2, 3, 4, 5), Q1: point(5, Mark.BREAK)}, "break in series"),
    ],
)
def test_a_window_that_cannot_be_judged_says_why(values: Mapping[Quarter, Point], because: str) -> None:
    assert window(values) == Travel(direction=Direction.NONE, because=NoComparison(because), quarters=8)


def test_years_to_date_have_no_line() -> None:
    assert window(series(*range(8)), basis=Basis.YEAR_TO_DATE).because == "different basis"


def test_a_window_begins_anew_at_a_break_or_on_another_basis() -> None:
    values, fifth = series(90, 90, 90, 90, 1, 2, 3, 4), Quarter(2011, 3)
    for travel in (window(values, breaks=(fifth,)), window(values, rebased=(fifth,))):
        assert (travel.direction, travel.quarters) == (Direction.BETTER, 4)


@pytest.mark.parametrize(("parted", "because"), [("breaks", "break in series"), ("rebased", "different basis")])
def test_a_window_too_short_since_it_began_anew_says_so(parted: str, because: str) -> None:
    began: dict[str, Any] = {parted: (Quarter(2011, 4),)}
    assert window(series(*range(8)), **began).because == because


def test_a_window_tells_that_an_earlier_value_was_revised() -> None:
    values = series(1, 2, 3, 4)
    assert window({**values, Q1: point(3, was=2)}).revised
    assert not window({**values, Q2: point(4, was=2)}).revised
