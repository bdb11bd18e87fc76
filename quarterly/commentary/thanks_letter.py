"""The wording of the one line that thanks whoever answered, with what was taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterly.commentary.letters import Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed

PART_NAMES = {
    "comment": "why",
    "doing": "what is being done",
    "by_whom": "by whom",
    "by_when": "by when",
    "head_adds": "what the head of service adds",
}


@dataclass(frozen=True, slots=True)
class TakenAnswer:
    """What was taken on an indicator (its id): the parts that came, and how many sentences of it are withheld.

    `is_all` is whether nothing else was said, so that it is still awaited.
    """

    indicator: str
    parts: Sequence[str]
    withheld: int = 0
    is_all: bool = False


def thanks_letter(council: Council, quarter: Quarter, answer: Letter, taken: Sequence[TakenAnswer], mail: str) -> Letter:
    """Word the thanks for an answer to a letter. `mail` tells mails apart.

    Of two answers to thanks with the same `mail` the thanks are the same, so that they are sent once.
    """
    names = {each.id: each.short for each in council.catalogue.indicators}
    parts = [
        f"{names[each.indicator]} ({listed([PART_NAMES[part] for part in each.parts]) or 'that you agree'})" for each in taken
    ]
    texts = [
        f"Thank you: your answer on {listed(parts)} was taken. To put something right, reply to this message or to the one "
        "before.",
        *(_withheld(names[each.indicator], each) for each in taken if each.withheld),
    ]
    contact = next((each for each in council.profile.contacts.values() if each.email == answer.to), officer_of(council))
    about = tuple(each.indicator for each in taken)
    return Letter(
        id=f"{LetterKind.THANKS}-{digest(mail, *_answered(answer))[:16]}",
        kind=LetterKind.THANKS,
        to=answer.to,
        reply_to=officer_of(council).email,
        subject=f"{quarter}, your answer on {listed([names[id] for id in about])} was taken",
        greeting=greeting(contact),
        to_do=_SAY_IT_AGAIN if any(each.withheld for each in taken) else "",
        blocks=paragraphs(texts),
        signature=signature(council),
        about=about,
        figures=tuple(each for each in answer.figures if each.indicator in about),
        asks=answer.asks,
    )


_SAY_IT_AGAIN = "Send again what is not printed, in other words: without a name, an age, a date of birth or an address."


def _withheld(name: str, taken: TakenAnswer) -> str:
    """Say how much of an answer is not printed; which sentences no letter repeats."""
    is_they = "is not printed for the public, as it" if taken.withheld == 1 else "are not printed for the public, as they"
    said = f"On {name} {counted(taken.withheld, 'sentence')} {is_they} may tell who somebody is."
    return f"{said} Nothing else was said, so that commentary is still awaited." if taken.is_all else said


def _answered(letter: Letter) -> tuple[str, ...]:
    """Return what an answer is held against: of thanks not which one of several, but to whom and about what."""
    return (letter.to, *letter.about) if letter.kind is LetterKind.THANKS else (letter.id,)


def sign_off_receipt(council: Council, quarter: Quarter, request: Letter, what: str, mail: str) -> Letter:
    """Word the receipt of a sign-off, a refusal or a sign-off taken back: `what` is one of these in words."""
    pack, _ = request.asks
    said = {
        "sign-off": f"Your approval of pack {pack} is recorded, with your mail as the evidence. To take it back before the "
        "report is published, reply to this message with “withdraw approval” as the first words.",
        "not-approved": f"It is recorded that you did not approve pack {pack}. The performance officer has your mail, and the "
        "report waits. When it has been changed you are asked about the new draft.",
        "sign-off-withdrawn": f"Your approval of pack {pack} is taken back, and the report waits. To approve it after all, reply "
        "to the request with “approved” as the first word.",
    }[what]
    contact = next((each for each in council.profile.contacts.values() if each.email == request.to), officer_of(council))
    return Letter(
        id=f"{LetterKind.THANKS}-{digest(mail, request.id, what)[:16]}",
        kind=LetterKind.THANKS,
        to=request.to,
        reply_to=officer_of(council).email,
        subject=f"{quarter} report, your answer about pack {pack} is recorded",
        greeting=greeting(contact),
        blocks=paragraphs([said]),
        signature=signature(council),
        asks=request.asks,
    )
