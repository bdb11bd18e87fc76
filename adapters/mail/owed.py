"""Who owes what for a quarter, read from the store: what the last run found, letters sent, and what officers decided."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from adapters.audit import events_of
from adapters.commentary_round import last_round
from adapters.cycle_context import CycleContext
from adapters.mail.queue import sent_letters
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.correspondence.leave import granted
from quarterly.correspondence.owed import Asked, Owed, QuarterState, ReturnsState, owed
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.stored_forms import StoredForm

_RETURNS = StoredForm("how returns stand", ReturnsState)
_ASKING = (LetterKind.CALL, LetterKind.RETURN, LetterKind.REQUEST, LetterKind.ASK, LetterKind.SIGN_OFF)

Sent = list[tuple[Letter, date]]  # letters with the day in London on which they were sent


def save_returns_state(cycle: CycleContext, state: ReturnsState) -> None:
    """Store what a run found of a quarter's returns, in place of what the run before found."""
    cycle.restricted.write(_key(cycle), _RETURNS.to_bytes(state), "application/json")


def owed_in(cycle: CycleContext, *, is_signing: bool) -> tuple[Owed, ...]:
    """Return everything that is owed for a quarter; `is_signing` is whether its report waits for a sign-off."""
    events = events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)
    return owed(cycle.council, cycle.quarter, _state(cycle, is_signing=is_signing), granted(events))


def _state(cycle: CycleContext, *, is_signing: bool) -> QuarterState:
    sent: Sent = [
        (letter, local_day(datetime.fromisoformat(at))) for letter, at in sent_letters(cycle.restricted, cycle.post, _ASKING)
    ]
    round_ = last_round(cycle)
    return QuarterState(
        returns=returns_state(cycle),
        called=min((day for letter, day in sent if letter.kind is LetterKind.CALL), default=None),
        answered=dict(_answered(cycle, sent)),
        awaited=round_.from_owners,
        with_head=round_.with_head,
        requests=_requests(sent),
        to_sign=_to_sign(cycle, sent) if is_signing else {},
    )


def returns_state(cycle: CycleContext) -> ReturnsState:
    """Return what the last run found of a quarter's returns."""
    key = _key(cycle)
    if not cycle.restricted.exists(key):
        return ReturnsState()
    return _RETURNS.from_bytes(cycle.restricted.read(key), key)


def _answered(cycle: CycleContext, sent: Sent) -> Iterator[tuple[str, date]]:
    """Yield each service with the day on which it was last told what was found."""
    for service in cycle.council.profile.services:
        days = [day for letter, day in sent if letter.id.rpartition("-")[0] == f"{LetterKind.RETURN}-{service}"]
        if days:
            yield service, max(days)


def _requests(sent: Sent) -> Mapping[tuple[str, str], Asked]:
    """Return when each indicator was last asked about, by its id and the address that was asked."""
    found: dict[tuple[str, str], Asked] = {}
    for letter, day in sorted(sent, key=lambda each: each[1]):
        if letter.kind in (LetterKind.REQUEST, LetterKind.ASK):
            found |= {(indicator, letter.to.casefold()): Asked(day, letter.by) for indicator in letter.about}
    return found


def _to_sign(cycle: CycleContext, sent: Sent) -> Mapping[str, Asked]:
    """Return the contact who was asked last for a sign-off: of several roles each is asked once the one before has signed."""
    asked = [(letter, day) for letter, day in sent if letter.kind is LetterKind.SIGN_OFF]
    if not asked:
        return {}
    letter, day = max(asked, key=lambda each: each[1])
    contacts = cycle.council.profile.contacts
    contact = next((key for key, each in contacts.items() if each.email.casefold() == letter.to.casefold()), None)
    return {contact: Asked(day, letter.by)} if contact else {}


def _key(cycle: CycleContext) -> str:
    return f"stages/{cycle.council.key}/{cycle.quarter.key}/returns.json"
