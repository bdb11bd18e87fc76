"""What was accepted although it holds a draft: by the council's profile in every quarter, by roles in this one."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from quarterly.configuration.council import Council
from quarterly.publishing.drafts import SHOWN
from quarterly.publishing.holds import COUNTED_AS, HoldKind, is_held
from quarterly.publishing.release_page import Acceptance
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import counted


def acceptances(council: Council, events: Sequence[AuditEvent]) -> tuple[Acceptance, ...]:
    """Return what was accepted, the last first; what the profile accepts comes at the end."""
    kinds = (_of_release, _of_sentence, _of_suppression, _of_finding)
    by_roles = [each for event in reversed(events) for of in kinds for each in of(event)]
    by_profile = (
        Acceptance(what=_named(kind), by="The council's profile, in every quarter")
        for kind in HoldKind
        if not is_held(kind, council.profile.gates)
    )
    return (*by_roles, *by_profile)


def _of_release(event: AuditEvent) -> Iterator[Acceptance]:
    for each in event.accepted:
        what = f"{_named(HoldKind(each.kind))}, of draft {event.pack[:SHOWN]}"
        advised = event.advice and each.kind == HoldKind.DISCLOSURE.value
        reason = f"{each.reason} With the data protection officer's advice." if advised else each.reason
        yield Acceptance(what=what, by=event.by, on=_day(event), reason=reason)


def _of_sentence(event: AuditEvent) -> Iterator[Acceptance]:
    """Yield the clearing of a sentence in which personal data was found; a sentence that was struck is accepted by nobody."""
    if (decision := event.sentence) and decision.clears:
        role = f": {decision.role}" if decision.role else ""
        what = f"Sentence {decision.digest[:SHOWN]}, {decision.place}"
        reason = f"{decision.decided.capitalize()}{role}. {event.reason}".rstrip()
        yield Acceptance(what=what, by=event.by, on=_day(event), reason=reason)


def _of_suppression(event: AuditEvent) -> Iterator[Acceptance]:
    """Yield that somebody had further figures suppressed, as the audit of a draft proposed."""
    if event.further and event.kind == "suppression":
        what = f"{counted(len(event.further), 'further figure')} suppressed, as the audit of draft {event.pack[:SHOWN]} proposed"
        yield Acceptance(what=what, by=event.by, on=_day(event))


def _of_finding(event: AuditEvent) -> Iterator[Acceptance]:
    """Yield the acceptance of a finding, or that one was taken back."""
    if event.finding:
        taken_back = ", taken back" if event.kind == "acceptance-undone" else ""
        yield Acceptance(what=f"Finding {event.finding.reference}{taken_back}", by=event.by, on=_day(event), reason=event.reason)


def _day(event: AuditEvent) -> str:
    return long_date(local_day(datetime.fromisoformat(event.at)))


def _named(kind: HoldKind) -> str:
    return COUNTED_AS[kind][1].capitalize()
