"""Letters on their way: kept in the restricted store until sent, sent once each under a Message-ID that never changes."""

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
    """Return a letter that was stored before its kind was a field: its id says which it is."""
    stored = json.loads(body)
    kind = next(kind for kind in LetterKind if stored["id"].startswith(f"{kind}-"))
    return from_bytes(Letter, to_bytes({"kind": kind, **stored}))


_LETTER = StoredForm("a letter", Letter, number=2, older={1: _of_form_1})
_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


class Carrier(Protocol):
    """Takes a finished message away."""

    def send(self, message: EmailMessage) -> None:
        """Send it, or raise ServiceUnavailable or SetupError."""


def queue_letter(store: Store, folder: str, letter: Letter) -> None:
    """Keep a letter to be sent, unless one of the same words to the same person is there already."""
    key = f"{folder}/{letter.id}/letter.json"
    if not store.exists(key):
        store.write(key, _LETTER.to_bytes(letter), "application/json")


def letters(store: Store, folder: str) -> list[Letter]:
    """Return every letter of a folder, sent or not."""
    keys = [entry.key for entry in store.list(folder) if entry.key.endswith("/letter.json")]
    return [_LETTER.from_bytes(store.read(key), key) for key in keys]


def sent_letters(store: Store, folder: str) -> list[tuple[Letter, str]]:
    """Return every letter of a folder that was sent, with when (ISO, UTC)."""
    records = ((letter, store.read_tagged(f"{folder}/{letter.id}/sent.json")) for letter in letters(store, folder))
    return [(letter, json.loads(found[0])["at"]) for letter, found in records if found]


def deliver(store: Store, folder: str, settings: Settings, now: datetime) -> int:
    """Send every letter that has not been sent, and return how many; what could not be sent stays in the post."""
    waiting = [letter for letter in letters(store, folder) if not store.exists(f"{folder}/{letter.id}/sent.json")]
    if not waiting:
        return 0
    with _carrier(settings, folder, len(waiting)) as carrier:
        for letter in waiting:
            carrier.send(message(letter, store, settings, now))
            # After a crash in between, the letter goes out a second time under the same Message-ID, which mail programs fold
            # into one.
            record = to_bytes({"message_id": message_id(letter), "at": now.isoformat()})
            store.write(f"{folder}/{letter.id}/sent.json", record)
    return len(waiting)


def message_id(letter: Letter) -> str:
    """Return the letter's Message-ID, the same however often it is sent."""
    return f"<{letter.id}@quarterly.invalid>"


def message(letter: Letter, store: Store, settings: Settings, now: datetime) -> EmailMessage:
    """Return the letter as a message with its attachments."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = settings.mail_from, letter.to, letter.subject
    mail["Reply-To"] = letter.reply_to
    mail["Message-ID"], mail["Date"] = message_id(letter), format_datetime(now)
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    for attachment in letter.attachments:
        maintype, subtype = _XLSX
        body = store.read(attachment.key)
        mail.add_attachment(body, maintype=maintype, subtype=subtype, filename=attachment.name)
    return mail


class Outbox:
    """A folder that stands in for a mail server: one .eml a letter, to be opened by any mail program."""

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
    # smtplib's own texts can repeat a recipient or a line of the letter, so none of them is passed on.
    kept = f" {waiting} messages wait in the post and go out with the next run." if waiting else ""
    try:
        yield
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError) as error:
        raise SetupError(f"The mail server {server} refused the login. Correct QUARTERLY_SMTP_USER and _PASSWORD.") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise SetupError(f"The mail server {server} refused a recipient. Correct the contacts in profile.yaml.{kept}") from error
    except (smtplib.SMTPException, OSError) as error:
        raise ServiceUnavailable(
            f"The mail server {server} did not take a message ({type(error).__name__}). Nothing is lost.{kept}"
        ) from error
