"""The wording of the call for a quarter's returns, and of the officer's own workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.commentary.letters import Attachment, Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed

_IN_IT = (
    "{} each indicator with its figures of the last quarter and of a year ago, its usual range and its target; what "
    "to fill in is yellow. The first sheet says how."
)
_MOST_NAMED = 2  # services in a subject


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
        f"{listed(names)}: the figures for {quarter} ({quarter.period}) are due. "
        f"{_IN_IT.format('The workbooks have' if many else 'The workbook has')}",
        "If you have a workbook of your own, send that instead. You get a reply that lists, cell by cell, what is missing or "
        "doubtful. Write nothing that could identify a child.",
    ]
    return Letter(
        id=f"{LetterKind.CALL}-{digest(council.key, str(quarter), call.contact.email, *call.services)[:16]}",
        kind=LetterKind.CALL,
        to=call.contact.email,
        reply_to=officer_of(council).email,
        subject=f"{_subject(names)}, {quarter}",
        greeting=greeting(call.contact),
        to_do=f"Fill in the attached workbook{'s' if many else ''} and send {'them' if many else 'it'} back by replying to this "
        "message.",
        by=call.due,
        blocks=paragraphs(texts),
        signature=signature(council),
        attachments=call.forms,
    )


def _subject(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMED:
        return f"returns of {counted(len(names), 'service')}"
    return f"return{'s' if len(names) > 1 else ''} of {listed(names)}"


def cover_letter(council: Council, quarter: Quarter, form: Attachment, by: date | None) -> Letter:
    """Word the letter that brings the officer the cover workbook."""
    officer = officer_of(council)
    texts = [
        f"The services have been asked for their returns for {quarter}. Promises to the committee that are still open are in "
        "your workbook.",
        "Reply to this message with it, or put it into the inbox, into the folder “cover”, as often as you like: each sheet "
        "replaces the one sent before.",
    ]
    return Letter(
        id=f"{LetterKind.CALL}-{digest(council.key, str(quarter), officer.email, 'cover')[:16]}",
        kind=LetterKind.CALL,
        to=officer.email,
        reply_to=officer.email,
        subject=f"cover workbook to fill in, {quarter}",
        greeting=greeting(officer),
        to_do="Fill in the attached cover workbook: implications, recommendations, papers, and progress on what was promised.",
        by=by,
        blocks=paragraphs(texts),
        signature=signature(council),
        attachments=(form,),
    )
