"""The queue of letters in the restricted store, each sent once under a Message-ID that never changes."""

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from adapters.settings import Settings
from adapters.smtp import open_carrier
from adapters.store import Store
from quarterly.commentary.letters import Letter, LetterKind, asks_nothing_new
from quarterly.vocabulary.canonical import from_bytes, to_bytes
from quarterly.vocabulary.stored_forms import StoredForm
from quarterly.vocabulary.withheld import REMOVED


def _of_form_1(body: bytes) -> Letter:
    """Return a letter stored in form 1, which had no field for the kind: its id begins with it."""
    stored = json.loads(body)
    kind = next(kind for kind in LetterKind if stored["id"].startswith(f"{kind}-"))
    return from_bytes(Letter, to_bytes({"kind": kind, **stored}))


_LETTER = StoredForm("a letter", Letter, number=2, older={1: _of_form_1})
_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_PDF = ("application", "pdf")


def queue_letter(store: Store, folder: str, letter: Letter) -> None:
    """Store a letter to be sent, unless the same text to the same person is stored already, or one that asks as much."""
    key = f"{folder}/{letter.id}/letter.json"
    if not store.exists(key) and not (letter.beside and any(asks_nothing_new(letter, each) for each in letters(store, folder))):
        store.write(key, _LETTER.to_bytes(letter), "application/json")


def letters(store: Store, folder: str) -> list[Letter]:
    """Return every letter of a folder, sent or not."""
    keys = [entry.key for entry in store.list(folder) if entry.key.endswith("/letter.json")]
    return [_LETTER.from_bytes(store.read(key), key) for key in keys]


def sent_letters(store: Store, folder: str) -> list[tuple[Letter, str]]:
    """Return every letter of a folder that was sent, with the time of sending (ISO, UTC)."""
    records = ((letter, store.read_tagged(f"{folder}/{letter.id}/sent.json")) for letter in letters(store, folder))
    return [(letter, json.loads(found[0])["at"]) for letter, found in records if found]


def empty_letter(store: Store, folder: str) -> None:
    """Take out of a letter what it says and encloses, and leave to whom it went; one that was not sent is deleted."""
    key = f"{folder}/letter.json"
    letter = _LETTER.from_bytes(store.read(key), key)
    if not store.exists(f"{folder}/sent.json"):
        store.delete(key)
        return
    empty = replace(letter, subject=REMOVED, text=REMOVED, attachments=())
    store.write(key, _LETTER.to_bytes(empty), "application/json")


def forget_enclosures(store: Store, folder: str, deleted: Collection[str]) -> None:
    """Take files that were deleted out of the letters of a folder; a letter that was not sent yet is deleted with them."""
    for letter in letters(store, folder):
        left = tuple(each for each in letter.attachments if each.key not in deleted)
        if left == letter.attachments:
            continue
        key = f"{folder}/{letter.id}/letter.json"
        if store.exists(f"{folder}/{letter.id}/sent.json"):
            store.write(key, _LETTER.to_bytes(replace(letter, attachments=left)), "application/json")
        else:
            store.delete(key)


def deliver(store: Store, folder: str, settings: Settings, now: datetime) -> int:
    """Send every letter that has not been sent, and return their number; those that could not be sent stay in the queue.

    A dry run sends none.
    """
    if settings.dry_run:
        return 0
    waiting = [letter for letter in letters(store, folder) if not store.exists(f"{folder}/{letter.id}/sent.json")]
    if not waiting:
        return 0
    with open_carrier(settings, folder, len(waiting)) as carrier:
        for letter in waiting:
            carrier.send(message(letter, store, settings, now))
            # After a crash between sending and recording, the letter is sent again under the same Message-ID, and mail programs
            # show one of the two.
            record = to_bytes({"message_id": message_id(letter), "at": now.isoformat()})
            store.write(f"{folder}/{letter.id}/sent.json", record)
    return len(waiting)


def message_id(letter: Letter) -> str:
    """Return the Message-ID of a letter, which is the same each time it is sent."""
    # A Message-ID needs a domain, and .invalid (RFC 2606) will never be anybody's.
    return f"<{letter.id}@quarterly.invalid>"


def message(letter: Letter, store: Store, settings: Settings, now: datetime) -> EmailMessage:
    """Return the letter as a message with its attachments."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = settings.mail_from, letter.to, letter.subject
    mail["Reply-To"] = letter.reply_to
    mail["Message-ID"], mail["Date"] = message_id(letter), format_datetime(now)
    # RFC 3834: keeps out-of-office replies from answering a program.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    for attachment in letter.attachments:
        maintype, subtype = _PDF if attachment.name.endswith(".pdf") else _XLSX
        body = store.read(attachment.key)
        mail.add_attachment(body, maintype=maintype, subtype=subtype, filename=attachment.name)
    return mail
