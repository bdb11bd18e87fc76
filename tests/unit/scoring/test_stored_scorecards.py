"""What published packs keep of a quarter: read again as it was, also in the form that earlier versions wrote, or refused."""

from fractions import Fraction

import pytest

from quarterly.disclosure.history import points_of
from quarterly.scoring.background import Background, StoredBackground
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score import Scorecard
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.scoring.stored import SCORECARD_FORM, StoredScorecard
from quarterly.vocabulary.canonical import from_bytes, to_bytes
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import Q1, TOWN, TOWN_ACTIONS, TOWN_ROWS, as_public, card, indicator, scorecard, words_of

PLACE = "dudley/2012-13-q1/releases/1/figures.json"
COURSE = {
    quarter: Point(value=Fraction(100 * n, 60), numerator=Fraction(n), denominator=Fraction(60))
    for n, quarter in enumerate(last_quarters(Q1.previous, 9), 25)
}
AROUND = Surroundings(
    comparators={
        "1180": [
            Comparator(indicator="1180", year="2011-12", area=str(300 + n), value=Fraction(40 + n), source="DfE")
            for n in range(9)
        ]
    },
    area="300",
)
KNOWN = Background({"1180": COURSE}, AROUND)
FROM_QUARTER_2 = {"since": "2012-13 Q2", "approved_by": "Cabinet", "reason": "It rose."}
TARGETS = {"2012-13": [{"annual": 1072}, {"annual": "At least 65", **FROM_QUARTER_2}]}

FIRST_FORM = b"""{"actions":[],"council":"dudley","findings":[],"missing":[],"quarter":"2012-13 Q1","received":[],"scores":[
{"indicator":"1178","standing":"rated","value":"104.9","value_exact":"1049/10","numerator":null,"denominator":null,
 "marks":"[p]","comment":"","told_by_difference":false,"explanation":"104.9 is lower.","at_risk":["it is near"],"without":null},
{"indicator":"1180","standing":"rated","value":"50%","value_exact":"50","numerator":"30","denominator":"60","marks":"",
 "comment":"","told_by_difference":true},
{"indicator":"1176","standing":"under query","value":"","value_exact":""}],"validated":true}"""


def test_a_scorecard_is_read_as_it_was_stored() -> None:
    stored = StoredScorecard(card(*TOWN_ROWS, *TOWN_ACTIONS, background=KNOWN), ("1180",))
    assert SCORECARD_FORM.from_bytes(SCORECARD_FORM.to_bytes(stored), PLACE) == stored


def test_a_public_score_with_what_is_suppressed_is_read_as_it_was() -> None:
    few = {**COURSE, Q1.previous: Point(value=Fraction(5), numerator=Fraction(3), denominator=Fraction(60))}
    known = Background({"1180": few})
    full = next(each for each in card(*TOWN_ROWS, background=known).scores if each.indicator == "1180")
    seen = scorecard(as_public(full, indicator("1180"), Q1, known))
    assert from_bytes(Scorecard, to_bytes(seen)) == seen


def test_a_target_is_printed_as_it_was_once_it_is_read_again() -> None:
    of, quarter = indicator("1178", targets=TARGETS), Quarter(2012, 2)
    scored = scorecard(score_point(TOWN, of, quarter, SentFigure(Point(value=Fraction(70))), Background()), quarter=quarter)
    read = from_bytes(Scorecard, to_bytes(scored))
    assert read == scored
    first, second = (words_of(each.scores[0], of, quarter).caveats for each in (scored, read))
    assert first == second
    assert first[0].startswith("The target was 1,072 until Quarter 1; At least 65 from Quarter 2 2012/13 was approved by Cabinet")


def test_what_a_quarter_was_scored_against_is_read_as_it_was() -> None:
    stored = StoredBackground.of(KNOWN)
    read = from_bytes(StoredBackground, to_bytes(stored))
    assert (read, read.restored().history) == (stored, KNOWN.history)
    assert card(*TOWN_ROWS, background=read.restored()) == card(*TOWN_ROWS, background=KNOWN)


def test_the_first_form_gives_figures_counts_and_marks() -> None:
    points = points_of(SCORECARD_FORM.from_bytes(FIRST_FORM, PLACE), TOWN)
    assert points["1178"] == Point(value=Fraction(1049, 10), marks=(Mark.PROVISIONAL,), published=True)
    half = Point(value=Fraction(50), numerator=Fraction(30), denominator=Fraction(60), suppressed=True, published=True)
    assert points["1180"] == half
    assert points["1176"] == Point(value=None)


def test_a_form_of_a_newer_version_is_refused_with_its_place_and_what_to_do() -> None:
    body = SCORECARD_FORM.to_bytes(StoredScorecard(scorecard(), ())).replace(b'"form":3', b'"form":9')
    with pytest.raises(SetupError, match=r"releases/1/figures.json is a scorecard of form 9.*no form after 3.*Use the version"):
        SCORECARD_FORM.from_bytes(body, PLACE)
