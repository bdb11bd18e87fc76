"""What a reader has to know beside a rating: that it may get worse, depends on rounding, or follows a revision."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from quarterly.configuration.targets.plan import TargetPlan
from quarterly.scoring.at_risk import AtRisk, Outlook, reasons
from quarterly.scoring.bounds import variance_bounds
from quarterly.scoring.confidence import Confidence, confidence_of
from quarterly.scoring.engine import Quantities, decide
from quarterly.scoring.figures import figures_of, position_of
from quarterly.scoring.quantities import quantities_of
from quarterly.scoring.rating_context import RatingContext
from quarterly.scoring.series.points import known, since_break
from quarterly.vocabulary.numbers import Unit, exact, half_up
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class RatedUnrounded:
    """The printed figure would have another status than the unrounded one: rated as `printed` it would have `status`."""

    value: Fraction
    printed: Fraction
    status: str


@dataclass(frozen=True, slots=True)
class Revised:
    """The quarter's value was revised: another was published at first."""

    published: Fraction


@dataclass(frozen=True, slots=True)
class EarlierRevised:
    """An earlier quarter it is compared with was published with another value; `last_year` is whether that is a year before.

    `on` is the day on which that was revised, where it is known.
    """

    quarter: Quarter
    last_year: bool
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TargetChanged:
    """The target was changed within the year: every version up to the quarter, oldest first."""

    versions: tuple[TargetPlan, ...]


@dataclass(frozen=True, slots=True)
class NobodyInQuarter:
    """A percentage of the year to date had no case in the quarter itself, so that it is the one of the quarter before."""

    before: Quarter


Caveat = RatedUnrounded | Revised | EarlierRevised | TargetChanged | NobodyInQuarter


def at_risk(context: RatingContext) -> tuple[AtRisk, ...]:
    """Return why an indicator may soon be rated worse; nothing where it is not at risk, or its status is not watched."""
    scale = context.council.profile.scales.indicators
    worse = scale.state(context.status).at_risk_of if context.status else ""
    if not worse:
        return ()
    values = {}
    # A year to date starts again each year, so how it moves from quarter to quarter is no sign of getting worse.
    if not context.indicator.rated_on_another_basis and not context.indicator.basis.is_to_date:
        values = known(since_break(context.series, context.quarter, context.indicator.break_quarters), context.quarter)
    found = context.figures
    outlook = Outlook(
        values=values,
        quarter=context.quarter,
        year_is_over=context.indicator.rated_basis.year.position(context.quarter) == 4,
        goal=found.goal,
        forecast=found.forecast,
        expected=found.expected,
        stable=found.stable,
    )
    return reasons(context.rule, context.limits, context.quantities, worse, outlook)


def confidence(context: RatingContext) -> Confidence | None:
    """Return how far the rated figure can be relied on, where it is a percentage of known counts."""
    rated = context.figures.rated
    worse = [abs(bound) for bound in variance_bounds(context.rule, context.limits, context.quantities) if bound < 0]
    tolerance = min(worse, default=None)
    found = confidence_of(rated.numerator, rated.denominator, context.indicator.unit, context.figures.goal, tolerance)
    if found is None or not context.indicator.rated_on_another_basis:
        return found
    # Beside 30 of 60 in the quarter, 33 of 66 since April would be taken for its counts.
    return replace(found, numerator=None)


def caveats(context: RatingContext) -> tuple[Caveat, ...]:
    """Return what every reader of a figure has to know about it: rounding, revisions, a changed target, an empty quarter."""
    changed = _target_changed(context)
    return (*_rated_unrounded(context), *_revised(context), *((changed,) if changed else ()), *_nobody(context))


def _rated_unrounded(context: RatingContext) -> list[Caveat]:
    """Return the caveat that the printed figure would be rated differently, where it would."""
    value = context.figures.rated.value
    if value is None or not context.status:
        return []
    # 94.96% against a target of 95% is printed as 95.0% and is off target, which without a word looks like a mistake.
    printed = exact(half_up(value, context.indicator.decimals))
    looks = None if printed == value else decide(context.rule, context.limits, _of_value(printed, context)).band
    return [] if looks is None or looks.status in ("", context.status) else [RatedUnrounded(value, printed, looks.status)]


def _of_value(value: Fraction, context: RatingContext) -> Quantities:
    """Return the quantities as they would be with another value.

    A value that is rated as it is sent is replaced in the series, so that travel and everything else follow from it. On another
    basis the rated value is a sum that is nowhere in the series: it and its position are replaced alone.
    """
    indicator, quarter, known = context.indicator, context.quarter, context.figures
    if not indicator.rated_on_another_basis:
        found = figures_of(context.rated.with_value(value), context.around)
    else:
        benchmark = position_of(value, indicator, quarter, context.around, known.goal)
        found = replace(known, rated=replace(known.rated, value=value), benchmark=benchmark)
    return quantities_of(indicator, quarter, found)


def _revised(context: RatingContext) -> list[Caveat]:
    sent, found = context.figures.sent, list[Caveat]()
    if sent.revised and sent.as_published is not None:
        found.append(Revised(sent.as_published))
    for travel, last_year in ((context.figures.previous, False), (context.figures.year, True)):
        if travel.revised and travel.since:
            found.append(EarlierRevised(travel.since, last_year, context.series[travel.since].revised_on))
    return found


def _nobody(context: RatingContext) -> list[Caveat]:
    """Return the caveat that nobody was counted in the quarter; a rate is out of the same people every quarter."""
    indicator, quarter = context.indicator, context.quarter
    now, before = context.figures.sent, context.series.get(quarter.previous)
    begins = indicator.basis.year.position(quarter) == 1
    if not indicator.basis.is_to_date or begins or indicator.unit is not Unit.PERCENT or before is None:
        return []
    counts = (now.numerator, now.denominator)
    # 30 of 60 by June and by September: 0 of 0 in between, which looks like a quarter in which nothing moved.
    return [NobodyInQuarter(quarter.previous)] if None not in counts and counts == (before.numerator, before.denominator) else []


def _target_changed(context: RatingContext) -> TargetChanged | None:
    versions = context.indicator.versions(context.quarter)
    begun = tuple(plan for plan in versions if plan.begins is None or plan.begins <= context.quarter)
    return TargetChanged(begun) if any(after.begins for _, after in pairwise(begun)) else None
