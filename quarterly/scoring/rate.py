"""Rating one indicator: what the rule gives, what is reported, and the trail by which the rating can be worked out again."""

from quarterly.configuration.council import Council
from quarterly.configuration.rules import DISTANCES
from quarterly.scoring.bounds import bounds
from quarterly.scoring.caveats import at_risk, caveats, confidence
from quarterly.scoring.chart_data import chart_data_of
from quarterly.scoring.engine import decide, limits_of
from quarterly.scoring.figures import IndicatorQuarter, Surroundings, figures_of
from quarterly.scoring.quantities import quantities_of
from quarterly.scoring.rating_context import RatingContext
from quarterly.scoring.score import RatingStatus, Score, Trail, Variance
from quarterly.scoring.what_is_illustrative import illustrative_parts
from quarterly.scoring.why_unknown import WITHOUT_A_GOOD_WAY
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.numbers import exact


def rate_indicator(council: Council, rated: IndicatorQuarter, around: Surroundings) -> Score:
    """Rate one indicator's quarter; the score has no counts, comment or source yet, since those are in the return's row."""
    indicator, quarter = rated.indicator, rated.quarter
    rule = council.profile.rule_of(indicator)
    # The indicator's own limits stand above those of the rule, so that one rule serves indicators of different size.
    limits = limits_of(rule, indicator.limits)
    known = figures_of(rated, around)
    quantities = quantities_of(indicator, quarter, known)
    context = RatingContext(
        council=council,
        rated=rated,
        rule=rule,
        limits=limits,
        around=around,
        figures=known,
        quantities=quantities,
        decision=decide(rule, limits, quantities),
    )
    judgement = council.judgements.of(indicator.id, quarter)
    outcome = _outcome(context)
    return Score(
        indicator=indicator.id,
        # A judgement is reported beside the rule's rating, never in its stead: published reports contradict their own arithmetic
        # (Oxfordshire's in 2 of 10 rows), and a reader has to see where somebody decided so.
        standing=RatingStatus.RATED if judgement else outcome,
        sent=known.sent,
        rated_value=known.rated.value if indicator.rated_on_another_basis else None,
        target=known.target,
        variance=_variance(context),
        mechanical=context.status,
        final=judgement.status if judgement else context.status,
        judgement=judgement,
        judged=rated.judged,
        travel_previous=known.previous,
        travel_year=known.year,
        travel_window=known.window,
        travel_year_end=known.year_end_before,
        travel_since=known.since,
        forecast=known.forecast,
        expected=rated.expected,
        at_risk=at_risk(context),
        benchmark=known.benchmark,
        control=known.control,
        confidence=confidence(context),
        caveats=caveats(context),
        trail=_trail(context, outcome),
        history=chart_data_of(context),
        illustrative=illustrative_parts(context),
    )


def _variance(context: RatingContext) -> Variance | None:
    amount, value = context.quantities.numbers.get("variance"), context.figures.rated.value
    if amount is None or value is None:
        return None
    # The distance counts in per cent unless a limit is in points or units, or the target is 0, of which nothing is a percentage.
    in_units = any(bound.unit in ("point", "unit") for _, bound in bounds(context.rule, context.limits))
    per_cent = context.figures.goal.per_cent(value) if context.indicator.unit.is_quantity else None
    return Variance(amount, per_cent, "variance" in context.quantities.references and not in_units)


def _outcome(context: RatingContext) -> RatingStatus:
    """Return whether the rule gives a rating, or why it gives none."""
    decision, target = context.decision, context.figures.target
    if decision.band:
        return RatingStatus.NOT_RATED if decision.band.not_rated else RatingStatus.RATED
    of_target = decision.quantity in (*DISTANCES, "place")
    # A quantity that is known and still decides nothing is in per cent of a figure of 0.
    if decision.quantity in context.quantities.numbers:
        return RatingStatus.TARGET_ZERO if of_target else RatingStatus.NOT_RATED
    # Without a good way no target would have helped: then it is not for want of one that it is unrated.
    has_good_way = decision.undecided not in WITHOUT_A_GOOD_WAY
    not_agreed = target.low is None and target.reason is not None and target.reason.is_not_agreed
    return RatingStatus.NO_TARGET if of_target and has_good_way and not_agreed else RatingStatus.NOT_RATED


def _trail(context: RatingContext, outcome: RatingStatus) -> Trail:
    # What a rule does not name is no part of its trail, though it was worked out: whoever checks the rating needs no more.
    used = dict.fromkeys(("value", "variance", *context.rule.quantities))
    of = context.quantities
    return Trail(
        rule=context.indicator.rule or context.council.profile.rule,
        # From what the rule says: one that was edited without being renamed is another version.
        version=digest(context.rule)[:8],
        band=context.decision.number,
        outcome=outcome,
        undecided=context.decision.quantity,
        numbers={name: of.numbers[name] for name in used if name in of.numbers},
        words={name: of.words[name] for name in used if name in of.words},
        references={name: of.references[name] for name in used if name in of.references},
        unknown={name: why for name, why in of.unknown.items() if name in used},
        strict=of.strict,
        limits=dict(context.limits),
        thresholds={name: exact(context.indicator.thresholds[name]) for name in context.rule.thresholds},
    )
