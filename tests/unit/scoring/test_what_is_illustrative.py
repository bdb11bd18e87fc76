"""Which parts of a score follow from an illustrative input, one at a time; a property test of reports holds the whole."""

from dataclasses import fields

import pytest

from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from tests.unit.made_illustrative import DRAWN, RATED_BY, Sample, council_of, scored

P = ScorePart
NUMBERS = {id: [50, 60, *([40] * (DRAWN - 2))] for id in RATED_BY}
# "101" is rated by variance, "102" by its quartile, "103" by travel; "104" by a judgement.


def parts(id: str, *inputs: str) -> set[ScorePart]:
    sample = Sample(inputs, (id,), NUMBERS)
    council = council_of(sample)
    return set(next(score for score in scored(sample, council)[0].scores if score.indicator == id).illustrative)


def test_without_illustrative_inputs_nothing_is() -> None:
    assert parts("101") == set()


@pytest.mark.parametrize(("id", "is_rating"), [("101", True), ("102", False), ("103", False), ("104", False)])
def test_a_target_makes_the_ratings_illustrative_that_ask_for_it(id: str, is_rating: bool) -> None:
    found = parts(id, "target")
    assert (P.TARGET in found, P.AGAINST_TARGET in found, P.VALUE in found) == (True, True, False)
    assert (P.RATING in found) is is_rating


@pytest.mark.parametrize(("id", "is_rating"), [("101", False), ("102", True), ("103", False)])
def test_figures_of_others_make_the_position_and_what_asks_for_it_illustrative(id: str, is_rating: bool) -> None:
    found = parts(id, "others")
    assert (P.BENCHMARK in found, P.VALUE in found, P.RATING in found) == (True, False, is_rating)


@pytest.mark.parametrize(("id", "is_rating"), [("101", False), ("102", False), ("103", True)])
def test_earlier_figures_make_travel_forecast_and_chart_illustrative(id: str, is_rating: bool) -> None:
    found = parts(id, "earlier")
    assert found >= {P.TRAVEL_YEAR, P.FORECAST, P.CONTROL, P.HISTORY}
    assert (P.VALUE in found, P.AGAINST_TARGET in found, P.RATING in found) == (False, False, is_rating)


def test_a_judgement_makes_the_rating_illustrative_and_not_what_the_rule_gives() -> None:
    assert parts("104", "judgement") == {P.RATING}


def test_a_real_judgement_stands_on_illustrative_figures() -> None:
    found = parts("104", "value")
    assert (P.BY_RULE in found, P.RATING in found) == (True, False)


def test_what_is_illustrative_is_stored_with_the_score() -> None:
    assert "illustrative" in {field.name for field in fields(Score)}
