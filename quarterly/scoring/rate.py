"""One figure rated: what the rule gives, what is reported, why, and the trail by which it can be worked out again."""

from dataclasses import replace
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.judgement import Judgement
from quarterly.configuration.rules import DISTANCES
from quarterly.configuration.targets.words import printed
from quarterly.disclosure.differencing import (
    any_suppressed,
    is_disclosive_by_differencing,
    is_target_suppressed,
    suppressed_quarters,
)
from quarterly.disclosure.small_counts import SUPPRESSION_MARK
from quarterly.reporting.wording.explanation import explain, in_words
from quarterly.reporting.wording.quantities import what_is
from quarterly.scoring.caveats import at_risk, remarks
from quarterly.scoring.engine import decide, limits_of
from quarterly.scoring.figures import Figures, Surroundings, figures
from quarterly.scoring.past_quarters import chart_data_of
from quarterly.scoring.quantities import NO_GOOD_WAY, NO_ONE_WAY, quantities
from quarterly.scoring.rating_context import RatingContext, in_unit
from quarterly.scoring.score import RatingStatus, Score, Trail
from quarterly.scoring.series.points import Series, last_quarters
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter


def rate_indicator(
    council: Council,
    indicator: Indicator,
    quarter: Quarter,
    series: Series,
    around: Surroundings,
    expected: Fraction | None = None,
    judged: str = "",
) -> Score:
    """Rate one indicator whose series has a point for the quarter; without counts, comment and source, which its row has."""
    rule = council.profile.rule_of(indicator)
    limits = limits_of(rule, indicator.limits)
    found = figures(indicator, quarter, series, around, expected, judged)
    of = quantities(indicator, quarter, found)
    case = RatingContext(council, indicator, quarter, series, rule, limits, around, found, of, decide(rule, limits, of))
    judgement = council.judgements.of(indicator.id, quarter)
    standing, explanation = _standing(case)
    hidden = suppressed_quarters(indicator, series, quarter, council.profile.small_numbers)
    return replace(
        _measured(case),
        standing=RatingStatus.RATED if judgement else standing,
        mechanical=case.status,
        final=judgement.status if judgement else case.status,
        judgement=judgement,
        at_risk=at_risk(case),
        explanation=f"{explanation} {_decided(judgement, case)}" if judgement else explanation,
        caveats=remarks(case),
        trail=_trail(case),
        course=chart_data_of(case, hidden),
        withheld=tuple(sorted({in_unit(series[each].value, indicator) for each in hidden})),
        target_held_back=is_target_suppressed(indicator, quarter, hidden),
        without=_without(case, hidden, expected, judged) if hidden else None,
    )


def _without(case: RatingContext, hidden: frozenset[Quarter], expected: Fraction | None, judged: str) -> Score:
    """Return the score as it is for who does not know some earlier quarters, and says so where it would compare with them."""
    quarter, window = case.quarter, case.around.window
    known = {each: point for each, point in case.series.items() if each not in hidden}
    score = rate_indicator(case.council, case.indicator, quarter, known, case.around, expected, judged)

    def told(without: str, travel: Travel, *compared: Quarter) -> str:
        return SUPPRESSION_MARK if travel.direction is not Direction.NONE and any_suppressed(compared, hidden) else without

    return replace(
        score,
        travel_previous=told(score.travel_previous, case.known.previous, quarter.previous),
        travel_year=told(score.travel_year, case.known.year, Quarter(quarter.year - 1, quarter.number)),
        travel_window=told(score.travel_window, case.known.window, *last_quarters(quarter, window)),
    )


