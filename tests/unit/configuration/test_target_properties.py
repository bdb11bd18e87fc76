"""What holds of every profile of a target through its years."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.targets.target import target_at
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made_targets import Q1, Q2, Q3, Q4, at, figures, lows, plan, text

FIGURES = st.decimals(-10_000, 10_000, places=2)
LAST_YEAR = st.lists(st.integers(0, 500), min_size=4, max_size=4).filter(any)
QUARTERS = st.builds(Quarter, st.integers(1990, 2050), st.integers(1, 4))


@given(FIGURES)
def test_a_linear_year_ends_at_its_target(annual: Decimal) -> None:
    assert figures(at(Q4, annual=annual, profile="linear")) == figures(at(Q4, annual=annual))


@given(FIGURES, LAST_YEAR)
def test_a_seasonal_year_ends_at_its_target(annual: Decimal, last_year: list[int]) -> None:
    assert figures(at(Q4, annual=annual, profile="seasonal", last_year=last_year)) == figures(at(Q4, annual=annual))


@given(FIGURES, st.integers(1, 500))
def test_an_even_last_year_makes_a_season_linear(annual: Decimal, amount: int) -> None:
    assert lows(annual=annual, profile="seasonal", last_year=[amount] * 4) == lows(annual=annual, profile="linear")


@given(FIGURES, FIGURES)
def test_a_trajectory_ends_at_its_target(annual: Decimal, baseline: Decimal) -> None:
    found = at(Q4, annual=annual, profile="trajectory", baseline=baseline)
    assert figures(found) == figures(at(Q4, annual=annual))


@given(FIGURES, FIGURES, QUARTERS, st.integers(1, 16))
def test_a_trajectory_never_turns_back(annual: Decimal, baseline: Decimal, starts: Quarter, length: int) -> None:
    due = starts
    for _ in range(length):
        due = due.next
    agreed = plan(annual=annual, profile="trajectory", baseline=baseline, starts=str(starts), due=str(due))
    quarter, points = starts.previous, []
    while quarter <= due.next:
        points.append(target_at(agreed, quarter).low)
        quarter = quarter.next
    assert points == sorted(points, key=lambda point: point or 0, reverse=annual < baseline)
    assert (points[1], points[-2]) == (Fraction(baseline), Fraction(annual))


@given(FIGURES, FIGURES, st.sampled_from(["flat", "linear", "seasonal", "trajectory"]), st.sampled_from([Q1, Q2, Q3, Q4]))
def test_the_ends_of_a_range_keep_their_order(one: Decimal, other: Decimal, profile: str, quarter: Quarter) -> None:
    low, high = sorted((one, other))
    if low < high:
        baseline: dict[str, Any] = {"baseline": 3} if profile == "trajectory" else {}
        found = at(quarter, annual=f"{low} to {high}", profile=profile, last_year=(1, 0, 2, 3), **baseline)
        assert found.low is not None
        assert found.high is not None
        assert found.low < found.high


@given(FIGURES, st.sampled_from([unit for unit in Unit if unit.is_quantity]))
def test_a_printed_target_is_the_same_target_when_typed(annual: Decimal, unit: Unit) -> None:
    assert figures(at(Q1, annual=text(Q1, unit, annual=annual))) == figures(at(Q1, annual=annual))
