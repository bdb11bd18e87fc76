"""The queue of letters in the restricted store, each sent once under a Message-ID that never changes."""

import json
import logging
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime

from adapters.mail.errors import LetterNotTaken, MailUnavailable
from adapters.mail.smtp import open_carrier
from adapters.settings import Settings
from adapters.store import Store
from quarterly.commentary.letters import Block, Letter, LetterKind, asks_nothing_new
from quarterly.correspondence.tokens import reply_token, with_token
from quarterly.vocabulary.canonical import from_bytes, to_bytes
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.stored_forms import StoredForm
from quarterly.vocabulary.withheld import REMOVED
from quarterly.vocabulary.wording import counted


def _of_form_1(body: bytes) -> Letter:
    """Return a letter stored in form 1, which had no field for the kind: its id begins with it."""
    stored = json.loads(body)
    kind = next(kind for kind in LetterKind if stored["id"].startswith(f"{kind}-"))
    return _of_form_2(to_bytes({"kind": kind, **stored}))


def _of_form_2(body: bytes) -> Letter:
    """Return a letter stored in form 2, which was one text: its first paragraph is the greeting, its last the signature."""
    stored = json.loads(body)
    greeting, *texts, signature = (" ".join(each.split()) for each in stored["text"].strip().split("\n\n"))
    blocks = [{"text": each} for each in texts]
    return from_bytes(Letter, to_bytes({**stored, "greeting": greeting, "blocks": blocks, "signature": signature}))


_LETTER = StoredForm("a letter", Letter, number=3, older={1: _of_form_1, 2: _of_form_2})
_XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SUBTYPES = {"pdf": "pdf", "zip": "zip", "xlsx": _XLSX}  # of application, by how a file's name ends
# Within the usual 78 characters the library puts a subject that fills a line below its name, where some programs show none.
_POLICY = default.clone(max_line_length=250)
_LETTER_FILE, _SENT_FILE = "/letter.json", "/sent.json"  # in the folder of a letter, which has its id as its name
_NO_SENDER = "quarterly@localhost"  # of letters that stay in the outbox
OF_A_DAY = (LetterKind.REMINDER, LetterKind.OFFICER)  # what they ask for may have come an hour later
_UNSENT = "unsent"  # a key for each folder with letters that the mail server did not take, so that nobody has to look into all

