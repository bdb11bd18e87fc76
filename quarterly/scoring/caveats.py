"""What has to be said beside a rating: that it may get worse, what small numbers cannot tell, what was rounded or revised."""

from dataclasses import replace
from fractions import Fraction

from quarterly.configuration.targets.words import changed
from quarterly.reporting.wording.explanation import variance_bounds
from quarterly.scoring.at_risk import reasons
from quarterly.scoring.confidence import caveats
from quarterly.scoring.engine import Quantities, decide
from quarterly.scoring.figures import figures, placed
from quarterly.scoring.quantities import quantities
from quarterly.scoring.rating_context import RatingContext, in_unit
from quarterly.scoring.series.points import known, since_break
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import exact, half_up, shown, trimmed
from quarterly.vocabulary.quarter import Quarter


def at_risk(case: RatingContext) -> tuple[str, ...]:
    """Return why a figure may come to be rated worse, in words; nothing where it is not watched or not at risk."""
    scale = case.council.profile.scales.indicators
    worse = scale.state(case.status).at_risk_of if case.status else ""
    if not worse:
        return ()
    values = {}
    # What is counted up from April falls back each April: from quarter to quarter its course tells nothing.
    if (case.indicator.status_basis or case.indicator.basis) is case.indicator.basis is not Basis.YEAR_TO_DATE:
        breaks = [Quarter.parse(text) for text in case.indicator.breaks]
        values = known(since_break(case.series, case.quarter, breaks), case.quarter)
    found = case.known
    return reasons(case.rule, case.limits, case.of, worse, values, case.quarter, found.aim, found.ahead, found.stable)


def remarks(case: RatingContext) -> tuple[str, ...]:
    """Return what every reader of a figure has to know: small numbers, rounding, revisions, a changed target."""
    known, indicator = case.known, case.indicator
    negative = [abs(bound) for bound in variance_bounds(case.rule, case.limits, case.of) if bound < 0]
    counted = caveats(
        numerator=known.rated.numerator,
        denominator=known.rated.denominator,
        unit=indicator.unit,
        decimals=indicator.decimals,
        aim=known.aim,
        band=min(negative, default=None),
    )
    found = [*counted, _equal_looking(case), *_revised(case)]
    found.append(changed(indicator.targets.get(case.quarter.financial_year, ()), case.quarter, indicator.unit))
    return tuple(note for note in found if note)


def _equal_looking(case: RatingContext) -> str:
    """Say so where the figure as printed would be rated otherwise than the unrounded one."""
    value, decimals = case.known.rated.value, case.indicator.decimals
    if value is None or not case.status:
        return ""
    printed = exact(half_up(value, decimals))
    looks = None if printed == value else decide(case.rule, case.limits, _of_value(printed, case)).band
    if looks is None or looks.status in ("", case.status):
        return ""
    told = next((text for more in range(4, 20) if exact(text := trimmed(value, decimals + more)) != printed), str(value))
    return (
        f"The figure is rated unrounded, as {told}{case.indicator.unit.symbol}; exactly "
        f"{shown(printed, decimals, case.indicator.unit)} would be “{case.word(looks.status)}”."
    )


def _of_value(value: Fraction, case: RatingContext) -> Quantities:
    """Return the quantities as they would be of another value: with all that follows from it, where it is rated as it is sent."""
    indicator, quarter, known, point = case.indicator, case.quarter, case.known, case.series[case.quarter]
    if indicator.status_basis in (None, indicator.basis):
        series = {**case.series, quarter: replace(point, value=value)}
        found = figures(indicator, quarter, series, case.around, known.expected, known.judged)
    else:
        place = placed(value, indicator, case.quarter, case.around, known.aim)
        found = replace(known, rated=replace(known.rated, value=value), place=place)
    return quantities(indicator, quarter, found)


def _revised(case: RatingContext) -> list[str]:
    sent, indicator, found = case.known.sent, case.indicator, []
    if sent.revised and sent.as_published is not None:
        found.append(f"Revised: {in_unit(sent.as_published, indicator)} was published at first.")
    for travel in (case.known.previous, case.known.year):
        if travel.revised:
            then = travel.compared_with
            found.append(f"Compared with {then}, as that figure is now; another was published then.")
    return found
