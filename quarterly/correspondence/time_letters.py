"""The wording of thanks for word about when something will come: until when there is time, or who is reminded meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.commentary.letters import Letter, LetterKind, greeting, lowered, officer_of, paragraphs, signature
from quarterly.configuration.council import Council
from quarterly.correspondence.owed import Owed
from quarterly.correspondence.reminder_letters import in_brief, owed_in_words
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.wording import begun, counted, listed


@dataclass(frozen=True, slots=True)
class TimeGiven:
    """Until when (included) there is time for what is owed or, where contacts are `away`, until when they are on leave."""

    until: date
    owed: Sequence[Owed]
    away: Sequence[str] = ()


def time_letter(council: Council, quarter: Quarter, answered: Letter, given: TimeGiven, mail: str) -> Letter:
    """Word the thanks to whom the answered letter went; one for each mail (its id)."""
    contact = next((each for each in council.profile.contacts.values() if each.email == answered.to), officer_of(council))
    day = day_in_words(given.until)
    subject = (
        f"your leave until {day} is noted" if given.away else f"you have until {day}: {_in_brief(council, given.owed)}, {quarter}"
    )
    return Letter(
        id=f"{LetterKind.THANKS}-{digest(mail, answered.id, 'time')[:16]}",
        kind=LetterKind.THANKS,
        to=answered.to,
        reply_to=officer_of(council).email,
        subject=subject,
        greeting=greeting(contact),
        blocks=paragraphs([(_leave if given.away else _time)(council, given, day)]),
        signature=signature(council),
        # What was asked for is answered by a reply to this letter too.
        about=answered.about if answered.kind is not LetterKind.REMINDER else (),
        figures=answered.figures,
        asks=answered.asks if answered.kind in (LetterKind.REQUEST, LetterKind.ASK, LetterKind.THANKS) else (),
    )


def _in_brief(council: Council, owed: Sequence[Owed]) -> str:
    return in_brief(council, owed[0]) if len(owed) == 1 else counted(len(owed), "thing")


def day_in_words(day: date) -> str:
    """Return a day with its day of the week: "Friday 12 October 2012"."""
    return long_date(day, weekday=True)


def _time(council: Council, given: TimeGiven, day: str) -> str:
    what = listed([owed_in_words(council, each) for each in given.owed])
    return f"Thank you: you have until {day} for {what}. Send it by replying to this message or to the one before."


def _leave(council: Council, given: TimeGiven, day: str) -> str:
    contacts = council.profile.contacts
    deputies = dict.fromkeys(contacts[key].deputy for key in given.away if contacts[key].deputy)
    stand_in = listed([f"the {lowered(contacts[deputy].role)}" for deputy in deputies])
    texts = [
        f"Thank you: it is noted that you are on leave until {day}.",
        f"{begun(stand_in)} is reminded in your place." if stand_in else "Nobody is named to be reminded in your place.",
    ]
    if given.owed:
        due = [f"{owed_in_words(council, each)}{f', on {day_in_words(each.due)}' if each.due else ''}" for each in given.owed]
        texts.append(f"What is due stays due: {listed(due)}.")
    return " ".join(texts)
