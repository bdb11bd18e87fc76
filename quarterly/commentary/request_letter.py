"""The wording of the letter that asks for commentary: of an owner, or of the head of service after the owner."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.commentary.asking import Ask, FigureChange
from quarterly.commentary.indicator_names import in_a_sentence, in_a_subject, indicators_of
from quarterly.commentary.letters import (
    Attachment,
    Block,
    Letter,
    LetterKind,
    greeting,
    lowered,
    officer_of,
    paragraphs,
    signature,
)
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.illustrative import LEGEND, signed
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import begun, listed

_HOW = "Fill in the attached workbook: why, what is being done, by whom and by when. Send it back by replying to this message."
_HOW_TO_ANSWER = "Answer in the attached workbook, beside the indicator, and send the workbook back by replying to this message."
_HOW_FOR_HEADS = (
    "Read the answers in the attached workbook. Write what you add into the column Head of service, or “agreed”, correct an "
    "answer where it is wrong, and send the workbook back by replying to this message."
)
_AGREED = "If you agree with all of it and add nothing, a reply with the word “agreed” is enough."
_NO_CHILD = "Write nothing that could identify a child."
_NO_FIGURES = "The workbook shows the figures; there is no need to repeat them."


@dataclass(frozen=True, slots=True)
class CommentaryRequest:
    """What one contact is asked, the form to write in, and the day the reply is due.

    `illustrative` are those of the indicators whose rating is illustrative, `off_target` those that have to be explained as they
    are off target.
    """

    ask: Ask
    form: Attachment
    due: date
    illustrative: Collection[str] = ()
    off_target: Collection[str] = ()


def request_letter(council: Council, quarter: Quarter, request: CommentaryRequest) -> Letter:
    """Word the request to one contact. No letter repeats a figure: the form has them."""
    ask, contact = request.ask, council.profile.contacts[request.ask.contact]
    asked = indicators_of(council, ask.indicators)
    is_question = not ask.is_head and not any(id in request.off_target for id in ask.indicators)
    kind = LetterKind.ASK if is_question else LetterKind.REQUEST
    opening = [_of_head(council, request)] if ask.is_head else _of_owner(council, quarter, request)
    texts = [
        _AGREED if ask.is_head else _in_the_reply(asked),
        f"{_NO_CHILD} {_NO_FIGURES}",
        *news_of(council, ask.news),
        *([LEGEND] if request.illustrative else []),
    ]
    return Letter(
        id=f"{kind}-{_key(council, quarter, contact, ask)}",
        kind=kind,
        to=contact.email,
        reply_to=officer_of(council).email,
        subject=f"{_subject(ask, is_question)} {in_a_subject(asked, request.illustrative)}, {quarter}",
        greeting=greeting(contact),
        to_do=_HOW_FOR_HEADS if ask.is_head else _HOW_TO_ANSWER if is_question else _HOW,
        by=request.due,
        blocks=(*opening, *paragraphs(texts)),
        signature=signature(council),
        attachments=(request.form,),
        about=tuple(ask.indicators),
        asks=ask.asks,
        figures=ask.figures,
    )


def news_of(council: Council, news: Sequence[FigureChange]) -> list[str]:
    """Return a paragraph on figures that moved a little since they were given, and one on those that need no answer any more.

    No letter repeats a figure.
    """
    as_before = {
        each.now.indicator for each in news if (each.before.rating, each.before.travel) == (each.now.rating, each.now.travel)
    }
    found = list[str]()
    if moved := indicators_of(council, as_before):
        has, its = ("has", "its rating and direction are") if len(moved) == 1 else ("have", "their ratings and directions are")
        names = listed([in_a_sentence(each) for each in moved])
        found.append(f"{names} {has} moved a little since you were asked; {its} the same. There is nothing to do about that.")
    if settled := indicators_of(council, {each.now.indicator for each in news} - as_before):
        has, needs = ("has", "needs") if len(settled) == 1 else ("have", "need")
        names = listed([in_a_sentence(each) for each in settled])
        found.append(f"{names} {has} changed since you were asked, and no longer {needs} an explanation.")
    return found


def _of_owner(council: Council, quarter: Quarter, request: CommentaryRequest) -> Iterator[Block]:
    """Yield why each indicator is asked about: it is off target, there is a question about it, or it has changed."""
    ask = request.ask
    changed = {each.now.indicator for each in ask.changed}
    off = [id for id in ask.indicators if id in request.off_target and id not in changed]
    why = f"off target in {quarter}, and the {council.profile.committee} will ask why"
    yield from _about(council, request, off, f"{{}} is {why}.", f"These are {why}:")
    yield from _about(
        council,
        request,
        {each.indicator for each in ask.questions},
        "There is a question about {}. The workbook has it, beside the figure.",
        "There are questions about these. The workbook has them, beside the figures:",
    )
    since = "changed since you were asked: the workbook shows {} figures. What you wrote may not fit; please answer anew"
    yield from _about(
        council, request, changed, f"{{}} has {since.format('both')}.", f"These have {since.format('the old and the new')}:"
    )


def _about(council: Council, request: CommentaryRequest, ids: Collection[str], of_one: str, of_several: str) -> Iterator[Block]:
    """Yield a sentence about one indicator, or one about several with their list; nothing about none."""
    found = indicators_of(council, ids)
    if len(found) == 1:
        yield Block(of_one.format(signed(in_a_sentence(found[0]), found[0].id in request.illustrative)))
    elif found:
        yield Block(of_several, tuple(signed(each.titled, each.id in request.illustrative) for each in found))


def _in_the_reply(asked: Sequence[Indicator]) -> str:
    how = "If you cannot open the workbook, as on a telephone, write your answer into the reply itself"
    if len(asked) == 1:
        return f"{how}."
    return f"{how}: begin each answer on a line of its own with its indicator, such as “{asked[0].short}:”."


def _of_head(council: Council, request: CommentaryRequest) -> Block:
    asked = indicators_of(council, request.ask.indicators)
    owners = {f"the {lowered(council.owner(each).role)}" for each in asked}
    have = f"{begun(listed(sorted(owners)))} {'has' if len(owners) == 1 else 'have'} answered on"
    (block,) = _about(council, request, request.ask.indicators, f"{have} {{}}.", f"{have}:")
    return block


def _subject(ask: Ask, is_question: bool) -> str:
    if ask.is_head:
        return "agree commentary on"
    if is_question:
        return "answer a question about" if len(ask.indicators) == 1 else "answer questions about"
    return "commentary again on" if ask.changed else "commentary on"


def _key(council: Council, quarter: Quarter, contact: Contact, ask: Ask) -> str:
    # Whoever is asked again about the same indicators gets another letter.
    again = [str(each.number) for each in ask.figures if each.number > 1]
    return digest(council.key, str(quarter), contact.email, *ask.indicators, *again, *ask.asks)[:16]
