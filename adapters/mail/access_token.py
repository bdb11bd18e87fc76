"""The access token with which mail is sent and read where a password no longer does: OAuth 2, client credentials (RFC 6749, 4.4).

One request with one answer. The libraries for it take the 503 of a server that is down for an answer without a token.
"""

import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from adapters.mail.errors import MailUnavailable
from adapters.settings import Settings
from adapters.settings_secrets import secret_of
from quarterly.vocabulary.errors import SetupError

TIMEOUT = 20  # seconds
EARLY = 60  # seconds before its end from which a token is not used any more
SHORT = 300  # seconds that a token lasts whose answer does not say
_URL = "QUARTERLY_SMTP_TOKEN_URL"
_ALL = f"{_URL}, _CLIENT_ID, _CLIENT_SECRET or _SCOPE"
_SECRET = "QUARTERLY_SMTP_CLIENT_SECRET"  # noqa: S105
_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    ends: float  # of time.monotonic()


_tokens: dict[Settings, _Token] = {}


def uses_token(settings: Settings) -> bool:
    """Whether a token is used where no password is."""
    return settings.smtp_token_url is not None


def access_token(settings: Settings) -> str:
    """Return a token, a new one if the last has nearly ended.

    Raise SetupError if a setting is missing or the server refuses them, MailUnavailable if it does not answer.
    """
    found = _tokens.get(settings)
    if found is None or found.ends - EARLY < time.monotonic():
        found = _tokens[settings] = _new_token(settings)
    return found.text


def forget_token(settings: Settings) -> None:
    """Have the next call get a new token, as the mail server did not take this one."""
    _tokens.pop(settings, None)


def _new_token(settings: Settings) -> _Token:
    import httpx  # an installation that sends otherwise does not wait for it

    address = _required(settings)
    server = urlsplit(address).netloc
    try:
        answer = httpx.post(address, data=_request(settings), timeout=TIMEOUT)
    except httpx.HTTPError as error:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            raise SetupError(f"The certificate of {server} cannot be trusted: correct {_URL}.") from error
        raise MailUnavailable(server, f"gives no token ({type(error).__name__})") from error
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS or answer.is_server_error:
        raise MailUnavailable(server, f"gives no token ({answer.status_code})")
    given = _read(answer.content)
    if not answer.is_success or "access_token" not in given:
        raise SetupError(f"{server} gave no token for mail ({given.get('error', answer.status_code)}). Correct {_ALL}.")
    return _Token(str(given["access_token"]), time.monotonic() + float(given.get("expires_in", SHORT)))


def _request(settings: Settings) -> dict[str, str | None]:
    who = {"client_id": settings.smtp_client_id, "client_secret": _secret(settings)}
    scope = {"scope": settings.smtp_scope} if settings.smtp_scope else {}
    return {"grant_type": "client_credentials", **who, **scope}


def _read(body: bytes) -> dict[str, Any]:
    """Return what a server answered, nothing if that is no object."""
    try:
        given = json.loads(body)
    except ValueError:
        return {}
    return given if isinstance(given, dict) else {}


def _required(settings: Settings) -> str:
    """Return the address to ask; raise SetupError if a setting is missing, or if a token would travel in clear."""
    address = settings.smtp_token_url or ""
    if not ((settings.smtp_user or settings.imap_user) and settings.smtp_client_id):
        raise SetupError(f"{_URL} is set: set QUARTERLY_SMTP_USER, the mailbox, and QUARTERLY_SMTP_CLIENT_ID too.")
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in _THIS_MACHINE:
        raise SetupError(f"{_URL} must begin with https://.")
    if settings.smtp_host and not settings.smtp_starttls and settings.smtp_host not in _THIS_MACHINE:
        raise SetupError("A token is sent encrypted only: set QUARTERLY_SMTP_STARTTLS=true.")
    return address


def _secret(settings: Settings) -> str:
    found = secret_of(settings.smtp_client_secret, settings.smtp_client_secret_file, _SECRET)
    if not found and settings.smtp_client_secret_file is None:
        raise SetupError(f"Set {_SECRET}, or {_SECRET}_FILE, the file that holds it.")
    return found
