"""Find everything that has to go with a file, a sentence or a person's name, who was sent it, and what could not be read."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from adapters.checking import SentFile, read_file
from adapters.cycle_context import CycleContext
from adapters.find import occurrences
from adapters.mail.queue import letters
from adapters.purge_letters import mails_enclosing, mails_of, sent_to
from adapters.purge_mails import mails_with, whole_mails
from adapters.receipts import Receipts
from adapters.received import ReceivedFile
from adapters.screening import screening_in
from adapters.stored_objects import RELEASE, StoredObject, stored_objects
from adapters.stored_texts import UnreadableError, texts_of
from quarterly.collecting.returns.records import CheckedFile
from quarterly.collecting.written import prose_in
from quarterly.publishing.purging import WORKED_OUT, How, Removal, Subject, how_to_remove
from quarterly.publishing.sought import Sought, folded, sought_sentences
from quarterly.screening.sentences import sentence_digest, sentences_in
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.local_day import local_day


@dataclass(frozen=True, kw_only=True)
class PurgePlan:
    """What is to be removed of one council.

    `sent_to` are (role, address, time) of letters with it, `unread` are (store, key) of objects that could not be read,
    `quarters` are the keys of those it was found in, `since` is the day from which backups hold it, None if it was found nowhere.
    """

    subject: Subject
    sought: Sought
    removals: tuple[Removal, ...]
    sent_to: tuple[tuple[str, str, str], ...]
    unread: tuple[tuple[str, str], ...] = ()
    digest: str = ""
    quarters: frozenset[str] = field(default_factory=frozenset)
    since: date | None = None


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    subject: Subject
    sought: Sought
    extra: tuple[Removal, ...] = ()
    digest: str = ""
    arrived: tuple[date, ...] = ()


def plan_of_sought(cycle: CycleContext, subject: Subject, sought: Sought) -> PurgePlan:
    """Return the plan for a sentence or a name, in all quarters of the council."""
    return _plan(cycle, _Wanted(subject=subject, sought=sought))


def plan_of_file(cycle: CycleContext, file: ReceivedFile) -> PurgePlan:
    """Return the plan for a file of the quarter: itself, and all that holds a sentence of it which no other file has."""
    quarter = cycle.quarter.key
    own = [
        receipt
        for sender, receipt in Receipts.listed(cycle.restricted, cycle.council, cycle.quarter).all()
        if sender == file.sender and receipt["digest"] == file.digest
    ]
    arrived = tuple(local_day(datetime.fromisoformat(receipt["archived"])) for receipt in own)
    keys = {receipt["key"] for receipt in own if receipt["key"]}
    sought = _sentences_of(cycle, file, keys)
    extra = [Removal("restricted", key, key.split("/")[0], How.DELETE) for key in sorted(keys)]
    extra += [Removal("restricted", key, "archive", How.DELETE) for key in _receipt_keys(cycle, file)]
    extra += [Removal("restricted", each.key, each.kind, How.DELETE) for each in _worked_out(cycle, quarter)]
    answers = [
        f"{cycle.post}/{letter.id}"
        for letter in letters(cycle.restricted, cycle.post)
        if letter.id.startswith(f"return-{file.sender}-") and folded(file.name) in folded(letter.text)
    ]
    extra += [Removal("restricted", f"{folder}/letter.json", "post", How.REWRITE) for folder in answers]
    extra += mails_of(cycle, quarter, {folder.rpartition("/")[2] for folder in answers})
    extra += mails_with(cycle, file.digest)
    return _plan(cycle, _Wanted(subject=Subject.FILE, sought=sought, extra=tuple(extra), digest=file.digest, arrived=arrived))


def sentence_of(cycle: CycleContext, digest: str) -> str:
    """Return the sentence with this digest, or the beginning of one; raise SetupError if nothing that is stored has it."""
    for each in stored_objects(cycle.settings, cycle.council.key):
        if each.where != "restricted" or each.kind not in ("archive", "quarantine", "acts", "post", "mail"):
            continue
        for text in _texts(each):
            for sentence in sentences_in(text):
                if sentence_digest(sentence).startswith(digest):
                    return sentence
    raise SetupError(
        f"No stored sentence of {cycle.council.profile.name} has a digest that begins with {digest[:12]}. The release page names "
        f'each flagged sentence, and quarterly clear {cycle.council.key} "{cycle.quarter}" each that is open.'
    )


def _found(cycle: CycleContext, sought: Sought) -> tuple[list[StoredObject], set[tuple[str, str]]]:
    objects: dict[tuple[str, str], StoredObject] = {}
    unread: set[tuple[str, str]] = set()
    for each in occurrences(stored_objects(cycle.settings, cycle.council.key), sought.is_in):
        if each.unread:
            unread.add((each.found.where, each.found.key))
        else:
            objects[each.found.where, each.found.key] = each.found
    return list(objects.values()), unread


def _plan(cycle: CycleContext, wanted: _Wanted) -> PurgePlan:
    objects, unread = _found(cycle, wanted.sought)
    removals = {*wanted.extra, *(_removal(each) for each in objects)}
    removals |= set(whole_mails(cycle, {each.key for each in objects}))
    deleted = {removal.key for removal in removals if removal.how is How.DELETE}
    again = {each.quarter for each in objects if each.kind in WORKED_OUT} | ({cycle.quarter.key} if wanted.digest else set())
    for quarter in again:
        removals |= {Removal("restricted", each.key, each.kind, How.DELETE) for each in _worked_out(cycle, quarter)}
        removals |= set(mails_enclosing(cycle, quarter, {removal.key for removal in removals if removal.how is How.DELETE}))
    removals = {each for each in removals if each.how is How.DELETE or each.key not in deleted}
    quarters = {each.quarter for each in objects} | ({cycle.quarter.key} if wanted.digest else set())
    return PurgePlan(
        subject=wanted.subject,
        sought=wanted.sought,
        removals=tuple(sorted(removals)),
        sent_to=tuple(sent_to(cycle, quarters, {each.key for each in removals if each.kind == "post"} | _keys(objects))),
        unread=tuple(sorted(unread - {(each.store, each.key) for each in removals})),
        digest=wanted.digest,
        quarters=frozenset(quarters),
        since=min((*wanted.arrived, *(local_day(each.modified) for each in objects)), default=None),
    )


def _keys(objects: Iterable[StoredObject]) -> set[str]:
    return {each.key for each in objects}


def _removal(found: StoredObject) -> Removal:
    """Return what is done with an object; a release is taken down as a whole, and of a list of versions the reasons change."""
    if found.kind == "post" and not found.key.endswith(".json"):
        return Removal(found.where, found.key, found.kind, How.DELETE)  # a form that is enclosed
    if found.kind != RELEASE:
        return Removal(found.where, found.key, found.kind, how_to_remove(found.kind))
    if not found.release:
        return Removal(found.where, found.key, found.kind, How.REWRITE)
    before, releases, _ = found.key.partition("/releases/")
    return Removal(found.where, f"{before}{releases}{found.release}", found.kind, How.TAKE_DOWN)


def _worked_out(cycle: CycleContext, quarter: str) -> list[StoredObject]:
    return [each for each in stored_objects(cycle.settings, cycle.council.key, quarter) if each.kind in WORKED_OUT]


def _receipt_keys(cycle: CycleContext, file: ReceivedFile) -> list[str]:
    folder = f"archive/{cycle.council.key}/{cycle.quarter.key}/{file.sender}/receipts"
    listed = (entry.key for entry in cycle.restricted.list(folder))
    return [key for key in listed if json.loads(cycle.restricted.read(key))["digest"] == file.digest]


def _sentences_of(cycle: CycleContext, file: ReceivedFile, keys: set[str]) -> Sought:
    """Return the sentences of a file that neither another file of the council nor its own configuration has."""
    texts: list[str] = []
    for key in keys:
        if found := cycle.restricted.read_tagged(key):
            sent = SentFile(body=found[0], service=file.sender, name=file.name, digest=file.digest)
            texts += _prose(read_file(sent, cycle.council, cycle.quarter, screening_in(cycle, file.sender)))
    own = sought_sentences(texts).phrases
    others = [
        text
        for each in stored_objects(cycle.settings, cycle.council.key)
        if each.kind == "archive" and "/files/" in each.key and each.key not in keys
        for text in _texts(each)
    ]
    known = folded("\n".join([*others, to_bytes(cycle.council).decode()]))
    return Sought(frozenset(phrase for phrase in own if phrase not in known))


def _prose(read: CheckedFile) -> Iterator[str]:
    yield from (row.comment for row in read.indicators)
    yield from (text for row in read.comments for text in row.printed.values())
    yield from (row.progress for row in read.actions)
    yield from (text for _, record in read.narrative.records for _, text in prose_in(record))


def _texts(found: StoredObject) -> Iterator[str]:
    body = found.read()
    try:
        yield from (text for _, text in texts_of(found.key, body)) if body is not None else ()
    except (UnreadableError, ValueError, KeyError):
        return
