"""Ratings of the published table at every tolerance, the edges of bands, and how a rating is explained."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.rules import RatingRule, Span
from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.engine import Quantities, decide, limits_of
from quarterly.scoring.score import Score
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.polarity import Polarity
from tests.unit.made import (
    council,
    distance_of,
    indicator,
    row,
    words_of,
)
from tests.unit.scoring.scored_row import score

values = st.decimals(0, 1_000, places=3)
one_way = st.sampled_from((Polarity.HIGH, Polarity.LOW))


def rated(id: str, value: str, tolerance: str = "10") -> Score:
    return score(indicator(id), row(id, value), council=council(tolerance=tolerance))


def rule(tolerance: str = "10") -> RatingRule:
    profile = council(tolerance=tolerance).profile
    return profile.rules[profile.rule]


def band_of(of: RatingRule, value: Fraction, aim: Goal) -> str:
    variance, reference = aim.variance(value), aim.reference(value)
    assert variance is not None
    assert reference is not None
    band = decide(of, limits_of(of, {}), Quantities(numbers={"variance": variance}, references={"variance": reference})).band
    assert band is not None
    return band.status


def band(value: Fraction, target: int, polarity: Polarity, tolerance: str = "10") -> str:
    return band_of(rule(tolerance), value, Goal(polarity, Fraction(target), Fraction(target)))


# domain.md 1.4: what the published figures rate at each tolerance, which the report does not state.
@pytest.mark.parametrize(
    ("id", "value", "distance", "bands"),
    [
        ("1178", "104.9", "-6.2%", ["triangle", "triangle", "lower", "lower", "lower"]),
        ("1180", "50", "-23.1%", ["triangle"] * 5),
        ("child-protection-plans", "29.6", "17.8%", ["star", "star", "star", "star", "upper"]),
        ("adoption-matching", "174", "18.3%", ["star", "star", "star", "star", "upper"]),
        ("1176", "62.9", "-13.2%", ["triangle", "triangle", "triangle", "lower", "lower"]),
    ],
)
def test_the_towns_table_at_every_tolerance(id: str, value: str, distance: str, bands: Sequence[str]) -> None:
    scores = [rated(id, value, tolerance) for tolerance in ("2", "5", "10", "15", "20")]
    assert [one.final for one in scores] == bands
    assert {distance_of(words_of(one)) for one in scores} == {distance}


def test_the_closing_rate_of_looked_after_children_is_a_triangle_at_ten_per_cent() -> None:
    assert (rated("1178", "109.4").final, distance_of(words_of(rated("1178", "109.4")))) == ("triangle", "-10.7%")


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("200", "upper"),
        ("199.999999999", "lower"),
        ("200.000000001", "upper"),
        ("220", "upper"),
        ("220.000000001", "star"),
        ("219.999999999", "upper"),
        ("180", "lower"),
        ("179.999999999", "triangle"),
        ("180.000000001", "lower"),
    ],
)
def test_the_edges_of_the_bands_where_more_is_better(value: str, status: str) -> None:
    assert band(Fraction(value), 200, Polarity.HIGH) == status


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("200", "upper"),
        ("200.000000001", "lower"),
        ("199.999999999", "upper"),
        ("180", "upper"),
        ("179.999999999", "star"),
        ("180.000000001", "upper"),
        ("220", "lower"),
        ("220.000000001", "triangle"),
        ("219.999999999", "lower"),
    ],
)
def test_the_edges_of_the_bands_where_less_is_better(value: str, status: str) -> None:
    assert band(Fraction(value), 200, Polarity.LOW) == status


def test_an_edge_is_exact_where_floats_are_not() -> None:
    assert rated("1176", "79.75").final == "upper"
    assert score(indicator("1176", targets={"2012-13": 0.3}), row("1176", "0.33")).final == "upper"


@given(values, values, one_way)
def test_a_better_value_never_has_a_worse_band(a: Decimal, b: Decimal, polarity: Polarity) -> None:
    order = ["triangle", "lower", "upper", "star"]
    worse, better = sorted((a, b), reverse=polarity is Polarity.LOW)
    assert order.index(band(exact(worse), 65, polarity)) <= order.index(band(exact(better), 65, polarity))


@given(values, values)
def test_a_value_nearer_its_midpoint_never_has_a_worse_band(a: Decimal, b: Decimal) -> None:
    order = ["triangle", "lower", "upper", "star"]
    farther, nearer = sorted((exact(a), exact(b)), key=lambda value: -abs(value - 65))
    assert order.index(band(farther, 65, Polarity.MIDPOINT)) <= order.index(band(nearer, 65, Polarity.MIDPOINT))


@given(values, st.integers(1, 500))
def test_the_two_polarities_mirror_each_other(value: Decimal, target: int) -> None:
    end = Fraction(target)
    high, low = (Goal(polarity, end, end).per_cent(exact(value)) for polarity in (Polarity.HIGH, Polarity.LOW))
    assert high is not None
    assert low is not None
    assert high == -low


def test_a_negative_target_is_measured_by_its_size() -> None:
    assert Goal(Polarity.HIGH, Fraction(-2), Fraction(-2)).per_cent(Fraction(-1)) == 50


def test_a_band_may_have_a_bound_of_its_own() -> None:
    first = rule().bands[0].model_copy(update={"when": {"variance": Span(above="2.5%")}})
    of = rule().model_copy(update={"bands": (first, *rule().bands[1:])})
    aim = Goal(Polarity.HIGH, Fraction(100), Fraction(100))
    assert [band_of(of, Fraction(value), aim) for value in ("102.5", "102.6")] == ["upper", "star"]


@pytest.mark.parametrize(
    ("value", "printed", "status"),
    [
        ("65.01", "0.02%", "upper"),
        ("64.99", "-0.02%", "lower"),
        ("65", "0.0%", "upper"),
        ("71.501", "10.002%", "star"),
        ("58.5", "-10.0%", "lower"),
    ],
)
def test_a_distance_never_looks_like_an_edge_it_is_not_at(value: str, printed: str, status: str) -> None:
    assert (distance_of(words_of(rated("1180", value))), rated("1180", value).final) == (printed, status)


def test_counts_are_compared_unrounded() -> None:
    close = score(indicator("1180"), row("1180", "65", 6_499, 10_000))
    assert (words_of(close).value, close.value, close.final) == ("65%", Fraction(6_499, 100), "lower")


@pytest.mark.parametrize(
    ("id", "value", "figures", "outcome", "word"),
    [
        ("1178", "104.9", "104.9 against a target of 98.8 (lower", "6.2% worse than target, within", "lower half"),
        ("1178", "109.4", "109.4 against a target of 98.8 (lower", "10.7% worse than target, beyond", "Worse than target"),
        ("1180", "65", "65% against a target of 65% (higher", "exactly on target, within", "upper half"),
        ("1180", "71.5", "72% against a target of 65% (higher", "10.0% better than target, exactly at", "upper half"),
        ("1180", "58.5", "59% against a target of 65% (higher", "10.0% worse than target, exactly at", "lower half"),
    ],
)
def test_the_explanation_names_the_numbers_and_the_rule(id: str, value: str, figures: str, outcome: str, word: str) -> None:
    told = f"“On target, {word}”" if word.endswith("half") else f"“{word}”"
    assert words_of(rated(id, value)).explanation == f"{figures} is better) is {outcome} the tolerance of 10%: {told}."
