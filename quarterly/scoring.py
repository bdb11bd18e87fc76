"""Ratings, each with the rule and the numbers that gave it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from quarterly.catalogue import Indicator
from quarterly.council import Council
from quarterly.findings import Finding
from quarterly.numbers import Unit, exact, half_up, shown, trimmed
from quarterly.profile import Profile
from quarterly.quarter import Quarter
from quarterly.rating import explain, favourable_distance, first_band, printed_distance
from quarterly.returns import ActionRow, IndicatorRow, ServiceReturn
from quarterly.scorecard import ActionScore, Score, Scorecard, Standing


def score_indicators(council: Council, quarter: Quarter, returns: Sequence[ServiceReturn]) -> Scorecard:
    """Rate what was received; whatever was not is there too and says so."""
    rows = {row.indicator: row for sent in returns for row in sent.indicators}
    actions = {row.ref: row for sent in returns for row in sent.actions}
    stopped = {ref for sent in returns for ref in sent.held}
    received = {sent.service for sent in returns if sent.received}
    findings = tuple(finding for sent in returns for finding in sent.findings)
    services = council.profile.services
    return Scorecard(
        council=council.key,
        quarter=str(quarter),
        scores=tuple(
            score(indicator, rows.get(indicator.id), quarter, council.profile, indicator.id in stopped, findings)
            for indicator in council.catalogue.indicators
        ),
        actions=tuple(_action(a.ref, actions.get(a.ref), a.ref in stopped) for a in council.profile.actions()),
        findings=findings,
        received=tuple(service for service in services if service in received),
        missing=tuple(service for service in services if service not in received),
        validated=all(sent.validated for sent in returns),
    )


def score(
    indicator: Indicator,
    row: IndicatorRow | None,
    quarter: Quarter,
    profile: Profile,
    under_query: bool = False,
    findings: Iterable[Finding] = (),
) -> Score:
    """Rate one indicator from its row in force."""
    target = indicator.target(quarter)
    printed_target = f"{trimmed(exact(target))}{indicator.unit.symbol}" if target is not None else ""
    value = row.exact_value(indicator) if row else None
    standing = _standing(row, value, target, under_query)
    warnings = tuple(f.message for f in findings if f.severity == "warning" and f.indicator == indicator.id)
    if row is None or value is None or target is None or standing is not Standing.RATED:
        shows = row is not None and value is not None and standing in (Standing.NO_TARGET, Standing.TARGET_ZERO)
        numerator, denominator = _counts(indicator, row, value) if row and value is not None and shows else (None, None)
        return Score(
            indicator.id,
            standing,
            value=shown(value, indicator.decimals, indicator.unit) if value is not None and shows else "",
            value_exact=str(value) if shows else "",
            numerator=numerator,
            denominator=denominator,
            target=printed_target,
            explanation=_EXPLAINED[standing],
            comment=row.comment if row and standing is not Standing.UNDER_QUERY else "",
            source=row.source if row else None,
            warnings=warnings if shows else (),
        )
    rating = profile.rating
    numerator, denominator = _counts(indicator, row, value)
    distance = favourable_distance(value, exact(target), indicator.polarity)
    band = first_band(rating, distance)
    return Score(
        indicator.id,
        standing,
        value=shown(value, indicator.decimals, indicator.unit),
        value_exact=str(value),
        numerator=numerator,
        denominator=denominator,
        target=printed_target,
        distance=printed_distance(distance, rating),
        distance_exact=str(distance),
        mechanical=band.status,
        final=band.status,
        explanation=explain(indicator, value, exact(target), distance, band, profile),
        comment=row.comment,
        source=row.source,
        warnings=warnings,
    )


def _standing(row: IndicatorRow | None, value: Fraction | None, target: Decimal | None, under_query: bool) -> Standing:
    if row is None:
        return Standing.NOT_RECEIVED
    if under_query:
        return Standing.UNDER_QUERY
    if value is None:
        return Standing.NO_DATA
    if target is None:
        return Standing.NO_TARGET
    return Standing.RATED if target else Standing.TARGET_ZERO


def _counts(indicator: Indicator, row: IndicatorRow, value: Fraction) -> tuple[Decimal | None, Decimal | None]:
    """Return how many cases a figure stands for, and out of how many; of a ratio, one side gives the other away."""
    numerator, denominator, scale = row.numerator, row.denominator, indicator.unit.scale
    if indicator.unit is Unit.COUNT:
        return row.value, denominator
    if scale > 1 and numerator is None and denominator:
        numerator = half_up(value * exact(denominator) / scale, 0)
    elif scale > 1 and denominator is None and numerator and value:
        denominator = half_up(exact(numerator) * scale / value, 0)
    return numerator, denominator


_EXPLAINED = {
    Standing.NOT_RECEIVED: "No return has been received for this indicator.",
    Standing.UNDER_QUERY: "The figure sent does not pass the checks; the service has been asked to correct it.",
    Standing.NO_DATA: "The service has no figure for this quarter.",
    Standing.NO_TARGET: "There is no agreed target to rate the figure against.",
    Standing.TARGET_ZERO: "The target is 0, and a distance in per cent of 0 does not exist.",
}


def _action(ref: str, row: ActionRow | None, under_query: bool) -> ActionScore:
    if row is None:
        return ActionScore(ref, Standing.NOT_RECEIVED)
    if under_query:
        return ActionScore(ref, Standing.UNDER_QUERY, source=row.source)
    return ActionScore(ref, Standing.RATED, row.status, row.progress, row.source)
