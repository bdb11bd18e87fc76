"""The wording of the letter that brings the files for an agenda, to the author of the report and to the clerk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.commentary.letters import Attachment, Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
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
_RECORD = "record it with the form agenda-published, with the link"
_TELL = "tell the performance officer, with the link"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaToUpload:
    """The files for an agenda: of which pack (its short name), for a meeting on which day, and the zips enclosed.

    `by` is the last day to publish the agenda, None where it is past or no meeting is agreed. `is_exempt` says that there is
    exempt matter, `with_exempt` that it is enclosed; `enclosed` is empty where it is too large.
    """

    pack: str
    meeting: date | None
    by: date | None
    enclosed: Sequence[Attachment]
    is_exempt: bool = False
    with_exempt: bool = False

    @property
    def leaves_exempt_out(self) -> bool:
        """Whether what is public is enclosed without what is exempt."""
        return bool(self.enclosed) and self.is_exempt and not self.with_exempt


def agenda_letter_id(council: Council, quarter: Quarter, pack: str, reader: Contact) -> str:
    """Return the id of the letter to a reader about a pack, by its short name."""
    return f"{LetterKind.DEMOCRATIC}-{digest(council.key, str(quarter), reader.email, pack)[:16]}"


def agenda_letter(council: Council, quarter: Quarter, agenda: AgendaToUpload, reader: Contact) -> Letter:
    """Word the letter to the author or the clerk, once for each pack."""
    officer = officer_of(council)
    return Letter(
        id=agenda_letter_id(council, quarter, agenda.pack, reader),
        kind=LetterKind.DEMOCRATIC,
        to=reader.email,
        reply_to=officer.email,
        subject=f"{quarter} report: files for the agenda of {council.profile.committee}",
        greeting=greeting(reader),
        to_do="Put the enclosed files on the agenda." if agenda.enclosed else "Put the files of the report on the agenda.",
        by=agenda.by,
        blocks=paragraphs(_texts(council, quarter, agenda, is_author=reader.email == officer.email)),
        signature=signature(council),
        attachments=tuple(agenda.enclosed),
    )


def _texts(council: Council, quarter: Quarter, agenda: AgendaToUpload, *, is_author: bool) -> list[str]:
    waits = council.profile.gates.agenda == "hold"
    meeting = f" The meeting is on {long_date(agenda.meeting, weekday=True)}." if agenda.meeting else ""
    return [
        f"The report for {quarter} is approved (pack {agenda.pack}).{meeting} "
        f"{'The public copy is held until the agenda is published.' if waits else 'Nothing is public yet.'}",
        f"Enclosed are the cover report in Word and each appendix as a PDF. {_LISTED}"
        if agenda.enclosed
        else _TOO_LARGE + (_WRITE if is_author else _ASK),
        *([_MARKED] if agenda.with_exempt and agenda.enclosed else []),
        *([_NOT_MAILED + (_WRITE_EXEMPT if is_author else _ASK_FOR_EXEMPT)] if agenda.leaves_exempt_out else []),
        f"Once the agenda is published, {_RECORD if is_author else _TELL}. "
        f"{'Record it' if is_author else 'Say so'} too if the item is moved to another meeting or withdrawn.",
    ]
