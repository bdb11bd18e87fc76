"""No chart tells of a small count: what the public scorecard keeps of a course."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score import Score
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSED, Suppressed
from tests.unit.made import TOWN, as_public, indicator

NOW = Quarter(2012, 3)
LEAVERS = indicator("1180", decimals=3)
COUNTED = indicator("1180", unit=Unit.COUNT, basis=Basis.YEAR_TO_DATE)


def share(part: int, whole: int) -> Point:
    return Point(value=Fraction(part * 100, whole), numerator=Fraction(part), denominator=Fraction(whole))


def count(number: int) -> Point:
    return Point(value=Fraction(number))


def seen(of: Indicator, *points: Point | None, around: Surroundings | None = None) -> Score:
    """Return the public score of the last of these quarters."""
    series = {each: point for each, point in zip(last_quarters(NOW, len(points)), points, strict=True) if point}
    known = Background(
        {of.id: {each: point for each, point in series.items() if each < NOW}}, around or Surroundings(comparators={})
    )
    return as_public(score_point(TOWN, of, NOW, SentFigure(series[NOW]), known), of, NOW, known)


def values(of: Indicator, *points: Point | None) -> list[Fraction | Suppressed | None]:
    return [each.value for each in seen(of, *points).history]


def test_a_score_that_is_held_back_has_no_course() -> None:
    assert seen(LEAVERS, share(30, 60), share(3, 6)).history == ()


def test_an_earlier_value_of_a_small_count_is_suppressed() -> None:
    hidden = seen(LEAVERS, share(30, 60), share(3, 61), share(36, 60)).history[1]
    assert (hidden.value, hidden.counted) == (SUPPRESSED, None)


def test_an_earlier_value_whose_other_side_follows_is_a_gap() -> None:
    assert values(LEAVERS, Point(value=Fraction(5), numerator=None, denominator=Fraction(60)), share(36, 60)) == [SUPPRESSED, 60]


def test_an_earlier_value_that_was_held_back_is_a_gap() -> None:
    assert values(LEAVERS, Point(value=Fraction(50), suppressed=True), share(36, 60)) == [SUPPRESSED, 60]


def test_of_two_quarters_that_differ_by_few_the_later_is_a_gap() -> None:
    assert values(COUNTED, count(6), count(8), count(20)) == [6, SUPPRESSED, 20]


def test_over_a_gap_the_difference_tells_as_much() -> None:
    found = seen(COUNTED, count(16), None, count(18))
    assert (found.value, found.history) == (SUPPRESSED, ())


def test_quarters_of_two_years_have_no_difference() -> None:
    assert values(COUNTED, count(6), count(8), count(18), count(30)) == [6, 8, 18, 30]


def test_without_small_counts_the_course_is_the_same_for_the_public() -> None:
    points = (share(30, 60), share(36, 60))
    known = Background({"1180": {NOW.previous: points[0]}})
    assert seen(LEAVERS, *points).history == score_point(TOWN, LEAVERS, NOW, SentFigure(points[1]), known).history


@pytest.mark.parametrize(("few", "drawn"), [(3, False), (30, True)])
def test_a_control_chart_of_a_hidden_value_is_not_drawn(few: int, drawn: bool) -> None:
    found = seen(LEAVERS, *(share(30 + n % 2, 60) for n in range(4)), share(few, 60), *(share(31, 60) for _ in range(4)))
    assert (found.control is not None) is drawn


def test_a_hidden_value_older_than_what_is_drawn_hides_the_control_chart_too() -> None:
    found = seen(LEAVERS, share(3, 60), *(share(30 + n % 2, 60) for n in range(13)))
    assert (found.history[0].value is SUPPRESSED, found.control) == (False, None)


def test_a_seasonal_target_of_a_year_with_a_hidden_value_is_held_back() -> None:
    plan = {"2012-13": {"annual": 100, "profile": "seasonal"}}
    seasonal = indicator("1180", unit=Unit.COUNT, basis=Basis.YEAR_TO_DATE, targets=plan)
    hidden = (count(3), count(20), count(40), count(60), count(10), count(30), count(50))
    shown = (count(13), *hidden[1:])
    assert [each.target for each in seen(seasonal, *hidden).history[4:]] == [SUPPRESSED] * 3
    assert [each.target for each in seen(seasonal, *shown).history[4:]] == [(Fraction(n, 3),) * 2 for n in (65, 100, 200)]


def test_a_sum_with_a_hidden_value_is_not_placed_among_others() -> None:
    summed = indicator("1180", status_basis=Basis.YEAR_TO_DATE)
    around = Surroundings(
        comparators={
            "1180": [
                Comparator(indicator="1180", year="2011-12", area=str(300 + n), value=Fraction(40 + n), source="DfE")
                for n in range(5)
            ]
        }
    )
    shown = seen(summed, share(30, 60), share(31, 60), share(30, 60), around=around).benchmark
    assert shown is not None
    assert shown.spread is not None
    assert seen(summed, share(30, 60), share(3, 60), share(30, 60), around=around).benchmark is None


@given(st.lists(st.none() | st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=14), st.sampled_from(Basis))
def test_no_value_that_is_held_back_occurs_in_a_public_course(counts: list[tuple[int, int] | None], basis: Basis) -> None:
    of = LEAVERS.model_copy(update={"basis": basis})
    points = [share(n, n + rest) if n + rest else Point(value=None) for n, rest in (pair or (0, 0) for pair in counts)]
    found = seen(of, *points, share(60, 120)).history
    small = {1, 2, 3, 4, 5}
    pairs = [(point.value, pair) for point, pair in zip(points, counts, strict=True) if point.value and pair]
    hidden = {value for value, pair in pairs if small & {*pair, sum(pair)}}
    shown = {value for value, pair in pairs if not small & {*pair, sum(pair)}}
    assert not [each.value for each in found if each.value in hidden - shown - {Fraction(50)}]


@given(st.lists(st.integers(0, 12), min_size=2, max_size=12))
def test_no_two_values_of_a_year_that_the_public_sees_differ_by_few(steps: list[int]) -> None:
    totals, running = list[Point](), 0
    for quarter, step in zip(last_quarters(NOW, len(steps)), steps, strict=True):
        running = step if quarter.number == 1 else running + step
        totals.append(count(running))
    known = [(e.quarter, int(e.counted)) for e in seen(COUNTED, *totals).history if e.counted is not None]
    apart = {later - earlier for q, later in known for before, earlier in known if before.year == q.year and before < q}
    assert not {1, 2, 3, 4, 5} & (apart | {value for _, value in known})
