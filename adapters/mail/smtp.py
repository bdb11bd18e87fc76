"""Send finished messages through the council's mail server, or write them into the outbox where none is set."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from adapters.mail.access_token import access_token, forget_token, uses_token
from adapters.mail.errors import LetterNotTaken, MailUnavailable
from adapters.settings import Settings
from quarterly.vocabulary.errors import SetupError

TIMEOUT = 20  # seconds for each answer
_LOGIN = "QUARTERLY_SMTP_USER and _PASSWORD, or _CLIENT_ID and what it may do"


class Carrier(Protocol):
    """A way to send finished messages."""

    def send(self, message: EmailMessage) -> None:
        """Send a message; raise LetterNotTaken if this one is not taken, MailUnavailable or SetupError if none is."""


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
def open_carrier(settings: Settings, folder: str) -> Iterator[Carrier]:
    """Yield the way to send an installation's mail: its server, or the outbox where none is set."""
    if settings.smtp_host is None:
        yield Outbox(settings.outbox / folder.removeprefix("post/"))
        return
    server = f"{settings.smtp_host}:{settings.smtp_port}"
    with _translated(server):
        connection = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=TIMEOUT)
    try:
        with _translated(server):
            if settings.smtp_starttls:
                # Without a context of our own smtplib would take any certificate.
                connection.starttls(context=ssl.create_default_context())
            _log_in(connection, settings)
        yield Smtp(connection, server)
    finally:
        connection.close()


def _log_in(connection: smtplib.SMTP, settings: Settings) -> None:
    if uses_token(settings):
        token = access_token(settings)
        connection.ehlo_or_helo_if_needed()
        if "XOAUTH2" not in connection.esmtp_features.get("auth", "").split():
            raise smtplib.SMTPNotSupportedError
        bearer = f"user={settings.smtp_user}\1auth=Bearer {token}\1\1"
        try:
            # A server that refuses says why in a second challenge, which is answered with nothing.
            connection.auth("XOAUTH2", lambda challenge=None: bearer if challenge is None else "")
        except smtplib.SMTPAuthenticationError:
            forget_token(settings)
            raise
    elif settings.smtp_user and settings.smtp_password:
        connection.login(settings.smtp_user, settings.smtp_password.get_secret_value())


@contextmanager
def _translated(server: str) -> Iterator[None]:
    # The messages of smtplib can repeat a recipient or a line of the letter, so none of them is passed on.
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        if _is_temporary(error.smtp_code):
            raise MailUnavailable(server, "takes no login now") from error
        raise SetupError(f"The mail server {server} refused the login. Correct {_LOGIN}.") from error
    except smtplib.SMTPNotSupportedError as error:
        raise SetupError(
            f"The mail server {server} does not offer what is set. Correct QUARTERLY_SMTP_PORT, _STARTTLS or the login."
        ) from error
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise LetterNotTaken(is_temporary=all(map(_is_temporary, codes))) from error
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        raise LetterNotTaken(is_temporary=_is_temporary(error.smtp_code)) from error
    except ssl.SSLCertVerificationError as error:
        raise SetupError(
            f"The certificate of the mail server {server} cannot be trusted. Correct QUARTERLY_SMTP_HOST or the certificate; "
            "SSL_CERT_FILE names the certificates of an authority of your own."
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        raise MailUnavailable(server, f"does not answer ({type(error).__name__})") from error


def _is_temporary(code: int) -> bool:
    """Whether the server may say otherwise later (RFC 5321, 4.2.1)."""
    return code < 500
