"""What is stored of a file that arrives: itself, or a copy without the sheets that are no part of a return; or it is refused."""

import zipfile
from hashlib import sha256
from io import BytesIO

from adapters.archive import Received, StoredContent, newest_receipt
from adapters.audit import events_of
from adapters.checking_keys import refusal_rules
from adapters.cycle_context import CycleContext
from adapters.expectations import load_layout
from adapters.inbox import Arrival
from adapters.one_file import one_file
from adapters.receipts import Receipts
from adapters.screening import screening_in
from quarterly.collecting.check_scope import config_for_sender
from quarterly.collecting.removed import files_removed
from quarterly.collecting.sheets.safe_names import kinds_in_name
from quarterly.vocabulary.errors import ReturnError

# Parts of a workbook, by the beginning of their lower-case names, that hold values of other sheets and files.
_BESIDE = {
    "xl/pivotcache/": "the stored data of a pivot table",
    "xl/externallinks/": "the stored values of a linked workbook",
    "xl/chartsheets/": "a sheet with a chart alone",
    "xl/revisions/": "the log of earlier changes",
    "xl/model/": "a data model",
    "xl/embeddings/": "embedded files",
    "xl/vbaproject": "macros",
    "xl/connections.xml": "the connections to databases",
}


def to_archive(cycle: CycleContext, listed: Receipts, file: tuple[Arrival, bytes], source: str) -> Received | None:
    """Return a file as it is to be archived; None if it is archived already and unchanged by the receipts that are listed.

    A file that was refused is read again when the rules or the program have changed.
    """
    (arrival, body), digest = file, sha256(file[1]).hexdigest()
    known = newest_receipt(listed, arrival)
    is_known = known is not None and known["digest"] == digest
    if known and is_known and not known.get("refused"):
        return None
    if removed := files_removed(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)).get(digest):
        return Received(arrival, body, source, StoredContent(b"", refused=removed))
    rules = refusal_rules(cycle, arrival.service)
    if known and is_known and known.get("rules") == rules:
        return None
    stored = _stored_before(listed, arrival.service, digest) or _looked_at(cycle, arrival, body, rules)
    return Received(arrival, body, source, stored)


def _stored_before(listed: Receipts, service: str, digest: str) -> StoredContent | None:
    """Return what is stored of the same content that arrived before, from which a sentence may have been removed since."""
    for receipt in listed.of_content(service, digest):
        if not receipt.get("refused"):
            left_out, good_until = (tuple(receipt.get(each, ())) for each in ("left_out", "good_until"))
            return StoredContent(listed.store.read(receipt["key"]), left_out, good_until)
    return None


def _looked_at(cycle: CycleContext, arrival: Arrival, body: bytes, rules: str) -> StoredContent:
    try:
        with one_file(arrival.name):
            return _stored(cycle, arrival, body)
    except ReturnError as error:
        return StoredContent(body, refused=str(error), rules=rules)


def _stored(cycle: CycleContext, arrival: Arrival, body: bytes) -> StoredContent:
    # Here, as it is imported for new files alone: an unchanged run reads none.
    from adapters.checking import SentFile, read_return
    from adapters.workbook.reader import shared_reader
    from quarterly.collecting.returns.stored_sheets import sheets_to_store

    council = config_for_sender(arrival.service, cycle.council)
    sent = SentFile(body=body, service=arrival.service, name=arrival.name, digest=sha256(body).hexdigest())
    screening = screening_in(cycle, arrival.service)
    workbook, read = read_return(sent, council, cycle.quarter, screening)
    layout = load_layout().for_quarter(cycle.quarter)
    found = sheets_to_store(workbook, layout, council, lambda name: bool(kinds_in_name(name, screening)), arrival.name)
    found = found.without(stored_beside(body))
    good_until = tuple(sorted({each.until.isoformat() for each in read.answers if each.until}))
    # Of other kinds than .xlsx there are parts that nobody has looked at: only what was read is stored.
    if not found.left_out and not workbook.kind.has_hidden_parts:
        return StoredContent(body, good_until=good_until)
    return StoredContent(shared_reader().of_values(found.workbook.sheets, workbook.kind), found.left_out, good_until)


def stored_beside(body: bytes) -> list[str]:
    """Return what a workbook carries besides its sheets, in words, from the names of its parts alone."""
    if not body.startswith(b"PK"):
        return []
    with zipfile.ZipFile(BytesIO(body)) as archive:
        names = {part.filename.lower() for part in archive.infolist()}
    return [words for beginning, words in _BESIDE.items() if any(name.startswith(beginning) for name in names)]
