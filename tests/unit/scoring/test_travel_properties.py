"""What holds of the direction of travel whatever the values are."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.scoring.series.travel import (
    Direction,
    TravelTerms,
    over_window,
    travel_between,
)
from tests.unit.scoring.travelled import HIGH, LOW, MIDDLE, NOUGHT, PLAIN, Q2, RANGE, SNAPSHOT

VALUES = st.decimals(-1000, 1000, places=2).map(Fraction)
STABLE = st.decimals(0, 50, places=2).map(Fraction)
TURNED = {"better": "worse", "worse": "better", "higher": "lower", "lower": "higher", "same": "same"}
AIMS = st.sampled_from([HIGH, LOW, PLAIN, RANGE, MIDDLE])


@given(VALUES, VALUES, STABLE, AIMS)
def test_there_and_back_are_opposite_ways(before: Fraction, now: Fraction, stable: Fraction, aim: Goal) -> None:
    there = travel_between(Point(value=now), Point(value=before), aim, stable)
    back = travel_between(Point(value=before), Point(value=now), aim, stable)
    assert there.direction == TURNED[back.direction]
    assert there.change == -(back.change or 0)


@given(VALUES, VALUES, STABLE)
def test_what_is_better_where_high_is_good_is_worse_where_low_is(before: Fraction, now: Fraction, stable: Fraction) -> None:
    high, low = (travel_between(Point(value=now), Point(value=before), aim, stable) for aim in (HIGH, LOW))
    assert high.direction == TURNED[low.direction]
    assert (high.change, high.improvement) == (low.change, -(low.improvement or 0))


@given(st.lists(VALUES, min_size=4, max_size=8), STABLE)
def test_over_a_window_too(values: list[Fraction], stable: Fraction) -> None:
    points = {quarter: Point(value=value) for quarter, value in zip(last_quarters(Q2, len(values)), values, strict=True)}
    high, low = (over_window(points, Q2, TravelTerms(goal=aim, stable=stable, basis=SNAPSHOT)).direction for aim in (HIGH, LOW))
    assert high == TURNED[low]


@given(st.lists(st.none() | VALUES, min_size=3, max_size=7), VALUES)
def test_the_line_is_that_of_numpy(earlier: list[Fraction | None], now: Fraction) -> None:
    values = [*earlier, now]
    quarters = last_quarters(Q2, len(values))
    points = {quarter: Point(value=value) for quarter, value in zip(quarters, values, strict=True) if value is not None}
    if len(points) < 4:
        return
    times = [quarters.index(quarter) for quarter in points]
    slope = np.polyfit(times, [float(point.value or 0) for point in points.values()], 1)[0]
    travel = over_window(points, Q2, TravelTerms(goal=HIGH, stable=NOUGHT, basis=SNAPSHOT))
    assert float(travel.change or 0) == pytest.approx(slope * (times[-1] - times[0]), abs=1e-6)
    if abs(slope) > 1e-6:
        assert travel.direction == ("better" if slope > 0 else "worse")


@given(VALUES, VALUES, STABLE, AIMS)
def test_whatever_moved_no_more_than_the_band_is_the_same(before: Fraction, now: Fraction, stable: Fraction, aim: Goal) -> None:
    travel = travel_between(Point(value=now), Point(value=before), aim, stable)
    movement = travel.change if travel.improvement is None else travel.improvement
    assert movement is not None
    assert (travel.direction is Direction.SAME) == (abs(movement) <= stable)
