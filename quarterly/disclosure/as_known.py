"""A score as it is for somebody who does not know some earlier quarters.

An intruder reads one report after the other. Quarter 1 was suppressed (3 of 6), and Quarter 2 shows 50% and says "the same as in
the quarter before": so Quarter 1 was 50%. Or Quarter 2 is rated on the year so far, 33 of 66, and shows 30 of 60: 3 of 6 before.
So the engine rates the quarter again from a history in which suppressed quarters are not known. What comes out otherwise told
of them, and is suppressed as well.
"""

from dataclasses import replace

from quarterly.configuration.council import Council
from quarterly.disclosure.differencing import any_suppressed, is_target_suppressed
from quarterly.disclosure.suppression import Screened
from quarterly.scoring.chart_data import HistoryPoint
from quarterly.scoring.figures import Control, Surroundings
from quarterly.scoring.rate import rate_indicator
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.series.points import Point, known, last_quarters, since_break
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSED, Suppressed

_OF_MANY = {"forecast_variance", "travel_window", "variation", "assurance"}  # quantities that many quarters go into


def as_known_publicly(screened: Screened, council: Council, quarter: Quarter, around: Surroundings) -> Score:
    """Return a score without anything that follows from suppressed earlier quarters, nor a rating that turns on them."""
    score, indicator, hidden = screened.score, screened.indicator, screened.hidden
    if not hidden or not isinstance(score.sent, Point):
        return score
    series = {each: point for each, point in screened.series.items() if each not in hidden}
    without = rate_indicator(council, indicator, quarter, series, around, score.expected, score.judged)

    def travel(
        full: Travel | Suppressed | None, rated: Travel | Suppressed | None, *compared: Quarter
    ) -> Travel | Suppressed | None:
        told = isinstance(full, Travel) and full.direction is not Direction.NONE and any_suppressed(compared, hidden)
        return SUPPRESSED if told else rated

    last_year = Quarter(quarter.year - 1, quarter.number)
    seen = replace(
        score,
        rated_value=score.rated_value if without.rated_value == score.rated_value else SUPPRESSED,
        before="",
        travel_previous=travel(score.travel_previous, without.travel_previous, quarter.previous),
        travel_year=travel(score.travel_year, without.travel_year, last_year),
        travel_window=travel(score.travel_window, without.travel_window, *last_quarters(quarter, around.window)),
        forecast=None,
        at_risk=without.at_risk,
        benchmark=without.benchmark,
        control=_control(screened, quarter),
        confidence=without.confidence,
        caveats=without.caveats,
        trail=without.trail,
    )
    if seen.benchmark and score.rated_value is not None:  # ours is a sum, of which a value may be suppressed
        seen = replace(seen, benchmark=replace(seen.benchmark, spread=None))
    return without_rating(seen) if _turns_on_what_is_suppressed(score, without) else seen


def without_rating(score: Score) -> Score:
    """Return a score whose value is shown and whose rating is not, unless somebody decided it."""
    return replace(
        score,
        standing=RatingStatus.RATED,
        variance=SUPPRESSED,
        mechanical="",
        final=score.final if score.judgement else "",
        at_risk=(),
        comment=score.comment if score.judgement else "",  # for only who is off target is asked for one
        confidence=None,
        caveats=(),
        trail=None,
    )


def without_target(score: Score) -> Score:
    """Return a score without a target that follows from suppressed earlier values, such as last year's course."""
    hidden = replace(score, target=SUPPRESSED, forecast=None)
    return hidden if score.value is None else without_rating(hidden)


def public_history(screened: Screened) -> tuple[HistoryPoint, ...]:
    """Return what the charts may draw: no value that is suppressed, and no target that follows from one."""
    return tuple(
        replace(
            each,
            value=SUPPRESSED if each.quarter in screened.hidden else each.value,
            target=SUPPRESSED if is_target_suppressed(screened.indicator, each.quarter, screened.hidden) else each.target,
        )
        for each in screened.score.history
    )


def _control(screened: Screened, quarter: Quarter) -> Control | None:
    """Return the control chart unless one of the points its limits are worked out from is suppressed.

    Mean and limits of 8 points of which 7 are shown give the eighth away: 8 times the mean less the sum of the seven.
    """
    breaks = [Quarter.parse(text) for text in screened.indicator.breaks]
    counted = known(since_break(screened.series, quarter, breaks), quarter)
    return None if any_suppressed(counted, screened.hidden) else screened.score.control


def _turns_on_what_is_suppressed(score: Score, without: Score) -> bool:
    """Whether a rating would come about otherwise without the earlier quarters that are suppressed, or only happens not to."""
    full, known_now = score.trail, without.trail
    if full is None or known_now is None:
        return True
    given = (full.numbers, full.words, full.unknown, score.target)
    of_many = not _OF_MANY.isdisjoint((*full.numbers, *full.words, *full.unknown))
    return of_many or given != (known_now.numbers, known_now.words, known_now.unknown, without.target)
