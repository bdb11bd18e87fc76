"""Give more time to whoever asks for it in a reply, or note their leave: by the profile, or as an officer decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from adapters.audit import events_of, newest_version, record
from adapters.cycle_context import CycleContext
from adapters.mail.owed import owed_in
from adapters.mail.queue import queue_letter
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.correspondence.days_named import Reckoning
from quarterly.correspondence.leave import EXTENSION, LEAVE, granted
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.owed import Owed, OwedKind
from quarterly.correspondence.received import ReceivedMail
from quarterly.correspondence.senders import contacts_at, role_at
from quarterly.correspondence.time_asked import TimeAsked, time_asked
from quarterly.correspondence.time_letters import TimeGiven, day_in_words, time_letter
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from quarterly.vocabulary.chasing_act import ChasingAct
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.working_days import working_days_after

# What a letter asks for; a reminder says by itself what it is about, and thanks stand for the letter that was answered.
_ASKED_BY = {
    LetterKind.CALL: (OwedKind.RETURN,),
    LetterKind.RETURN: (OwedKind.ANSWERS, OwedKind.RETURN),
    LetterKind.REQUEST: (OwedKind.COMMENTARY,),
    LetterKind.ASK: (OwedKind.COMMENTARY,),
    LetterKind.THANKS: tuple(OwedKind),
}
_PROGRAM = "This program"
_OR_AS_ANSWER = "--as-answer takes its words as commentary in place of that."


@dataclass(frozen=True, slots=True)
class TimeWanted:
    """What a mail asks for, and what its writer owes."""

    asked: TimeAsked
    owed: tuple[Owed, ...]

    @property
    def in_words(self) -> str:
        """What taking the mail in would grant, for the officer."""
        if self.asked.until is None:
            return "It is not certain until when: say that with --until."
        day = day_in_words(self.asked.until)
        if not self.asked.is_sure and all(each.kind is OwedKind.COMMENTARY for each in self.owed):
            return (
                f"Read it first: it may answer as well. {self._granted(day)} Its other words do not count then. {_OR_AS_ANSWER}"
            )
        return self._granted(day)

    def _granted(self, day: str) -> str:
        if self.asked.is_leave:
            return f"Taken in, it is noted that they are on leave until {day}."
        return f"Taken in, there is time until {day}."


def time_wanted(cycle: CycleContext, mail: ReceivedMail, letter: Letter) -> TimeWanted | None:
    """Return what a mail that brings nothing asks for, None if it speaks of no time."""
    owed = tuple(each for own in _quarters(cycle, letter) for each in _owed_by(own, letter))
    # Of several days nobody knows from which "another week" counts.
    due = owed[0].due if len({each.due for each in owed}) == 1 else None
    asked = time_asked(mail.text, Reckoning(local_day(mail.at), due, cycle.council.profile.calendar.closed))
    if mail.until:
        asked = TimeAsked(mail.until, is_leave=bool(asked and asked.is_leave))
    return TimeWanted(asked, owed) if asked and not mail.is_answer else None


def asks_for_something(letter: Letter) -> bool:
    """Whether there can be more time for what a letter asks for: that of a sign-off is for a person."""
    is_of_sign_off = letter.kind is LetterKind.THANKS and bool(letter.asks) and not letter.about
    return letter.kind in (*_ASKED_BY, LetterKind.REMINDER) and not is_of_sign_off


def give_time(cycle: CycleContext, mail: ReceivedMail, letter: Letter, wanted: TimeWanted) -> Taken | SetAside:
    """Record what a mail asks for and thank its writer, where the profile or an officer allows it; else it waits."""
    asked, owed, until = wanted.asked, wanted.owed, wanted.asked.until
    if not owed and not asked.is_leave:
        return SetAside(Why.NOTHING_OWED)
    if until is None or not (mail.vouched_by or _is_allowed(cycle, mail, letter, wanted, until)):
        return SetAside(Why.MORE_TIME)
    away = tuple(sorted(contacts_at(cycle.council.profile, letter.to))) if asked.is_leave else ()
    for contact in away:
        _record(cycle, mail, LEAVE, ChasingAct(whom=contact, until=until.isoformat()), cycle.quarter)
    for each in () if asked.is_leave else owed:
        if each.due is None or each.due < until:
            act = ChasingAct(whom=each.contact, of=each.kind, until=until.isoformat())
            _record(cycle, mail, EXTENSION, act, each.quarter)
    # Nobody has less time than before.
    given = TimeGiven(until if away else max([until, *(each.due for each in owed if each.due)]), owed, away)
    queue_letter(cycle.restricted, cycle.post, time_letter(cycle.council, cycle.quarter, letter, given, mail.id))
    what = "word of leave, noted until" if asked.is_leave else "a request for more time, granted until"
    return Taken(f"{what} {long_date(given.until)}", cycle.quarter)


def _is_allowed(cycle: CycleContext, mail: ReceivedMail, letter: Letter, wanted: TimeWanted, until: date) -> bool:
    """Whether the profile has this granted by itself, and it is certain."""
    profile, owed = cycle.council.profile, wanted.owed
    if profile.chasing is None or not wanted.asked.is_sure:
        return False
    if wanted.asked.is_leave:
        # Their own word, and somebody is reminded in their place.
        own = contacts_at(profile, letter.to)
        return mail.sender == letter.to.casefold() and all(profile.contacts[key].deputy for key in own)
    events = [each for own in _quarters(cycle, letter) for each in events_of(own.restricted, own.council.key, own.quarter.key)]
    had = {(each.whom, each.of) for each in granted(events)}
    if any((each.contact, of) in had for each in owed for of in ("", each.kind)):
        return False  # whoever asks a second time asks the officer
    days, closed = profile.chasing.grants, profile.calendar.closed
    return days > 0 and all(each.due and until <= working_days_after(each.due, days, closed) for each in owed)


def _quarters(cycle: CycleContext, letter: Letter) -> tuple[CycleContext, ...]:
    """Return the quarters that a letter asks about: a reminder lies with the newest, and is of the one before as well."""
    if letter.kind is not LetterKind.REMINDER:
        return (cycle,)
    return (CycleContext.of(cycle.named or cycle.council.key, str(cycle.quarter.previous)), cycle)


def _owed_by(cycle: CycleContext, letter: Letter) -> Iterator[Owed]:
    """Yield what is still owed of what a letter asked for."""
    profile = cycle.council.profile
    asked_about = {each.short for each in cycle.council.catalogue.indicators if each.id in letter.about}
    for each in owed_in(cycle, is_signing=False):
        if letter.kind is LetterKind.REMINDER:
            if each.id in letter.about:
                yield each
            continue
        is_theirs = profile.contacts[each.contact].email.casefold() == letter.to.casefold()
        is_of_letter = not asked_about or bool(asked_about & set(each.names))
        if letter.kind is LetterKind.RETURN and each.service:
            is_of_letter = letter.id.rpartition("-")[0] == f"{LetterKind.RETURN}-{each.service}"
        if is_theirs and is_of_letter and each.kind in _ASKED_BY.get(letter.kind, ()):
            yield each


def _record(cycle: CycleContext, mail: ReceivedMail, kind: Kind, act: ChasingAct, quarter: Quarter) -> None:
    council, store = cycle.council, cycle.restricted
    by = mail.vouched_by or (role_at(council.profile, mail.sender) if kind == LEAVE else _PROGRAM)
    # The newest for the same person counts, and what is decided now is newer than what was decided since the mail came.
    before = (each for each in events_of(store, council.key, quarter.key) if each.kind == kind and each.chasing)
    last = max((datetime.fromisoformat(each.at) + timedelta(microseconds=1) for each in before), default=mail.at)
    event = AuditEvent(
        kind=kind,
        council=council.key,
        quarter=quarter.key,
        at=max(last, mail.at).isoformat(timespec="microseconds"),
        by=by,
        reason=f"Asked for by mail {mail.name}.",
        version=newest_version(cycle.settings.public(), council.key, quarter.key),
        chasing=act,
    )
    record(store, event)
