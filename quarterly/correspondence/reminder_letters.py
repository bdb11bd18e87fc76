"""The wording of reminders of what is owed."""

from collections.abc import Sequence
from datetime import date

from quarterly.commentary.indicator_names import in_a_sentence
from quarterly.commentary.letters import Block, Letter, LetterKind, greeting, lowered, officer_of, signature
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.correspondence.chasing import Reminder
from quarterly.correspondence.owed import Owed, OwedKind
from quarterly.publishing.cycle_status import AwaitedOf, ServiceStatus
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import begun, counted, listed

_MORE_TIME = "If more time is needed, reply to this message and say until when. If it is on its way, you need do nothing."


def reminder_letter(council: Council, reminder: Reminder, day: date) -> Letter:
    """Word the reminder of a day to one contact: all that they owe, and below it what others owe for whom they stand in."""
    contact, everything = council.profile.contacts[reminder.contact], (*reminder.own, *reminder.of_others)
    late = [each for each in everything if each.is_late(day)]
    days = [each.due for each in everything if each.due]
    of_others = owed_points(council, reminder.of_others, day, whose=True)
    blocks = [
        # The one thing that somebody owes is what they are to do: it stands on top.
        *([Block("Awaited from you:", owed_points(council, reminder.own, day))] if len(everything) > 1 and reminder.own else []),
        *([Block(f"{_of_others(council, reminder)}:", of_others)] if of_others else []),
        Block(_MORE_TIME),
    ]
    return Letter(
        id=dated_id(LetterKind.REMINDER, council, contact, day),
        kind=LetterKind.REMINDER,
        to=contact.email,
        reply_to=officer_of(council).email,
        subject=f"{_subject(council, late, everything)}, {_quarters(everything)}",
        greeting=greeting(contact),
        to_do=_to_do(council, reminder, day),
        # A day that has passed is no day by which anything can be done.
        by=None if late or not days else min(days),
        blocks=tuple(blocks),
        signature=signature(council),
        about=tuple(each.id for each in everything),
    )


def dated_id(kind: LetterKind, council: Council, contact: Contact, day: date) -> str:
    """Return the id of a letter of which an address gets one a day."""
    return f"{kind}-{day:%Y%m%d}-{digest(council.key, contact.email.casefold(), day.isoformat())[:16]}"


def owed_in_words(council: Council, what: Owed) -> str:
    """Return what is owed, without whose it is and its day: "the return of Children in care for 2012-13 Q1"."""
    names = listed(_names(council, what))
    match what.kind:
        case OwedKind.RETURN:
            return f"the return of {names} for {what.quarter}"
        case OwedKind.ANSWERS:
            return f"corrections of what is critical in the return of {names} for {what.quarter}"
        case OwedKind.TARGETS:
            return f"next year's targets for {names}, with the return for {what.quarter}"
        case OwedKind.COMMENTARY:
            return f"commentary on {names} for {what.quarter}"
        case OwedKind.CLEARANCE:
            return f"the text of the “{names}” implications for {what.quarter}"
        case OwedKind.SIGN_OFF:
            return f"the sign-off of the report for {what.quarter}"


def in_brief(council: Council, what: Owed) -> str:
    """Return what is owed as it stands in a subject, of which a telephone shows half a line."""
    are_several = what.kind in (OwedKind.COMMENTARY, OwedKind.TARGETS) and len(what.names) > 1
    names = counted(len(what.names), "indicator") if are_several else listed(_names(council, what))
    match what.kind:
        case OwedKind.RETURN:
            return f"return of {names}"
        case OwedKind.ANSWERS:
            return f"corrections to the return of {names}"
        case OwedKind.TARGETS:
            return f"next year's targets for {names}"
        case OwedKind.COMMENTARY:
            return f"commentary on {names}"
        case OwedKind.CLEARANCE:
            return f"text of the “{names}” implications"
        case OwedKind.SIGN_OFF:
            return "sign-off of the report"


def _subject(council: Council, late: Sequence[Owed], everything: Sequence[Owed]) -> str:
    """Return what is owed and how it stands, with the shorter first: a telephone cuts the end off."""
    if len(everything) == 1:
        return f"{'overdue' if late else 'reminder'}, {in_brief(council, everything[0])}"
    things = counted(len(everything), "thing")
    if len(late) in (0, len(everything)):
        return f"{things} {'overdue' if late else 'awaited'}"
    return f"{len(late)} of {things} overdue"


def _names(council: Council, what: Owed) -> list[str]:
    """Return what it is about, indicators by their names: not everybody knows their references."""
    named = {each.short: in_a_sentence(each) for each in council.catalogue.indicators}
    return [named.get(each, each) for each in what.names]


def _to_do(council: Council, reminder: Reminder, day: date) -> str:
    own, of_others = reminder.own, reminder.of_others
    everything = (*own, *of_others)
    late = [each for each in everything if each.is_late(day)]
    if len(everything) == 1 and own:
        return f"Please {_given(council, own[0])}{_was_due(own[0], day)}."
    if not late:
        return (
            "Please send what is listed below by its day." if own else "Please see that what is listed below is sent by its day."
        )
    rest = "" if len(late) == len(everything) else ", and the rest by its day"
    return f"Please send what is overdue now{rest}." if own else f"Please see that what is overdue is sent now{rest}."


def _given(council: Council, what: Owed) -> str:
    """Return how somebody gives the one thing that they owe: a reminder is answered with a file, not with words."""
    match what.kind:
        case OwedKind.COMMENTARY:
            return f"send {owed_in_words(council, what)}, by replying to the message that asks for it"
        case OwedKind.SIGN_OFF:
            return f"reply to the message that asks for your sign-off of the report for {what.quarter}"
        case _:
            return f"send {owed_in_words(council, what)}, by replying to this message"


def _was_due(what: Owed, day: date) -> str:
    return f". It was due on {long_date(what.due, weekday=True)}" if what.due and what.is_late(day) else ""


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
    due = f" ({'was due' if what.is_late(day) else 'due'} on {long_date(what.due, weekday=True)})" if what.due else ""
    by = f", from the {lowered(council.profile.contacts[what.contact].role)}" if whose else ""
    return begun(f"{owed_in_words(council, what)}{by}{due}")


def _of_others(council: Council, reminder: Reminder) -> str:
    """Return what stands above what others owe: the reader heads their services, or stands in for them."""
    services = [council.profile.services.get(each.service) for each in reminder.of_others]
    heads = all(each is not None and each.head == reminder.contact for each in services)
    return f"{'Also awaited' if reminder.own else 'Awaited'} from {'your service' if heads else 'others for whom you stand in'}"


def _quarters(owed: Sequence[Owed]) -> str:
    return listed([str(each) for each in sorted({each.quarter for each in owed})])
