"""The wording of the letter that asks an owner for commentary on what is off target."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.commentary.letters import Attachment, Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.illustrative import LEGEND, signed
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import listed


@dataclass(frozen=True, slots=True)
class CommentaryRequest:
    """What one owner is asked to explain: indicators by id, the form to write in, and the day the reply is due.

    `illustrative` are those of the indicators whose rating is illustrative.
    """

    owner: Contact
    indicators: Sequence[str]
    form: Attachment
    due: date
    illustrative: Collection[str] = ()


def request_letter(council: Council, quarter: Quarter, request: CommentaryRequest) -> Letter:
    """Word the request to one owner for commentary on indicators that are off target."""
    owner = request.owner
    asked = [i for i in council.catalogue.indicators if i.id in request.indicators]
    names = [signed(i.short, i.id in request.illustrative) for i in asked]
    texts = [
        f"{listed(names)} {'is' if len(names) == 1 else 'are'} off target in {quarter}, and the {council.profile.committee} "
        "will ask why.",
        "Write nothing that could identify a child. The workbook shows the figures; there is no need to repeat them.",
        *([LEGEND] if request.illustrative else []),
    ]
    key = digest(council.key, str(quarter), owner.email, *request.indicators)[:16]
    return Letter(
        id=f"request-{key}",
        kind=LetterKind.REQUEST,
        to=owner.email,
        reply_to=officer_of(council).email,
        subject=f"{quarter}, commentary needed on {listed(names)}",
        greeting=greeting(owner),
        to_do="Say in the attached workbook, in the column Comment, what is behind it, what is being done, by whom and by when, "
        "and send the workbook back by replying to this message.",
        by=request.due,
        blocks=paragraphs(texts),
        signature=signature(council),
        attachments=(request.form,),
        about=tuple(request.indicators),
    )
