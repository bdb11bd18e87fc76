"""What has to be known beside a rating: that it may get worse, that it turns on rounding, what was revised or changed."""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from quarterly.configuration.targets.plan import TargetPlan
from quarterly.scoring.at_risk import AtRisk, reasons
from quarterly.scoring.bounds import variance_bounds
from quarterly.scoring.confidence import Confidence, confidence_of
from quarterly.scoring.engine import Quantities, decide
from quarterly.scoring.figures import figures, placed
from quarterly.scoring.quantities import quantities
from quarterly.scoring.rating_context import RatingContext
from quarterly.scoring.series.points import known, since_break
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import exact, half_up
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class RatedUnrounded:
    """That the figure as printed would have another status than the unrounded one has: `printed` would be `status`."""

    value: Fraction
    printed: Fraction
    status: str


@dataclass(frozen=True, slots=True)
class Revised:
    """That another value was published at first."""

    published: Fraction


@dataclass(frozen=True, slots=True)
class EarlierRevised:
    """That an earlier quarter it is compared with was published with another value; of last year's same quarter or not."""

    quarter: Quarter
    last_year: bool


@dataclass(frozen=True, slots=True)
class TargetChanged:
    """That the target was changed within the year: every version up to the quarter, oldest first."""

    versions: tuple[TargetPlan, ...]


Caveat = RatedUnrounded | Revised | EarlierRevised | TargetChanged


def at_risk(case: RatingContext) -> tuple[AtRisk, ...]:
    """Return why a figure may come to be rated worse; nothing where it is not watched or not at risk."""
    scale = case.council.profile.scales.indicators
    worse = scale.state(case.status).at_risk_of if case.status else ""
    if not worse:
        return ()
    values = {}
    # What is counted up from April falls back each April: from quarter to quarter its course tells nothing.
    if not case.indicator.rated_on_another_basis and case.indicator.basis is not Basis.YEAR_TO_DATE:
        breaks = [Quarter.parse(text) for text in case.indicator.breaks]
        values = known(since_break(case.series, case.quarter, breaks), case.quarter)
    found = case.known
    return reasons(case.rule, case.limits, case.of, worse, values, case.quarter, found.aim, found.ahead, found.stable)


def confidence(case: RatingContext) -> Confidence | None:
    """Return how far the rated figure can be relied on, where it is a percentage of known counts."""
    rated = case.known.rated
    worse = [abs(bound) for bound in variance_bounds(case.rule, case.limits, case.of) if bound < 0]
    tolerance = min(worse, default=None)
    return confidence_of(rated.numerator, rated.denominator, case.indicator.unit, case.known.aim, tolerance)


def caveats(case: RatingContext) -> tuple[Caveat, ...]:
    """Return what every reader of a figure has to know beside its small numbers: rounding, revisions, a changed target."""
    changed = _target_changed(case)
    return (*_rated_unrounded(case), *_revised(case), *((changed,) if changed else ()))


def _rated_unrounded(case: RatingContext) -> list[Caveat]:
    """Return that the figure as printed would be rated otherwise, where it would."""
    value = case.known.rated.value
    if value is None or not case.status:
        return []
    printed = exact(half_up(value, case.indicator.decimals))
    looks = None if printed == value else decide(case.rule, case.limits, _of_value(printed, case)).band
    return [] if looks is None or looks.status in ("", case.status) else [RatedUnrounded(value, printed, looks.status)]


def _of_value(value: Fraction, case: RatingContext) -> Quantities:
    """Return the quantities as they would be of another value: with all that follows from it, where it is rated as it is sent."""
    indicator, quarter, known, point = case.indicator, case.quarter, case.known, case.series[case.quarter]
    if not indicator.rated_on_another_basis:
        series = {**case.series, quarter: replace(point, value=value)}
        found = figures(indicator, quarter, series, case.around, known.expected, known.judged)
    else:
        place = placed(value, indicator, case.quarter, case.around, known.aim)
        found = replace(known, rated=replace(known.rated, value=value), place=place)
    return quantities(indicator, quarter, found)


def _revised(case: RatingContext) -> list[Caveat]:
    sent, found = case.known.sent, list[Caveat]()
    if sent.revised and sent.as_published is not None:
        found.append(Revised(sent.as_published))
    for travel, last_year in ((case.known.previous, False), (case.known.year, True)):
        if travel.revised and travel.since:
            found.append(EarlierRevised(travel.since, last_year))
    return found


def _target_changed(case: RatingContext) -> TargetChanged | None:
    versions = case.indicator.targets.get(case.quarter.financial_year, ())
    begun = tuple(plan for plan in versions if plan.begins is None or plan.begins <= case.quarter)
    return TargetChanged(begun) if any(after.begins for _, after in pairwise(begun)) else None
