"""Attacks on a restated year: final figures beside the provisional ones, which stay public for good."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.council import Council
from quarterly.disclosure.history import points_of
from quarterly.disclosure.scorecard import redact_scorecard
from quarterly.disclosure.suppression import screen
from quarterly.reporting.transcript_of_scores import earlier_revised
from quarterly.scoring.background import Background
from quarterly.scoring.history import history
from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.scoring.series.values import Value
from quarterly.scoring.stored import StoredScorecard
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import Suppressed
from tests.unit.made import TOWN, indicator, scorecard

Q4, Q1 = Quarter(2012, 4), Quarter(2013, 1)
IDS = ("total", "foster", "home", "relatives")
Counts = dict[str, int]


def _counting(id: str) -> Indicator:
    made = indicator("1180", unit=Unit.COUNT, basis=Basis.SNAPSHOT)
    return made.model_copy(update={"id": id, "name": id.capitalize(), "ref": id, "targets": {}})


CATALOGUE = Catalogue.model_validate(
    {"indicators": [_counting(id) for id in IDS], "parts_of": [{"total": "total", "parts": list(IDS[1:])}]}
)
COUNCIL: Council = TOWN.model_copy(update={"catalogue": CATALOGUE})


def _published(counts: Counts, *suppressed: str) -> dict[str, Point]:
    """Return the points of the report on Quarter 4, in which these were suppressed."""
    scores = [
        Score(indicator=id, standing=RatingStatus.RATED, sent=Point(value=Fraction(n)), numerator=Decimal(n))
        for id, n in counts.items()
    ]
    return points_of(StoredScorecard(scorecard(*scores, quarter=Q4), suppressed), COUNCIL)


def _final(counts: Counts) -> list[Value]:
    point = Point(value=None, marks=(Mark.REVISED,), revised_on=date(2013, 11, 20))
    return [
        Value(
            indicator=id, quarter=Q4, point=replace(point, value=Fraction(n)), typed=None, target="", baseline=None,
            expected=None, judged="", row=row,
        )
        for row, (id, n) in enumerate(counts.items(), 2)
    ]  # fmt: skip


def _public(published: Counts, suppressed: tuple[str, ...], final: Counts, now: Counts) -> Scorecard:
    """Return the public scorecard of Quarter 1, after Quarter 4 was published and restated."""
    known = Background(history(_final(final), {Q4: [_published(published, *suppressed)]}))
    sent = {id: SentFigure(Point(value=Fraction(number))) for id, number in now.items()}
    scores = [score_point(COUNCIL, each, Q1, sent[each.id], known) for each in CATALOGUE.indicators]
    card = scorecard(*scores, quarter=Q1)
    return redact_scorecard(card, screen(card, COUNCIL, known), COUNCIL, known)


def _read(card: Scorecard) -> dict[str, Fraction]:
    """Return what readers see of Quarter 4, by indicator."""
    points = {score.indicator: each for score in card.scores for each in score.history if each.quarter == Q4}
    return {id: each.value for id, each in points.items() if each.value is not None and not isinstance(each.value, Suppressed)}


NOW = {"total": 240, "foster": 120, "home": 70, "relatives": 50}
THEN = {"total": 100, "foster": 60, "home": 36, "relatives": 4}


def test_a_final_count_beside_marks_does_not_give_the_provisional_one_back() -> None:
    """108 less 60 and the final 12 would be 36, which is what the mark of the old report stood for; 100 less 60 and 36 is 4."""
    read = _read(_public(THEN, ("home", "relatives"), {"total": 108, "relatives": 12}, NOW))
    assert read == {"total": 108, "foster": 60}


def test_a_final_count_of_few_is_suppressed_and_so_is_what_it_follows_from() -> None:
    before = {"total": 105, "foster": 60, "home": 36, "relatives": 9}
    read = _read(_public(before, (), {"total": 100, "relatives": 4}, NOW))
    assert "relatives" not in read
    assert len({"total", "foster", "home"} & read.keys()) < 3


def test_no_two_reports_tell_which_of_the_suppressed_counts_was_revised() -> None:
    card = _public(THEN, ("home", "relatives"), {"total": 101, "relatives": 5}, NOW)
    said = {score.indicator: earlier_revised(score) for score in card.scores}
    assert said == {"total": "2012-13 Q4, revised in November 2013", "foster": "", "home": "", "relatives": ""}
