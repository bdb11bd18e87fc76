"""What was published of earlier quarters, as points of a series, with whether the public was shown the value.

An intruder keeps old reports. What was suppressed when it was new, for counts that only its comment gave (50%: "3 out of the 6"),
is a secret ever after: a later quarter must not say that it was "the same as in the quarter before". So every point remembers it.
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
    """Return the figures of a published scorecard by id of the council's indicators, without a value where none was published."""
    scores = {score.indicator: score for score in stored.card.scores}
    policy = council.profile.small_numbers
    return {each.id: _point(scores[each.id], each, policy, stored) for each in council.catalogue.indicators if each.id in scores}


def _point(score: Score, indicator: Indicator, policy: SmallNumbers, stored: StoredScorecard) -> Point:
    if score.figure is None:
        return Point(value=None)
    numerator, denominator = (None if count is None else exact(count) for count in (score.numerator, score.denominator))
    # Its comment may have told of small counts that its own columns do not: then it was suppressed, and stays so.
    hidden = score.indicator in stored.suppressed or is_disclosive(score, indicator, policy)
    return Point(value=score.figure, numerator=numerator, denominator=denominator, marks=score.marks, suppressed=hidden)
