"""Quartile bands, quintiles, ranks and averages of neighbours, as DfE's tools tell them."""

import operator
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.scoring.benchmarking.benchmarks import (
    Position,
    Quartiles,
    band,
    mean,
    median,
    positions,
    quartiles,
    quintile,
)
from quarterly.vocabulary.polarity import Polarity

EDGES = Quartiles(Fraction(25), Fraction(50), Fraction(75))


def numbers(*values: float | None) -> list[Fraction | None]:
    return [None if value is None else Fraction(str(value)) for value in values]


# The cases of local-authority-interactive-tool's own tests (tests/testthat/test-fn_analysis.R).
@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (0, "A", "D"),
        (10, "A", "D"),
        (25, "A", "D"),
        (30, "B", "C"),
        (50, "B", "C"),
        (60, "C", "B"),
        (75, "C", "B"),
        (80, "D", "A"),
        (100, "D", "A"),
    ],
)
def test_a_band_is_that_of_dfes_tool_by_polarity_with_edges_in_the_lower_quarter(value: int, low: str, high: str) -> None:
    number = Fraction(value)
    assert (band(number, EDGES, Polarity.LOW), band(number, EDGES, Polarity.HIGH), band(number, EDGES, None)) == (low, high, "-")


@pytest.mark.parametrize(
    ("values", "polarity", "ranks"),
    [
        ((10, 20, 30, 40, 50), Polarity.LOW, [1, 2, 3, 4, 5]),
        ((10, 20, 20, 30, 40), Polarity.HIGH, [5, 3, 3, 2, 1]),
        ((10, None, 30, 20, None), Polarity.LOW, [1, None, 3, 2, None]),
        ((10, 20), None, [None, None]),
    ],
)
def test_a_rank_is_that_of_dfes_tool(
    values: tuple[float | None, ...], polarity: Polarity | None, ranks: list[int | None]
) -> None:
    assert [place and place.rank for place in positions(numbers(*values), polarity)] == ranks


def test_a_position_counts_only_those_with_a_value() -> None:
    assert positions(numbers(4, None, 1, 2, 3), Polarity.HIGH) == [
        Position("A", None, 1, 4),
        None,
        Position("D", None, 4, 4),
        Position("C", None, 3, 4),
        Position("B", None, 2, 4),
    ]


def test_without_polarity_there_is_a_count_and_no_judgement() -> None:
    assert positions(numbers(1, 2), None) == [Position("-", None, None, 2)] * 2


@pytest.mark.parametrize("values", [[], [None, None]])
def test_where_nobody_has_a_value_nobody_has_a_position(values: list[Fraction | None]) -> None:
    assert positions(values, Polarity.LOW) == values


def test_an_edge_between_two_tenths_is_exact() -> None:
    edges = quartiles([Fraction("0.1"), Fraction("0.2"), Fraction("0.3"), Fraction("0.3")])
    assert (edges.first, edges.second, edges.third) == (Fraction("0.175"), Fraction("0.25"), Fraction("0.3"))


@pytest.mark.parametrize(
    ("of", "lowest_first"),
    [(150, [30] * 5), (151, [31, 30, 30, 30, 30]), (152, [31, 31, 30, 30, 30]), (7, [2, 2, 1, 1, 1])],
)
def test_the_fifths_of_lowest_values_have_one_more_whichever_way_is_good(of: int, lowest_first: list[int]) -> None:
    low, high = ([quintile(rank, of, way) for rank in range(1, of + 1)] for way in (Polarity.LOW, Polarity.HIGH))
    assert [low.count(fifth) for fifth in range(1, 6)] == lowest_first
    assert [high.count(fifth) for fifth in range(5, 0, -1)] == lowest_first


def test_rank_91_of_151_where_high_is_good_is_in_the_fourth_fifth_as_in_dfes_file() -> None:
    assert (quintile(90, 151, Polarity.HIGH), quintile(91, 151, Polarity.HIGH)) == (3, 4)


