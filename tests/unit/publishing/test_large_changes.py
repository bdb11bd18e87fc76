"""Which changes of what is published has somebody to see before they are released?"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from quarterly.publishing.holds import HoldKind
from quarterly.publishing.large_changes import PublishedScores, large_changes
from quarterly.scoring.score import ActionScore, RatingStatus, Score
from quarterly.scoring.series.points import Point
from quarterly.scoring.stored import StoredScorecard
from tests.unit.made import TOWN, scorecard

RATED = Score(
    indicator="1180",
    standing=RatingStatus.RATED,
    sent=Point(value=Fraction(50)),
    numerator=Decimal(30),
    denominator=Decimal(60),
    final="upper",
)
Ids = tuple[str, ...]
LEAVERS = "Care leavers in employment, education and training"


def changes(was: Score, now: Score | None, suppressed: Ids = (), also: Ids = ()) -> list[tuple[str, str, str]]:
    before = PublishedScores(2, StoredScorecard(scorecard(was), suppressed))
    found = large_changes(before, StoredScorecard(scorecard(*([now] if now else [])), also), TOWN)
    return [(each.kind.value, each.where, each.sentence) for each in found]


def test_the_same_scores_change_nothing() -> None:
    assert changes(RATED, RATED) == []


@pytest.mark.parametrize("standing", [RatingStatus.UNDER_QUERY, RatingStatus.TAKEN_BACK, RatingStatus.NOT_RECEIVED])
def test_a_published_figure_that_is_gone_is_shown_with_why(standing: RatingStatus) -> None:
    sentence = f"Version 2 has a figure of “{LEAVERS}”, and now it has none: {standing.value}."
    assert changes(RATED, Score(indicator="1180", standing=standing)) == [
        ("large-changes", f"Children in care, {LEAVERS}", sentence)
    ]


def test_an_indicator_that_is_no_longer_reported_is_shown() -> None:
    assert changes(RATED, None) == [("large-changes", "1180", "Version 2 has a figure of 1180, which is no longer reported.")]


def test_a_figure_that_comes_where_there_was_none_is_not() -> None:
    assert changes(Score(indicator="1180", standing=RatingStatus.NO_DATA), RATED) == []


@pytest.mark.parametrize(("now", "shown"), [("star", False), ("lower", False), ("triangle", True), ("", False)])
def test_a_rating_may_move_by_one_step(now: str, shown: bool) -> None:
    sentence = f"The rating of “{LEAVERS}” is “On target, upper half” in version 2 and now “Worse than target”."
    found = [each for _, _, each in changes(RATED, replace(RATED, final=now))]
    assert found == ([sentence] if shown else [])


@pytest.mark.parametrize(("then", "now"), [(("1180",), ()), ((), ("1180",))])
def test_of_what_is_suppressed_in_public_no_rating_is_named(then: Ids, now: Ids) -> None:
    ((_, _, sentence),) = changes(RATED, replace(RATED, final="triangle"), then, now)
    assert sentence == f"The rating of “{LEAVERS}”, suppressed in public, is more than one step from version 2."


def test_no_sentence_gives_a_value() -> None:
    gone = [Score(indicator="1180", standing=RatingStatus.UNDER_QUERY), replace(RATED, final="triangle")]
    assert not any("50" in sentence for now in gone for *_, sentence in changes(RATED, now))


def test_a_figure_that_loses_its_counts_is_a_matter_of_disclosure() -> None:
    found = changes(RATED, replace(RATED, numerator=None, denominator=None))
    assert [kind for kind, *_ in found] == [HoldKind.DISCLOSURE.value]


def action(**changed: Any) -> ActionScore:
    return replace(ActionScore(ref="YP2b", standing=RatingStatus.RATED, status="star"), **changed)


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (action(status="tick"), []),
        (action(status="triangle"), ["The rating of key activity YP2b is “Excellent / ahead of schedule” in version 1 and now "
                                     "“Fair / behind schedule”."]),
        (action(status="", standing=RatingStatus.UNDER_QUERY),
         ["Version 1 has a status of key activity YP2b, and now it has none: under query."]),
    ],
)  # fmt: skip
def test_key_activities_are_held_to_the_same(now: ActionScore, shown: list[str]) -> None:
    before = PublishedScores(1, StoredScorecard(replace(scorecard(), actions=(action(),)), ()))
    assert [
        each.sentence for each in large_changes(before, StoredScorecard(replace(scorecard(), actions=(now,)), ()), TOWN)
    ] == shown
