"""Small counts of earlier quarters: nothing public may tell of them by comparing with them or by adding to them."""

from fractions import Fraction

import pytest

from quarterly.configuration.catalogue import Indicator
from quarterly.disclosure.history import points_of
from quarterly.disclosure.suppressed_figure import SuppressedFigure
from quarterly.disclosure.suppression import screen, suppressed_figures
from quarterly.scoring.background import Background
from quarterly.scoring.history import history
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.scoring.stored import StoredScorecard
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSED
from tests.unit.made import TOWN, as_public, holding, indicator, scorecard

Q1, Q2 = Quarter(2012, 1), Quarter(2012, 2)
LEAVERS = indicator("1180")
COUNTED = indicator("1180", unit=Unit.COUNT, basis=Basis.YEAR_TO_DATE)
SUMMED = indicator("1180", status_basis=Basis.YEAR_TO_DATE)


def shares(numerator: int, denominator: int) -> Point:
    return Point(value=Fraction(numerator * 100, denominator), numerator=Fraction(numerator), denominator=Fraction(denominator))


def published(of: Indicator, before: Point, now: Point) -> Score:
    """Return the public score of Quarter 2, after a Quarter 1."""
    known = Background({of.id: {Q1: before}})
    return as_public(score_point(TOWN, of, Q2, SentFigure(now), known), of, Q2, known)


def suppressed(of: Indicator, now: Point, known: Background) -> frozenset[SuppressedFigure]:
    """Return what nothing public may quote of Quarter 2."""
    card = scorecard(score_point(TOWN, of, Q2, SentFigure(now), known), quarter=Q2)
    return suppressed_figures(screen(card, holding(TOWN, of), known))


def test_a_distance_is_not_quoted_in_per_cent_either_where_the_rule_counts_in_points() -> None:
    in_points = indicator("1180", targets={"2012-13": 80}, limits={"tolerance": "5 points"})
    assert suppressed(in_points, shares(3, 6), Background()) == {
        SuppressedFigure(Fraction(50), 0, percent=True), SuppressedFigure(Fraction(75, 2), 1, percent=True),
    }  # fmt: skip


def test_an_earlier_value_of_a_small_count_is_not_quoted() -> None:
    before, now = shares(3, 6), shares(30, 60)
    full = score_point(TOWN, LEAVERS, Q2, SentFigure(now), Background({LEAVERS.id: {Q1: before}}))
    assert suppressed(LEAVERS, now, Background({LEAVERS.id: {Q1: before}})) == {SuppressedFigure(Fraction(50), 0, percent=True)}
    assert isinstance(full.travel_previous, Travel)
    assert (full.travel_previous.direction, published(LEAVERS, before, now).travel_previous) == (Direction.SAME, SUPPRESSED)


def test_a_value_from_which_a_small_count_follows_by_difference_is_held_back() -> None:
    assert published(COUNTED, Point(value=Fraction(6)), Point(value=Fraction(8))).value is SUPPRESSED


@pytest.mark.parametrize(("basis", "shown"), [(Basis.CALENDAR_YEAR, SUPPRESSED), (Basis.YEAR_TO_DATE, Fraction(8))])
def test_quarters_are_subtracted_within_their_own_year(basis: Basis, shown: object) -> None:
    """6 from January to March and 8 from January to June: 2 from April to June; but from April on, 8 is all there is."""
    counted = indicator("1180", unit=Unit.COUNT, basis=basis, targets={})
    known = Background({counted.id: {Q1.previous: Point(value=Fraction(6))}})
    score = score_point(TOWN, counted, Q1, SentFigure(Point(value=Fraction(8))), known)
    assert as_public(score, counted, Q1, known).value == shown


def test_a_calendar_year_starts_again_in_january() -> None:
    counted = indicator("1180", unit=Unit.COUNT, basis=Basis.CALENDAR_YEAR, targets={})
    known = Background({counted.id: {Q1.later(-2): Point(value=Fraction(6))}})
    score = score_point(TOWN, counted, Q1.previous, SentFigure(Point(value=Fraction(8))), known)
    assert as_public(score, counted, Q1.previous, known).value == 8


def test_a_value_from_which_a_large_count_follows_by_difference_is_shown() -> None:
    assert published(COUNTED, Point(value=Fraction(6)), Point(value=Fraction(14))).value == 14


def test_a_sum_with_a_quarter_that_is_held_back_is_held_back() -> None:
    shown = published(SUMMED, shares(3, 6), shares(30, 60))
    assert (shown.value, shown.rated_value, shown.variance) == (50, SUPPRESSED, SUPPRESSED)


def test_a_sum_of_quarters_that_are_shown_is_shown() -> None:
    assert published(SUMMED, shares(30, 60), shares(30, 60)).rated_value == 50


def test_a_forecast_from_a_quarter_that_is_held_back_is_not_told() -> None:
    known = Background({LEAVERS.id: dict.fromkeys(last_quarters(Q1.previous, 7), shares(30, 60)) | {Q1: shares(3, 6)}})
    score = score_point(TOWN, LEAVERS, Q2, SentFigure(shares(30, 60)), known)
    assert score.forecast is not None
    assert (score.forecast.value, as_public(score, LEAVERS, Q2, known).forecast) == (50, None)


def test_a_figure_held_back_for_its_comment_is_not_quoted_later() -> None:
    comment = "3 out of the 6 care leavers were in work."
    said = Score(indicator=LEAVERS.id, standing=RatingStatus.RATED, sent=Point(value=Fraction(50)), comment=comment)
    earlier = history((), {Q1: [points_of(StoredScorecard(scorecard(said), ()), TOWN)]})
    assert suppressed(LEAVERS, shares(30, 60), Background(earlier)) == {SuppressedFigure(Fraction(50), 0, percent=True)}


def test_a_figure_held_back_when_it_was_published_is_not_quoted_later() -> None:
    said = Score(indicator=LEAVERS.id, standing=RatingStatus.RATED, sent=Point(value=Fraction(50)))
    earlier = history((), {Q1: [points_of(StoredScorecard(scorecard(said), (LEAVERS.id,)), TOWN)]})
    assert suppressed(LEAVERS, shares(30, 60), Background(earlier)) == {SuppressedFigure(Fraction(50), 0, percent=True)}
