"""The mailbox that answers arrive in: read over IMAP with TLS, and never marked, moved or deleted unless a setting says so."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters.mail.access_token import access_token, forget_token, uses_token
from adapters.mail.errors import MailUnavailable
from adapters.mail.message import LARGEST
from adapters.settings import Settings
from adapters.settings_secrets import secret_of
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import SetupError

if TYPE_CHECKING:
    from imapclient import IMAPClient

TIMEOUT = 30  # seconds for each answer
_AT_ONCE = 200  # messages whose sizes are asked for together


@dataclass(frozen=True, slots=True)
class Fetched:
    """A message of a mailbox: its number there, when it came (UTC), and its bytes, or those of its headers if it is too large."""

    uid: int
    at: datetime
    body: bytes = field(repr=False)
    is_whole: bool = True


class Mailbox:
    """One folder of a mailbox, open. Its messages have ascending numbers, which begin anew with another `validity`."""

    def __init__(self, client: "IMAPClient", name: str, validity: int) -> None:
        self._client, self.name, self.validity = client, name, validity

    def after(self, uid: int) -> Iterator[Fetched]:
        """Yield the messages that came after the one with this number, in order; each is fetched when it is asked for."""
        # A server answers "8:*" with its last message, also where that is number 7.
        found = sorted(each for each in self._client.search(["UID", f"{uid + 1}:*"]) if each > uid)
        for start in range(0, len(found), _AT_ONCE):
            numbers = found[start : start + _AT_ONCE]
            described = self._client.fetch(numbers, ["RFC822.SIZE", "INTERNALDATE"])
            for number in numbers:
                if number in described:  # else somebody deleted it meanwhile
                    yield from self._fetched(number, described[number])

    def _fetched(self, number: int, described: dict[bytes, object]) -> Iterator[Fetched]:
        is_whole = int(str(described[b"RFC822.SIZE"])) <= LARGEST
        part = b"BODY[]" if is_whole else b"BODY[HEADER]"
        answer = self._client.fetch([number], [part.replace(b"[", b".PEEK[").decode()])  # PEEK leaves it unread
        at = described[b"INTERNALDATE"]
        if number in answer and isinstance(body := answer[number].get(part), bytes):
            came = at.astimezone(UTC) if isinstance(at, datetime) else datetime.fromtimestamp(0, UTC)
            yield Fetched(number, came, body, is_whole)

    def move(self, uid: int, folder: str) -> None:
        """Move a message into another folder, which is made if there is none; leave it where the server cannot."""
        from imapclient.exceptions import IMAPClientError

        with suppress(IMAPClientError):
            if not self._client.folder_exists(folder):
                self._client.create_folder(folder)
            self._client.move([uid], folder)


@contextmanager
def open_mailbox(settings: Settings) -> Iterator[Mailbox]:
    """Yield the mailbox of an installation; raise SetupError if a setting is wrong, MailUnavailable if it does not answer."""
    from imapclient import IMAPClient, SocketTimeout  # an installation without a mailbox does not wait for it

    assert settings.imap_host
    server = f"{settings.imap_host}:{settings.imap_port}"
    with _translated(server, settings):
        client = IMAPClient(
            settings.imap_host,
            settings.imap_port,
            ssl_context=ssl.create_default_context(),
            timeout=SocketTimeout(TIMEOUT, TIMEOUT),
        )
        client.normalise_times = False
        try:
            _log_in(client, settings)
            selected = client.select_folder(settings.imap_folder, readonly=settings.imap_done_folder is None)
            name = digest(settings.imap_host, settings.imap_user or settings.smtp_user or "", settings.imap_folder)[:16]
            yield Mailbox(client, name, int(selected[b"UIDVALIDITY"]))
        finally:
            with suppress(Exception):
                client.logout()


def _log_in(client: "IMAPClient", settings: Settings) -> None:
    from imapclient.exceptions import LoginError

    user = settings.imap_user or settings.smtp_user
    if not user:
        raise SetupError("QUARTERLY_IMAP_HOST is set: set QUARTERLY_IMAP_USER, the mailbox, too.")
    password = secret_of(settings.imap_password, settings.imap_password_file, "QUARTERLY_IMAP_PASSWORD")
    if password:
        client.login(user, password)
    elif uses_token(settings):
        try:
            client.oauth2_login(user, access_token(settings))
        except LoginError:
            forget_token(settings)
            raise
    else:
        raise SetupError(
            "QUARTERLY_IMAP_HOST is set: set QUARTERLY_IMAP_PASSWORD, or QUARTERLY_SMTP_TOKEN_URL with what it needs."
        )


@contextmanager
def _translated(server: str, settings: Settings) -> Iterator[None]:
    # What a server says may repeat a subject or an address, so none of it is passed on.
    from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, IMAPClientReadOnlyError, LoginError

    try:
        yield
    except LoginError as error:
        raise SetupError(
            f"The mailbox at {server} refused the login. Correct QUARTERLY_IMAP_USER and its password, or what the client may do."
        ) from error
    except IMAPClientAbortError as error:
        raise MailUnavailable(server, "ended the connection", reads=True) from error
    except IMAPClientReadOnlyError as error:
        raise SetupError(
            f"The mailbox at {server} may only be read. Leave out QUARTERLY_IMAP_DONE_FOLDER, or give the account that right."
        ) from error
    except IMAPClientError as error:
        raise SetupError(
            f"The mailbox at {server} has no folder “{settings.imap_folder}”, or does not do what is asked of it. Correct "
            "QUARTERLY_IMAP_FOLDER."
        ) from error
    except ssl.SSLCertVerificationError as error:
        raise SetupError(
            f"The certificate of the mailbox's server {server} cannot be trusted. Correct QUARTERLY_IMAP_HOST or it; "
            "SSL_CERT_FILE names the certificates of an authority of your own."
        ) from error
    except (TimeoutError, OSError) as error:
        raise MailUnavailable(server, f"does not answer ({type(error).__name__})", reads=True) from error
