"""The wording of the letter that brings the files for an agenda, to the author of the report and to the clerk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.commentary.letters import Attachment, Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.configuration.deadlines import pre_election_warnings
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter, long_date

_LISTED = "A list beside them has what the form of an agenda system asks for: titles, days, wards and what is exempt."
_MARKED = (
    "The files that are not for publication are in a zip of their own; each says so in its name and on its pages, with the "
    "paragraph of Schedule 12A."
)
_NOT_MAILED = "Part of the report is exempt. Its files are not enclosed: "
_WRITE_EXEMPT = (
    "this address is in no mail domain that the profile names under drafts: restricted_for. Write them into a folder with "
    "quarterly agenda."
)
_ASK_FOR_EXEMPT = "they are mailed only to addresses that the council has named for it. The performance officer has them."
_TOO_LARGE = "The files are too large for a mail. "
_WRITE, _ASK = "Write them into a folder with quarterly agenda.", "The performance officer has them."
_REPLY = (
    "Once the agenda is published, reply with “published” as the first word and the link below it. Its final file may be "
    "attached: the figures in it are held against the report's. If the item is moved or withdrawn, reply with “moved to” and "
    "the day, or with “withdrawn”."
)
_LATE = (
    "The last day to publish the agenda is past. Why the report is late, and why it cannot wait, stands on its first page and in "
    "the list. Whether it is taken as urgent is for the chair to say."
)
_OR_RECORD = "The form agenda-published does the same."


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaToUpload:
    """The files for an agenda: of which pack (its short name), for a meeting on which day, and the zips enclosed.

    `by` is the last day to publish the agenda, None where it is past or no meeting is agreed. `is_exempt` says that there is
    exempt matter, `with_exempt` that it is enclosed; `enclosed` is empty where it is too large. `is_another_day` says that the
    same files were sent for another meeting before, `is_late` that the last day to publish is past.
    """

    pack: str
    meeting: date | None
    by: date | None
    enclosed: Sequence[Attachment]
    is_exempt: bool = False
    with_exempt: bool = False
    is_another_day: bool = False
    is_late: bool = False

    @property
    def leaves_exempt_out(self) -> bool:
        """Whether what is public is enclosed without what is exempt."""
        return bool(self.enclosed) and self.is_exempt and not self.with_exempt


def agenda_letter_id(council: Council, quarter: Quarter, pack: str, reader: Contact, meeting: date | None = None) -> str:
    """Return the id of the letter to a reader about a pack, by its short name; that of another meeting has the day in it."""
    day = [meeting.isoformat()] if meeting else []
    return f"{LetterKind.DEMOCRATIC}-{digest(council.key, str(quarter), reader.email, pack, *day)[:16]}"


def agenda_letter(council: Council, quarter: Quarter, agenda: AgendaToUpload, reader: Contact) -> Letter:
    """Word the letter to the author or the clerk, once for each pack."""
    officer = officer_of(council)
    return Letter(
        id=agenda_letter_id(council, quarter, agenda.pack, reader, agenda.meeting if agenda.is_another_day else None),
        kind=LetterKind.DEMOCRATIC,
        to=reader.email,
        reply_to=officer.email,
        subject=f"put the report for {quarter} on the agenda of the {council.profile.committee}",
        greeting=greeting(reader),
        to_do="Put the enclosed files on the agenda." if agenda.enclosed else "Put the files of the report on the agenda.",
        by=agenda.by,
        blocks=paragraphs(_texts(council, quarter, agenda, is_author=reader.email == officer.email)),
        signature=signature(council),
        attachments=tuple(agenda.enclosed),
        asks=(agenda.pack, agenda.meeting.isoformat() if agenda.meeting else ""),
    )


def _texts(council: Council, quarter: Quarter, agenda: AgendaToUpload, *, is_author: bool) -> list[str]:
    waits = council.profile.gates.agenda == "hold"
    meeting = (
        f" The meeting is {'now ' if agenda.is_another_day else ''}on {long_date(agenda.meeting, weekday=True)}."
        if agenda.meeting
        else ""
    )
    return [
        f"The report for {quarter} is approved{f' (pack {agenda.pack})' if is_author else ''}.{meeting} "
        f"{'The public copy is held until the agenda is published.' if waits else 'Nothing is public yet.'}",
        *([_LATE] if agenda.is_late else []),
        *pre_election_warnings(council.profile.calendar, quarter),
        f"Enclosed are the cover report in Word and each appendix as a PDF. {_LISTED}"
        if agenda.enclosed
        else _TOO_LARGE + (_WRITE if is_author else _ASK),
        *([_MARKED] if agenda.with_exempt and agenda.enclosed else []),
        *([_NOT_MAILED + (_WRITE_EXEMPT if is_author else _ASK_FOR_EXEMPT)] if agenda.leaves_exempt_out else []),
        f"{_REPLY} {_OR_RECORD}" if is_author else _REPLY,
    ]
