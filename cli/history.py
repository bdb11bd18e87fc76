"""`quarterly history`: who did what to a quarter, when and why, from the store alone."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from operator import itemgetter
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.inbox import OTHERS, SIGN_OFF
from adapters.mail.queue import sent_letters
from adapters.publication import versions
from adapters.receipts import Receipts
from adapters.received import received_files
from cli.history_of_commentary import SAID, said_in_words
from cli.history_of_mail import DECIDED, decided_in_words, mail_entries
from cli.history_of_meetings import OF_MEETINGS, of_meeting_in_words
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from quarterly.collecting.file_times import is_dated_ahead
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.correspondence.acts_in_words import reminders_in_words
from quarterly.publishing.audit import ASIDE, HOLDING, SUPPRESSING
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.london_time import in_london
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import counted

PROGRAM = "This program"
LETTERS = {
    LetterKind.REQUEST: "asked for commentary",
    LetterKind.RETURN: "answered a return",
    LetterKind.CHECKS: "said what to look at in the report",
    LetterKind.SIGN_OFF: "asked for a sign-off",
    LetterKind.RELEASE: "asked for a release",
    LetterKind.INCIDENT: "told of what is public already and gives small counts away",
    LetterKind.GIVEN_UP: "told of a run that broke off",
    LetterKind.CALL: "asked for a return",
    LetterKind.REMINDER: "reminded of what is due",
    LetterKind.ASK: "asked about an indicator",
    LetterKind.THANKS: "thanked for an answer",
    LetterKind.CHALLENGE: "sent a draft to be questioned",
    LetterKind.OFFICER: "said who owes what",
    LetterKind.DEMOCRATIC: "sent the files for the agenda",
    LetterKind.TAKEN_BACK: "told of an approval that may be taken back",
    LetterKind.AGENDA: "wrote about the item on the agenda",
    LetterKind.BRIEFING: "sent the page for the lead member",
}
_DECIDED = {
    "no person": "cleared, as about no person,",
    "may be named": "cleared, as about somebody who may be named,",
    "left out": "left out",
    "reworded": "put other words in place of",
}
SHOWN = 12  # of a digest


class HistoryFormat(StrEnum):
    """How `history` prints."""

    TABLE = "table"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that was done, at a time (ISO, UTC)."""

    at: str
    who: str
    what: str
    why: str = ""


