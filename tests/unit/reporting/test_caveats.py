"""What small numbers can and cannot say."""

from dataclasses import replace
from fractions import Fraction
from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.targets.goal import Goal
from quarterly.reporting.wording.caveats import confidence
from quarterly.scoring.background import Background
from quarterly.scoring.confidence import Interval, confidence_of, could_be_chance, one_case, wilson
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import Q1, TOWN, indicator, words_of

CARE_LEAVERS = Goal(Polarity.HIGH, Fraction(65), Fraction(65))
TOLERANCE = Fraction("6.5")


def said(
    numerator: int | None,
    denominator: int | None,
    *,
    unit: Unit = Unit.PERCENT,
    decimals: int = 0,
    aim: Goal = CARE_LEAVERS,
    band: Fraction | None = TOLERANCE,
) -> tuple[str, ...]:
    """Return what is said of a percentage of these counts."""
    part, whole = (None if count is None else Fraction(count) for count in (numerator, denominator))
    found = confidence_of(part, whole, unit, aim, band)
    return tuple(confidence(found, decimals)) if found else ()


def in_points(interval: Interval, places: int) -> tuple[str, str]:
    return str(half_up(interval.lower * 100, places)), str(half_up(interval.upper * 100, places))


# R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3: in per cent to two places.
@pytest.mark.parametrize(
    ("numerator", "denominator", "lower", "upper"),
    [
        (81, 263, "25.53", "36.62"),
        (15, 148, "6.24", "16.05"),
        (0, 20, "0.00", "16.11"),
        (1, 29, "0.61", "17.18"),
    ],
)
def test_wilsons_interval_is_that_of_the_literature(numerator: int, denominator: int, lower: str, upper: str) -> None:
    assert in_points(wilson(numerator, denominator), 2) == (lower, upper)


def test_three_of_six_lie_between_18_8_and_81_2_per_cent() -> None:
    assert in_points(wilson(3, 6), 1) == ("18.8", "81.2")


@pytest.mark.parametrize("denominator", [1, 6, 7, 20, 999])
def test_none_reach_down_to_exactly_0_and_all_up_to_exactly_1(denominator: int) -> None:
    assert wilson(0, denominator).lower == 0
    assert wilson(denominator, denominator).upper == 1


def test_another_z_gives_another_interval() -> None:
    assert in_points(wilson(3, 6, Fraction("2.576")), 1) == ("13.8", "86.2")


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 0), (1, 0), (7, 6), (-1, 6), (-1, -2)])
def test_impossible_counts_have_no_interval(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="denominator over 0"):
        wilson(numerator, denominator)


COUNTS = st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(COUNTS)
def test_an_end_is_where_the_share_would_be_1_96_standard_errors_away(counts: tuple[int, int]) -> None:
    numerator, denominator = counts
    for end in (wilson(numerator, denominator).lower, wilson(numerator, denominator).upper):
        squared_distance = (Fraction(numerator, denominator) - end) ** 2
        squared_error = Fraction("1.96") ** 2 * end * (1 - end) / denominator
        assert abs(squared_distance - squared_error) < Fraction(1, 10**20)


@given(COUNTS)
def test_an_interval_holds_its_share_and_stays_within_0_and_1(counts: tuple[int, int]) -> None:
    interval = wilson(*counts)
    assert 0 <= interval.lower <= Fraction(*counts) <= interval.upper <= 1


@given(COUNTS)
def test_the_intervals_of_those_who_did_and_those_who_did_not_mirror_each_other(counts: tuple[int, int]) -> None:
    numerator, denominator = counts
    one, other = wilson(numerator, denominator), wilson(denominator - numerator, denominator)
    assert abs(one.lower - (1 - other.upper)) < Fraction(1, 10**20)


