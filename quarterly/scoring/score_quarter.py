"""Ratings of a quarter, each with the rule and the figures that gave it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from quarterly.collecting.returns.missing_rows import services_without
from quarterly.collecting.returns.records import ActionRow, IndicatorRow, ServiceReturn
from quarterly.collecting.returns.two_services import merged, missing_parts
from quarterly.collecting.sheets.findings import Finding
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.scoring.background import Background
from quarterly.scoring.counts import counts_of
from quarterly.scoring.figures import target_of
from quarterly.scoring.rate import rate_indicator
from quarterly.scoring.score import ActionScore, Lacking, RatingStatus, Score, Scorecard
from quarterly.scoring.series.points import Point, Series, broken_between
from quarterly.vocabulary.marks import Mark, marks
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter


def score_indicators(
    council: Council, quarter: Quarter, returns: Sequence[ServiceReturn], background: Background | None = None
) -> Scorecard:
    """Rate what was received; whatever was not is there too and says so."""
    known = background or Background()
    actions = {row.ref: row for sent in returns for row in sent.actions}
    stopped = {ref for sent in returns for ref in sent.held}
    received = {sent.service for sent in returns if sent.received}
    findings = tuple(finding for sent in returns for finding in sent.findings)
    services = council.profile.services
    return Scorecard(
        council=council.key,
        quarter=str(quarter),
        scores=tuple(
            score(
                council,
                indicator,
                row_of(indicator, returns),
                quarter,
                known,
                indicator.id in stopped,
                findings,
                services_without(indicator, returns),
            )
            for indicator in council.catalogue.indicators
        ),
        actions=tuple(_action(a.ref, actions.get(a.ref), a.ref in stopped) for a in council.profile.actions()),
        findings=findings,
        received=tuple(service for service in services if service in received),
        missing=tuple(service for service in services if service not in received),
        validated=all(sent.validated for sent in returns),
    )


def row_of(indicator: Indicator, returns: Sequence[ServiceReturn]) -> IndicatorRow | None:
    """Return an indicator's row in force; where another service sends the denominator, with that service's denominator."""
    rows = {sent.service: row for sent in returns for row in sent.indicators if row.indicator == indicator.id}
    own, other = rows.get(indicator.service), rows.get(indicator.denominator_service)
    return merged(indicator, own, other) if indicator.denominator_service else own


def score(
    council: Council,
    indicator: Indicator,
    row: IndicatorRow | None,
    quarter: Quarter,
    background: Background,
    under_query: bool = False,
    findings: Sequence[Finding] = (),
    lacking: Sequence[str] = (),
) -> Score:
    """Rate one indicator from its row in force; where there is none, `lacking` are the services whose returns do not hold it."""
    if row is None:
        standing = RatingStatus.NOT_RECEIVED if quarter.number in indicator.due else RatingStatus.NOT_DUE
        return _unrated(indicator, standing, quarter, background, tuple(map(Lacking, lacking)))
    if under_query:
        return replace(_unrated(indicator, RatingStatus.UNDER_QUERY, quarter, background), source=row.source)
    now = Point(
        value=row.exact_value(indicator),
        numerator=_fraction(row.numerator),
        denominator=_fraction(row.denominator),
        marks=marks(row.marks),
    )
    found = score_point(council, indicator, quarter, now, background, _fraction(row.expected), row.judged)
    if found.standing is RatingStatus.NO_DATA and quarter.number not in indicator.due:
        unrated = _unrated(indicator, RatingStatus.NOT_DUE, quarter, background)
        return replace(unrated, comment=row.comment, source=row.source)
    if found.standing is RatingStatus.NO_DATA:
        found = replace(found, lacking=tuple(Lacking(*each) for each in missing_parts(indicator, row)))
    warned = tuple(f.message for f in findings if f.severity == "warning" and f.indicator == indicator.id)
    return replace(found, comment=row.comment, source=row.source, warnings=warned if found.value is not None else ())


def score_point(
    council: Council,
    indicator: Indicator,
    quarter: Quarter,
    now: Point,
    background: Background,
    expected: Fraction | None = None,
    judged: str = "",
) -> Score:
    """Rate one figure, with the counts behind it."""
    if now.value is None and not judged and not council.profile.rule_of(indicator).rates_missing:
        return _unrated(indicator, RatingStatus.NO_DATA, quarter, background)
    series = {**background.history.get(indicator.id, {}), quarter: now}
    numerator, denominator = counts_of(indicator, now)
    return replace(
        rate_indicator(council, indicator, quarter, series, background.around, expected, judged),
        before=_before(council, indicator, quarter, series, background),
        numerator=numerator,
        denominator=denominator,
    )


def _before(council: Council, indicator: Indicator, quarter: Quarter, series: Series, background: Background) -> str:
    """Return the status of the quarter before, by the rules of today; "" where it had no figure or was counted otherwise."""
    earlier = {each: point for each, point in series.items() if each < quarter}
    breaks = [Quarter.parse(text) for text in indicator.breaks]
    last = earlier.get(quarter.previous)
    if last is None or last.value is None or Mark.FORECAST in last.marks:
        return ""
    if broken_between(series, quarter.previous, quarter, breaks):
        return ""
    return rate_indicator(council, indicator, quarter.previous, earlier, background.around).final


def _unrated(
    indicator: Indicator, standing: RatingStatus, quarter: Quarter, background: Background, lacking: tuple[Lacking, ...] = ()
) -> Score:
    """Return the score of an indicator that has no figure to show: what was agreed, and why there is no more."""
    target = target_of(indicator, quarter, background.history.get(indicator.id, {}), background.around)
    return Score(indicator=indicator.id, standing=standing, target=target, lacking=lacking)


def _fraction(number: Decimal | None) -> Fraction | None:
    return None if number is None else exact(number)


def _action(ref: str, row: ActionRow | None, under_query: bool) -> ActionScore:
    if row is None:
        return ActionScore(ref=ref, standing=RatingStatus.NOT_RECEIVED)
    if under_query:
        return ActionScore(ref=ref, standing=RatingStatus.UNDER_QUERY, source=row.source)
    return ActionScore(ref=ref, standing=RatingStatus.RATED, status=row.status, progress=row.progress, source=row.source)
