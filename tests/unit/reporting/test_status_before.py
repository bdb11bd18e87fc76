"""What the quarter before would be rated today, and who may know."""

from fractions import Fraction

import pytest

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.at_a_glance import at_a_glance
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score, Scorecard
from quarterly.scoring.score_quarter import SentFigure, score_indicators, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import CARE, Q1, TOWN, TOWN_ROWS, as_public, file, indicator, sent
from tests.unit.reporting.reports import material, with_profile

Q2 = Quarter(2012, 2)
LEAVERS = indicator("1180")  # high is good, the target of 2012-13 is 65
ADOPTION = indicator("adoption-matching")  # low is good


def shares(numerator: int, denominator: int, *marks: Mark) -> Point:
    return Point(
        value=Fraction(numerator * 100, denominator),
        numerator=Fraction(numerator),
        denominator=Fraction(denominator),
        marks=marks,
    )


def scored(before: Point | None, now: Point, of: Indicator = LEAVERS, **earlier: Point) -> Score:
    """Return the score of Quarter 2 after a Quarter 1."""
    history = {} if before is None else {Q1: before}
    return score_point(TOWN, of, Q2, SentFigure(now), Background({of.id: history}))


def published(before: Point, now: Point) -> Score:
    """Return what the public sees of Quarter 2 after a Quarter 1."""
    return as_public(scored(before, now), LEAVERS, Q2, Background({LEAVERS.id: {Q1: before}}))


# The status of the quarter before


@pytest.mark.parametrize(("value", "status"), [(80, "star"), (65, "upper"), (60, "lower"), (50, "triangle")])
def test_the_quarter_before_is_rated_by_the_rules_of_today(value: int, status: str) -> None:
    assert scored(shares(value, 100), shares(70, 100)).before == status


def test_without_a_quarter_before_there_is_no_status_of_it() -> None:
    assert scored(None, shares(70, 100)).before == ""


def test_an_empty_quarter_before_has_no_status() -> None:
    assert scored(Point(value=None), shares(70, 100)).before == ""


def test_a_year_ago_is_not_the_quarter_before() -> None:
    history = {LEAVERS.id: {Quarter(2011, 2): shares(80, 100)}}
    assert score_point(TOWN, LEAVERS, Q2, SentFigure(shares(70, 100)), Background(history)).before == ""


def test_over_a_break_in_series_nothing_is_compared() -> None:
    assert scored(shares(80, 100), shares(70, 100, Mark.BREAK)).before == ""


def test_a_later_quarter_does_not_change_what_the_one_before_was() -> None:
    history = {LEAVERS.id: {Q1: shares(80, 100), Quarter(2012, 3): shares(10, 100)}}
    assert score_point(TOWN, LEAVERS, Q2, SentFigure(shares(70, 100)), Background(history)).before == "star"


def test_a_forecast_of_the_quarter_before_is_no_status_of_it() -> None:
    assert scored(shares(80, 100, Mark.FORECAST), shares(70, 100)).before == ""


def test_what_a_quarter_before_was_judged_is_not_invented_where_it_is_not_kept() -> None:
    bands = [{"status": "star", "when": {"judged": ["star"]}}, {"status": "triangle"}]
    of = with_profile(rules={"judged": {"title": "as judged", "source": "published", "bands": bands}}, rule="judged")
    history = Background({LEAVERS.id: {Q1: shares(80, 100)}})
    assert score_point(of, LEAVERS, Q2, SentFigure(shares(80, 100), judged="star"), history).before == ""


def test_a_quarter_before_of_a_small_count_has_no_status_for_the_public() -> None:
    found, seen = scored(shares(3, 6), shares(70, 100)), published(shares(3, 6), shares(70, 100))
    assert (found.before, found.final, seen.before, seen.final) == ("triangle", "upper", "", "upper")


def test_a_quarter_held_back_for_other_reasons_has_no_status_for_the_public_either() -> None:
    hidden = Point(value=Fraction(50), numerator=Fraction(50), denominator=Fraction(100), suppressed=True)
    assert published(hidden, shares(70, 100)).before == ""


def test_a_quarter_that_is_held_back_tells_of_none_before_it() -> None:
    assert published(shares(70, 100), shares(3, 6)).before == ""


# What changed


def changes(before: str, now: str) -> list[list[str]]:
    base = score_indicators(TOWN, Q1, [sent(CARE, file("return.xlsx", *TOWN_ROWS))])
    scores = tuple(_with(each, before, now) if each.indicator == "1178" else each for each in base.scores)
    card = Scorecard(
        council="milton",
        quarter=str(Q1),
        scores=scores,
        actions=base.actions,
        findings=(),
        received=base.received,
        missing=base.missing,
    )
    return [[each.before["word"], each.now["word"]] for each in at_a_glance(material(card=card)).changed]


def _with(each: Score, before: str, now: str) -> Score:
    sent = Point(value=Fraction("104.9"))
    return Score(indicator=each.indicator, standing=each.standing, sent=sent, mechanical=now, final=now, before=before)


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("star", "triangle", [["Exceeds target", "Worse than target"]]),
        ("triangle", "star", [["Worse than target", "Exceeds target"]]),
        ("star", "star", []),
        ("", "star", []),
        ("star", "", []),
        ("gone", "star", []),
    ],
)
def test_what_changed_rating(before: str, now: str, told: list[list[str]]) -> None:
    assert changes(before, now) == told
