"""A place among others in words: the year, the model, who ties, and why there is no judgement."""

from fractions import Fraction

import pytest

from quarterly.configuration.targets.goal import Goal
from quarterly.reporting.wording.benchmarks import position
from quarterly.scoring.benchmarking.comparators import BenchmarkPosition, Quartile
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from tests.unit.made import indicator
from tests.unit.scoring.test_comparators import EIGHT, placed


def told(place: BenchmarkPosition, unit: Unit, decimals: int) -> str:
    return position(place, indicator("1180", unit=unit, decimals=decimals))


def test_a_place_is_told_with_year_model_and_how_many_neighbours_have_a_figure() -> None:
    place = BenchmarkPosition(
        year="2009-10", authorities=151, quartile=Quartile.SECOND, quintile=2, rank=43, of=152, average="mean",
        neighbours_average=Fraction("61.2"), neighbours_of=9, neighbours=10, england=Fraction(64), model="May 2025",
        source="DfE", limits=None, spread=None,
    )  # fmt: skip
    assert told(place, Unit.PERCENT, 1) == (
        "second quartile (B) of 151 authorities in 2009-10; rank 43 of 152; "
        "statistical neighbours' mean 61.2% (model May 2025, 9 of 10 with a figure); England 64.0%"
    )


@pytest.mark.parametrize(
    ("value", "words"), [("80", "top quartile (A)"), ("50", "second quartile (B)"), ("40", "third quartile (C)")]
)
def test_quartiles_are_told_in_words_and_letters(value: str, words: str) -> None:
    assert told(placed(value, {**EIGHT}), Unit.PERCENT, 0).startswith(f"{words} of 8 authorities in 2009-10; rank ")


@pytest.mark.parametrize(
    ("value", "decimals", "rank"),
    [
        ("94.52", 1, "rank 1 of 6 (as printed, level with 2 others)"),
        ("94.52", 2, "rank 1 of 6"),
        ("94.5", 1, "rank 1 of 6 (as printed, level with 2 others)"),
        ("90", 1, "rank 3 of 6 (as printed, level with 1 other)"),
    ],
)
def test_who_ties_at_the_printed_decimals_is_said_beside_the_rank(value: str, decimals: int, rank: str) -> None:
    areas = {"301": "94.5", "302": "94.5", "303": "90", "304": "80", "305": "70"}
    assert f"; {rank};" in f"{told(placed(value, {**areas}, decimals=decimals), Unit.PERCENT, decimals)};"


def test_the_councils_own_published_figure_ties_with_nobody() -> None:
    assert placed("90", {"200": "90", "301": "80"}, own_area="200").level == 0


def test_a_place_without_judgement_is_told_with_its_reason() -> None:
    place = placed("45", {**EIGHT, "England": "47.25"}, Goal(Polarity.NONE))
    assert told(place, Unit.PER_10000, 1) == (
        "beside 8 authorities in 2009-10; England 47.3; no quartile or rank, as neither a high nor a low figure is better"
    )


def test_england_alone_is_told_with_its_year() -> None:
    assert told(placed("45", {"England": "64"}), Unit.PERCENT, 0) == "no authority's figure in 2009-10; England 64%"


def test_neighbours_without_any_figure_are_told_as_such() -> None:
    place = placed("45", {"301": "44"}, neighbours=("302", "303"), model="May 2025")
    assert "; none of 2 statistical neighbours has a figure (model May 2025); " in told(place, Unit.PERCENT, 0)


def test_neighbours_of_a_model_that_nobody_states_are_told_as_such() -> None:
    place = placed("45", {**EIGHT}, neighbours=("301", "302"))
    assert told(place, Unit.PERCENT, 0).endswith("statistical neighbours' mean 15% (model not stated, 2 of 2 with a figure)")


def test_one_authority_is_told_in_the_singular() -> None:
    assert told(placed("45", {"301": "44"}), Unit.PERCENT, 0).startswith("beside 1 authority in 2009-10; rank 1 of 2; ")