log = logging.getLogger("quarterly.mail")


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many letters of a folder were sent now, how many wait for the mail server, and whether it answered at all."""

    sent: int = 0
    unsent: int = 0
    is_answered: bool = field(default=True, compare=False)


def queue_letter(store: Store, folder: str, letter: Letter) -> None:
    """Store a letter to be sent, unless the same text to the same person is stored already, or one that asks as much."""
    key = f"{folder}/{letter.id}{_LETTER_FILE}"
    # Only what the same sender got can ask as much, and its letters have ids that begin alike.
    if not store.exists(key) and not (
        letter.beside
        and any(asks_nothing_new(letter, each) for each in letters(store, folder, beginning=letter.id.rpartition("-")[0]))
    ):
        store.write(key, _LETTER.to_bytes(letter), "application/json")


def letters(store: Store, folder: str, beginning: str | tuple[str, ...] = "") -> list[Letter]:
    """Return every letter of a folder, sent or not, or those whose ids begin so, or in one of these ways."""
    return [_read(store, folder, id) for id in _ids(store, folder)[0] if id.startswith(beginning)]


def letter_of(store: Store, folder: str, id: str) -> Letter | None:
    """Return one letter of a folder, None if there is none of this id."""
    return _read(store, folder, id) if store.exists(f"{folder}/{id}{_LETTER_FILE}") else None


def sent_letters(store: Store, folder: str, beginning: str | tuple[str, ...] = "") -> list[tuple[Letter, str]]:
    """Return every letter of a folder that was sent, with the time of sending (ISO, UTC), or those whose ids begin so."""
    stored, sent = _ids(store, folder)
    wanted = [id for id in stored if id in sent and id.startswith(beginning)]
    times = {id: json.loads(store.read(f"{folder}/{id}{_SENT_FILE}"))["at"] for id in wanted}
    return [(_read(store, folder, id), at) for id, at in times.items()]


def _ids(store: Store, folder: str) -> tuple[list[str], frozenset[str]]:
    """Return the ids of the letters of a folder in order, and of those that were sent, by one listing and no reading."""
    keys = [entry.key.removeprefix(f"{folder}/") for entry in store.list(folder)]
    stored, sent = ([key.removesuffix(file) for key in keys if key.endswith(file)] for file in (_LETTER_FILE, _SENT_FILE))
    return stored, frozenset(sent)


def _read(store: Store, folder: str, id: str) -> Letter:
    key = f"{folder}/{id}{_LETTER_FILE}"
    return _LETTER.from_bytes(store.read(key), key)


def empty_letter(store: Store, folder: str) -> None:
    """Take out of a letter what it says and encloses, and leave to whom it went; one that was not sent is deleted."""
    key = f"{folder}{_LETTER_FILE}"
    letter = _LETTER.from_bytes(store.read(key), key)
    if not store.exists(f"{folder}{_SENT_FILE}"):
        store.delete(key)
        return
    empty = replace(letter, subject=REMOVED, to_do="", blocks=(Block(REMOVED),), attachments=())
    store.write(key, _LETTER.to_bytes(empty), "application/json")


def forget_enclosures(store: Store, folder: str, deleted: Collection[str]) -> None:
    """Take files that were deleted out of the letters of a folder; a letter that was not sent yet is deleted with them."""
    for letter in letters(store, folder):
        left = tuple(each for each in letter.attachments if each.key not in deleted)
        if left == letter.attachments:
            continue
        key = f"{folder}/{letter.id}{_LETTER_FILE}"
        if store.exists(f"{folder}/{letter.id}{_SENT_FILE}"):
            store.write(key, _LETTER.to_bytes(replace(letter, attachments=left)), "application/json")
        else:
            store.delete(key)


def withdraw_unsent(store: Store, folder: str, kinds: Collection[LetterKind]) -> None:
    """Delete the letters of these kinds that were not sent."""
    for id in _unsent(store, folder):
        if id.startswith(tuple(f"{kind}-" for kind in kinds)):
            store.delete(f"{folder}/{id}{_LETTER_FILE}")


def deliver(store: Store, folder: str, settings: Settings, now: datetime, *, of_today: bool = False) -> Delivery:
    """Send every letter of a folder that has not been sent; those that could not be sent stay in the queue.

    Letters that say how things stand on a day are sent with `of_today` alone, by whoever has just looked. A mail server that is
    down raises nothing, as no report waits for it. Raise SetupError if it refuses a letter for good, when the others are sent. A
    dry run sends none.
    """
    if settings.dry_run:
        return Delivery()
    waiting = [each for each in unsent_letters(store, folder) if of_today or each.kind not in OF_A_DAY]
    if not waiting:
        return Delivery()
    sent, refused, is_answered = 0, set[str](), True
    try:
        with open_carrier(settings, folder) as carrier:
            for letter in waiting:
                try:
                    carrier.send(message(letter, store, settings, now))
                except LetterNotTaken as error:
                    refused |= set() if error.is_temporary else {letter.id}
                else:
                    _record_sent(store, folder, letter, now)
                    sent += 1
    except MailUnavailable as error:
        is_answered = False
        log.warning("%s", error)
    # What was refused for good goes with the next run of its quarter, which says so: a server is not asked the same every minute.
    _note_unsent(store, folder, without=refused)
    if refused:
        raise SetupError(
            f"The mail server {settings.smtp_host} refused {counted(len(refused), 'letter')} of {folder}; the others are sent. "
            "Correct the contacts in profile.yaml, or QUARTERLY_MAIL_FROM."
        )
    return Delivery(sent, len(waiting) - sent, is_answered)


def unsent_letters(store: Store, folder: str) -> list[Letter]:
    """Return every letter of a folder that has not been sent."""
    return [_read(store, folder, id) for id in _unsent(store, folder)]


def leave_to_send(store: Store, folder: str) -> None:
    """Note that letters of a folder are to be sent without a run of their quarter, as soon as a mail server takes them."""
    store.write(_unsent_key(folder), to_bytes({"folder": folder}), "application/json")


def unsent_folders(store: Store) -> list[str]:
    """Return the folders with letters that the mail server did not take."""
    return [f"post/{entry.key.removeprefix(f'{_UNSENT}/').removesuffix('.json')}" for entry in store.list(_UNSENT)]


def _record_sent(store: Store, folder: str, letter: Letter, now: datetime) -> None:
    # After a crash between sending and recording, the letter is sent again under the same Message-ID, and mail programs show one
    # of the two.
    record = to_bytes({"message_id": message_id(letter), "at": now.isoformat()})
    store.write(f"{folder}/{letter.id}{_SENT_FILE}", record)


def _note_unsent(store: Store, folder: str, without: Collection[str]) -> None:
    """Note whether letters of a folder are unsent, also those that somebody stored a moment ago."""
    # Forgotten first and looked at then: whoever notes the folder meanwhile has stored a letter before.
    store.delete(_unsent_key(folder))
    if any(id not in without for id in _unsent(store, folder)):
        leave_to_send(store, folder)


def _unsent(store: Store, folder: str) -> list[str]:
    stored, sent = _ids(store, folder)
    return [id for id in stored if id not in sent]


def _unsent_key(folder: str) -> str:
    return f"{_UNSENT}/{folder.removeprefix('post/')}.json"


def message_id(letter: Letter) -> str:
    """Return the Message-ID of a letter, which is the same each time it is sent."""
    # A Message-ID needs a domain, and .invalid (RFC 2606) will never be anybody's.
    return f"<{letter.id}@quarterly.invalid>"


def message(letter: Letter, store: Store, settings: Settings, now: datetime) -> EmailMessage:
    """Return the letter as a message, in plain text and as a page, with its attachments."""
    from adapters.mail.html import LANGUAGE, letter_page  # with jinja2, which nothing needs that sends no letter

    mail = EmailMessage(_POLICY)
    subject = with_token(letter.headline, letter.id) if letter.is_answered_by_mail else letter.headline
    mail["From"], mail["To"], mail["Subject"] = settings.mail_from or _NO_SENDER, letter.to, subject
    mail["Reply-To"] = _reply_to(letter, settings)
    mail["Message-ID"], mail["Date"] = message_id(letter), format_datetime(now)
    # RFC 3834: keeps out-of-office replies from answering a program.
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = LANGUAGE
    mail.set_content(letter.text)
    mail.add_alternative(letter_page(letter), subtype="html")
    for attachment in letter.attachments:
        subtype = _SUBTYPES[attachment.name.rpartition(".")[2]]
        mail.add_attachment(store.read(attachment.key), maintype="application", subtype=subtype, filename=attachment.name)
    return mail


def _reply_to(letter: Letter, settings: Settings) -> str:
    if not (settings.mail_reply_to and letter.is_answered_by_mail):
        return letter.reply_to
    return settings.mail_reply_to.replace("{token}", reply_token(letter.id))
