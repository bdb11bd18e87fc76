"""The scorecard of a quarter: every indicator and action of the catalogue, rated from the rows in force."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from quarterly.scoring.figures import IndicatorQuarter, target_of
from quarterly.scoring.rate import rate_indicator
from quarterly.scoring.score import ActionScore, Lacking, RatingStatus, Score, Scorecard
from quarterly.scoring.series.points import Point, broken_between
from quarterly.scoring.what_is_illustrative import illustrative_target
from quarterly.vocabulary.marks import Mark, marks
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """An indicator's row in force with the findings of the returns; `lacking` are the services whose returns have no such row."""

    row: IndicatorRow | None
    under_query: bool = False
    findings: Sequence[Finding] = ()
    lacking: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SentFigure:
    """A figure to be rated, with the owner's own forecast of the year's end and judgement of its status, where sent."""

    point: Point
    expected: Fraction | None = None
    judged: str = ""


def score_indicators(
    council: Council, quarter: Quarter, returns: Sequence[ServiceReturn], background: Background | None = None
) -> Scorecard:
    """Rate everything that was received; what was not received has a score that says so."""
    known = background or Background()
    actions = {row.ref: row for sent in returns for row in sent.actions}
    under_query = {ref for sent in returns for ref in sent.under_query}
    received = {sent.service for sent in returns if sent.received}
    services = council.profile.services
    return Scorecard(
        council=council.key,
        quarter=str(quarter),
        scores=tuple(
            score(council, indicator, quarter, received_row(indicator, returns), known)
            for indicator in council.catalogue.indicators
        ),
        actions=tuple(_action(a.ref, actions.get(a.ref), a.ref in under_query) for a in council.profile.actions()),
        findings=tuple(finding for sent in returns for finding in sent.findings),
        received=tuple(service for service in services if service in received),
        missing=tuple(service for service in services if service not in received),
        validated=all(sent.validated for sent in returns),
    )


def received_row(indicator: Indicator, returns: Sequence[ServiceReturn]) -> ReceivedRow:
    """Return what the returns have for an indicator."""
    under_query = any(indicator.id in sent.under_query for sent in returns)
    findings = tuple(finding for sent in returns for finding in sent.findings)
    return ReceivedRow(row_of(indicator, returns), under_query, findings, services_without(indicator, returns))


def row_of(indicator: Indicator, returns: Sequence[ServiceReturn]) -> IndicatorRow | None:
    """Return an indicator's row in force, with the denominator of another service where that is the one to send it."""
    rows = {sent.service: row for sent in returns for row in sent.indicators if row.indicator == indicator.id}
    own, other = rows.get(indicator.service), rows.get(indicator.denominator_service)
    return merged(indicator, own, other) if indicator.denominator_service else own


def score(council: Council, indicator: Indicator, quarter: Quarter, received: ReceivedRow, background: Background) -> Score:
    """Rate one indicator from its row in force, or say why there is nothing to rate."""
    row = received.row
    if row is None:
        standing = RatingStatus.NOT_RECEIVED if quarter.number in indicator.due else RatingStatus.NOT_DUE
        return _unrated(indicator, standing, quarter, background, tuple(map(Lacking, received.lacking)))
    # An earlier, accepted row does not come back: by sending another figure its sender said that it was wrong.
    if received.under_query:
        return replace(_unrated(indicator, RatingStatus.UNDER_QUERY, quarter, background), source=row.source)
    point = Point(
        value=row.exact_value(indicator),
        numerator=_fraction(row.numerator),
        denominator=_fraction(row.denominator),
        marks=marks(row.marks),
    )
    found = score_point(council, indicator, quarter, SentFigure(point, _fraction(row.expected), row.judged), background)
    # The row of an annual indicator is blank in three quarters of four, and nobody is chased for that.
    if found.standing is RatingStatus.NO_DATA and quarter.number not in indicator.due:
        unrated = _unrated(indicator, RatingStatus.NOT_DUE, quarter, background)
        return replace(unrated, comment=row.comment, source=row.source)
    if found.standing is RatingStatus.NO_DATA and row.taken_back:
        found = replace(found, standing=RatingStatus.TAKEN_BACK)
    elif found.standing is RatingStatus.NO_DATA:
        found = replace(found, lacking=tuple(Lacking(*each) for each in missing_parts(indicator, row)))
    warned = tuple(f.message for f in received.findings if f.severity == "warning" and f.indicator == indicator.id)
    return replace(found, comment=row.comment, source=row.source, warnings=warned if found.value is not None else ())


def score_point(council: Council, indicator: Indicator, quarter: Quarter, sent: SentFigure, background: Background) -> Score:
    """Rate one figure, and add the counts behind it."""
    if sent.point.value is None and not sent.judged and not council.profile.rule_of(indicator).rates_missing:
        return _unrated(indicator, RatingStatus.NO_DATA, quarter, background)
    rated = IndicatorQuarter(
        indicator=indicator,
        quarter=quarter,
        series={**background.history.get(indicator.id, {}), quarter: sent.point},
        expected=sent.expected,
        judged=sent.judged,
    )
    numerator, denominator = counts_of(indicator, sent.point)
    return replace(
        rate_indicator(council, rated, background.around),
        before=_before(council, rated, background),
        numerator=numerator,
        denominator=denominator,
    )


def _before(council: Council, rated: IndicatorQuarter, background: Background) -> str:
    """Return the status of the quarter before by today's rules; "" where it has no figure or one that cannot be compared."""
    indicator, before = rated.indicator, rated.quarter.previous
    earlier = {each: point for each, point in rated.series.items() if each < rated.quarter}
    last = earlier.get(before)
    if last is None or last.value is None or Mark.FORECAST in last.marks:
        return ""
    if broken_between(rated.series, before, rated.quarter, indicator.break_quarters):
        return ""
    # By today's rules, not as printed then: after a wider tolerance, Amber then and Green now would look like progress.
    return rate_indicator(council, IndicatorQuarter(indicator=indicator, quarter=before, series=earlier), background.around).final


def _unrated(
    indicator: Indicator, standing: RatingStatus, quarter: Quarter, background: Background, lacking: tuple[Lacking, ...] = ()
) -> Score:
    """Return the score of an indicator that has no figure to show: its target, and why it is not rated."""
    series, around = background.history.get(indicator.id, {}), background.around
    return Score(
        indicator=indicator.id,
        standing=standing,
        target=target_of(indicator, quarter, series, around),
        lacking=lacking,
        illustrative=illustrative_target(indicator, quarter, series, around),
    )


def _fraction(number: Decimal | None) -> Fraction | None:
    return None if number is None else exact(number)


def _action(ref: str, row: ActionRow | None, under_query: bool) -> ActionScore:
    if row is None:
        return ActionScore(ref=ref, standing=RatingStatus.NOT_RECEIVED)
    if under_query:
        return ActionScore(ref=ref, standing=RatingStatus.UNDER_QUERY, source=row.source)
    return ActionScore(ref=ref, standing=RatingStatus.RATED, status=row.status, progress=row.progress, source=row.source)
