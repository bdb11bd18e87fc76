"""More time, leave and pauses: what officers recorded about reminders, as it stands on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quarterly.publishing.audit import PAUSING
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from quarterly.vocabulary.chasing_act import ChasingAct

EXTENSION: Kind
LEAVE: Kind
STEP_UP: Kind
EXTENSION, LEAVE, STEP_UP = "extension", "leave", "stepped-up"


@dataclass(frozen=True, slots=True)
class Granted:
    """More time that a contact was granted, for all they owe or for one kind of it."""

    whom: str
    of: str
    until: date


@dataclass(frozen=True, slots=True)
class SteppedUp:
    """What a service owes was taken to its head, at a moment that carries its time zone."""

    service: str
    at: datetime


def granted(events: Sequence[AuditEvent]) -> tuple[Granted, ...]:
    """Return the extensions granted in a quarter; the newest for the same contact and kind is the one that counts."""
    newest: dict[tuple[str, str], date] = {}
    for act in _acts(events, EXTENSION):
        newest[act.whom, act.of] = date.fromisoformat(act.until)
    return tuple(Granted(whom, of, until) for (whom, of), until in newest.items())


def away(events: Sequence[AuditEvent], day: date) -> frozenset[str]:
    """Return the contacts who are on leave on a day."""
    until = {act.whom: date.fromisoformat(act.until) for act in _acts(events, LEAVE)}
    return frozenset(whom for whom, last in until.items() if day <= last)


def stepped_up(events: Sequence[AuditEvent]) -> tuple[SteppedUp, ...]:
    """Return what was taken to heads of services."""
    found = ((event.chasing, datetime.fromisoformat(event.at)) for event in events if event.kind == STEP_UP)
    return tuple(SteppedUp(act.service, at) for act, at in found if act)


def is_paused(events: Sequence[AuditEvent], day: date) -> bool:
    """Whether reminders are paused on a day: the newest switch says so, and its last day, if it has one, is not past."""
    newest = max((event for event in events if event.kind in PAUSING), key=lambda event: event.at, default=None)
    if newest is None or newest.kind != PAUSING[0]:
        return False
    until = newest.chasing.until if newest.chasing else ""
    return not until or day <= date.fromisoformat(until)


def _acts(events: Sequence[AuditEvent], kind: str) -> list[ChasingAct]:
    return [event.chasing for event in events if event.kind == kind and event.chasing]
