"""Who is reminded today, of what, and which heads of services the officer may turn to.

One letter a person a day at most, with all that they owe; none on a day on which the offices are closed, none while reminders are
paused, none to a director or a member. A day on which nothing could be sent is made up for at the next.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from quarterly.configuration.chasing import WEEKDAYS, Chasing, may_be_reminded
from quarterly.configuration.profile import Profile
from quarterly.correspondence.leave import SteppedUp
from quarterly.correspondence.owed import Owed
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.working_days import is_working_day, working_days_after, working_days_before


@dataclass(frozen=True, slots=True)
class Mails:
    """Whether mails wait for the officer, and whether any of them came since the last list."""

    wait: bool = False
    came: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chase:
    """What decides about reminders besides what is owed.

    `reminded` is when each mail address (small letters) was last reminded, with its time zone. `away` are contacts on leave,
    `stepped_up` is what was taken to heads of services. `mails` are those that wait for the officer.
    """

    profile: Profile
    day: date
    is_paused: bool = False
    reminded: Mapping[str, datetime] = field(default_factory=dict)
    away: frozenset[str] = frozenset()
    stepped_up: Sequence[SteppedUp] = ()
    mails: Mails = Mails()

    @property
    def plan(self) -> Chasing | None:
        """The council's plan, None where nobody is to be written to today."""
        works = is_working_day(self.day, self.profile.calendar.closed)
        return self.profile.chasing if works and not self.is_paused else None


