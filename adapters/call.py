"""The call for a quarter's returns: a workbook for every service and for the officer, and the letters that bring them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from adapters.cycle_context import CycleContext
from adapters.inbox import COVER
from adapters.mail.queue import Delivery, deliver, letters, queue_letter
from adapters.past_figures import past_of
from adapters.previous_quarter import previous_carry_forward
from quarterly.commentary.call_letter import Call, call_letter, cover_letter
from quarterly.commentary.letters import Attachment, Letter, LetterKind
from quarterly.configuration.deadlines import returns_deadline, step_deadline
from quarterly.correspondence.call_form import Known
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.working_days import is_working_day


def call_forms(cycle: CycleContext, due: date | None) -> Iterator[tuple[str, bytes]]:
    """Yield each service with its workbook, which is due on a day if one is known, and then the officer's, under `cover`."""
    from adapters.workbook.cover import cover_workbook, service_workbook  # with openpyxl

    council, quarter = cycle.council, cycle.quarter
    carried = previous_carry_forward(cycle.restricted, council, quarter)
    known = Known(past_of(cycle), carried.undertakings, due)
    for service in council.profile.services:
        yield service, service_workbook(council, quarter, service, known)
    yield COVER, cover_workbook(council, quarter, carried.undertakings)


def step_to_come(cycle: CycleContext, words: Collection[str], day: date) -> date | None:
    """Return the day of the calendar's step of which these are words, None if it has passed or there is none."""
    by = step_deadline(cycle.council.profile.calendar, cycle.quarter, words)
    return by if by and by > day else None


@dataclass(frozen=True, slots=True)
class Sent:
    """What a call did: the letters queued by it, whether or not the mail server has taken them yet, and the delivery."""

    letters: tuple[Letter, ...]
    delivery: Delivery


def was_called(cycle: CycleContext) -> bool:
    """Whether the call for a quarter has been sent."""
    return bool(letters(cycle.restricted, cycle.post, LetterKind.CALL))


def send_call(cycle: CycleContext, now: datetime, without: Sequence[str] = ()) -> Sent:
    """Send every contact one letter with the workbooks of all services they send for, and the officer the cover workbook.

    Whoever has had theirs gets none again. Services in `without` are not called, as their returns have come. Raise SetupError on
    a day on which the council's offices are closed: nobody is written to then.
    """
    council, quarter, day = cycle.council, cycle.quarter, local_day(now)
    calendar = council.profile.calendar
    if not is_working_day(day, calendar.closed):
        raise SetupError(f"The council's offices are closed on {long_date(day)}: nobody is written to. Send it on a working day.")
    due = returns_deadline(calendar, quarter, day)
    forms = {sender: _stored(cycle, sender, body) for sender, body in call_forms(cycle, due)}
    worded = [
        call_letter(council, quarter, Call(council.profile.contacts[key], services, tuple(forms[each] for each in services), due))
        for key, services in _by_contact(cycle, without).items()
    ]
    worded.append(cover_letter(council, quarter, forms[COVER], step_to_come(cycle, ("cover",), day)))
    before = {letter.id for letter in letters(cycle.restricted, cycle.post, LetterKind.CALL)}
    new = tuple(letter for letter in worded if letter.id not in before)
    for letter in new:
        queue_letter(cycle.restricted, cycle.post, letter)
    return Sent(new, deliver(cycle.restricted, cycle.post, cycle.settings, now))


def _by_contact(cycle: CycleContext, without: Sequence[str]) -> dict[str, list[str]]:
    """Return the services by the first contact of their mail address: whoever sends for several gets one letter."""
    profile, first = cycle.council.profile, dict[str, str]()
    found: dict[str, list[str]] = {}
    for key, service in profile.services.items():
        if key not in without:
            contact = first.setdefault(profile.contacts[service.contact].email.casefold(), service.contact)
            found.setdefault(contact, []).append(key)
    return found


def _stored(cycle: CycleContext, sender: str, body: bytes) -> Attachment:
    key = f"{cycle.post}/forms/{digest(body)[:32]}.xlsx"
    cycle.restricted.create(key, body)
    return Attachment(f"{sender}-{cycle.quarter.key}.xlsx", key)
