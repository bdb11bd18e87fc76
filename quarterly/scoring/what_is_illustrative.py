"""Which parts of a score are illustrative, worked out once from its inputs, so that whoever prints a part only has to ask.

Inputs are illustrative where they say so: a figure by its mark [i], a target (with the limits and thresholds beside it) and the
figures of others by their source, a judgement by its key. A part is illustrative if other illustrative inputs could change it.
Where it is not known which of several inputs decided, all of them count: a sign too many misleads nobody.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.rules import FROM
from quarterly.configuration.targets.plan import AVERAGES, TargetPlan
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.rating_context import RatingContext
from quarterly.scoring.series.points import Series, last_quarters
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

_OF_QUANTITY: Mapping[str, tuple[ScorePart, ...]] = {
    "value": (ScorePart.RATED_VALUE,),
    "variance": (ScorePart.AGAINST_TARGET,),
    "place": (ScorePart.AGAINST_TARGET,),
    "target_date": (ScorePart.TARGET,),
    "forecast_variance": (ScorePart.FORECAST, ScorePart.TARGET),
    "expected_variance": (ScorePart.EXPECTED, ScorePart.TARGET),
    "travel_previous": (ScorePart.TRAVEL_PREVIOUS,),
    "travel_year": (ScorePart.TRAVEL_YEAR,),
    "travel_window": (ScorePart.TRAVEL_WINDOW,),
    "travel_year_end": (ScorePart.TRAVEL_YEAR_END,),
    "travel_since": (ScorePart.TRAVEL_SINCE,),
    "change_previous": (ScorePart.TRAVEL_PREVIOUS,),
    "change_year": (ScorePart.TRAVEL_YEAR,),
    "quartile": (ScorePart.BENCHMARK,),
    "quintile": (ScorePart.BENCHMARK,),
    "rank": (ScorePart.BENCHMARK,),
    "variation": (ScorePart.CONTROL,),
    "assurance": (ScorePart.ASSURANCE,),
    "judged": (ScorePart.VALUE,),
}


def is_target_illustrative(indicator: Indicator, quarter: Quarter, series: Series, around: Surroundings) -> bool:
    """Whether the target of a quarter is illustrative, or is worked out from figures that are."""
    return indicator.has_illustrative_target or _follows(indicator.plan(quarter), indicator, quarter, series, around)


def illustrative_target(indicator: Indicator, quarter: Quarter, series: Series, around: Surroundings) -> tuple[ScorePart, ...]:
    """Return what is illustrative of a score that has a target alone."""
    return (ScorePart.TARGET,) if is_target_illustrative(indicator, quarter, series, around) else ()


def illustrative_parts(context: RatingContext) -> tuple[ScorePart, ...]:
    """Return the parts of a rated score that are illustrative, in the order of ScorePart."""
    inputs = _inputs(context)
    found = _of_figures(inputs) | _of_comparisons(inputs, context)
    by_rule = any(part in found for name in context.rule.quantities for part in _asked(name))
    found |= {ScorePart.BY_RULE} if by_rule or (context.indicator.limits and ScorePart.TARGET in found) else set()
    judgement = context.council.judgements.of(context.indicator.id, context.quarter)
    if judgement.illustrative if judgement else ScorePart.BY_RULE in found:
        found.add(ScorePart.RATING)
    if found & {ScorePart.BY_RULE, ScorePart.FORECAST, ScorePart.EXPECTED}:
        found.add(ScorePart.AT_RISK)
    if found & {ScorePart.RATED_VALUE, ScorePart.TARGET, ScorePart.HISTORY}:
        found.add(ScorePart.NOTES)
    return tuple(part for part in ScorePart if part in found)


def _asked(quantity: str) -> tuple[ScorePart, ...]:
    """Return the parts that a quantity of a rule follows from; a distance from a threshold is one from a kind of target."""
    return (ScorePart.AGAINST_TARGET,) if quantity.startswith(FROM) else _OF_QUANTITY[quantity]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inputs:
    """Which inputs of a score are illustrative; `rated` is the value on the rated basis, `earlier` are quarters."""

    value: bool
    rated: bool
    earlier: Collection[Quarter]
    target: bool
    others: bool


def _inputs(context: RatingContext) -> _Inputs:
    series, quarter, around = context.series, context.quarter, context.around
    value = series[quarter].is_illustrative
    earlier = {each for each, point in series.items() if each < quarter and point.is_illustrative}
    return _Inputs(
        value=value,
        rated=value or (context.indicator.rated_on_another_basis and bool(earlier)),
        earlier=earlier,
        target=is_target_illustrative(context.indicator, quarter, series, around),
        others=_others(context.indicator, around),
    )


def _of_figures(of: _Inputs) -> set[ScorePart]:
    """Return the illustrative parts that are figures, and the distance from target."""
    known = {
        ScorePart.VALUE: of.value,
        ScorePart.RATED_VALUE: of.rated,
        ScorePart.EXPECTED: of.value,
        ScorePart.TARGET: of.target,
        ScorePart.AGAINST_TARGET: of.rated or of.target,
        ScorePart.HISTORY: of.value or bool(of.earlier),
        ScorePart.FORECAST: of.rated or bool(of.earlier),
    }
    return {part for part, is_so in known.items() if is_so}


def _of_comparisons(of: _Inputs, context: RatingContext) -> set[ScorePart]:
    """Return the illustrative parts that compare the figure with earlier figures and with those of others."""
    figures, quarter = context.figures, context.quarter
    # Only here does the target say which way is good.
    by_target = of.target and context.indicator.polarity in (Polarity.RANGE, Polarity.MIDPOINT)

    def travels(travel: Travel, *compared: Quarter) -> bool:
        moved = travel.direction is not Direction.NONE
        return moved and (of.value or by_target or any(each in of.earlier for each in compared))

    def since(travel: Travel | None) -> bool:
        return travel is not None and travel.since is not None and travels(travel, travel.since)

    known = {
        ScorePart.TRAVEL_PREVIOUS: since(figures.previous),
        ScorePart.TRAVEL_YEAR: since(figures.year),
        ScorePart.TRAVEL_YEAR_END: since(figures.year_end_before),
        ScorePart.TRAVEL_SINCE: since(figures.since),
        ScorePart.TRAVEL_WINDOW: travels(figures.window, *last_quarters(quarter, context.around.window)),
        ScorePart.BENCHMARK: of.rated or of.others or by_target,
        ScorePart.CONTROL: of.value or bool(of.earlier),
        ScorePart.ASSURANCE: of.value or bool(of.earlier) or of.target,
        ScorePart.BEFORE: bool(of.earlier) or of.target or of.others,
    }
    return {part for part, is_so in known.items() if is_so}


def _others(indicator: Indicator, around: Surroundings) -> bool:
    return any(each.is_illustrative for each in around.comparators.get(indicator.id, ()))


def _follows(plan: TargetPlan | None, indicator: Indicator, quarter: Quarter, series: Series, around: Surroundings) -> bool:
    """Whether a target is worked out from illustrative figures: others' averages, or last year's share by quarter."""
    if plan is None:
        return False
    last_year = last_quarters(indicator.rated_basis.year.last_of(quarter).later(-4), 4)
    earlier = any(point.is_illustrative for each, point in series.items() if each in last_year)
    return (plan.typed.kind in AVERAGES and _others(indicator, around)) or (plan.profile == "seasonal" and earlier)
