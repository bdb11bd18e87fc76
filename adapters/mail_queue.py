"""The queue of letters in the restricted store, each sent once under a Message-ID that never changes."""

import json
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol

from adapters.settings import Settings
from adapters.store import Store
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.vocabulary.canonical import from_bytes, to_bytes
from quarterly.vocabulary.errors import ServiceUnavailable, SetupError
from quarterly.vocabulary.stored_forms import StoredForm


def _of_form_1(body: bytes) -> Letter:
    """Return a letter stored in form 1, which had no field for the kind: its id begins with it."""
    stored = json.loads(body)
    kind = next(kind for kind in LetterKind if stored["id"].startswith(f"{kind}-"))
    return from_bytes(Letter, to_bytes({"kind": kind, **stored}))


_LETTER = StoredForm("a letter", Letter, number=2, older={1: _of_form_1})
_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


class Carrier(Protocol):
    """A way to send finished messages."""

    def send(self, message: EmailMessage) -> None:
        """Send a message; raise ServiceUnavailable or SetupError if that fails."""


def queue_letter(store: Store, folder: str, letter: Letter) -> None:
    """Store a letter to be sent, unless the same text to the same person is stored already."""
    key = f"{folder}/{letter.id}/letter.json"
    if not store.exists(key):
        store.write(key, _LETTER.to_bytes(letter), "application/json")


def letters(store: Store, folder: str) -> list[Letter]:
    """Return every letter of a folder, sent or not."""
    keys = [entry.key for entry in store.list(folder) if entry.key.endswith("/letter.json")]
    return [_LETTER.from_bytes(store.read(key), key) for key in keys]


def sent_letters(store: Store, folder: str) -> list[tuple[Letter, str]]:
    """Return every letter of a folder that was sent, with the time of sending (ISO, UTC)."""
    records = ((letter, store.read_tagged(f"{folder}/{letter.id}/sent.json")) for letter in letters(store, folder))
    return [(letter, json.loads(found[0])["at"]) for letter, found in records if found]


def deliver(store: Store, folder: str, settings: Settings, now: datetime) -> int:
    """Send every letter that has not been sent, and return their number; those that could not be sent stay in the queue."""
    waiting = [letter for letter in letters(store, folder) if not store.exists(f"{folder}/{letter.id}/sent.json")]
    if not waiting:
        return 0
    with _carrier(settings, folder, len(waiting)) as carrier:
        for letter in waiting:
            carrier.send(message(letter, store, settings, now))
            # After a crash between sending and recording, the letter is sent again under the same Message-ID, and mail programs
            # show one of the two.
            record = to_bytes({"message_id": message_id(letter), "at": now.isoformat()})
            store.write(f"{folder}/{letter.id}/sent.json", record)
    return len(waiting)


def message_id(letter: Letter) -> str:
    """Return the Message-ID of a letter, which is the same each time it is sent."""
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
        maintype, subtype = _XLSX
        body = store.read(attachment.key)
        mail.add_attachment(body, maintype=maintype, subtype=subtype, filename=attachment.name)
    return mail


class Outbox:
    """A folder in place of a mail server, with a .eml file for each letter that any mail program opens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, message: EmailMessage) -> None:
        """Write the message as a file."""
        name = message["Message-ID"].strip("<>").partition("@")[0]
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / f"{name}.eml").write_bytes(message.as_bytes())
        except OSError as error:
            raise SetupError(
                f"The outbox {self.folder} cannot be written: {error.strerror}. Correct QUARTERLY_OUTBOX."
            ) from error


class Smtp:
    """A connection to the council's mail server."""

    def __init__(self, connection: smtplib.SMTP, server: str) -> None:
        self.connection, self.server = connection, server

    def send(self, message: EmailMessage) -> None:
        """Hand the message to the server."""
        with _translated(self.server):
            self.connection.send_message(message)


@contextmanager
def _carrier(settings: Settings, folder: str, waiting: int) -> Iterator[Carrier]:
    if settings.smtp_host is None:
        yield Outbox(settings.outbox / folder.removeprefix("post/"))
        return
    server = f"{settings.smtp_host}:{settings.smtp_port}"
    with _translated(server, waiting):
        connection = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=20)
    try:
        with _translated(server, waiting):
            if settings.smtp_starttls:
                connection.starttls()
            if settings.smtp_user and settings.smtp_password:
                connection.login(settings.smtp_user, settings.smtp_password.get_secret_value())
        yield Smtp(connection, server)
    finally:
        connection.close()


@contextmanager
def _translated(server: str, waiting: int = 0) -> Iterator[None]:
    # The messages of smtplib can repeat a recipient or a line of the letter, so none of them is passed on.
    queued = f" {waiting} messages wait in the post and go out with the next run." if waiting else ""
    try:
        yield
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError) as error:
        raise SetupError(f"The mail server {server} refused the login. Correct QUARTERLY_SMTP_USER and _PASSWORD.") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise SetupError(
            f"The mail server {server} refused a recipient. Correct the contacts in profile.yaml.{queued}"
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        raise ServiceUnavailable(
            f"The mail server {server} did not take a message ({type(error).__name__}). Nothing is lost.{queued}"
        ) from error
