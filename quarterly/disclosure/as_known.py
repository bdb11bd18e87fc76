"""What follows from earlier suppressed quarters: a score as somebody knows it who has read the public reports alone.

An intruder reads one report after the other. Quarter 1 was suppressed (3 of 6), and Quarter 2 prints 50% and "the same as in the
quarter before": so Quarter 1 was 50%. Or Quarter 2 prints 30 of 60 and is rated on the year so far, 33 of 66: so Quarter 1 was 3
of 6. Rather than list what follows from what, the engine rates the quarter again from a history without the suppressed quarters.
Whatever comes out differently depended on them, and is suppressed as well.
"""

from dataclasses import replace

from quarterly.configuration.council import Council
from quarterly.disclosure.differencing import any_suppressed, is_target_suppressed
from quarterly.disclosure.screened_score import ScreenedScore
from quarterly.scoring.chart_data import HistoryPoint
from quarterly.scoring.figures import Control, IndicatorQuarter, Surroundings
from quarterly.scoring.rate import rate_indicator
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.series.points import Point, known, last_quarters, since_break
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.scoring.why_unknown import NoComparison
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSED, Suppressed

_OF_MANY = {
    "forecast_variance",
    "travel_window",
    "variation",
    "assurance",
}  # quantities that many quarters enter: equal only by chance


def as_known_publicly(screened: ScreenedScore, council: Council, quarter: Quarter, around: Surroundings) -> Score:
    """Return a score without what follows from suppressed earlier quarters, and without a rating that depends on them."""
    score, indicator, suppressed = screened.score, screened.indicator, screened.suppressed_quarters
    if not suppressed or not isinstance(score.sent, Point):
        return score
    series = {each: point for each, point in screened.series.items() if each not in suppressed}
    rated = IndicatorQuarter(indicator=indicator, quarter=quarter, series=series, expected=score.expected, judged=score.judged)
    without = _with_true_reasons(rate_indicator(council, rated, around), score)

    def travel(
        full: Travel | Suppressed | None, public: Travel | Suppressed | None, *compared: Quarter
    ) -> Travel | Suppressed | None:
        if not isinstance(full, Travel):
            return public
        if full.direction is Direction.NONE:
            return _without_values(full)
        compared = compared or ((full.since,) if full.since else ())
        return SUPPRESSED if any_suppressed(compared, suppressed) else public

    seen = replace(
        score,
        rated_value=score.rated_value if without.rated_value == score.rated_value else SUPPRESSED,
        # The rating of a quarter that is suppressed says on which side of a limit its figure was.
        before="",
        travel_previous=travel(score.travel_previous, without.travel_previous),
        travel_year=travel(score.travel_year, without.travel_year),
        travel_year_end=travel(score.travel_year_end, without.travel_year_end),
        travel_since=travel(score.travel_since, without.travel_since),
        travel_window=travel(score.travel_window, without.travel_window, *last_quarters(quarter, around.window)),
        # Every earlier quarter goes into it, and which of them moved it by how much can be worked out backwards.
        forecast=None,
        at_risk=without.at_risk,
        benchmark=without.benchmark,
        control=_control(screened, quarter),
        confidence=without.confidence,
        caveats=without.caveats,
        trail=without.trail,
    )
    if seen.benchmark and score.rated_value is not None:  # the charted value is a sum: less the printed quarter it is another
        seen = replace(seen, benchmark=replace(seen.benchmark, spread=None))
    return without_rating(seen) if _rating_depends_on_suppressed(score, without) else seen


def without_rating(score: Score) -> Score:
    """Return a score with its value and without its rating, unless the rating is a judgement.

    An intruder who reads 58%, "Amber" and the rule "Amber where it fell by up to 5 points" knows that the suppressed quarter
    before was from 58% to 63%. A judgement follows from no figure.
    """
    return replace(
        score,
        standing=RatingStatus.RATED,
        variance=SUPPRESSED,
        mechanical="",
        final=score.final if score.judgement else "",
        at_risk=(),
        comment=score.comment if score.judgement else "",  # only owners of off-target indicators are asked for one
        confidence=None,
        caveats=(),
        trail=None,
    )


def without_target(score: Score) -> Score:
    """Return a score without a target that follows from suppressed values (`is_target_suppressed`), nor a rating against it."""
    seen = replace(score, target=SUPPRESSED, forecast=None)
    return seen if score.value is None else without_rating(seen)


def public_history(screened: ScreenedScore) -> tuple[HistoryPoint, ...]:
    """Return the points that charts may draw, without suppressed values and without targets that follow from them."""
    suppressed = screened.suppressed_quarters
    return tuple(
        replace(
            each,
            value=SUPPRESSED if each.quarter in suppressed else each.value,
            target=SUPPRESSED if is_target_suppressed(screened.indicator, each.quarter, suppressed) else each.target,
            revised_on=None if each.quarter in suppressed else each.revised_on,  # that a count of few is another now
        )
        for each in screened.score.history
    )


def _without_values(travel: Travel) -> Travel:
    """Return a travel that has no direction with its reason alone.

    The reason is the true one and not that of a history without suppressed quarters, in which a value with "[c]" before it reads
    "first value" as long as every earlier one is small, and something else once one of them is not. It follows from which figures
    there are, how they are marked and what they cover, never from how large they are, so that it tells no more than "[c]" does.
    """
    return Travel(direction=travel.direction, because=travel.because, since=travel.since, quarters=travel.quarters)


def _with_true_reasons(without: Score, full: Score) -> Score:
    """Return a score whose trail has the reason of the full one, as in `_without_values`, for what is never compared."""
    if without.trail is None or full.trail is None:
        return without
    known = full.trail.unknown
    unknown = {
        name: known[name] if isinstance(known.get(name), NoComparison) else why for name, why in without.trail.unknown.items()
    }
    return replace(without, trail=replace(without.trail, unknown=unknown))


def _control(screened: ScreenedScore, quarter: Quarter) -> Control | None:
    """Return the control chart unless one of the points behind its limits is suppressed.

    A chart of 8 points with 7 of them drawn reveals the eighth: 8 times the printed mean less the sum of the seven.
    """
    counted = known(since_break(screened.series, quarter, screened.indicator.break_quarters), quarter)
    return None if any_suppressed(counted, screened.suppressed_quarters) else screened.score.control


def _rating_depends_on_suppressed(score: Score, without: Score) -> bool:
    """Whether a rating was worked out from suppressed quarters, even where leaving them out happens to change nothing."""
    full, public = score.trail, without.trail
    if full is None or public is None:
        return True
    inputs = (full.numbers, full.words, full.unknown, score.target)
    # Equal without the suppressed quarters by chance alone, and a reader would not know that it was chance.
    of_many = not _OF_MANY.isdisjoint((*full.numbers, *full.words, *full.unknown))
    return of_many or inputs != (public.numbers, public.words, public.unknown, without.target)