def _measured(case: RatingContext) -> Score:
    """Return the score's figures as printed and exact, before any rating."""
    indicator, known, of = case.indicator, case.known, case.of
    variance = of.numbers.get("variance")
    per_cent = None if known.rated.value is None else known.aim.per_cent(known.rated.value)
    policy = case.council.profile.small_numbers
    other_basis = indicator.status_basis not in (None, indicator.basis)
    return Score(
        indicator.id,
        RatingStatus.RATED,
        value=in_unit(known.sent.value, indicator),
        value_exact="" if known.sent.value is None else str(known.sent.value),
        rated_value=in_unit(known.rated.value, indicator) if other_basis else "",
        target=known.target.text,
        year_target=_year_target(known, indicator),
        target_note=known.target.note,
        distance="" if variance is None else in_words(variance, indicator, case.rule, case.limits, of),
        variance_exact="" if variance is None else str(variance),
        distance_exact="" if per_cent is None else str(per_cent),
        travel_previous=str(known.previous),
        travel_year=str(known.year),
        travel_window=str(known.window),
        told_by_difference=is_disclosive_by_differencing(indicator, case.series, case.quarter, policy),
        forecast=in_unit(known.ahead.value, indicator),
        forecast_note=_interval(known, indicator),
        expected=in_unit(known.expected, indicator),
        benchmark=known.beside,
        variation=known.control.variation if known.control else "",
        assurance=known.control.assurance if known.control else "",
    )


def _year_target(known: Figures, indicator: Indicator) -> str:
    """Return the target at the end of the year, where this quarter's is only a step to it."""
    low, high = known.target.annual_low, known.target.annual_high
    if low is None or high is None or (low, high) == (known.target.low, known.target.high):
        return ""
    return printed((low, high), indicator.unit)


def _interval(known: Figures, indicator: Indicator) -> str:
    """Return what goes with a forecast: its interval, or why there is none, of either."""
    lower, upper = known.ahead.lower, known.ahead.upper
    if known.ahead.note or lower is None or upper is None:
        return known.ahead.note
    return f"95% interval {in_unit(lower, indicator)} to {in_unit(upper, indicator)}"


def _standing(case: RatingContext) -> tuple[RatingStatus, str]:
    """Return whether there is a rating, and the sentence that explains it or says why there is none."""
    decision, known = case.decision, case.known
    if decision.band and decision.band.not_rated:
        return RatingStatus.NOT_RATED, f"Not rated: {decision.band.not_rated.rstrip('.')}."
    if decision.band:
        word = case.word(decision.band.status)
        sentence = explain(case.indicator, case.quarter, known, case.rule, case.limits, case.of, decision, word)
        return RatingStatus.RATED, sentence
    of_target = decision.quantity in (*DISTANCES, "place")
    if of_target and decision.quantity in case.of.numbers:
        return RatingStatus.TARGET_ZERO, "The target is 0, and a distance in per cent of 0 does not exist."
    if decision.quantity in case.of.numbers:
        threshold = what_is(decision.quantity).removeprefix("distance from ")
        return RatingStatus.NOT_RATED, f"Not rated: {threshold} is 0, and a distance in per cent of 0 does not exist."
    if decision.undecided in (NO_GOOD_WAY, NO_ONE_WAY):
        return RatingStatus.NOT_RATED, f"Not rated: {decision.undecided}."
    if of_target and known.target.low is None and known.target.note.startswith("no target agreed"):
        return RatingStatus.NO_TARGET, "There is no agreed target to rate the figure against."
    if decision.quantity in ("variance", "place"):
        return RatingStatus.NOT_RATED, f"Not rated: {decision.undecided}."
    depends = f"that depends on its {what_is(decision.quantity)}, which is not known"
    return RatingStatus.NOT_RATED, f"Not rated: {depends}: {decision.undecided.removeprefix('no forecast: ')}."


def _decided(judgement: Judgement, case: RatingContext) -> str:
    return f"Reported as “{case.word(judgement.status)}”. {judgement.in_words()}"


def _trail(case: RatingContext) -> Trail:
    asked = ("value", "variance", *case.rule.quantities)
    numbers = {name: str(case.of.numbers[name]) for name in asked if name in case.of.numbers}
    words = {name: case.of.words[name] for name in asked if name in case.of.words}
    target = case.known.target
    ends = {"target": target.low, "target_upper": target.high if target.high != target.low else None}
    stated = {name: str(end) for name, end in ends.items() if end is not None}
    thresholds = {name: str(amount) for name, amount in case.limits.items()}
    own = {name: str(exact(case.indicator.thresholds[name])) for name in case.rule.thresholds}
    unknown = {name: why for name, why in case.of.unknown.items() if name in asked}
    rule = case.indicator.rule or case.council.profile.rule
    inputs = {**numbers, **words, **stated}
    return Trail(rule, digest(case.rule)[:8], case.decision.number, inputs, {**thresholds, **own}, unknown)
