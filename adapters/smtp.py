"""Send finished messages through the council's mail server, or write them into the outbox where none is set."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from adapters.settings import Settings
from quarterly.vocabulary.errors import ServiceUnavailable, SetupError


class Carrier(Protocol):
    """A way to send finished messages."""

    def send(self, message: EmailMessage) -> None:
        """Send a message; raise ServiceUnavailable or SetupError if that fails."""


class Outbox:
    """A folder in place of a mail server, with a .eml file for each letter that any mail program opens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, message: EmailMessage) -> None:
        """Write the message as a file."""
        name = message["Message-ID"].strip("<>").partition("@")[0]
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # letters carry figures that are not public
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
def open_carrier(settings: Settings, folder: str, waiting: int) -> Iterator[Carrier]:
    """Yield the way to send an installation's mail: its server, or the outbox; `waiting` is for the message if it fails."""
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
