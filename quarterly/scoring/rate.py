"""One figure rated: what the rule gives, what is reported, why, and the trail by which it can be worked out again."""

from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.rules import DISTANCES
from quarterly.scoring.bounds import bounds
from quarterly.scoring.caveats import at_risk, caveats, confidence
from quarterly.scoring.chart_data import chart_data_of
from quarterly.scoring.engine import decide, limits_of
from quarterly.scoring.figures import Surroundings, figures
from quarterly.scoring.quantities import quantities
from quarterly.scoring.rating_context import RatingContext
from quarterly.scoring.score import RatingStatus, Score, Trail, Variance
from quarterly.scoring.series.points import Series
from quarterly.scoring.why_unknown import NotKnown
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
    known = figures(indicator, quarter, series, around, expected, judged)
    of = quantities(indicator, quarter, known)
    case = RatingContext(
        council=council,
        indicator=indicator,
        quarter=quarter,
        series=series,
        rule=rule,
        limits=limits,
        around=around,
        known=known,
        of=of,
        decision=decide(rule, limits, of),
    )
    judgement = council.judgements.of(indicator.id, quarter)
    outcome = _outcome(case)
    return Score(
        indicator=indicator.id,
        standing=RatingStatus.RATED if judgement else outcome,
        sent=known.sent,
        rated_value=known.rated.value if indicator.rated_on_another_basis else None,
        target=known.target,
        variance=_variance(case),
        mechanical=case.status,
        final=judgement.status if judgement else case.status,
        judgement=judgement,
        judged=judged,
        travel_previous=known.previous,
        travel_year=known.year,
        travel_window=known.window,
        forecast=known.ahead,
        expected=expected,
        at_risk=at_risk(case),
        benchmark=known.place,
        control=known.control,
        confidence=confidence(case),
        caveats=caveats(case),
        trail=_trail(case, outcome),
        history=chart_data_of(case),
    )


def _variance(case: RatingContext) -> Variance | None:
    amount, value = case.of.numbers.get("variance"), case.known.rated.value
    if amount is None or value is None:
        return None
    # Not where a limit counts in points or units, nor of a target of 0.
    in_units = any(bound.unit in ("point", "unit") for _, bound in bounds(case.rule, case.limits))
    return Variance(amount, case.known.aim.per_cent(value), "variance" in case.of.references and not in_units)


def _outcome(case: RatingContext) -> RatingStatus:
    """Return whether the rule gives a rating, or why it gives none."""
    decision, target = case.decision, case.known.target
    if decision.band:
        return RatingStatus.NOT_RATED if decision.band.not_rated else RatingStatus.RATED
    of_target = decision.quantity in (*DISTANCES, "place")
    if decision.quantity in case.of.numbers:
        return RatingStatus.TARGET_ZERO if of_target else RatingStatus.NOT_RATED
    has_good_way = decision.undecided not in (NotKnown.NO_GOOD_WAY, NotKnown.NO_ONE_WAY)
    not_agreed = target.low is None and target.reason is not None and target.reason.is_not_agreed
    return RatingStatus.NO_TARGET if of_target and has_good_way and not_agreed else RatingStatus.NOT_RATED


def _trail(case: RatingContext, outcome: RatingStatus) -> Trail:
    asked = dict.fromkeys(("value", "variance", *case.rule.quantities))
    of = case.of
    return Trail(
        rule=case.indicator.rule or case.council.profile.rule,
        version=digest(case.rule)[:8],
        band=case.decision.number,
        outcome=outcome,
        undecided=case.decision.quantity,
        numbers={name: of.numbers[name] for name in asked if name in of.numbers},
        words={name: of.words[name] for name in asked if name in of.words},
        references={name: of.references[name] for name in asked if name in of.references},
        unknown={name: why for name, why in of.unknown.items() if name in asked},
        strict=of.strict,
        limits=dict(case.limits),
        thresholds={name: exact(case.indicator.thresholds[name]) for name in case.rule.thresholds},
    )
