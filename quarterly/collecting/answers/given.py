"""The answers that come from elsewhere than a quarter's files: those of earlier quarters, and what officers accepted."""

from collections.abc import Iterable
from datetime import datetime

from quarterly.collecting.answers.records import Answer
from quarterly.vocabulary.accepted_finding import AcceptedFinding
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.local_day import local_day


def all_given(earlier: Iterable[Answer], events: Iterable[AuditEvent]) -> tuple[Answer, ...]:
    """Return the answers given elsewhere than in a quarter's files, without those whose acceptance was taken back.

    `earlier` are those that the quarter before left, `events` those of this quarter in the order of time.
    """
    given = {(each.service, each.reference): each for each in earlier}
    for event in events:
        if event.finding:
            key = event.finding.service, event.finding.reference
            given.pop(key, None)
            if event.kind == "finding-accepted":
                given[key] = _accepted(event, event.finding)
    return tuple(given.values())


def answers_about(given: Iterable[Answer], service: str) -> tuple[Answer, ...]:
    """Return the answers about one service, or about the report."""
    return tuple(each for each in given if each.service == service)


def _accepted(event: AuditEvent, found: AcceptedFinding) -> Answer:
    return Answer(
        service=found.service,
        indicator=found.indicator,
        reference=found.reference,
        quarter=event.quarter,
        asked=found.asked,
        text=event.reason,
        on=local_day(datetime.fromisoformat(event.at)),
        by=event.by,
        until=found.until,
    )
