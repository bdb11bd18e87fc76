"""The wording of reminders of what is owed."""

from collections.abc import Sequence
from datetime import date

from quarterly.commentary.letters import Block, Letter, LetterKind, greeting, lowered, officer_of, signature
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.correspondence.chasing import Reminder
from quarterly.correspondence.owed import Owed, OwedKind
from quarterly.publishing.cycle_status import AwaitedOf, ServiceStatus
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import begun, counted, listed

_MORE_TIME = "If you need more time, reply to this message and say until when. If it is on its way, you need do nothing."


def reminder_letter(council: Council, reminder: Reminder, day: date) -> Letter:
    """Word the reminder of a day to one contact: all that they owe, and below it what others owe for whom they stand in."""
    contact, everything = council.profile.contacts[reminder.contact], (*reminder.own, *reminder.of_others)
    late = [each for each in everything if each.is_late(day)]
    days = [each.due for each in everything if each.due]
    what = _briefly(everything[0]) if len(everything) == 1 else counted(len(everything), "thing")
    what += " overdue" if len(late) == len(everything) else " awaited"
    blocks = [
        *([Block("Awaited from you:", owed_points(council, reminder.own, day))] if reminder.own else []),
        *([Block(_of_others(reminder), owed_points(council, reminder.of_others, day, whose=True))] if reminder.of_others else []),
        Block(_MORE_TIME),
    ]
    return Letter(
        id=dated_id(LetterKind.REMINDER, council, contact, day),
        kind=LetterKind.REMINDER,
        to=contact.email,
        reply_to=officer_of(council).email,
        subject=f"{what} for {_quarters(everything)}",
        greeting=greeting(contact),
        to_do=_to_do(late, everything),
        # A day that has passed is no day by which anything can be done.
        by=None if late or not days else min(days),
        blocks=tuple(blocks),
        signature=signature(council),
        about=tuple(each.id for each in everything),
    )


def dated_id(kind: LetterKind, council: Council, contact: Contact, day: date) -> str:
    """Return the id of a letter of which an address gets one a day."""
    return f"{kind}-{day:%Y%m%d}-{digest(council.key, contact.email.casefold(), day.isoformat())[:16]}"


def owed_in_words(what: Owed) -> str:
    """Return what is owed, without whose it is and its day: "the return of Children in care for 2012-13 Q1"."""
    names = listed(list(what.names))
    match what.kind:
        case OwedKind.RETURN:
            return f"the return of {names} for {what.quarter}"
        case OwedKind.ANSWERS:
            return f"what is critical in the return of {names} for {what.quarter}, as the answer to it says cell by cell"
        case OwedKind.TARGETS:
            return f"the targets for next year of {names}, which were to come with the return for {what.quarter}"
        case OwedKind.COMMENTARY:
            return f"commentary on {names} for {what.quarter}"
        case OwedKind.CLEARANCE:
            return f"the text of “{names}” for the report on {what.quarter}"
        case OwedKind.SIGN_OFF:
            return f"the sign-off of the report on {what.quarter}"


def _briefly(what: Owed) -> str:
    """Return what is owed as it stands in a subject, of which a telephone shows half a line."""
    names = listed(list(what.names))
    match what.kind:
        case OwedKind.RETURN:
            return f"return of {names}"
        case OwedKind.ANSWERS:
            return f"corrections to the return of {names}"
        case OwedKind.TARGETS:
            return f"next year's targets of {names}"
        case OwedKind.COMMENTARY:
            return f"commentary on {names}"
        case OwedKind.CLEARANCE:
            return f"text of “{names}”"
        case OwedKind.SIGN_OFF:
            return "sign-off of the report"


def _to_do(late: Sequence[Owed], everything: Sequence[Owed]) -> str:
    if not late:
        return "Please send what is listed below by its day."
    rest = "" if len(late) == len(everything) else ", and the rest by its day"
    return f"Please send what is overdue now{rest}."


def service_statuses(council: Council, owed: Sequence[Owed], received: Sequence[str]) -> tuple[ServiceStatus, ...]:
    """Return how each service stands, in the profile's order, for the control room."""
    return tuple(
        ServiceStatus(
            service.name,
            key in received,
            tuple(AwaitedOf(_in_short(each), each.due.isoformat() if each.due else "") for each in owed if each.service == key),
        )
        for key, service in council.profile.services.items()
    )


def _in_short(what: Owed) -> str:
    match what.kind:
        case OwedKind.RETURN:
            return "return"
        case OwedKind.ANSWERS:
            return "what is critical"
        case OwedKind.TARGETS:
            return "targets for next year"
        case _:
            return f"{what.kind} on {listed(list(what.names))}"


def owed_points(council: Council, owed: Sequence[Owed], day: date, *, whose: bool = False) -> tuple[str, ...]:
    """Return a point for each thing that is owed, the first due first; with `whose` each says from whom."""
    ordered = sorted(owed, key=lambda each: (each.due is None, each.due or day))
    return tuple(_point(council, each, day, whose=whose) for each in ordered)


def _point(council: Council, what: Owed, day: date, *, whose: bool) -> str:
    due = f", {'which was due on' if what.is_late(day) else 'due on'} {long_date(what.due, weekday=True)}" if what.due else ""
    by = f", from the {lowered(council.profile.contacts[what.contact].role)}" if whose else ""
    return begun(f"{owed_in_words(what)}{by}{due}")


def _of_others(reminder: Reminder) -> str:
    return f"{'Also awaited' if reminder.own else 'Awaited'} from others, for whom you stand in or who belong to your service:"


def _quarters(owed: Sequence[Owed]) -> str:
    return listed([str(each) for each in sorted({each.quarter for each in owed})])
