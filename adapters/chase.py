"""The reminders of a day for one council, from what is owed for the quarters that are open, and the officer's list of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from adapters.audit import events_of
from adapters.call import was_called
from adapters.cycle_context import CycleContext
from adapters.cycle_status import SIGNING, status_in
from adapters.mail.owed import owed_in
from adapters.mail.queue import OF_A_DAY, Delivery, deliver, letters, queue_letter, sent_letters, withdraw_unsent
from adapters.mail.stored_mail import waiting_mails
from adapters.publication import versions
from quarterly.commentary.letters import Letter, LetterKind, officer_of
from quarterly.configuration.council import Council
from quarterly.correspondence.chasing import Chase, Mails, Proposal, hears_today, proposals, reminders
from quarterly.correspondence.leave import away, is_paused, stepped_up
from quarterly.correspondence.officers_list import OfficersList, officers_list
from quarterly.correspondence.owed import Owed
from quarterly.correspondence.received import ReceivedMail
from quarterly.correspondence.reminder_letters import reminder_letter
from quarterly.publishing.due import is_finished
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class OpenQuarters:
    """A council's open quarters on a day, oldest first; what officers recorded in any of them counts for all."""

    cycles: tuple[CycleContext, ...]
    day: date

    @property
    def newest(self) -> CycleContext:
        """The quarter that ended last, in whose folder reminders lie: nobody gets one for each quarter."""
        return self.cycles[-1]

    @property
    def council(self) -> Council:
        """The council as it is in the newest of them."""
        return self.newest.council


@dataclass(frozen=True, slots=True)
class Chased:
    """What a day's look did: how many were reminded, whether the officer got the list, and what may be taken to heads."""

    reminded: int
    is_listed: bool
    proposed: tuple[Proposal, ...]
    is_paused: bool
    delivery: Delivery


def open_quarters(council: str, day: date) -> OpenQuarters:
    """Return the quarter that ended last and the one before."""
    last = Quarter.last_ended(day)
    return OpenQuarters(tuple(CycleContext.of(council, str(each)) for each in (last.previous, last)), day)


def owed_today(quarters: OpenQuarters) -> tuple[Owed, ...]:
    """Return all that is owed for those quarters that were begun and are not published."""
    return tuple(what for cycle in quarters.cycles if _is_open(cycle) for what in _owed(cycle))


def chase_of(quarters: OpenQuarters) -> Chase:
    """Return what decides about a day's reminders besides what is owed."""
    events = _events(quarters)
    return Chase(
        profile=quarters.council.profile,
        day=quarters.day,
        is_paused=is_paused(events, quarters.day),
        reminded=_last_reminded(quarters),
        away=away(events, quarters.day),
        stepped_up=stepped_up(events),
    )


def send_reminders(council: str, now: datetime) -> Chased:
    """Send the reminders of today and, when it is time, the officer's list; done again on the same day, nothing is sent twice."""
    quarters = open_quarters(council, local_day(now))
    chase, owed = chase_of(quarters), owed_today(quarters)
    cycle, found, proposed = quarters.newest, reminders(chase, owed), proposals(chase, owed)
    # What a mail server did not take says what stood then; nobody gets both.
    for each in quarters.cycles:
        withdraw_unsent(each.restricted, each.post, OF_A_DAY)
    for reminder in found:
        queue_letter(cycle.restricted, cycle.post, reminder_letter(cycle.council, reminder, chase.day))
    is_listed = _list_for_officer(quarters, chase, owed, proposed)
    delivery = deliver(cycle.restricted, cycle.post, cycle.settings, now, of_today=True)
    return Chased(len(found), is_listed, proposed, chase.is_paused, delivery)


def _list_for_officer(quarters: OpenQuarters, chase: Chase, owed: Sequence[Owed], proposed: Sequence[Proposal]) -> bool:
    cycle = quarters.newest
    last = max(_lists(quarters), key=_day_of, default=None)
    listed, last_day, waiting = last.about if last else (), _day_of(last) if last else None, _waiting_mails(quarters)
    came = any(last_day is None or local_day(each.at) >= last_day for mails in waiting.values() for each in mails)
    if not hears_today(replace(chase, mails=Mails(any(waiting.values()), came)), owed, last_day, listed):
        return False
    found = OfficersList(
        owed=owed,
        proposed=proposed,
        came=len(set(listed) - {each.id for each in owed}),
        waiting={quarter: len(mails) for quarter, mails in waiting.items() if mails},
    )
    queue_letter(cycle.restricted, cycle.post, officers_list(cycle.council, found, chase.day))
    return True


def _waiting_mails(quarters: OpenQuarters) -> dict[Quarter, list[ReceivedMail]]:
    """Return the mails that wait for the officer, of a published quarter too."""
    return {
        cycle.quarter: [filed.mail for filed, _ in waiting_mails(cycle.restricted, cycle.council.key, cycle.quarter.key)]
        for cycle in quarters.cycles
    }


def _owed(cycle: CycleContext) -> tuple[Owed, ...]:
    status = status_in(cycle)
    return owed_in(cycle, is_signing=status is not None and status.state == SIGNING)


def _is_open(cycle: CycleContext) -> bool:
    """Whether a quarter was called for or run, and its report is not published."""
    if is_finished(versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)):
        return False
    return was_called(cycle) or status_in(cycle) is not None


def _events(quarters: OpenQuarters) -> tuple[AuditEvent, ...]:
    found = (events_of(cycle.restricted, cycle.council.key, cycle.quarter.key) for cycle in quarters.cycles)
    return tuple(event for events in found for event in events)


def _last_reminded(quarters: OpenQuarters) -> dict[str, datetime]:
    """Return the moment of the newest reminder to each address."""
    found: dict[str, datetime] = {}
    for cycle in quarters.cycles:
        for letter, at in sent_letters(cycle.restricted, cycle.post, LetterKind.REMINDER):
            moment, address = datetime.fromisoformat(at), letter.to.casefold()
            found[address] = max(moment, found.get(address, moment))
    return found


def _lists(quarters: OpenQuarters) -> list[Letter]:
    officer = officer_of(quarters.council).email
    found = (letters(cycle.restricted, cycle.post, f"{LetterKind.OFFICER}-") for cycle in quarters.cycles)
    return [letter for each in found for letter in each if letter.to == officer]


def _day_of(letter: Letter) -> date:
    """Return the day of a list, which its id begins with."""
    return datetime.strptime(letter.id.split("-")[1], "%Y%m%d").date()  # noqa: DTZ007 it is a day, of no zone
