"""The wording of the call for a quarter's returns, and of the officer's own workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.commentary.letters import Attachment, Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import listed

_IN_IT = (
    "In the workbook each indicator stands with its figures of the last quarter and of a year ago, its usual range and its "
    "target; what to fill in is yellow. The first sheet says the rest."
)


@dataclass(frozen=True, slots=True)
class Call:
    """What a contact is called for: services by key, their workbooks in the same order, and the last day."""

    contact: Contact
    services: Sequence[str]
    forms: tuple[Attachment, ...]
    due: date


def call_letter(council: Council, quarter: Quarter, call: Call) -> Letter:
    """Word the call to one contact for the returns of all services that they send for; one letter for a quarter."""
    names = [council.profile.services[key].name for key in call.services]
    many = len(names) > 1
    texts = [
        f"The figures for {quarter}, {quarter.period}, are asked for: {listed(names)}. {_IN_IT}",
        "If you have a workbook of your own, send that instead. What is missing or doubtful you are asked about, cell by cell, "
        "in the reply to your return. Write nothing that could identify a child.",
    ]
    return Letter(
        id=f"{LetterKind.CALL}-{digest(council.key, str(quarter), call.contact.email, *call.services)[:16]}",
        kind=LetterKind.CALL,
        to=call.contact.email,
        reply_to=officer_of(council).email,
        subject=f"return{'s' if many else ''} for {quarter}: {listed(names)}",
        greeting=greeting(call.contact),
        to_do=f"Fill in the attached workbook{'s' if many else ''} and send {'them' if many else 'it'} back by replying to this "
        "message.",
        by=call.due,
        blocks=paragraphs(texts),
        signature=signature(council),
        attachments=call.forms,
    )


def cover_letter(council: Council, quarter: Quarter, form: Attachment, by: date | None) -> Letter:
    """Word the letter that brings the officer the cover workbook."""
    officer = officer_of(council)
    texts = [
        f"The services have been asked for their returns for {quarter}. What the committee was promised and is still open "
        "stands in your workbook.",
        "Reply to this message with it, or put it into the inbox, into the folder cover, as often as you like: each sheet "
        "replaces the one sent before.",
    ]
    return Letter(
        id=f"{LetterKind.CALL}-{digest(council.key, str(quarter), officer.email, 'cover')[:16]}",
        kind=LetterKind.CALL,
        to=officer.email,
        reply_to=officer.email,
        subject=f"{quarter}, cover workbook to fill in",
        greeting=greeting(officer),
        to_do="Fill in the attached cover workbook: implications, recommendations, papers, and how what was promised stands.",
        by=by,
        blocks=paragraphs(texts),
        signature=signature(council),
        attachments=(form,),
    )
