"""One printed figure traced back through the stores: nothing is scored, drawn or written."""

from collections.abc import Iterator, Sequence, Set
from datetime import datetime
from decimal import Decimal

from adapters.audit import events_of
from adapters.councils import council_files, council_folder
from adapters.cycle_context import CycleContext
from adapters.publication import versions
from adapters.traced_files import FileTracer
from adapters.traced_versions import figures_in, score_in, traced_versions, why_suppressed
from quarterly.configuration.catalogue import Indicator
from quarterly.publishing.audit import EXPLAINING, SUPPRESSING
from quarterly.publishing.trace import Trace, TracedEvent, TracedFinding, TracedRating, TracedTarget, TracedVersion
from quarterly.reporting.build import MARKINGS
from quarterly.reporting.parts import mark_of
from quarterly.reporting.wording.scores import ScoreInWords, in_words
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score, Scorecard
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import long_date

_TRACED = (*EXPLAINING, *SUPPRESSING, "sign-off", "release", "withdrawal")


def trace_figure(cycle: CycleContext, asked: str) -> Trace | None:
    """Return where an indicator's figure comes from; None where nothing of the quarter is published.

    Raise SetupError if there is no such indicator, or if the newest restricted version has no record of its figures.
    """
    indicator = _indicator(cycle, asked)
    index = versions(cycle.restricted, cycle.council.key, cycle.quarter.key)
    if index is None:
        return None
    stored = figures_in(cycle.restricted, index, index.current)
    score = score_in(stored, indicator.id)
    if stored is None or score is None:
        raise SetupError(
            f"Version {index.current.version} of {cycle.quarter} in {cycle.restricted.address} has no record of "
            f"{indicator.titled}: its files were deleted, or the report is older than the indicator."
        )
    files = FileTracer(cycle).files_of(indicator, score, index.current.version)
    words = in_words(score, indicator, cycle.council, cycle.quarter)
    public, restricted = (tuple(traced_versions(cycle, each, indicator)) for each in ("public", "restricted"))
    return Trace(
        marking=MARKINGS["restricted"],
        council=cycle.council.profile.name,
        quarter=str(cycle.quarter),
        indicator=indicator.id,
        reference=indicator.ref,
        name=indicator.name,
        value=words.value,
        public=_public(public),
        suppressed=why_suppressed(cycle, indicator),
        basis=indicator.basis.value,
        numerator=_count(words, score.numerator),
        denominator=_count(words, score.denominator),
        rated_value=words.rated_value,
        rated_basis=indicator.rated_basis.value,
        illustrative=tuple(each.value for each in score.illustrative),
        rating=_rating(cycle, words),
        target=_target(cycle, words),
        files=files,
        findings=tuple(_findings(stored.card, score)),
        events=tuple(_events(cycle, indicator, {*(each.sha256 for each in files), *(each.sha256 for each in restricted)})),
        versions=(*public, *restricted),
    )


def _indicator(cycle: CycleContext, asked: str) -> Indicator:
    catalogue = cycle.council.catalogue
    found = catalogue.find(asked) or catalogue.find("", asked)
    if found is None:
        known = ", ".join(each.id for each in catalogue.indicators)
        raise SetupError(
            f"{cycle.council.profile.name} has no indicator “{asked[:60]}” in {cycle.quarter}. Give its reference or its whole "
            f"name; there are: {known}."
        )
    return found


def _public(versions: Sequence[TracedVersion]) -> str:
    """Return what the public sees of the figure today."""
    if not versions:
        return "not published"
    newest = versions[0]
    return newest.status if newest.status in ("withdrawn", "taken down") else newest.value or "not in the public report"


def _count(words: ScoreInWords, count: Decimal | None) -> str:
    return "" if count is None else words.sign(f"{count:,f}", ScorePart.VALUE)


def _rating(cycle: CycleContext, words: ScoreInWords) -> TracedRating:
    score, files = words.score, council_files(council_folder(cycle.named))
    trail = score.trail
    name = trail.rule if trail else ""
    rule = cycle.council.profile.rules.get(name)
    is_as_then = trail is not None and rule is not None and digest(rule)[:8] == trail.version
    path = ("rules", name)
    return TracedRating(
        word=mark_of(score, cycle.council.profile.scales.indicators)["word"],
        code=score.final,
        by_rule=score.mechanical,
        rule=name,
        version=trail.version if trail else "",
        rule_at=_place(files.profile.name, files.profile.line(path)) if name else "",
        band=trail.band if trail else 0,
        band_at=_place(files.profile.name, files.profile.line((*path, "bands", trail.band - 1))) if trail and trail.band else "",
        is_rule_as_then=is_as_then,
        # By another rule than that of the report, the sentence would be another one: the report has the one that was printed.
        explanation=words.explanation if is_as_then or trail is None else "",
    )


def _target(cycle: CycleContext, words: ScoreInWords) -> TracedTarget:
    file, plan = council_files(council_folder(cycle.named)).indicators, words.target.plan
    ids = [each.get("id") for each in file.content.get("indicators", ())]
    at = file.line(("indicators", ids.index(words.indicator.id), "targets")) if words.indicator.id in ids else 0
    return TracedTarget(
        printed=words.target_now,
        at=_place(file.name, at) if at else "",
        note=words.target_note,
        approved_by=plan.approved_by if plan else "",
        since=str(plan.since) if plan and plan.since else "",
        reason=plan.reason if plan else "",
    )


def _place(file: str, line: int) -> str:
    return f"{file}, line {line}"


def _findings(card: Scorecard, score: Score) -> Iterator[TracedFinding]:
    source = score.source
    for each in card.findings:
        in_row = source and (each.file, each.sheet) == (source.file, source.sheet) and each.cell == source.cell
        if each.indicator == score.indicator or in_row:
            yield TracedFinding(
                severity=each.severity.value,
                code=each.code,
                position=f"{each.file}, {each.position}",
                message=each.message,
                remedy=each.remedy,
            )


def _events(cycle: CycleContext, indicator: Indicator, digests: Set[str]) -> Iterator[TracedEvent]:
    """Yield what people did that bears on an indicator; a correction of other rows does not. `digests` are of its files."""
    for event in events_of(cycle.restricted, cycle.council.key, cycle.quarter.key):
        if event.kind in _TRACED and _bears_on(event, indicator, digests):
            yield TracedEvent(
                on=_day(event.at), what=event.title, by=event.by, approved_by=event.approved_by, reason=_reason(event)
            )


def _bears_on(event: AuditEvent, indicator: Indicator, digests: Set[str]) -> bool:
    if event.further:
        return any(each.indicator == indicator.id for each in event.further)
    is_of_its_file = not event.files or not digests.isdisjoint(event.files)
    return is_of_its_file and event.service in ("", indicator.service, indicator.denominator_service)


def _reason(event: AuditEvent) -> str:
    accepted = (f"Accepted, {each.kind}: {each.reason}" for each in event.accepted)
    return " ".join(part for part in (event.reason, event.effect, *accepted) if part)


def _day(at: str) -> str:
    return long_date(local_day(datetime.fromisoformat(at)))
