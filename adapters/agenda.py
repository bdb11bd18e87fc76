"""The files for an agenda, packed as Democratic Services gets them, and the letters that bring them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from adapters.cycle_context import CycleContext
from adapters.drafts import last_draft, outstanding_in
from adapters.mail.queue import letters, queue_letter
from adapters.render.tables import ratings_csv
from adapters.zipped import packed
from quarterly.commentary.agenda_answer_letters import late_letter
from quarterly.commentary.agenda_letter import AgendaToUpload, agenda_letter
from quarterly.commentary.letters import Attachment, Letter, LetterKind
from quarterly.configuration.contacts import Contact
from quarterly.configuration.deadlines import publication_deadline
from quarterly.publishing.agenda import HEADER, AgendaFile, agenda_files, agenda_list, exempt_agenda_files
from quarterly.publishing.drafts import SHOWN
from quarterly.publishing.gates import is_approved, next_to_sign
from quarterly.publishing.lateness import is_late, reason_for_lateness
from quarterly.publishing.outstanding import counts_by_kind
from quarterly.publishing.pack import CompiledReport
from quarterly.reporting.model import Report
from quarterly.reporting.sections.exclusion import exempt_paragraphs
from quarterly.reporting.wording.exempt import name_of_file
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError

LIST = "list.csv"
MOST_ENCLOSED = 15_000_000  # bytes: a mail carries a third more of them, and many servers take 20 MB
_REPORT = "report.json"
_ZIP = "agenda.zip"


@dataclass(frozen=True, slots=True)
class AgendaZip:
    """One zip: its name for readers, its bytes, where it lies in the restricted store, and whether it is exempt matter."""

    name: str
    body: bytes
    key: str
    is_exempt: bool = False


def agenda_zips(cycle: CycleContext, folder: str, recorded: Sequence[AuditEvent]) -> list[AgendaZip]:
    """Return the public files of the pack in a folder with the list of all, and a zip of exempt files where there are any."""
    council, beginning = cycle.council, f"{cycle.council.key}-{cycle.quarter.key}-agenda"
    report = _report(cycle, f"{folder}/public/{_REPORT}")
    files = agenda_files(report, _names(cycle, f"{folder}/public"))
    paragraphs, exempt = exempt_paragraphs(council), list[AgendaFile]()
    if council.has_exempt_matter:
        own = _report(cycle, f"{folder}/exempt/{_REPORT}")
        exempt = exempt_agenda_files(council, own, _names(cycle, f"{folder}/exempt"))
    late = _reason_for_lateness(cycle, recorded)
    rows = ratings_csv(HEADER, agenda_list(council, cycle.quarter, report, [*files, *exempt], late))
    public = {**_bodies(cycle, f"{folder}/public", files), LIST: rows}
    found = [AgendaZip(f"{beginning}.zip", packed(public), f"{folder}/public/{_ZIP}")]
    if exempt:
        body = packed(_bodies(cycle, f"{folder}/exempt", exempt))
        found.append(AgendaZip(name_of_file(paragraphs, f"{beginning}.zip"), body, f"{folder}/exempt/{_ZIP}", is_exempt=True))
    return found


def approved_zips(cycle: CycleContext, events: Sequence[AuditEvent], today: date) -> list[AgendaZip]:
    """Return the zips of the last draft; raise SetupError if there is none, or it is not approved, or late without why."""
    draft, quarter = last_draft(cycle), cycle.quarter
    if draft is None or not draft.folder or not cycle.restricted.exists(f"{draft.folder}/public/{_REPORT}"):
        raise SetupError(f"There is no draft of {quarter}. Run the cycle first.")
    outstanding = counts_by_kind(outstanding_in(cycle, draft.folder))
    report = CompiledReport(pack=draft.pack, outstanding=outstanding)
    if not draft.version and not is_approved(cycle.council.profile, report, events):
        role = next_to_sign(cycle.council.profile, report, events)
        what = f"signed off by the role {role}" if role else f"released by the role {cycle.council.profile.releasing_role}"
        raise SetupError(f"Pack {draft.pack[:SHOWN]} of {quarter} is not {what} yet. Nothing goes to Democratic Services before.")
    if lacks_reason(cycle, events, today):
        raise SetupError(
            f"The last day to publish the agenda with {quarter} is past. Say first why the report is late and why it cannot "
            "wait, with --late-because and --by. The report prints it, so that who signs is asked about the new draft."
        )
    return agenda_zips(cycle, draft.folder, events)


def lacks_reason(cycle: CycleContext, events: Sequence[AuditEvent], today: date) -> bool:
    """Whether the report misses the day of its agenda and nobody has said why."""
    return is_late(cycle.council.profile.calendar, cycle.quarter, today) and not _reason_for_lateness(cycle, events)


def ask_for_reason(cycle: CycleContext) -> None:
    """Store the letter that asks the officer why the report is late, once for a meeting."""
    if meeting := _meeting(cycle):
        queue_letter(cycle.restricted, cycle.post, late_letter(cycle.council, cycle.quarter, meeting))


def send_agenda(cycle: CycleContext, folder: str, pack: str, events: Sequence[AuditEvent], today: date) -> None:
    """Store the letters with the files for the agenda, to the author and to the clerk if the profile names one.

    Each gets the files of a pack once, and again for another meeting: letter and list have its day, and the last day to publish.
    Exempt matter is enclosed only where the profile says that the draft with every figure may go to that address.
    """
    profile, meeting = cycle.council.profile, _meeting(cycle)
    readers = {key: profile.contacts[key] for key in (profile.performance_officer, profile.democratic_services.clerk) if key}
    wanted = [(each, sent) for each in readers.values() if not _is_told(sent := _sent(cycle, pack, each), meeting)]
    if not wanted:
        return  # before anything is read and packed, as every run of a report that waits comes here
    zips = agenda_zips(cycle, folder, events)
    for each in zips:
        cycle.restricted.write(each.key, each.body, "application/zip")
    by = publication_deadline(meeting, profile.calendar.closed) if meeting else None
    agenda = AgendaToUpload(
        pack=pack[:SHOWN],
        meeting=meeting,
        by=by if by and by >= today else None,
        enclosed=(),
        is_exempt=any(each.is_exempt for each in zips),
        is_late=is_late(profile.calendar, cycle.quarter, today),
    )
    for reader, sent in wanted:
        own = replace(_enclosing(agenda, zips, profile.drafts.is_restricted_for(reader.email)), is_another_day=bool(sent))
        queue_letter(cycle.restricted, cycle.post, agenda_letter(cycle.council, cycle.quarter, own, reader))


def _sent(cycle: CycleContext, pack: str, reader: Contact) -> list[Letter]:
    """Return the letters to a reader with the files of a pack."""
    found = letters(cycle.restricted, cycle.post, f"{LetterKind.DEMOCRATIC}-")
    return [each for each in found if each.to == reader.email and each.asks[:1] == (pack[:SHOWN],)]


def _is_told(sent: Sequence[Letter], meeting: date | None) -> bool:
    """Whether one of these letters is for this meeting; a day that is not agreed any more is no news."""
    return any(each.asks[1] == meeting.isoformat() for each in sent) if meeting else bool(sent)


def _enclosing(agenda: AgendaToUpload, zips: Sequence[AgendaZip], with_exempt: bool) -> AgendaToUpload:
    enclosed = [each for each in zips if with_exempt or not each.is_exempt]
    if sum(len(each.body) for each in enclosed) > MOST_ENCLOSED:
        enclosed = []
    return replace(
        agenda,
        enclosed=[Attachment(each.name, each.key) for each in enclosed],
        with_exempt=any(each.is_exempt for each in enclosed),
    )


def _meeting(cycle: CycleContext) -> date | None:
    return cycle.council.profile.calendar.meetings.get(str(cycle.quarter))


def _reason_for_lateness(cycle: CycleContext, events: Sequence[AuditEvent]) -> str:
    return reason_for_lateness(events, _meeting(cycle))


def _report(cycle: CycleContext, key: str) -> Report:
    return cast(Report, json.loads(cycle.restricted.read(key)))


def _names(cycle: CycleContext, folder: str) -> set[str]:
    return {entry.key.removeprefix(f"{folder}/") for entry in cycle.restricted.list(folder)}


def _bodies(cycle: CycleContext, folder: str, files: list[AgendaFile]) -> dict[str, bytes]:
    return {each.name: cycle.restricted.read(f"{folder}/{each.drawn_as}") for each in files}
