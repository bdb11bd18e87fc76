"""The wording of what follows when Democratic Services says what became of an item: a receipt, and word to the officer."""

from collections.abc import Sequence
from datetime import date

from quarterly.commentary.letters import Block, Letter, LetterKind, greeting, lowered, officer_of, paragraphs, signature
from quarterly.configuration.council import Council
from quarterly.configuration.deadlines import CLEAR_DAYS, publication_deadline
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.wording import counted

_MOST_LISTED = 12
_PUT_RIGHT = "If that is wrong, reply with “published”, with “withdrawn”, or with “moved to” and the day as its first words."


def agenda_receipt(council: Council, quarter: Quarter, answered: Letter, act: AuditEvent, mail: str) -> Letter:
    """Word the receipt of what a reply said of an item; `mail` tells mails apart."""
    contact = next((each for each in council.profile.contacts.values() if each.email == answered.to), officer_of(council))
    return Letter(
        id=f"{LetterKind.AGENDA}-{digest(mail, answered.id)[:16]}",
        kind=LetterKind.AGENDA,
        to=answered.to,
        reply_to=officer_of(council).email,
        subject=f"your answer about the agenda is recorded, {quarter}",
        greeting=greeting(contact),
        blocks=paragraphs([f"Thank you. {_recorded(quarter, act)}", *([act.link] if act.link else []), _PUT_RIGHT]),
        signature=signature(council),
        asks=answered.asks,
    )


def item_letter(council: Council, quarter: Quarter, act: AuditEvent, version: int) -> Letter:
    """Word to the officer that an item was moved or withdrawn, as `act` says; `version` is what is public already, or 0."""
    day = _day(act)
    what = (
        (f"moved to {long_date(day, weekday=True)}" if day else "moved")
        if act.kind == "agenda-moved"
        else "withdrawn from the agenda"
    )
    texts = [
        f"The {lowered(act.by)} says by mail that the item with the report for {quarter} was {what}. "
        + (
            f"Version {version} is public already, and stays so unless it is withdrawn."
            if version
            else "The report is held until an agenda with it is published."
        ),
        *(_dates(council, day) if act.kind == "agenda-moved" else []),
    ]
    return _to_officer(council, f"the report for {quarter} was {what}", _to_do(quarter, act.kind, day), paragraphs(texts), act.id)


def other_figures_letter(council: Council, quarter: Quarter, act: AuditEvent, lines: Sequence[str]) -> Letter:
    """Word to the officer which figures of the report are others in the agenda's final file, each a line; a dozen are listed."""
    figures, left = counted(len(lines), "figure differs", "figures differ"), len(lines) - _MOST_LISTED
    blocks = (
        Block(f"In {act.evidence}, which is said to be the agenda's final file, {figures} from the report:"),
        Block("", tuple(lines[:_MOST_LISTED])),
        *([Block(f"{left} more are listed by quarterly agenda with --final.")] if left > 0 else []),
        Block("The public copy of the report is held meanwhile, where it is not public yet."),
    )
    to_do = (
        "Have the agenda put right and file it again. If it may stay as it is, record with the form agenda-published that it is "
        "published."
    )
    return _to_officer(council, f"in the agenda {figures} from the report for {quarter}", to_do, blocks, act.id)


def late_letter(council: Council, quarter: Quarter, meeting: date) -> Letter:
    """Ask the officer why a report is late for a meeting, once."""
    last = publication_deadline(meeting, council.profile.calendar.closed)
    texts = [
        f"The agenda of the meeting on {long_date(meeting, weekday=True)} had to be published by {long_date(last)}, {CLEAR_DAYS} "
        "clear days before, and the report is not approved yet. It can still be taken if the chair is of the opinion that it is "
        "urgent.",
        "The reason is printed on the first page of the report and in the list for Democratic Services, who get no files before. "
        "The reason changes the draft, so whoever signs it off is asked again.",
    ]
    to_do = (
        "Say why the report is late and why it cannot wait: with the form agenda-published, or quarterly agenda --late-because."
    )
    return _to_officer(council, f"say why the report for {quarter} is late", to_do, paragraphs(texts), meeting.isoformat())


def _recorded(quarter: Quarter, act: AuditEvent) -> str:
    match act.kind:
        case "agenda-published":
            return f"It is recorded that the agenda with the report for {quarter} is published{':' if act.link else '.'}"
        case "agenda-moved":
            day = _day(act)
            to = f" to {long_date(day, weekday=True)}" if day else " to another meeting"
            return f"It is recorded that the item with the report for {quarter} was moved{to}. The report is held."
        case "agenda-withdrawn":
            return f"It is recorded that the item with the report for {quarter} was withdrawn. The report is held."
        case _:
            return f"The agenda's file is stored with the report for {quarter}, and its figures were held against the report's."


def _to_do(quarter: Quarter, kind: str, day: date | None) -> str:
    if kind == "agenda-withdrawn":
        return "Find out when the item comes back, and change the day of the meeting in profile.yaml."
    if day:
        return f"If that is right, write the day into profile.yaml, in “calendar: meetings”, as “{quarter}: {day.isoformat()}”."
    return "Ask for the day, and change that of the meeting in profile.yaml, in “calendar: meetings”."


def _dates(council: Council, day: date | None) -> list[str]:
    again = "Once the profile has the new day, the calendar counts from it, and the files for the agenda are sent again."
    if day is None:
        return [again]
    last = publication_deadline(day, council.profile.calendar.closed)
    return [
        f"With that day the agenda is to be published by {long_date(last, weekday=True)}, {CLEAR_DAYS} clear days before. {again}"
    ]


def _day(act: AuditEvent) -> date | None:
    return date.fromisoformat(act.agenda.moved_to) if act.agenda and act.agenda.moved_to else None


def _to_officer(council: Council, subject: str, to_do: str, blocks: tuple[Block, ...], about: str) -> Letter:
    officer = officer_of(council)
    return Letter(
        id=f"{LetterKind.AGENDA}-officer-{digest(about, subject)[:16]}",
        kind=LetterKind.AGENDA,
        to=officer.email,
        reply_to=officer.email,
        subject=subject,
        greeting=greeting(officer),
        to_do=to_do,
        blocks=blocks,
        signature=signature(council),
    )
