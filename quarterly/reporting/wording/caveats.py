"""Caveats beside a rating, in words that a councillor understands."""

from fractions import Fraction

from quarterly.configuration.targets.words import changed
from quarterly.reporting.wording.context import WordingContext
from quarterly.reporting.wording.figures import in_unit, same_quarter_last_year
from quarterly.scoring.at_risk import AtRisk
from quarterly.scoring.caveats import Caveat, EarlierRevised, NobodyInQuarter, RatedUnrounded, Revised
from quarterly.scoring.confidence import Confidence
from quarterly.vocabulary.numbers import Unit, exact, shown, trimmed
from quarterly.vocabulary.quarter import month_of
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK, Suppressed
from quarterly.vocabulary.units import with_sign

_MOST_DECIMALS = 6
_AT_RISK = {
    AtRisk.NEAR: "it is less than one usual quarterly movement away",
    AtRisk.FORECAST: "the year is forecast to end there",
    AtRisk.EXPECTED: "its owner expects the year to end there",
    AtRisk.WORSENED_TWICE: "it worsened in each of the last two quarters",
}


def at_risk(context: WordingContext) -> list[str]:
    """Return a clause for each reason why a rating is at risk."""
    return [_AT_RISK[each] for each in context.score.at_risk]


def caveats(context: WordingContext) -> list[str]:
    """Return the caveats for every reader of a figure, as sentences; often there are none."""
    counted = confidence(context.score.confidence, context.indicator.decimals) if context.score.confidence else []
    return [*counted, *(_caveat(each, context) for each in context.score.caveats)]


def confidence(of: Confidence, decimals: int) -> list[str]:
    """Say what cannot be concluded from few cases; intervals are printed with at least one decimal."""
    sentences = [_one_case(of.one_case, of.tolerance)] if of.tolerance is not None and of.turns_on_one_case else []
    return [*sentences, _by_chance(of, max(decimals, 1))] if of.by_chance else sentences


def _caveat(caveat: Caveat | Suppressed, context: WordingContext) -> str:
    if isinstance(caveat, Suppressed):
        return SUPPRESSION_MARK
    if isinstance(caveat, RatedUnrounded):
        return _unrounded(caveat, context)
    if isinstance(caveat, Revised):
        return f"Revised: {in_unit(caveat.published, context.indicator)} was published at first."
    if isinstance(caveat, EarlierRevised):
        then = same_quarter_last_year(caveat.quarter) if caveat.last_year else caveat.quarter.title
        revised = f", as revised in {month_of(caveat.on)}" if caveat.on else ", as that figure is now"
        return f"Compared with {then}{revised}; another was published then."
    if isinstance(caveat, NobodyInQuarter):
        return f"There was no case in the quarter itself, so this is still the figure of {caveat.before.title}."
    return changed(caveat.versions, context.quarter, context.indicator.unit)


def _unrounded(caveat: RatedUnrounded, context: WordingContext) -> str:
    indicator, value = context.indicator, caveat.value
    # As many decimals as it takes: 94.9999996 must not explain itself as 95.0000.
    more = (trimmed(value, indicator.decimals + places) for places in range(4, 20))
    unrounded = next((text for text in more if exact(text) != caveat.printed), str(value))
    return (
        f"The figure is rated unrounded, as {with_sign(unrounded, indicator.unit)}; exactly "
        f"{in_unit(caveat.printed, indicator)} would be “{context.word(caveat.status)}”."
    )


def _one_case(step: Fraction | Suppressed, tolerance: Fraction) -> str:
    if isinstance(step, Suppressed):
        return SUPPRESSION_MARK
    # 6.54 points against a tolerance of 6.5 must not both be printed as 6.5.
    places = next((p for p in range(1, _MOST_DECIMALS) if shown(step, p) != shown(tolerance, p)), _MOST_DECIMALS)
    return (
        f"One case more or fewer would move this figure by {_points(step, places)}, "
        f"more than the tolerance of {_points(tolerance, max(places, 2))}."
    )


def _points(number: Fraction, most: int) -> str:
    text = trimmed(number, most)
    return f"{text} {'point' if text == '1' else 'points'}"


def _by_chance(of: Confidence, decimals: int) -> str:
    if isinstance(of.cases, Suppressed):
        return SUPPRESSION_MARK
    alone = f"{shown(of.cases, 0)} {'case' if of.cases == 1 else 'cases'}"
    cases = alone if of.numerator is None else f"{shown(of.numerator, 0)} of {shown(of.cases, 0)}"
    target = "the edge of its target range" if of.of_range else "its target"
    lower, upper = (shown(end * 100, decimals, Unit.PERCENT) for end in (of.interval.lower, of.interval.upper))
    return f"With {cases}, chance alone could give anything from {lower} to {upper}: it may differ from {target} by chance."