@dataclass(frozen=True, slots=True)
class Reminder:
    """One letter of a day: to which contact, what they owe themselves, and what others owe for whom they stand in or answer."""

    contact: str
    own: tuple[Owed, ...] = ()
    of_others: tuple[Owed, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a service has owed for long: the officer may take it to the head of the service."""

    service: str
    head: str
    owed: tuple[Owed, ...]


def reminders(chase: Chase, owed: Sequence[Owed]) -> tuple[Reminder, ...]:
    """Return the reminders of a day, at most one for each mail address; the officer's are in the list of who owes what."""
    plan = chase.plan
    if plan is None:
        return ()
    found = []
    for address, contact in _readers(chase, plan, owed).items():
        own = tuple(each for each in owed if each.contact not in chase.away and _address(chase, each.contact) == address)
        of_others = tuple(each for each in owed if each not in own and address in _stand_ins(chase, plan, each))
        last = chase.reminded.get(address)
        last_day = local_day(last) if last else None
        if last_day == chase.day:
            continue
        is_time = any(_is_time(chase, plan, each, last_day) for each in (*own, *of_others))
        if is_time or any(_is_newly_taken_up(chase, each, last) for each in of_others if address == _head(chase, each)):
            found.append(Reminder(contact, own, of_others))
    return tuple(found)


def proposals(chase: Chase, owed: Sequence[Owed]) -> tuple[Proposal, ...]:
    """Return what may be taken to heads of services and was not yet: late for as many days as the plan says."""
    plan = chase.plan
    if plan is None:
        return ()
    found = []
    for key, service in chase.profile.services.items():
        late = tuple(each for each in owed if each.service == key and _is_long_late(chase, plan, each))
        # A director who heads a service is written to by a person.
        may = service.head and may_be_reminded(service.head, chase.profile.contacts[service.head], plan)
        if late and may and not any(each.service == key for each in chase.stepped_up):
            found.append(Proposal(key, service.head, late))
    return tuple(found)


def hears_today(chase: Chase, owed: Sequence[Owed], last: date | None, listed: Sequence[str]) -> bool:
    """Whether the officer gets the list of who owes what: weekly, and when something came, fell due or may be taken to a head.

    `listed` are the ids of what was owed on the day of the last list, None before the first.
    """
    plan = chase.plan
    if plan is None or (last is not None and last >= chase.day):
        return False
    if last is None:
        return bool(owed) or chase.mails.wait
    came = set(listed) - {each.id for each in owed}
    fell_due = any(each.due and last <= each.due < chase.day for each in owed)
    # Who gets this list gets no reminder besides.
    officer = _officers_address(chase)
    is_reminded = any(_address(chase, each.contact) == officer and _is_time(chase, plan, each, last) for each in owed)
    long_late = (_day_late_by(chase, each, plan.head_after) for proposal in proposals(chase, owed) for each in proposal.owed)
    is_proposed = any(day and day > last for day in long_late)
    happened = bool(came) or fell_due or is_reminded or is_proposed or chase.mails.came
    return happened or ((bool(owed) or chase.mails.wait) and _week_began(plan, last, chase.day))


def _readers(chase: Chase, plan: Chasing, owed: Sequence[Owed]) -> dict[str, str]:
    """Return the first contact of every mail address that may be reminded of anything."""
    found: dict[str, str] = {}
    for key in dict.fromkeys(key for each in owed for key in (each.contact, *_stand_in_keys(chase, plan, each))):
        contact = chase.profile.contacts[key]
        if key not in chase.away and may_be_reminded(key, contact, plan):
            found.setdefault(contact.email.casefold(), key)
    # An address that is also a director's is not written to, whichever of its roles owes something.
    left_alone = {c.email.casefold() for key, c in chase.profile.contacts.items() if not may_be_reminded(key, c, plan)}
    return {address: key for address, key in found.items() if address not in {*left_alone, _officers_address(chase)}}


def _stand_ins(chase: Chase, plan: Chasing, what: Owed) -> set[str]:
    return {_address(chase, key) for key in _stand_in_keys(chase, plan, what)}


def _stand_in_keys(chase: Chase, plan: Chasing, what: Owed) -> Iterator[str]:
    """Yield who is reminded of what somebody else owes: a deputy, once that is late or they are on leave, and the head."""
    contacts = chase.profile.contacts
    deputy = contacts[what.contact].deputy
    if deputy and deputy not in chase.away and (what.contact in chase.away or _is_late_by(chase, what, plan.deputy_after)):
        yield deputy
    service = chase.profile.services.get(what.service)
    if service and service.head and _stepped_up_at(chase, what) and _is_long_late(chase, plan, what):
        yield service.head


def _is_time(chase: Chase, plan: Chasing, what: Owed, last: date | None) -> bool:
    """Whether one of the days on which this is reminded of has come since its reader was last reminded."""
    if what.due is None:
        return False
    closed = chase.profile.calendar.closed
    days = [working_days_before(what.due, count, closed) for count in plan.before]
    days += [working_days_after(what.due, count, closed) for count in plan.after]
    # Whoever has just been asked, or reminded of all they owe, has not forgotten it.
    since = max(what.asked, last or what.asked)
    return any(since < day <= chase.day for day in days)


def _is_newly_taken_up(chase: Chase, what: Owed, last: datetime | None) -> bool:
    """Whether this was taken to the head of the service since the head was last reminded."""
    at = _stepped_up_at(chase, what)
    return at is not None and (last is None or last < at)


def _stepped_up_at(chase: Chase, what: Owed) -> datetime | None:
    return max((each.at for each in chase.stepped_up if each.service == what.service), default=None)


def _is_long_late(chase: Chase, plan: Chasing, what: Owed) -> bool:
    return _is_late_by(chase, what, plan.head_after)


def _is_late_by(chase: Chase, what: Owed, days: int) -> bool:
    day = _day_late_by(chase, what, days)
    return day is not None and day <= chase.day


def _day_late_by(chase: Chase, what: Owed, days: int) -> date | None:
    """Return the day on which something is so many working days late, None for what has no day."""
    return working_days_after(what.due, days, chase.profile.calendar.closed) if what.due else None


def _week_began(plan: Chasing, last: date, day: date) -> bool:
    """Whether the plan's day of the week has come since the last list, that day or, as the offices were closed, one after it."""
    days = (date.fromordinal(each) for each in range(last.toordinal() + 1, day.toordinal() + 1))
    return any(each.weekday() == WEEKDAYS.index(plan.officer_hears) for each in days)


def _officers_address(chase: Chase) -> str:
    return _address(chase, chase.profile.performance_officer)


def _head(chase: Chase, what: Owed) -> str:
    """Return the mail address of the head of the service that something belongs to, "" if there is none."""
    service = chase.profile.services.get(what.service)
    return _address(chase, service.head) if service and service.head else ""


def _address(chase: Chase, contact: str) -> str:
    return chase.profile.contacts[contact].email.casefold()