# 16 and 17 year olds not in education, employment or training or not known, 2025: per cent as printed, by quintile as published
# by DfE from unrounded figures (nccis_localauthority_dashboard, data/UD_NEETNK_LA_dashboard_2025.csv; Open Government Licence).
NEET_2025 = {
    1: "1 1.3 1.4 1.6 1.6 1.6 2.1 2.1 2.1 2.3 2.5 2.5 2.6 2.6 2.7 2.7 2.7 2.8 2.9 3 3 3.1 3.1 3.1 3.2 3.3 3.3 3.4 3.4 3.5 3.5",
    2: "3.7 3.7 3.7 3.7 3.7 3.8 3.8 3.8 3.8 3.8 3.8 3.8 3.9 3.9 3.9 3.9 4 4.1 4.1 4.1 4.2 4.2 4.2 4.2 4.2 4.3 4.3 4.3 4.3 4.3",
    3: "4.3 4.3 4.4 4.4 4.5 4.5 4.6 4.6 4.6 4.6 4.7 4.7 4.7 4.7 4.8 4.8 4.9 4.9 4.9 5 5 5.1 5.2 5.3 5.4 5.4 5.5 5.5 5.5 5.5",
    4: "5.5 5.6 5.6 5.7 5.7 5.8 5.8 5.8 6 6 6 6 6.1 6.1 6.2 6.3 6.4 6.4 6.4 6.4 6.5 6.5 6.5 6.5 6.6 6.7 6.7 6.7 6.7 6.7",
    5: "6.8 6.8 6.9 7.1 7.2 7.3 7.3 7.3 7.4 7.4 7.6 7.7 7.7 7.8 7.9 7.9 8.1 8.1 8.2 8.8 "
    "8.8 8.9 9.5 9.7 11.5 11.5 11.9 12.5 15.1 21.5",
}


def test_quintiles_of_151_councils_are_those_dfe_published_but_for_ties_of_rounded_figures() -> None:
    published = [(Fraction(text), fifth) for fifth, line in NEET_2025.items() for text in line.split()]
    found = positions([value for value, _ in published], Polarity.LOW)
    apart = [
        str(float(value)) for (value, fifth), place in zip(published, found, strict=True) if place and place.quintile != fifth
    ]
    assert (len(published), apart) == (
        151,
        ["4.3", "4.3", "5.5"],
    )  # five other councils printed 4.3 are in 2, four printed 5.5 in 3


def test_neighbours_without_a_value_are_left_out_of_their_average() -> None:
    assert (mean(numbers(1, None, 2, 6)), median(numbers(1, None, 2, 6))) == (3, 2)


def test_the_median_of_two_is_halfway() -> None:
    assert median(numbers(1, 2)) == Fraction(3, 2)


def test_neighbours_of_whom_none_has_a_value_have_no_average() -> None:
    assert (mean(numbers(None)), median(numbers(None))) == (None, None)


VALUES = st.lists(st.decimals(-1000, 1000, places=1).map(Fraction), min_size=1, max_size=60)
POLARITIES = st.sampled_from([Polarity.HIGH, Polarity.LOW])


@given(VALUES)
def test_quartile_edges_are_those_of_numpy(values: list[Fraction]) -> None:
    theirs = np.quantile([float(value) for value in values], [0.25, 0.5, 0.75])
    edges = quartiles(values)
    assert [float(edge) for edge in (edges.first, edges.second, edges.third)] == pytest.approx(list(theirs), abs=1e-9)


def test_quartile_edges_are_exact_whatever_the_order() -> None:
    third = Fraction(1, 3)
    assert quartiles([third, Fraction(0), third]) == Quartiles(Fraction(1, 6), third, third)


def test_the_edges_of_one_value_are_that_value() -> None:
    assert quartiles([Fraction(1, 3)]) == Quartiles(*[Fraction(1, 3)] * 3)


@given(VALUES, POLARITIES)
def test_those_who_tie_share_the_best_rank(values: list[Fraction], polarity: Polarity) -> None:
    better = operator.gt if polarity is Polarity.HIGH else operator.lt
    ranks = [place and place.rank for place in positions(list(values), polarity)]
    assert ranks == [1 + sum(better(other, value) for other in values) for value in values]


@given(VALUES, POLARITIES)
def test_a_better_value_is_never_in_a_worse_band_or_quintile(values: list[Fraction], polarity: Polarity) -> None:
    places = [place for place in positions(list(values), polarity) if place and place.rank]
    ordered = sorted(places, key=lambda place: place.rank or 0)
    assert [place.band for place in ordered] == sorted(place.band for place in places)
    assert [place.quintile or 0 for place in ordered] == sorted(place.quintile or 0 for place in places)


@given(VALUES)
def test_the_order_of_rows_changes_nothing(values: list[Fraction]) -> None:
    assert positions(values[::-1], Polarity.LOW) == positions(values, Polarity.LOW)[::-1]
