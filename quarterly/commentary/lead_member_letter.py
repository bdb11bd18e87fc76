"""The wording of the letter that brings the lead member their page before the meeting."""

from datetime import date

from quarterly.commentary.letters import Attachment, Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter, long_date

_RESTRICTED = (
    "It has figures about small numbers of children, which the public report does not show. Please keep it to yourself, and do "
    "not pass it on. Nothing in it is public before the agenda is."
)


def lead_member_letter(council: Council, quarter: Quarter, pack: str, reader: Contact, page: Attachment) -> Letter:
    """Word the letter to the lead member, once for each pack (its short name)."""
    meeting: date | None = council.profile.calendar.meetings.get(str(quarter))
    on = f" on {long_date(meeting, weekday=True)}" if meeting else ""
    return Letter(
        id=f"{LetterKind.BRIEFING}-{digest(council.key, str(quarter), reader.email, pack)[:16]}",
        kind=LetterKind.BRIEFING,
        to=reader.email,
        reply_to=officer_of(council).email,
        subject=f"your page for the {council.profile.committee}{on}",
        greeting=greeting(reader),
        blocks=paragraphs(
            [
                f"The report for {quarter} is approved and goes to the {council.profile.committee}{on}. Enclosed is a page with "
                "what changed, what you may be asked, and what the report says about it.",
                _RESTRICTED,
                "To ask something before the meeting, reply to this message: the performance officer reads it.",
            ]
        ),
        signature=signature(council),
        attachments=(page,),
    )
