"""Carry out a purge: delete, write again without what is removed, and take down what was published."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from adapters.archive import set_receipts
from adapters.audit import newest_version, record
from adapters.cycle_context import CycleContext
from adapters.inbox import Inbox
from adapters.index_page import publication_folder
from adapters.mail.queue import empty_letter, forget_enclosures
from adapters.publication import change_index, versions
from adapters.purge_plan import PurgePlan
from adapters.store import Store
from adapters.store.local import LocalStore
from adapters.withdrawal import take_down, withdraw
from adapters.workbook.reader import shared_reader
from quarterly.collecting.sheets.sheets import Scalar, Sheet
from quarterly.publishing.purging import How, Removal, RemovalRecord
from quarterly.publishing.sought import Sought
from quarterly.publishing.versions import PublicationIndex
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.stored_forms import StoredForm

REMOVAL_FORM = StoredForm("a record of what was removed", RemovalRecord)


@dataclass(frozen=True, slots=True)
class Purge:
    """A plan to be carried out, the event that records it, and the council as it was typed, by which its folder is found."""

    plan: PurgePlan
    event: AuditEvent
    council: str


def purge(cycle: CycleContext, order: Purge, now: datetime) -> RemovalRecord:
    """Remove everything in the plan and return the record of it; safe to run again after any failure.

    The event is recorded first, so that the audit trail shows a purge that broke off. What is public goes before all else.
    """
    plan = order.plan
    record(cycle.restricted, order.event)
    for removal in plan.removals:
        if removal.how is How.TAKE_DOWN:
            _take_down(cycle, order, removal, now)
    for removal in sorted(plan.removals, key=_source_last):
        if removal.how is How.DELETE:
            _store(cycle, removal).delete(removal.key)
        elif removal.how is How.REWRITE:
            _rewrite(cycle, order, removal)
    _forget_enclosures(cycle, plan)
    return _recorded(cycle, order)


def _source_last(removal: Removal) -> tuple[bool, bool]:
    """Order what is removed so that a purge that broke off is planned again from the file, which is found by its receipt."""
    return removal.kind in ("archive", "quarantine"), "/receipts/" in removal.key


def delete_from_inbox(inbox: Inbox, cycle: CycleContext, content: str) -> list[str]:
    """Delete a file with this digest from the inbox wherever it lies there, and return its keys."""
    found = [arrival.key for arrival, body in inbox.files(cycle.council) if sha256(body).hexdigest() == content]
    for key in found:
        inbox.store.delete(key)
    return found


def _store(cycle: CycleContext, removal: Removal) -> Store:
    if removal.store == "outbox":
        return LocalStore(cycle.settings.outbox)
    return {"public": cycle.settings.public, "exempt": cycle.settings.exempt}.get(removal.store, cycle.settings.restricted)()


def _take_down(cycle: CycleContext, order: Purge, removal: Removal, now: datetime) -> None:
    council, quarter, _, release = removal.key.split("/")
    own = CycleContext.of(order.council, str(Quarter.parse(quarter)))
    folder = publication_folder(own, _store(cycle, removal))
    index = versions(folder.store, council, quarter)
    is_newest = index is not None and index.current.release == release
    version = newest_version(cycle.settings.public(), council, quarter)
    event = replace(order.event, quarter=quarter, version=version, files=())
    if removal.store == "public":
        if is_newest:
            record(cycle.restricted, replace(event, kind="withdrawal"))
        record(cycle.restricted, replace(event, kind="purge", pack=release, effect="A version was taken down for good."))
    take_down(folder, release, now)
    if removal.store == "public" and is_newest:
        for store in (cycle.settings.public(), cycle.exempt, cycle.restricted):
            withdraw(publication_folder(own, store), event.reason, now)


def _rewrite(cycle: CycleContext, order: Purge, removal: Removal) -> None:
    sought, store, key = order.plan.sought, _store(cycle, removal), removal.key
    if removal.kind == "release":
        if key.endswith("index.json"):
            _rewrite_index(cycle, order, removal)
        return  # its page is drawn from the list of versions
    found = store.read_tagged(key)
    if found is None:
        return
    if removal.kind == "post" and key.endswith("/letter.json"):
        empty_letter(store, key.rpartition("/")[0])
    elif key.endswith(".json"):
        store.write(key, _without(found[0], sought), "application/json")
    else:
        _rewrite_file(store, key, found[0], sought)


def _without(body: bytes, sought: Sought) -> bytes:
    """Return JSON with every text without what is sought."""
    return (json.dumps(_changed(json.loads(body), sought), sort_keys=True, ensure_ascii=False) + "\n").encode()


def _changed(value: object, sought: Sought) -> object:
    if isinstance(value, str):
        return sought.without(value) if sought.is_in(value) else value
    if isinstance(value, dict):
        return {name: _changed(each, sought) for name, each in value.items()}
    return [_changed(each, sought) for each in value] if isinstance(value, list) else value


def _rewrite_file(store: Store, key: str, body: bytes, sought: Sought) -> None:
    """Put a copy of values without what is sought in place of a workbook; delete what is no workbook."""
    try:
        workbook = shared_reader().read(body)
        copy = shared_reader().of_values([_sheet(sheet, sought) for sheet in workbook.sheets], workbook.kind)
    except ReturnError:
        store.delete(key)
        return
    folder, _, name = key.rpartition("/")
    new = f"{folder}/{sha256(copy).hexdigest()}"
    store.create(new, copy)
    if folder.endswith("/files"):
        set_receipts(store, folder.removesuffix("/files"), key, new)
    if new != f"{folder}/{name}":
        store.delete(key)


def _sheet(sheet: Sheet, sought: Sought) -> Sheet:
    rows = tuple(tuple(_cell(value, sought) for value in row) for row in sheet.rows)
    return replace(sheet, name=sheet.name if not sought.is_in(sheet.name) else "Sheet", rows=rows)


def _cell(value: Scalar, sought: Sought) -> Scalar:
    return sought.without(value) if isinstance(value, str) and sought.is_in(value) else value


def _rewrite_index(cycle: CycleContext, order: Purge, removal: Removal) -> None:
    """Change the reasons of a list of versions; its page is drawn again."""
    _, quarter, _ = removal.key.split("/")
    own = CycleContext.of(order.council, str(Quarter.parse(quarter)))

    def change(index: PublicationIndex) -> PublicationIndex:
        return PublicationIndex.parse(_without(index.to_bytes(), order.plan.sought))

    change_index(publication_folder(own, _store(cycle, removal)), change)


def _forget_enclosures(cycle: CycleContext, plan: PurgePlan) -> None:
    """Take what was deleted out of the letters it was enclosed in; a letter not sent yet goes, and is worded anew."""
    deleted = {each.key for each in plan.removals if each.how is How.DELETE}
    for quarter in sorted(plan.quarters - {""}):
        forget_enclosures(cycle.restricted, f"post/{cycle.council.key}/{quarter}", deleted)


def _recorded(cycle: CycleContext, order: Purge) -> RemovalRecord:
    event, plan = order.event, order.plan
    left = RemovalRecord(
        subject=plan.subject,
        council=event.council,
        quarter=event.quarter,
        at=event.at,
        by=event.by,
        approved_by=event.approved_by,
        reason=event.reason,
        removed=plan.removals,
    )
    leave_record(cycle.restricted, left)
    return left


def leave_record(store: Store, left: RemovalRecord) -> None:
    """Store the record of what was removed."""
    stamp = f"{datetime.fromisoformat(left.at):%Y%m%dT%H%M%S%f}Z"
    body = REMOVAL_FORM.to_bytes(left)
    store.write(f"removals/{left.council}/{left.quarter}/{stamp}-{digest(body)[:16]}.json", body, "application/json")
