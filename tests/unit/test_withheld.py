"""Small counts of earlier quarters: nothing public may tell of them by comparing with them or by adding to them."""

from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.disclosure.scorecard import redact_scorecard
from quarterly.disclosure.small_counts import SUPPRESSION_MARK
from quarterly.scoring.background import Background
from quarterly.scoring.history import history
from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.scoring.score_quarter import score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import DUDLEY, POLICY, indicator

Q1, Q2 = Quarter(2012, 1), Quarter(2012, 2)
LEAVERS = indicator("1180")
COUNTED = indicator("1180", unit=Unit.COUNT, basis=Basis.YEAR_TO_DATE)
SUMMED = indicator("1180", status_basis=Basis.YEAR_TO_DATE)


def shares(numerator: int, denominator: int) -> Point:
    return Point(Fraction(numerator * 100, denominator), Fraction(numerator), Fraction(denominator))


def published(of: Indicator, before: Point, now: Point) -> Score:
    """Return the public score of Quarter 2, after a Quarter 1."""
    score = score_point(DUDLEY, of, Q2, now, Background({of.id: {Q1: before}}))
    card = Scorecard("dudley", str(Q2), (score,), (), (), (), ())
    return redact_scorecard(card, POLICY).scores[0]


def test_an_earlier_value_of_a_small_count_is_not_quoted() -> None:
    score = score_point(DUDLEY, LEAVERS, Q2, shares(30, 60), Background({LEAVERS.id: {Q1: shares(3, 6)}}))
    assert score.withheld == ("50%",)
    shown = redact_scorecard(Scorecard("dudley", str(Q2), (score,), (), (), (), ()), POLICY).scores[0]
    assert (score.travel_previous, shown.travel_previous, shown.withheld) == ("same", SUPPRESSION_MARK, ())


def test_a_value_from_which_a_small_count_follows_by_difference_is_held_back() -> None:
    assert published(COUNTED, Point(Fraction(6)), Point(Fraction(8))).value == SUPPRESSION_MARK


def test_a_value_from_which_a_large_count_follows_by_difference_is_shown() -> None:
    assert published(COUNTED, Point(Fraction(6)), Point(Fraction(14))).value == "14"


def test_a_sum_with_a_quarter_that_is_held_back_is_held_back() -> None:
    shown = published(SUMMED, shares(3, 6), shares(30, 60))
    assert (shown.value, shown.rated_value, shown.distance) == ("50%", SUPPRESSION_MARK, SUPPRESSION_MARK)


def test_a_sum_of_quarters_that_are_shown_is_shown() -> None:
    assert published(SUMMED, shares(30, 60), shares(30, 60)).rated_value == "50%"


def test_a_forecast_from_a_quarter_that_is_held_back_is_not_told() -> None:
    history = {Quarter(2011, n): shares(30, 60) for n in (2, 3, 4)} | {Q1: shares(3, 6)}
    score = score_point(DUDLEY, LEAVERS, Q2, shares(30, 60), Background({LEAVERS.id: history}))
    shown = redact_scorecard(Scorecard("dudley", str(Q2), (score,), (), (), (), ()), POLICY).scores[0]
    assert (score.forecast, shown.forecast) == ("50%", "")


def test_a_figure_held_back_for_its_comment_is_not_quoted_later() -> None:
    said = Score(
        LEAVERS.id, RatingStatus.RATED, value="50%", value_exact="50", comment="3 out of the 6 care leavers were in work."
    )
    earlier = history((), {Q1: [(said,)]}, POLICY)
    score = score_point(DUDLEY, LEAVERS, Q2, shares(30, 60), Background(earlier))
    assert score.withheld == ("50%",)
