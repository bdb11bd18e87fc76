"""Who owes what until when: returns, answers to what is critical, targets for next year, commentary, implications, sign-offs.

It is worked out from how a quarter stands; nothing is stored. Whatever has come is owed no more at the next look.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from quarterly.collecting.returns.proposed_targets import Proposal, lacking_targets
from quarterly.configuration.council import Council
from quarterly.configuration.deadlines import RETURNS_STEP, returns_deadline, step_deadline
from quarterly.correspondence.leave import Granted
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.working_days import working_days_after

IMPLICATIONS_STEP, SIGN_OFF_STEP = ("implication", "clear"), ("sign",)


class OwedKind(StrEnum):
    """What somebody can owe, in the order in which a quarter asks for it."""

    RETURN = "return"
    ANSWERS = "answers"
    TARGETS = "targets"
    COMMENTARY = "commentary"
    CLEARANCE = "clearance"
    SIGN_OFF = "sign-off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing that one contact owes: since when it is asked for, and the last day for it, None where no day is known.

    `names` are what it is about, as readers know them: the service, indicators, an implication, a pack. `service` is the service
    it belongs to, "" for none.
    """

    quarter: Quarter
    kind: OwedKind
    contact: str
    service: str = ""
    names: tuple[str, ...] = ()
    asked: date
    due: date | None = None

    @property
    def id(self) -> str:
        """What it is, whenever it is due: the same on every day until it has come."""
        return digest(str(self.quarter), self.kind, self.contact, self.service, *self.names)[:16]

    def is_late(self, day: date) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < day


@dataclass(frozen=True, slots=True)
class Asked:
    """When something was asked for, and by when."""

    on: date
    by: date | None = None


@dataclass(frozen=True, slots=True)
class ReturnsState:
    """What the last run found of a quarter's returns.

    `received` are services of whose returns something counts, `critical` how many critical findings each has to put right, and
    `unstated` the implications that are not stated, by key. `proposed` are the targets for next year that came with them.
    """

    received: tuple[str, ...] = ()
    critical: Mapping[str, int] = field(default_factory=dict)
    unstated: tuple[str, ...] = ()
    proposed: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterState:
    """How a quarter stands, as far as somebody owes something.

    `called` is the day of the call for returns, None without one. `answered` is when each service was last told what was found.
    `awaited` are indicators whose commentary is awaited from their owners, `with_head` those that wait for the head of service;
    `requests` is when each was asked for, by indicator and mail address (small letters). `to_sign` are contacts whose sign-off is
    awaited.
    """

    returns: ReturnsState = ReturnsState()
    called: date | None = None
    answered: Mapping[str, date] = field(default_factory=dict)
    awaited: tuple[str, ...] = ()
    with_head: tuple[str, ...] = ()
    requests: Mapping[tuple[str, str], Asked] = field(default_factory=dict)
    to_sign: Mapping[str, Asked] = field(default_factory=dict)


def owed(council: Council, quarter: Quarter, state: QuarterState, granted: Sequence[Granted] = ()) -> tuple[Owed, ...]:
    """Return everything that is owed for a quarter, by kind; whoever was granted more time has that day."""
    found = (
        *_returns(council, quarter, state),
        *_answers(council, quarter, state),
        *_targets(council, quarter, state),
        *_commentary(council, quarter, state),
        *_implications(council, quarter, state),
        *_sign_off(council, quarter, state),
    )
    return tuple(_with_more_time(each, granted) for each in found)


def _returns_due(council: Council, quarter: Quarter, state: QuarterState) -> tuple[date, date | None]:
    """Return since when returns are asked for, and their last day."""
    calendar, called = council.profile.calendar, state.called
    due = returns_deadline(calendar, quarter, called) if called else step_deadline(calendar, quarter, RETURNS_STEP)
    return called or quarter.ends + timedelta(days=1), due