def test_the_root_of_a_huge_count_is_still_a_root() -> None:
    # With half of n at any n the half width is z / (2 * sqrt(n + z^2)); isqrt gives it exactly enough.
    many = 10**12
    z = Fraction("1.96")
    root = Fraction(isqrt(int((many + z**2) * 10**20)), 10**10)
    assert abs(wilson(many // 2, many).upper - Fraction(1, 2) - z / (2 * root)) < Fraction(1, 10**15)


@pytest.mark.parametrize(("target", "inside"), [("20", True), ("40", True), ("30", True), ("19.99", False), ("40.01", False)])
def test_a_target_inside_the_interval_cannot_be_told_from_the_figure_ends_included(target: str, inside: bool) -> None:
    aim = Goal(Polarity.LOW, Fraction(target), Fraction(target))
    assert could_be_chance(aim, Fraction(7, 25), Interval(Fraction(1, 5), Fraction(2, 5))) is inside


@pytest.mark.parametrize(
    "aim", [Goal(Polarity.LOW, Fraction(28), Fraction(28)), Goal(Polarity.RANGE, Fraction(28), Fraction(35))]
)
def test_a_figure_at_its_target_has_no_distance_that_chance_could_explain(aim: Goal) -> None:
    assert not could_be_chance(aim, Fraction(28, 100), Interval(Fraction(1, 5), Fraction(2, 5)))


@pytest.mark.parametrize(
    ("lower", "upper", "inside"),
    [("0.11", "0.14", False), ("0.08", "0.12", True), ("0.14", "0.20", True), ("0.05", "0.30", True), ("0.16", "0.30", False)],
)
def test_a_range_is_in_doubt_where_one_of_its_ends_is(lower: str, upper: str, inside: bool) -> None:
    aim = Goal(Polarity.RANGE, Fraction(10), Fraction(15))
    between = (Fraction(lower) + Fraction(upper)) / 2 + Fraction(1, 1000)
    assert could_be_chance(aim, between, Interval(Fraction(lower), Fraction(upper))) is inside


@pytest.mark.parametrize("aim", [Goal(Polarity.HIGH), Goal(Polarity.NONE), Goal(Polarity.NONE, Fraction(50), Fraction(50))])
def test_where_nothing_is_aimed_at_nothing_is_in_doubt(aim: Goal) -> None:
    assert not could_be_chance(aim, Fraction(1, 3), Interval(Fraction(0), Fraction(1)))


@pytest.mark.parametrize(
    ("denominator", "scale", "step"), [(6, 100, "50/3"), (200, 100, "1/2"), (70_250, 10_000, "10000/70250"), (4, 1, "1/4")]
)
def test_one_case_moves_a_value_by_the_scale_over_the_denominator(denominator: int, scale: int, step: str) -> None:
    assert one_case(denominator, scale) == Fraction(step)


def test_six_care_leavers_are_too_few_for_their_tolerance_and_for_their_target() -> None:
    assert said(3, 6) == (
        "One case more or fewer would move this figure by 16.7 points, more than the tolerance of 6.5 points.",
        "With 3 of 6, chance alone could give anything from 18.8% to 81.2%: it may differ from its target by chance.",
    )


@pytest.mark.parametrize(("cases", "is_said"), [(99, True), (100, False), (23_000, False)])
def test_chance_is_spoken_of_where_cases_are_fewer_than_a_hundred(cases: int, is_said: bool) -> None:
    assert bool(said(round(cases * 0.64), cases)) is is_said


def test_a_figure_equal_to_its_target_is_not_said_to_be_near_it_by_chance() -> None:
    assert said(13, 20, band=None) == ()


def test_a_figure_on_target_by_luck_is_told_as_well() -> None:
    assert said(4, 6)[1] == (
        "With 4 of 6, chance alone could give anything from 30.0% to 90.3%: it may differ from its target by chance."
    )


def test_a_figure_clearly_off_target_has_no_caveat() -> None:
    assert said(500, 1000) == ()


def test_a_few_cases_clearly_off_target_are_still_too_few_for_their_tolerance() -> None:
    assert said(0, 6, aim=Goal(Polarity.HIGH, Fraction(95), Fraction(95))) == (
        "One case more or fewer would move this figure by 16.7 points, more than the tolerance of 6.5 points.",
    )


@pytest.mark.parametrize("band", [None, Fraction(0)])
def test_a_rule_without_tolerance_asks_nothing_of_one_case(band: Fraction | None) -> None:
    assert all("One case" not in sentence for sentence in said(3, 6, band=band))


@pytest.mark.parametrize(("band", "told"), [("16.66", True), ("16.67", False), ("50/3", False)])
def test_one_case_matters_where_it_moves_more_than_the_tolerance_unrounded(band: str, told: bool) -> None:
    assert any("One case" in sentence for sentence in said(3, 6, band=Fraction(band))) is told


def test_a_step_that_would_be_printed_like_the_tolerance_gets_the_decimals_that_tell_them_apart() -> None:
    assert said(10, 15, band=Fraction("6.66"))[0] == (
        "One case more or fewer would move this figure by 6.67 points, more than the tolerance of 6.66 points."
    )


def test_whole_points_are_printed_without_decimals_and_one_point_in_the_singular() -> None:
    assert said(50, 100, band=Fraction(1, 2))[0] == (
        "One case more or fewer would move this figure by 1 point, more than the tolerance of 0.5 points."
    )


@pytest.mark.parametrize(("rated", "told"), [(None, "With 36 of 60, "), (Basis.YEAR_TO_DATE, "With 70 cases, ")])
def test_counts_of_another_basis_are_not_told_beside_those_of_the_figure(rated: Basis | None, told: str) -> None:
    leavers = indicator("1180", basis=Basis.IN_QUARTER, status_basis=rated)
    first, second = (Point(value=Fraction(60), numerator=Fraction(n), denominator=Fraction(n * 5, 3)) for n in (6, 36))
    found = score_point(TOWN, leavers, Q1.next, SentFigure(second), Background({"1180": {Q1: first}}))
    assert words_of(found, leavers, Q1.next).caveats[-1].startswith(told)


@pytest.mark.parametrize(
    ("basis", "quarter", "counts", "told"),
    [
        (Basis.YEAR_TO_DATE, Q1.next, (36, 60), True),
        (Basis.YEAR_TO_DATE, Q1.next, (36, 61), False),
        (Basis.YEAR_TO_DATE, Q1, (36, 60), False),  # Quarter 1 begins the year
        (Basis.CALENDAR_YEAR, Q1, (36, 60), True),
        (Basis.IN_QUARTER, Q1.next, (36, 60), False),
    ],
)
def test_a_quarter_without_a_case_in_a_year_to_date_is_said(
    basis: Basis, quarter: Quarter, counts: tuple[int, int], told: bool
) -> None:
    """0 of 0 between June and September looks like a figure that did not move."""
    leavers, (cases, out_of) = indicator("1180", basis=basis, targets={}), map(Fraction, counts)
    before, now = (
        Point(value=100 * n / d, numerator=n, denominator=d) for n, d in ((Fraction(36), Fraction(60)), (cases, out_of))
    )
    found = score_point(TOWN, leavers, quarter, SentFigure(now), Background({"1180": {quarter.previous: before}}))
    sentence = f"There was no case in the quarter itself, so this is still the figure of {quarter.previous.title}."
    assert (sentence in words_of(found, leavers, quarter).caveats) is told


def test_where_the_numerator_is_not_shown_the_cases_alone_are_told_one_in_the_singular() -> None:
    found = [confidence_of(Fraction(of), Fraction(of), Unit.PERCENT, CARE_LEAVERS, None) for of in (1, 2)]
    told = [confidence(replace(each, numerator=None), 0)[-1].partition(",")[0] for each in found if each]
    assert told == ["With 1 case", "With 2 cases"]


def test_an_interval_has_the_indicators_decimals_and_one_at_least() -> None:
    assert said(3, 6, decimals=2)[1].partition(":")[0].endswith("from 18.76% to 81.24%")


def test_the_edge_of_a_range_is_named_as_such() -> None:
    aim = Goal(Polarity.RANGE, Fraction(10), Fraction(15))
    assert said(1, 9, aim=aim, band=None) == (
        "With 1 of 9, chance alone could give anything from 2.0% to 43.5%: "
        "it may differ from the edge of its target range by chance.",
    )


@pytest.mark.parametrize(("numerator", "denominator"), [(None, 6), (3, None), (None, None), (0, 0), (7, 6), (-1, 6)])
def test_without_two_counts_that_make_a_share_nothing_is_said(numerator: int | None, denominator: int | None) -> None:
    assert said(numerator, denominator) == ()


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.PERCENT])
def test_only_percentages_have_caveats(unit: Unit) -> None:
    assert said(3, 6, unit=unit) == ()


def test_without_a_target_only_the_tolerance_counts() -> None:
    assert [sentence[:8] for sentence in said(3, 6, aim=Goal(Polarity.HIGH))] == ["One case"]
