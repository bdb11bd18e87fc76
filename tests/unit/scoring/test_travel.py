"""Direction of travel from one value to another, and from an earlier quarter: better or worse, or why nothing can be said."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from quarterly.configuration.targets.goal import Goal
from quarterly.reporting.wording.comparisons import direction as in_words
from quarterly.scoring.series.points import Point, Series
from quarterly.scoring.series.travel import (
    Direction,
    Travel,
    TravelTerms,
    change_per_cent,
    previous_quarter,
    same_quarter_last_year,
    travel_between,
)
from quarterly.scoring.why_unknown import NoComparison
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.scoring.travelled import HIGH, LOW, MIDDLE, NOUGHT, PLAIN, Q1, Q2, RANGE, SNAPSHOT, point, series

LAST_YEAR = Quarter(2011, 2)


def between(before: float, now: float, aim: Goal, stable: str = "0") -> Direction:
    return travel_between(point(now), point(before), aim, Fraction(stable)).direction


@pytest.mark.parametrize(
    ("before", "now", "aim", "direction"),
    [
        (60, 61, HIGH, "better"),
        (61, 60, HIGH, "worse"),
        (60, 61, LOW, "worse"),
        (61, 60, LOW, "better"),
        (60, 60, HIGH, "same"),
        (60, 61, PLAIN, "higher"),
        (61, 60, PLAIN, "lower"),
        (60, 60, PLAIN, "same"),
        (-3, -1, HIGH, "better"),
        (70, 65, RANGE, "better"),
        (30, 35, RANGE, "better"),
        (65, 70, RANGE, "worse"),
        (41, 59, RANGE, "same"),
        (65, 45, RANGE, "better"),
        (30, 70, RANGE, "same"),
        (30, 71, RANGE, "worse"),
        (53, 48, MIDDLE, "better"),
        (48, 52, MIDDLE, "same"),
        (50, 51, MIDDLE, "worse"),
    ],
)
def test_the_direction_follows_the_way_that_is_good(before: float, now: float, aim: Goal, direction: str) -> None:
    assert between(before, now, aim) == direction


@pytest.mark.parametrize(
    ("now", "aim", "direction"),
    [
        ("61", HIGH, "same"),
        ("61.0000001", HIGH, "better"),
        ("59", HIGH, "same"),
        ("58.9999999", HIGH, "worse"),
        ("61", PLAIN, "same"),
        ("61.0000001", PLAIN, "higher"),
        ("58.9999999", PLAIN, "lower"),
    ],
)
def test_a_movement_of_exactly_the_stable_band_is_the_same(now: str, aim: Goal, direction: str) -> None:
    assert travel_between(point(now), point(60), aim, Fraction(1)).direction == direction


def test_of_a_range_the_band_is_of_the_distance_to_it() -> None:
    assert (between(65, 64, RANGE, "1"), between(65, 63.9, RANGE, "1"), between(20, 79, RANGE, "1")) == ("same", "better", "same")


def test_values_are_compared_unrounded() -> None:
    thirds = travel_between(Point(value=Fraction(2, 3)), Point(value=Fraction(2, 3) - Fraction(1, 10**9)), HIGH, NOUGHT)
    assert thirds.direction is Direction.BETTER


@pytest.mark.parametrize(
    ("aim", "improvement"), [(HIGH, Fraction(-5)), (LOW, Fraction(5)), (RANGE, Fraction(5)), (MIDDLE, Fraction(5)), (PLAIN, None)]
)
def test_the_change_is_the_values_and_the_improvement_that_towards_good(aim: Goal, improvement: Fraction | None) -> None:
    travel = travel_between(point(62), point(67), aim, NOUGHT)
    assert (travel.before, travel.change, travel.improvement) == (67, -5, improvement)


@pytest.mark.parametrize(
    ("polarity", "because"), [(Polarity.RANGE, "the range is not agreed"), (Polarity.MIDPOINT, "no target agreed")]
)
def test_without_an_agreed_range_or_midpoint_the_change_is_told_and_not_judged(polarity: Polarity, because: str) -> None:
    travel = travel_between(point(62), point(67), Goal(polarity), NOUGHT)
    assert travel == Travel(direction=Direction.NONE, because=NoComparison(because), before=Fraction(67), change=Fraction(-5))


@pytest.mark.parametrize(
    ("now", "before", "because"),
    [
        (None, point(1), "no value this quarter"),
        (point(None), point(1), "no value this quarter"),
        (point(1), None, "no value then"),
        (point(1), point(None), "no value then"),
        (point(1, Mark.PROVISIONAL), point(1), "provisional against final"),
        (point(1), point(1, Mark.PROVISIONAL, Mark.ESTIMATE), "provisional against final"),
        (point(1), point(1, Mark.FORECAST), "forecast against actual"),
        (point(1, Mark.FORECAST), point(1, Mark.PROVISIONAL), "forecast against actual"),
    ],
)
def test_what_cannot_be_compared_says_why_and_gives_no_change(now: Point | None, before: Point | None, because: str) -> None:
    assert travel_between(now, before, HIGH, NOUGHT) == Travel(direction=Direction.NONE, because=NoComparison(because))


@pytest.mark.parametrize("marks", [(), (Mark.PROVISIONAL,)])
def test_a_figure_of_a_provisional_year_is_compared_with_any(marks: tuple[Mark, ...]) -> None:
    """The quarter in hand may be recorded late as well, and would not be compared with any before April."""
    of_year = replace(point(1), in_provisional_year=True)
    assert travel_between(point(2, *marks), of_year, HIGH, NOUGHT).direction is Direction.BETTER


def test_a_figure_marked_by_its_service_is_not_compared_with_a_later_one_that_is_not_though_its_year_is_provisional() -> None:
    marked = replace(point(1, Mark.PROVISIONAL), in_provisional_year=True)
    assert travel_between(point(2), marked, HIGH, NOUGHT).because is NoComparison.PROVISIONAL


@pytest.mark.parametrize("mark", list(Mark))
def test_two_of_one_kind_are_compared(mark: Mark) -> None:
    assert travel_between(point(2, mark), point(1, mark), HIGH, NOUGHT).direction is Direction.BETTER


@pytest.mark.parametrize("mark", [Mark.REVISED, Mark.ESTIMATE])
def test_a_revised_or_estimated_value_is_compared_with_any(mark: Mark) -> None:
    assert travel_between(point(2), point(1, mark), HIGH, NOUGHT).direction is Direction.BETTER


def test_an_earlier_value_counts_as_it_is_now_and_says_that_it_was_revised() -> None:
    travel = travel_between(point(62), point(60, was=64), HIGH, NOUGHT)
    assert (travel.direction, travel.before, travel.revised) == (Direction.BETTER, 60, True)


def test_a_revision_of_this_quarters_own_value_is_not_one_of_the_earlier() -> None:
    assert not travel_between(point(62, was=64), point(60, was=60), HIGH, NOUGHT).revised


@pytest.mark.parametrize(
    ("travel", "told"),
    [
        (Travel(direction=Direction.BETTER), "better"),
        (Travel(direction=Direction.NONE, because=NoComparison.FIRST), "no comparison because: first value"),
    ],
)
def test_travel_is_told_in_words(travel: Travel, told: str) -> None:
    assert in_words(travel) == told


# --- The previous quarter, and the same quarter last year ---


def test_the_quarter_before_is_named() -> None:
    travel = previous_quarter(series(60, 62, until=Q1), Q1, TravelTerms(goal=HIGH, stable=NOUGHT, basis=SNAPSHOT))
    assert (travel.direction, travel.since) == (Direction.BETTER, Quarter(2011, 4))


def test_the_same_quarter_last_year_is_named() -> None:
    travel = same_quarter_last_year(series(60, 1, 1, 99, 62), Q2, TravelTerms(goal=HIGH, stable=NOUGHT, basis=SNAPSHOT))
    assert (travel.direction, travel.since) == (Direction.BETTER, LAST_YEAR)


@pytest.mark.parametrize("quarter", [Q1, Q2])
@pytest.mark.parametrize("basis", [Basis.YEAR_TO_DATE, Basis.ANNUAL])
def test_another_stretch_of_the_year_is_not_compared_with_the_quarter_before(basis: Basis, quarter: Quarter) -> None:
    travel = previous_quarter(series(1, 2, until=quarter), quarter, TravelTerms(goal=HIGH, stable=NOUGHT, basis=basis))
    assert travel == Travel(direction=Direction.NONE, because=NoComparison.OTHER_BASIS, since=quarter.previous)


@pytest.mark.parametrize("basis", [Basis.SNAPSHOT, Basis.IN_QUARTER, Basis.ROLLING_YEAR, Basis.THREE_YEAR])
def test_a_stretch_of_one_length_is_compared_with_the_quarter_before(basis: Basis) -> None:
    assert previous_quarter(series(1, 2), Q2, TravelTerms(goal=HIGH, stable=NOUGHT, basis=basis)).direction is Direction.BETTER


def both(values: Series, breaks: tuple[Quarter, ...] = (), rebased: tuple[Quarter, ...] = ()) -> tuple[str, str]:
    """Return what is told of the quarter before and of the same quarter last year."""
    short = previous_quarter(values, Q2, TravelTerms(goal=HIGH, stable=NOUGHT, basis=SNAPSHOT, breaks=breaks, rebased=rebased))
    return in_words(short), in_words(
        same_quarter_last_year(values, Q2, TravelTerms(goal=HIGH, stable=NOUGHT, basis=SNAPSHOT, breaks=breaks, rebased=rebased))
    )


def none(because: str) -> str:
    return f"no comparison because: {because}"


@pytest.mark.parametrize(
    ("values", "short", "long"),
    [
        (series(1), none("first value"), none("first value")),
        ({**series(1), Q1: point(None)}, none("first value"), none("first value")),
        ({**series(1), Q2.next: point(2)}, none("first value"), none("first value")),
        (series(1, None), none("no value this quarter"), none("no value this quarter")),
        ({}, none("no value this quarter"), none("no value this quarter")),
        (series(5, None, 7), none("no value then"), none("no value then")),
        (series(5, 7), "better", none("no value then")),
        (series(5, None, None, None, 7), none("no value then"), "better"),
        ({**series(1), Q1: point(2, Mark.FORECAST)}, none("forecast against actual"), none("no value then")),
    ],
)
def test_a_gap_is_told_from_a_first_value(values: Mapping[Quarter, Point], short: str, long: str) -> None:
    assert both(values) == (short, long)


@pytest.mark.parametrize(
    ("of", "short", "long"),
    [
        (Quarter(2011, 2), "better", "better"),
        (Quarter(2011, 3), "better", none("{}")),
        (Q1, "better", none("{}")),
        (Q2, none("{}"), none("{}")),
        (Q2.next, "better", "better"),
    ],
)
def test_what_parts_two_quarters_is_after_the_first_and_up_to_the_second(of: Quarter, short: str, long: str) -> None:
    values = series(1, 2, 3, 4, 5, 6, until=Q2.next)
    broken, rebased = ("break in series", "different basis")
    assert both(values, breaks=(of,)) == (short.format(broken), long.format(broken))
    assert both(values, rebased=(of,)) == (short.format(rebased), long.format(rebased))


def test_a_break_may_be_marked_on_a_point() -> None:
    assert both({**series(1, 2, 3, 4, 5), Q1: point(4, Mark.BREAK)}) == ("better", none("break in series"))


def test_a_break_in_series_is_named_before_a_different_basis() -> None:
    assert both(series(1, 2, 3, 4, 5), breaks=(Q2,), rebased=(Q2,)) == (none("break in series"),) * 2


# --- Change in per cent ---


@pytest.mark.parametrize(
    ("before", "now", "unit", "change"),
    [
        (50, 55, Unit.PERCENT, 5),
        (0, 5, Unit.PERCENT, 5),
        (50, 55, Unit.COUNT, 10),
        (80, 60, Unit.PER_10000, -25),
        (-4, -2, Unit.SCORE, 50),
        (3, 4, Unit.DAYS, Fraction(100, 3)),
        (0, 5, Unit.COUNT, None),
        (0, 0, Unit.COUNT, None),
    ],
)
def test_a_change_is_in_per_cent_of_what_was_and_of_a_percentage_in_points(
    before: int, now: int, unit: Unit, change: Fraction | None
) -> None:
    assert change_per_cent(Fraction(before), Fraction(now), unit) == change