def _returns(council: Council, quarter: Quarter, state: QuarterState) -> Iterator[Owed]:
    profile = council.profile
    asked, due = _returns_due(council, quarter, state)
    for key, service in profile.services.items():
        if key not in state.returns.received and _sends_anything(council, quarter, key):
            yield Owed(
                quarter=quarter,
                kind=OwedKind.RETURN,
                contact=service.contact,
                service=key,
                names=(service.name,),
                asked=asked,
                due=due,
            )


def _sends_anything(council: Council, quarter: Quarter, service: str) -> bool:
    due = any(quarter.number in one.due for one in council.catalogue.of_service(service))
    return due or any(action.service == service for action in council.profile.actions())


def _answers(council: Council, quarter: Quarter, state: QuarterState) -> Iterator[Owed]:
    profile = council.profile
    days = profile.chasing.answers_within if profile.chasing else 1
    for key, count in state.returns.critical.items():
        asked = state.answered.get(key)
        if count and asked and key in profile.services:
            yield Owed(
                quarter=quarter,
                kind=OwedKind.ANSWERS,
                contact=profile.services[key].contact,
                service=key,
                names=(profile.services[key].name,),
                asked=asked,
                due=working_days_after(asked, days, profile.calendar.closed),
            )


def _targets(council: Council, quarter: Quarter, state: QuarterState) -> Iterator[Owed]:
    """Yield the targets for next year that were to come with the returns of services that have sent theirs."""
    profile, proposed = council.profile, {each.indicator for each in state.returns.proposed}
    named = {each.id: each.short for each in council.catalogue.indicators}
    asked, due = _returns_due(council, quarter, state)
    for key in state.returns.received:
        if key in profile.services and (lacking := [*lacking_targets(council, quarter, key, proposed)]):
            yield Owed(
                quarter=quarter,
                kind=OwedKind.TARGETS,
                contact=profile.services[key].contact,
                service=key,
                names=tuple(named[id] for id in lacking),
                asked=asked,
                due=due,
            )


def _commentary(council: Council, quarter: Quarter, state: QuarterState) -> Iterator[Owed]:
    """Yield what each owner or head has to explain, together what was asked for together for one service."""
    profile = council.profile
    together: dict[tuple[str, str, Asked], list[str]] = {}
    for indicator in council.catalogue.indicators:
        head = profile.services[indicator.service].head if indicator.service in profile.services else ""
        awaited_from = [indicator.owner] if indicator.id in state.awaited else []
        awaited_from += [head] if head and indicator.id in state.with_head else []
        for contact in awaited_from:
            if asked := state.requests.get((indicator.id, profile.contacts[contact].email.casefold())):
                together.setdefault((contact, indicator.service, asked), []).append(indicator.short)
    for (contact, service, asked), names in together.items():
        yield Owed(
            quarter=quarter,
            kind=OwedKind.COMMENTARY,
            contact=contact,
            service=service,
            names=tuple(names),
            asked=asked.on,
            due=asked.by,
        )


def _implications(council: Council, quarter: Quarter, state: QuarterState) -> Iterator[Owed]:
    profile = council.profile
    if not state.returns.received:
        return  # while there is nothing to clear
    for key in state.returns.unstated:
        yield Owed(
            quarter=quarter,
            kind=OwedKind.CLEARANCE,
            contact=(profile.chasing.clears.get(key) if profile.chasing else None) or profile.performance_officer,
            names=(profile.implications[key],),
            asked=state.called or quarter.ends + timedelta(days=1),
            due=step_deadline(profile.calendar, quarter, IMPLICATIONS_STEP),
        )


def _sign_off(council: Council, quarter: Quarter, state: QuarterState) -> Iterator[Owed]:
    for contact, asked in state.to_sign.items():
        by = asked.by or step_deadline(council.profile.calendar, quarter, SIGN_OFF_STEP)
        yield Owed(quarter=quarter, kind=OwedKind.SIGN_OFF, contact=contact, asked=asked.on, due=by)


def _with_more_time(what: Owed, granted: Sequence[Granted]) -> Owed:
    days = [each.until for each in granted if each.whom == what.contact and each.of in ("", what.kind)]
    return replace(what, due=max(days, default=what.due)) if days and (what.due is None or max(days) > what.due) else what