def history(
    council: CouncilArgument,
    quarter: QuarterArgument,
    output: Annotated[HistoryFormat, typer.Option("--format", help="A table to read, or json.")] = HistoryFormat.TABLE,
    store: StoreOption = None,
) -> int:
    """Say who did what to a quarter, when and why: files received, letters sent, corrections, sign-offs, versions, withdrawals.

    It comes from the store alone. It has no figures and no commentary.
    """
    work_in(store)
    cycle = CycleContext.of(council, quarter)
    entries = [entry for _, entry in sorted(_timed(cycle), key=itemgetter(0))]
    if output is HistoryFormat.JSON:
        sys.stdout.write(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n")
    elif entries:
        Console().print(_table(entries, f"{cycle.council.profile.name}: {cycle.quarter}"))
    else:
        Console().print(f"Nothing has been done to {cycle.quarter} in {cycle.restricted.address}.", soft_wrap=True)
    return 0


def _moment(text: str) -> datetime:
    # A time known only to the second, such as that of a publication, counts as the end of that second.
    at = datetime.fromisoformat(text)
    return at if at.microsecond else at.replace(microsecond=999_999)


def _timed(cycle: CycleContext) -> Iterator[tuple[datetime, HistoryEntry]]:
    """Yield every entry with its sort key; an audit event comes after the version it names, even if two clocks disagree."""
    names = {key: service.name for key, service in {**cycle.council.profile.services, **OTHERS}.items()}
    names[SIGN_OFF] = "Evidence of a sign-off"
    published, files = dict(_published(cycle)), {file.digest: file.name for file in received_files(cycle)}
    for entry in (*_received(cycle, names), *_letters_sent(cycle), *published.values()):
        yield _moment(entry.at), entry
    for at, who, what in mail_entries(cycle):
        yield _moment(at), HistoryEntry(at, who, what)
    for event in events_of(cycle.restricted, cycle.council.key, cycle.quarter.key):
        about = event.chasing and reminders_in_words(event.kind, event.chasing, cycle.council.profile)
        if event.kind in SAID:
            about = said_in_words(event, cycle.council.catalogue, _evidence_in_words(event))
        if event.kind in OF_MEETINGS:
            about = of_meeting_in_words(event)
        entry = HistoryEntry(event.at, _person(event), about or _event_in_words(event, names, files), _why(event))
        yield max(_moment(each.at) for each in (entry, published.get(event.version, entry))), entry


def _received(cycle: CycleContext, names: dict[str, str]) -> Iterator[HistoryEntry]:
    for sender, receipt in Receipts.listed(cycle.restricted, cycle.council, cycle.quarter).all():
        own, taken_in = (datetime.fromisoformat(receipt[time]) for time in ("modified", "archived"))
        ahead = ", which was in the future" if is_dated_ahead(own, taken_in) else ""
        saved = f"saved {own:%Y-%m-%d %H:%M:%S}{ahead}"
        yield HistoryEntry(receipt["archived"], names.get(sender, sender), f"sent {receipt['name']}, {saved}")


def _letters_sent(cycle: CycleContext) -> Iterator[HistoryEntry]:
    roles = {contact.email: contact.role for contact in cycle.council.profile.contacts.values()}
    for letter, at in sent_letters(cycle.restricted, cycle.post):
        yield HistoryEntry(at, PROGRAM, _letter_in_words(letter, roles))


def _published(cycle: CycleContext) -> Iterator[tuple[int, HistoryEntry]]:
    """Yield every version's number and entry."""
    published = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    for version in published.versions if published else ():
        why = version.reason if version.version > 1 else version.issue or "First publication"
        yield version.version, HistoryEntry(version.published, PROGRAM, f"published version {version.version}", why)


def _letter_in_words(letter: Letter, roles: dict[str, str]) -> str:
    return f"{LETTERS[letter.kind]}, to: {roles.get(letter.to, 'a role that is no longer in the profile')}"


def _why(event: AuditEvent) -> str:
    accepted = [f"Accepted, {each.kind}: {each.reason}" for each in event.accepted]
    return " ".join(part for part in (event.reason, event.effect, *accepted) if part)


def _person(event: AuditEvent) -> str:
    role = event.by or "Somebody who ran the cycle"
    return f"{role}, logged in as {event.login}" if event.login else role


def _event_in_words(event: AuditEvent, names: dict[str, str], files: dict[str, str]) -> str:
    approved = f", approved by: {event.approved_by}" if event.approved_by else ""
    if event.kind in ("correction", "revision"):
        return f"filed a {event.kind} of {names.get(event.service, event.service)}{approved}"
    if event.kind in ASIDE:
        digest, sender = event.files[0], names.get(event.service, event.service)
        which = f"{files.get(digest, 'a file')} of {sender} (sha256 {digest[:SHOWN]})"
        return f"set aside {which}{approved}" if event.kind == "set-aside" else f"had {which} count again{approved}"
    if event.kind == "release":
        return f"released pack {event.pack[:SHOWN]}{_release_details(event)}"
    if event.kind == "withdrawal":
        return f"withdrew version {event.version}{approved}"
    if event.kind == "removal":
        return f"had something removed for good from what is stored{approved}"
    if event.kind in HOLDING:
        digest = event.files[0]
        which = f"{files.get(digest, 'a file')} of {names.get(event.service, event.service)} (sha256 {digest[:SHOWN]})"
        return f"{'held' if event.kind == 'hold' else 'let go'} {which}"
    if event.kind == "purge":
        return f"had the public files of a version deleted{approved}"
    if event.kind in DECIDED:
        return decided_in_words(event)
    return _decision_in_words(event, names)


def _decision_in_words(event: AuditEvent, names: dict[str, str]) -> str:
    if event.finding:
        whose = names.get(event.finding.service, "the report")
        accepted = "accepted" if event.kind == "finding-accepted" else "took back the acceptance of"
        until = f", until {long_date(event.finding.until)}" if event.finding.until else ""
        return f"{accepted} finding {event.finding.reference} of {whose}{until}"
    if event.sentence:
        return f"{_DECIDED[event.sentence.decided]} sentence {event.sentence.digest[:SHOWN]} ({event.sentence.place})"
    if event.kind in SUPPRESSING:
        suppressed = "suppressed" if event.kind == "suppression" else "printed again"
        return f"had {counted(len(event.further), 'further figure')} of pack {event.pack[:SHOWN]} {suppressed}"
    return "said why the cycle was run"


def _release_details(event: AuditEvent) -> str:
    until = f", not before {in_london(datetime.fromisoformat(event.not_before))}" if event.not_before else ""
    return until + (f"; {_evidence_in_words(event)}" if event.evidence else "")


def _evidence_in_words(event: AuditEvent) -> str:
    claims = f"as it claims, its sender {event.claimed_sender}, and its pack {event.claimed_pack}" if event.claimed_sender else ""
    return f"evidence: {event.evidence} (sha256 {event.evidence_digest[:SHOWN]})" + (f"; {claims}" if claims else "")


def _table(entries: list[HistoryEntry], title: str) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("When (UTC)", no_wrap=True)
    for column, ratio in (("Who", 2), ("What", 3), ("Why", 3)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for entry in entries:
        when = datetime.fromisoformat(entry.at)
        table.add_row(f"{when:%Y-%m-%d %H:%M:%S}", Text(entry.who), Text(entry.what), Text(entry.why))
    return table
