"""The wording of the one line that thanks whoever answered, with what was taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterly.commentary.indicator_names import in_a_sentence, in_a_subject, indicators_of
from quarterly.commentary.letters import Block, Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.catalogue import Indicator
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
    about = tuple(each.indicator for each in taken)
    indicators = indicators_of(council, about)
    named = {each.id: each for each in indicators}
    recorded = Block("Thank you. This is recorded:", tuple(_recorded(named[each.indicator], each) for each in taken))
    texts = [
        *(_withheld(named[each.indicator], each) for each in taken if each.withheld),
        "To put something right, reply to this message or to the one before.",
    ]
    withheld = sum(each.withheld for each in taken)
    contact = next((each for each in council.profile.contacts.values() if each.email == answer.to), officer_of(council))
    return Letter(
        id=f"{LetterKind.THANKS}-{digest(mail, *_answered(answer))[:16]}",
        kind=LetterKind.THANKS,
        to=answer.to,
        reply_to=officer_of(council).email,
        subject=(
            f"put {counted(withheld, 'sentence')} of your commentary into other words, {quarter}"
            if withheld
            else f"your answer on {in_a_subject(indicators)} is recorded, {quarter}"
        ),
        greeting=greeting(contact),
        to_do=_SAY_IT_AGAIN if withheld else "",
        blocks=(recorded, *paragraphs(texts)),
        signature=signature(council),
        about=about,
        figures=tuple(each for each in answer.figures if each.indicator in about),
        asks=answer.asks,
    )


_SAY_IT_AGAIN = "Send again what is not printed, in other words: without a name, an age, a date of birth or an address."


def _recorded(indicator: Indicator, taken: TakenAnswer) -> str:
    return f"{in_a_sentence(indicator)}: {listed([PART_NAMES[part] for part in taken.parts]) or 'that you agree'}"


def _withheld(indicator: Indicator, taken: TakenAnswer) -> str:
    """Say how much of an answer is not printed; which sentences no letter repeats."""
    sentences = counted(taken.withheld, "sentence")
    is_they = "is not printed for the public, as it" if taken.withheld == 1 else "are not printed for the public, as they"
    said = f"On {in_a_sentence(indicator)}, {sentences} {is_they} may identify somebody."
    return f"{said} You wrote nothing else about it, so your commentary is still awaited." if taken.is_all else said


def _answered(letter: Letter) -> tuple[str, ...]:
    """Return what an answer is held against: of thanks not which one of several, but to whom and about what."""
    return (letter.to, *letter.about) if letter.kind is LetterKind.THANKS else (letter.id,)


def sign_off_receipt(council: Council, quarter: Quarter, request: Letter, what: str, mail: str) -> Letter:
    """Word the receipt of a sign-off, a refusal or a sign-off taken back: `what` is one of these in words."""
    pack, _ = request.asks
    said = {
        "sign-off": f"Thank you. Your approval of the report (pack {pack}) is recorded, with your mail as the evidence. To take "
        "it back before the report is published, reply to this message with “withdraw approval” as the first words.",
        "not-approved": f"Thank you. It is recorded that you did not approve the report (pack {pack}). The performance officer "
        "has your mail, and the report waits. When it has been changed, you are asked about the new draft.",
        "sign-off-withdrawn": f"Your approval of the report (pack {pack}) is taken back, and the report waits. To approve it "
        "after all, reply to the request with “approved” as the first word.",
    }[what]
    contact = next((each for each in council.profile.contacts.values() if each.email == request.to), officer_of(council))
    return Letter(
        id=f"{LetterKind.THANKS}-{digest(mail, request.id, what)[:16]}",
        kind=LetterKind.THANKS,
        to=request.to,
        reply_to=officer_of(council).email,
        # Of an answer to this the subject is read too: it must not seem to refuse or to take back.
        subject=f"your answer about the report for {quarter} is recorded",
        greeting=greeting(contact),
        blocks=paragraphs([said]),
        signature=signature(council),
        asks=request.asks,
    )
