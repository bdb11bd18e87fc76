"""Published figures of earlier quarters as points of a series, each with whether its value was suppressed.

An intruder keeps old reports. A value of 50% was suppressed when it was new, because its comment said "3 out of the 6". If a
later quarter prints 50% and "the same as in the quarter before", he has the 3 of 6 after all. So a value stays suppressed for
good, and every point records it.
"""

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.suppression import is_disclosive
from quarterly.scoring.score import Score
from quarterly.scoring.series.points import Point
from quarterly.scoring.stored import StoredScorecard
from quarterly.vocabulary.numbers import exact


def points_of(stored: StoredScorecard, council: Council) -> dict[str, Point]:
    """Return the figures of a published scorecard by indicator id; a point has no value where none was published."""
    scores = {score.indicator: score for score in stored.card.scores}
    policy = council.profile.small_numbers
    return {each.id: _point(scores[each.id], each, policy, stored) for each in council.catalogue.indicators if each.id in scores}


def _point(score: Score, indicator: Indicator, policy: SmallNumbers, stored: StoredScorecard) -> Point:
    if score.figure is None:
        return Point(value=None)
    # The point has no comment, so small counts that only the comment gave cannot be found from it later.
    suppressed = score.indicator in stored.suppressed or is_disclosive(score, indicator, policy)
    numerator, denominator = (None if count is None else exact(count) for count in (score.numerator, score.denominator))
    return Point(
        value=score.figure,
        numerator=numerator,
        denominator=denominator,
        marks=score.marks,
        suppressed=suppressed,
        published=True,
    )
