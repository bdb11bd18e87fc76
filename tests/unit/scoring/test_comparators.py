"""Where a value stands among published figures of others."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.targets.goal import Goal
from quarterly.reporting.wording.why_unknown import limits_of_position
from quarterly.scoring.benchmarking.comparators import Authority, BenchmarkPosition, Neighbours, Peers, position_among
from quarterly.scoring.benchmarking.published_rows import Comparator, year_key
from quarterly.vocabulary.polarity import Polarity

HIGH, LOW = Goal(Polarity.HIGH), Goal(Polarity.LOW)
EIGHT = {"301": "10", "302": "20", "303": "30", "304": "40", "305": "50", "306": "60", "307": "70", "308": "80"}


def published(figures: dict[str, str | None], year: str = "2009-10", source: str = "DfE") -> list[Comparator]:
    return [
        Comparator(indicator="1180", year=year, area=area, value=None if value is None else Fraction(value), source=source)
        for area, value in figures.items()
    ]


def note(place: BenchmarkPosition) -> str:
    """Return what limits a comparison, in words."""
    return limits_of_position(place.limits) if place.limits else ""


def placed(
    value: str, figures: dict[str, str | None], goal: Goal = HIGH, year: str | None = None, **peers: Any
) -> BenchmarkPosition:
    place = position_among(Fraction(value), published(figures), goal=goal, peers=Peers(**peers), year=year)
    assert place
    return place


# Edges of 10, 20, ... 80 by hand: 27.5, 45 and 62.5.
@pytest.mark.parametrize(
    ("value", "high", "low"),
    [("63", "A", "D"), ("62.5", "B", "C"), ("45", "C", "B"), ("27.5", "D", "A"), ("27.6", "C", "B"), ("99", "A", "D")],
)
def test_a_value_is_held_against_the_published_edges_on_an_edge_with_the_lower_figures(value: str, high: str, low: str) -> None:
    assert (placed(value, {**EIGHT}).quartile, placed(value, {**EIGHT}, LOW).quartile) == (high, low)


def test_the_councils_own_published_figure_shapes_the_edges_but_not_the_rank() -> None:
    place = placed("62", {**EIGHT}, own_area="308")
    assert (place.authorities, place.quartile, place.rank, place.of, place.quintile) == (8, "B", 2, 8, 2)


def test_without_an_area_of_its_own_the_value_is_one_more_among_all() -> None:
    place = placed("62", {**EIGHT})
    assert (place.authorities, place.rank, place.of) == (8, 3, 9)


def test_a_council_without_a_published_figure_is_ranked_beside_all_who_have_one() -> None:
    place = placed("62", {**EIGHT, "332": None}, own_area="332")
    assert (place.authorities, place.rank, place.of) == (8, 3, 9)


@pytest.mark.parametrize(("aim", "rank"), [(HIGH, 3), (LOW, 4)])
def test_those_who_tie_share_the_best_rank(aim: Goal, rank: int) -> None:
    ties: dict[str, str | None] = {"301": "90", "302": "80", "303": "70", "304": "70", "305": "60", "306": "50", "307": "40"}
    place = placed("70", ties, aim, own_area="304")
    assert (place.rank, place.of) == (rank, 7)


def test_suppressed_and_missing_figures_count_nowhere() -> None:
    place = placed("45", {**EIGHT, "309": None, "310": None}, neighbours=("309", "301", "302"))
    assert (place.authorities, place.of, place.neighbours_average, place.neighbours_of) == (8, 9, Fraction(15), 2)


def test_england_is_beside_the_distribution_and_never_in_it() -> None:
    with_england, without = placed("45", {**EIGHT, "England": "1000"}), placed("45", {**EIGHT})
    assert with_england == replace(without, england=Fraction(1000))


def test_the_newest_year_with_any_figure_is_taken() -> None:
    rows = [
        *published({"301": "1", "302": "2"}, "2008-09"),
        *published({"301": "3", "302": "4"}, "2009-10"),
        *published({"301": None, "302": None}, "2010-11"),
    ]
    place = position_among(Fraction(3), rows, goal=HIGH)
    assert place
    assert (place.year, place.rank, place.of) == ("2009-10", 2, 3)


def test_a_year_that_is_asked_for_is_taken_however_it_is_spelled() -> None:
    rows = [*published({"301": "1", "302": "2"}, "2008-09"), *published({"301": "3"}, "2009-10")]
    place = position_among(Fraction(3), rows, goal=HIGH, year="2008/09")
    assert place
    assert (place.year, place.authorities) == ("2008-09", 2)


@pytest.mark.parametrize(
    ("rows", "year"),
    [
        ([], None),
        (published({"301": None}), None),
        (published({"301": "1"}), "2011-12"),
        (published({"301": "1"}), "last year"),
        ([*published({"301": "1"}), *published({"301": None}, "2010-11")], "2010-11"),
    ],
)
def test_without_a_figure_there_is_no_place(rows: list[Comparator], year: str | None) -> None:
    assert position_among(Fraction(3), rows, goal=HIGH, year=year) is None


@pytest.mark.parametrize("spelling", ["2023-24", "2023/24", "2023–24", "202324", "2023-2024", " 2023-24 "])
def test_one_year_is_one_year_in_every_spelling(spelling: str) -> None:
    assert year_key(spelling) == (2023, 24)


def test_years_are_put_in_order_across_spellings_and_centuries() -> None:
    years = ["1999-2000", "2009-10", "201011", "2012", "2012-13", "2021-2023", "2023/24", "2024"]
    assert sorted(years, key=lambda year: year_key(year) or ()) == years


# Midpoint 50. Distances 40 30 20 10 0 10 20 30: edges 10, 20 and 30.
@pytest.mark.parametrize(
    ("value", "quartile", "rank"),
    [("50", "A", 1), ("45", "A", 2), ("60", "A", 2), ("39", "B", 4), ("75", "C", 6), ("95", "D", 9)],
)
def test_of_a_midpoint_the_distance_is_what_is_ranked(value: str, quartile: str, rank: int) -> None:
    place = placed(value, {**EIGHT}, Goal(Polarity.MIDPOINT, Fraction(50), Fraction(50)))
    assert (place.quartile, place.rank, note(place)) == (quartile, rank, "compared by distance from the target")


def test_all_who_are_inside_a_range_share_the_best_place() -> None:
    aim = Goal(Polarity.RANGE, Fraction(20), Fraction(70))
    inside, outside = placed("33", {**EIGHT}, aim), placed("75", {**EIGHT}, aim)
    assert (inside.quartile, inside.rank, inside.quintile) == ("A", 1, 1)
    assert (outside.quartile, outside.rank, outside.quintile) == ("D", 7, 4)
    assert note(inside) == "compared by distance from the target range"


@pytest.mark.parametrize("polarity", [Polarity.RANGE, Polarity.MIDPOINT])
def test_without_a_target_no_distance_is_ranked(polarity: Polarity) -> None:
    place = placed("45", {**EIGHT, "England": "44"}, Goal(polarity))
    assert (place.quartile, place.quintile, place.rank, place.of, place.england) == (None, None, None, 9, Fraction(44))
    assert note(place) == "no quartile or rank, as no target is agreed to measure the distance from"


def test_where_neither_way_is_good_there_are_averages_and_no_judgement() -> None:
    place = placed("45", {**EIGHT}, Goal(Polarity.NONE, Fraction(50), Fraction(50)), neighbours=("301", "302"))
    assert (place.quartile, place.quintile, place.rank, place.neighbours_average) == (None, None, None, Fraction(15))
    assert note(place) == "no quartile or rank, as neither a high nor a low figure is better"


@pytest.mark.parametrize(("authorities", "quartile"), [(3, None), (4, "A")])
def test_fewer_than_four_authorities_have_no_quartile(authorities: int, quartile: str) -> None:
    place = placed("99", dict(list(EIGHT.items())[:authorities]))
    assert (place.quartile, place.rank) == (quartile, 1)
    assert bool(note(place)) is (quartile is None)


@pytest.mark.parametrize(("others", "quintile"), [(3, None), (4, 1)])
def test_fewer_than_five_have_no_quintile(others: int, quintile: int | None) -> None:
    assert placed("99", dict(list(EIGHT.items())[:others])).quintile == quintile


def test_a_best_figure_that_half_of_all_have_is_in_no_quartile() -> None:
    full: dict[str, str | None] = {"301": "90", "302": "95", "303": "100", "304": "100", "305": "100", "306": "100"}
    place = placed("100", full)
    assert (place.quartile, place.rank) == (None, 1)
    assert note(place) == "no quartile, as a quarter of the authorities or more have just this figure"
    assert placed("99", full).quartile == "C"


def test_a_lowest_figure_that_half_of_all_have_is_in_the_top_quartile_as_in_dfes_tool() -> None:
    none: dict[str, str | None] = {"301": "0", "302": "0", "303": "0", "304": "0", "305": "5", "306": "9"}
    assert (placed("0", none, LOW).quartile, placed("0", none, LOW).rank) == ("A", 1)


def test_england_alone_is_a_place_without_rank() -> None:
    place = placed("45", {"England": "64"})
    assert (place.authorities, place.quartile, place.rank, place.of, place.england, note(place)) == (
        0,
        None,
        None,
        1,
        Fraction(64),
        "",
    )


def test_the_councils_own_published_figure_alone_gives_no_rank() -> None:
    assert placed("45", {"332": "44"}, own_area="332").rank is None


def test_neighbours_have_mean_and_median_of_those_with_a_figure() -> None:
    near: dict[str, Any] = {"neighbours": ("301", "302", "308", "309", "999"), "model": "May 2025"}
    place, median = (placed("45", {**EIGHT, "309": None}, average=each, **near) for each in ("mean", "median"))
    assert (place.neighbours_average, median.neighbours_average) == (Fraction(110, 3), Fraction(20))
    assert (place.neighbours_of, place.neighbours, place.model) == (3, 5, "May 2025")


def test_without_neighbours_no_model_is_named() -> None:
    place = placed("45", {**EIGHT}, model="May 2025")
    assert (place.neighbours_average, place.neighbours_of, place.neighbours, place.model) == (None, 0, 0, "")


@pytest.mark.parametrize(("meant_for", "compared"), [("", 2), ("May 2025", 2), ("April 2021", 0)])
def test_figures_meant_for_another_model_are_not_compared_with_these_neighbours(meant_for: str, compared: int) -> None:
    rows = [replace(each, model=meant_for) for each in published({**EIGHT})]
    place = position_among(Fraction(45), rows, goal=HIGH, peers=Peers(neighbours=("301", "302"), model="May 2025"))
    assert place
    assert (place.neighbours_of, place.quartile) == (compared, "C")
    assert bool(note(place)) is (compared == 0)


def test_sources_are_named_once_each_in_the_order_of_the_file() -> None:
    rows = [*published({"301": "1", "302": "2"}, source="SFR 2010"), *published({"England": "3"}, source="DfE data set")]
    place = position_among(Fraction(3), rows, goal=HIGH)
    assert place
    assert place.source == "SFR 2010; DfE data set"


MODEL = Neighbours("May 2025", {"332": Authority("332", "Dudley", "West Midlands", ("384", "894"))})


def test_a_model_names_an_authoritys_neighbours_nearest_first() -> None:
    assert MODEL.of("332") == ("384", "894")


def test_an_authority_the_model_does_not_know_has_no_neighbours() -> None:
    assert MODEL.of("999") == ()


# Multiples of 4, whose quartile edges are whole numbers and so exact in numpy's binary floats too.
FIGURES = st.lists(st.integers(-200, 200).map(lambda number: 4 * number), min_size=4, max_size=80)


@given(FIGURES, st.integers(-900, 900), st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_a_quartile_is_that_of_numpys_quantiles(figures: list[int], value: int, polarity: Polarity) -> None:
    place = placed(str(value), {str(200 + n): str(figure) for n, figure in enumerate(figures)}, Goal(polarity))
    edges = list(np.quantile(figures, [0.25, 0.5, 0.75]))
    expected: str | None = (
        "ABCD"[sum(value > edge for edge in edges)] if polarity is Polarity.LOW else "DCBA"[sum(value > e for e in edges)]
    )
    if polarity is Polarity.HIGH and edges.count(value) > 1:
        expected = None
    assert place.quartile == expected


@given(FIGURES, st.integers(-900, 900))
def test_a_rank_counts_those_who_are_better_and_a_quintile_follows_from_it(figures: list[int], value: int) -> None:
    areas = {str(200 + n): str(figure) for n, figure in enumerate(figures)}
    place = placed(str(value), {**areas}, LOW, own_area="200")
    rank = 1 + sum(figure < value for figure in figures[1:])
    assert (place.rank, place.of) == (rank, len(figures))
    fifths = [list(fifth) for fifth in np.array_split(range(1, len(figures) + 1), 5)]
    expected = next(number for number, fifth in enumerate(fifths, 1) if rank in fifth)
    assert place.quintile == (expected if len(figures) >= 5 else None)


@given(FIGURES, st.integers(-900, 900))
def test_the_order_of_rows_changes_nothing(figures: list[int], value: int) -> None:
    areas = {str(200 + n): str(figure) for n, figure in enumerate(figures)}
    assert placed(str(value), {**areas}) == placed(str(value), dict(reversed(areas.items())))
