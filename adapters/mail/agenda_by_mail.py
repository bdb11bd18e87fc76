"""Take in what the author or the clerk answers to the files for an agenda: published, moved or withdrawn, and the final file."""

from collections.abc import Sequence
from dataclasses import replace

from adapters.agenda_final import file_final, read_final
from adapters.audit import newest_version, record
from adapters.cycle_context import CycleContext
from adapters.drafts import last_draft
from adapters.file_text import ENDINGS
from adapters.filed_evidence import filed_evidence
from adapters.mail.queue import queue_letter
from adapters.mail.stored_mail import message_of
from adapters.screening import screening_for
from quarterly.commentary.agenda_answer_letters import agenda_receipt, item_letter, other_figures_letter
from quarterly.commentary.letters import Letter, officer_of
from quarterly.correspondence.agenda_answers import AgendaAnswer, AgendaWord, read_agenda_answer
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.received import ReceivedFile, ReceivedMail
from quarterly.correspondence.senders import role_at
from quarterly.publishing.audit import FILED
from quarterly.vocabulary.agenda_act import AgendaAct
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.working_days import is_working_day

LONGEST_LINK = 300  # characters
_KINDS: dict[AgendaWord, Kind] = {
    AgendaWord.PUBLISHED: "agenda-published",
    AgendaWord.MOVED: "agenda-moved",
    AgendaWord.WITHDRAWN: "agenda-withdrawn",
    AgendaWord.FILE: FILED,
}
_TAKEN: dict[Kind, str] = {
    "agenda-published": "word that the agenda is published",
    "agenda-moved": "word that the item was moved to another meeting",
    "agenda-withdrawn": "word that the item was withdrawn from the agenda",
}


def take_agenda_answer(cycle: CycleContext, mail: ReceivedMail, letter: Letter, _: str) -> Taken | SetAside:
    """Record what a reply says of the item, with the mail as the evidence, and hold the final file's figures against the report.

    That an agenda is published counts only of the files that its sender was sent last: an older one has other figures in it. That
    an item was moved or withdrawn holds the report whichever files were meant.
    """
    said = read_agenda_answer(mail)
    files = mail.files
    if said.word is AgendaWord.UNCLEAR or _is_unusual(said, files, cycle):
        return SetAside(Why.AGENDA_UNCLEAR)
    if said.word in (AgendaWord.PUBLISHED, AgendaWord.FILE) and not _is_of_last_files(cycle, letter):
        return SetAside(Why.OTHER_FILES)
    bodies = {each.name: cycle.restricted.read(each.key) for each in files}
    try:
        for name, body in bodies.items():  # all are read before anything is recorded
            read_final(cycle, name, body)
    except SetupError:
        return SetAside(Why.FILE_NOT_READ)
    return Taken(_recorded(cycle, mail, letter, _event(cycle, mail, said, letter), bodies), cycle.quarter)


def _recorded(cycle: CycleContext, mail: ReceivedMail, letter: Letter, act: AuditEvent, bodies: dict[str, bytes]) -> str:
    """Record what was said and file what came with it, once; return both in words."""
    parts = list[str]()
    if act.kind != FILED:
        record(cycle.restricted, act)
        parts.append(_TAKEN[act.kind])
    if act.kind in ("agenda-moved", "agenda-withdrawn") and mail.sender.casefold() != officer_of(cycle.council).email.casefold():
        queue_letter(cycle.restricted, cycle.post, item_letter(cycle.council, cycle.quarter, act, act.version))
    for name, body in bodies.items():
        found, filed = file_final(cycle, name, body, act)
        if found.lines:
            own = other_figures_letter(cycle.council, cycle.quarter, filed, found.lines)
            queue_letter(cycle.restricted, cycle.post, own)
        parts.append(f"the agenda's final file ({found.act.in_words})")
    queue_letter(cycle.restricted, cycle.post, agenda_receipt(cycle.council, cycle.quarter, letter, act, mail.id))
    return ", ".join(parts)


def _is_unusual(said: AgendaAnswer, files: Sequence[ReceivedFile], cycle: CycleContext) -> bool:
    """Whether what comes with an answer does not go with it, or the day it names is none on which a committee meets."""
    if said.word is AgendaWord.FILE and not files:
        return True
    if files and (said.day or said.word in (AgendaWord.MOVED, AgendaWord.WITHDRAWN)):
        return True
    if any(not each.name.casefold().endswith(ENDINGS) for each in files):
        return True
    return (
        said.word is AgendaWord.MOVED
        and said.day is not None
        and not is_working_day(said.day, cycle.council.profile.calendar.closed)
    )


def _is_of_last_files(cycle: CycleContext, letter: Letter) -> bool:
    draft = last_draft(cycle)
    return bool(letter.asks) and draft is not None and draft.pack.startswith(letter.asks[0])


def _may_be_stored(link: str, cycle: CycleContext) -> bool:
    return len(link) <= LONGEST_LINK and not screening_for(cycle.council).kinds_in(link)


def _event(cycle: CycleContext, mail: ReceivedMail, said: AgendaAnswer, letter: Letter) -> AuditEvent:
    council, quarter, kind = cycle.council, cycle.quarter, _KINDS[said.word]
    event = AuditEvent(
        kind=kind,
        council=council.key,
        quarter=quarter.key,
        at=mail.at.isoformat(timespec="microseconds"),
        by=role_at(council.profile, mail.sender) or role_at(council.profile, letter.to),
        version=newest_version(cycle.settings.public(), council.key, quarter.key),
        approved_by=mail.vouched_by,
        link=said.link if _may_be_stored(said.link, cycle) else "",
        agenda=AgendaAct(moved_to=said.day.isoformat()) if said.day else None,
    )
    if kind == FILED:
        return event  # its evidence is the file
    body = message_of(cycle.restricted, council.key, quarter.key, mail.id)
    file = filed_evidence(cycle, f"{kind}-{mail.id[:12]}.eml", body, mail.at)
    return replace(event, evidence=file.name, evidence_digest=file.digest)
