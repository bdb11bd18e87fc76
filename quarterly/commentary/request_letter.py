"""The wording of the letter that asks for commentary: of an owner, or of the head of service after the owner."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.commentary.asking import Ask, FigureChange
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
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.illustrative import LEGEND, signed
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import begun, listed

_HOW = (
    "Say in the attached workbook why it is so, what is being done, by whom and by when, and send the workbook back by replying "
    "to this message."
)
_HOW_TO_ANSWER = (
    "Answer the question in the attached workbook, beside its indicator, and send the workbook back by replying to this message."
)
_HOW_FOR_HEADS = (
    "Read the answers in the attached workbook. Write what you add into the column Head of service, or “agreed”, correct an "
    "answer where it is wrong, and send the workbook back by replying to this message."
)
_AGREED = "If you agree with all of it and add nothing, a reply with the word “agreed” is enough."


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
    named = _Names(council, request.illustrative)
    is_question = not ask.is_head and not any(id in request.off_target for id in ask.indicators)
    kind = LetterKind.ASK if is_question else LetterKind.REQUEST
    opening = _of_head(council, ask, named) if ask.is_head else _of_owner(council, quarter, request, named)
    texts = [
        _AGREED if ask.is_head else _in_the_reply(ask),
        "Write nothing that could identify a child. The workbook shows the figures; there is no need to repeat them.",
        *news_of(council, ask.news),
        *([LEGEND] if request.illustrative else []),
    ]
    return Letter(
        id=f"{kind}-{_key(council, quarter, contact, ask)}",
        kind=kind,
        to=contact.email,
        reply_to=officer_of(council).email,
        subject=f"{quarter}, {_subject(ask, is_question)} {listed(named(ask.indicators))}",
        greeting=greeting(contact),
        to_do=_HOW_FOR_HEADS if ask.is_head else _HOW_TO_ANSWER if is_question else _HOW,
        by=request.due,
        blocks=(Block(opening, _in_full(council, ask.indicators)), *paragraphs(texts)),
        signature=signature(council),
        attachments=(request.form,),
        about=tuple(ask.indicators),
        asks=ask.asks,
        figures=ask.figures,
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """What indicators are called in a letter, in the order of the catalogue."""

    council: Council
    illustrative: Collection[str] = ()

    def __call__(self, ids: Collection[str]) -> list[str]:
        return [signed(i.short, i.id in self.illustrative) for i in self.council.catalogue.indicators if i.id in ids]


def news_of(council: Council, news: Sequence[FigureChange]) -> list[str]:
    """Return a paragraph on figures that moved a little since they were given, if any did. No letter repeats a figure."""
    if not news:
        return []
    names = _Names(council)({each.now.indicator for each in news})
    its = "its rating and direction are the same" if len(names) == 1 else "their ratings and directions are the same"
    return [f"{listed(names)} {'has' if len(names) == 1 else 'have'} moved a little since you were asked; {its}. Nothing to do."]


def _of_owner(council: Council, quarter: Quarter, request: CommentaryRequest, named: _Names) -> str:
    ask = request.ask
    off = named([id for id in ask.indicators if id in request.off_target])
    asked = named({each.indicator for each in ask.questions})
    found = []
    if off:
        is_are = "is" if len(off) == 1 else "are"
        found.append(f"{listed(off)} {is_are} off target in {quarter}, and the {council.profile.committee} will ask why.")
    if asked:
        found.append(f"There is a question about {listed(asked)}. It stands in the workbook, beside the figure.")
    if ask.changed:
        changed = named({each.now.indicator for each in ask.changed})
        have = f"{listed(changed)} {'has' if len(changed) == 1 else 'have'} changed"
        found.append(
            f"{have} since you were asked: the workbook shows both figures. What you wrote may not fit; please answer anew."
        )
    return " ".join(found)


def _in_the_reply(ask: Ask) -> str:
    each = "" if len(ask.indicators) == 1 else ", each answer after the reference of its indicator"
    return f"If you cannot open the workbook, write your answer into the reply itself{each}."


def _of_head(council: Council, ask: Ask, named: _Names) -> str:
    owners = {f"the {lowered(council.owner(each).role)}" for each in council.catalogue.indicators if each.id in ask.indicators}
    has_have = "has" if len(owners) == 1 else "have"
    return begun(f"{listed(sorted(owners))} {has_have} answered on {listed(named(ask.indicators))}.")


def _in_full(council: Council, indicators: Collection[str]) -> tuple[str, ...]:
    """Return the names of indicators behind their references, by which not everybody knows them; none of those without one."""
    return tuple(f"{one.ref}: {one.name}" for one in council.catalogue.indicators if one.id in indicators and one.ref)


def _subject(ask: Ask, is_question: bool) -> str:
    if ask.is_head:
        return "your agreement needed on commentary,"
    if is_question:
        return "answer needed about"
    return "commentary needed again on" if ask.changed else "commentary needed on"


def _key(council: Council, quarter: Quarter, contact: Contact, ask: Ask) -> str:
    # Whoever is asked again about the same indicators gets another letter.
    again = [str(each.number) for each in ask.figures if each.number > 1]
    return digest(council.key, str(quarter), contact.email, *ask.indicators, *again, *ask.asks)[:16]
