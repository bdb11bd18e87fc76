"""Is mail sent with a token from a real server, and is each of its refusals read as what it is?"""

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from pydantic import SecretStr

from adapters.mail import access_token
from adapters.mail.queue import Delivery, deliver, queue_letter
from adapters.settings import Settings
from adapters.store import Store
from quarterly.vocabulary.errors import SetupError
from tests.certificates import Certificate
from tests.e2e.postgres import free_port
from tests.made_letters import made_letter

NOW = datetime(2012, 7, 2, 9, 30, tzinfo=UTC)
POST = "post/dudley/2012-13-q1"
MAILBOX = "quarterly@dudley.example"


@dataclass
class MailServer:
    """A server that takes mail from whoever has the token; the answers to recipients and contents can be set."""

    token: str = ""
    to: dict[str, str] = field(default_factory=dict)
    content: str = "250 OK"
    login: str = ""
    taken: list[str] = field(default_factory=list)

    async def auth_XOAUTH2(self, server: Any, args: list[str]) -> AuthResult:  # noqa: N802
        if self.login:
            await server.push(self.login)
            return AuthResult(success=False, handled=True)
        given = b64decode(args[1]).decode()
        if given == f"user={MAILBOX}\1auth=Bearer {self.token}\1\1":
            return AuthResult(success=True)
        # As Exchange does: the reason comes as a challenge, to be answered with nothing.
        assert await server.challenge_auth(b'{"status":"401"}') == b""
        return AuthResult(success=False, handled=False)

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        answer = self.to.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802
        if self.content.startswith("250"):
            self.taken += envelope.rcpt_tos
        return self.content


@dataclass
class TokenServer:
    """A server that gives a token to a client with the right secret, and remembers what it was asked."""

    address: str = ""
    status: int = 200
    answer: dict[str, Any] = field(default_factory=lambda: {"access_token": "t1", "expires_in": 3600, "token_type": "Bearer"})
    asked: list[dict[str, list[str]]] = field(default_factory=list)


@pytest.fixture
def mail() -> Iterator[tuple[MailServer, int]]:
    server = MailServer(token="t1")
    with _listening(server) as port:
        yield server, port


@contextmanager
def _listening(server: MailServer, **options: Any) -> Iterator[int]:
    controller = Controller(server, hostname="127.0.0.1", port=free_port(), auth_require_tls=False, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@pytest.fixture
def tokens() -> Iterator[TokenServer]:
    server = TokenServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            server.asked.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            body = json.dumps(server.answer).encode()
            self.send_response(server.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{listening.server_port}/token"
    Thread(target=listening.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    listening.shutdown()
    listening.server_close()


@pytest.fixture
def settings(mail: tuple[MailServer, int], tokens: TokenServer, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(access_token, "_tokens", {})
    return Settings(
        smtp_host="127.0.0.1",
        mail_from=MAILBOX,
        smtp_port=mail[1],
        smtp_user=MAILBOX,
        smtp_token_url=tokens.address,
        smtp_client_id="client",
        smtp_client_secret=SecretStr("secret"),
        smtp_scope="mail.send",
    )


@pytest.fixture
def store(local_store: Store) -> Store:
    """A store with three letters."""
    for who in ("a", "b", "c"):
        queue_letter(local_store, POST, made_letter(f"request-{who}", to=f"{who}@dudley.example", reply_to=MAILBOX))
    return local_store


ALL = ["a@dudley.example", "b@dudley.example", "c@dudley.example"]


def test_mail_goes_out_with_a_token(store: Store, settings: Settings, mail: tuple[MailServer, int], tokens: TokenServer) -> None:
    assert deliver(store, POST, settings, NOW) == Delivery(3, 0)
    assert mail[0].taken == ALL
    who = {"client_id": ["client"], "client_secret": ["secret"]}
    assert tokens.asked == [{"grant_type": ["client_credentials"], **who, "scope": ["mail.send"]}]


def test_a_token_is_used_until_it_ends(settings: Settings, tokens: TokenServer, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(access_token, "time", type("Clock", (), {"monotonic": lambda: now}))
    for now in (0.0, 3539.0, 3541.0):  # noqa: B007 the clock reads it
        access_token.access_token(settings)
    assert len(tokens.asked) == 2


def test_a_token_that_the_mail_server_refuses_is_asked_for_anew(
    store: Store, settings: Settings, mail: tuple[MailServer, int], tokens: TokenServer
) -> None:
    mail[0].token = "t2"
    with pytest.raises(SetupError, match="refused the login"):
        deliver(store, POST, settings, NOW)
    tokens.answer["access_token"] = "t2"
    assert deliver(store, POST, settings, NOW) == Delivery(3, 0)


def test_the_secret_comes_from_a_file(settings: Settings, tokens: TokenServer, tmp_path: Any) -> None:
    (tmp_path / "secret").write_text("from a file\n")
    update = {"smtp_client_secret": None, "smtp_client_secret_file": tmp_path / "secret"}
    access_token.access_token(settings.model_copy(update=update))
    assert tokens.asked[0]["client_secret"] == ["from a file"]


@pytest.mark.parametrize(
    ("update", "words"),
    [
        ({"smtp_user": None}, "set QUARTERLY_SMTP_USER, the mailbox, and QUARTERLY_SMTP_CLIENT_ID too"),
        ({"smtp_client_id": None}, "set QUARTERLY_SMTP_USER, the mailbox, and QUARTERLY_SMTP_CLIENT_ID too"),
        ({"smtp_client_secret": None}, "Set QUARTERLY_SMTP_CLIENT_SECRET, or QUARTERLY_SMTP_CLIENT_SECRET_FILE"),
        ({"smtp_token_url": "http://login.example/token"}, "QUARTERLY_SMTP_TOKEN_URL must begin with https://"),
        ({"smtp_host": "mail.example"}, "set QUARTERLY_SMTP_STARTTLS=true"),
    ],
)
def test_a_setting_that_is_missing_or_unsafe(settings: Settings, tokens: TokenServer, update: dict[str, Any], words: str) -> None:
    with pytest.raises(SetupError, match=words):
        access_token.access_token(settings.model_copy(update=update))
    assert tokens.asked == []


@pytest.mark.parametrize(
    ("status", "answer", "words"),
    [
        (401, {"error": "invalid_client"}, r"gave no token for mail \(invalid_client\)"),
        (400, {"error": "invalid_scope"}, r"gave no token for mail \(invalid_scope\)"),
        (200, {}, r"gave no token for mail \(200\)"),
    ],
)
def test_a_refused_token_is_for_somebody_to_correct(
    store: Store, settings: Settings, tokens: TokenServer, status: int, answer: dict[str, Any], words: str
) -> None:
    tokens.status, tokens.answer = status, answer
    with pytest.raises(SetupError, match=words) as raised:
        deliver(store, POST, settings, NOW)
    assert "secret" not in str(raised.value).replace("_CLIENT_SECRET", "")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_token_server_that_is_down_holds_nothing_back(
    store: Store, settings: Settings, tokens: TokenServer, status: int
) -> None:
    tokens.status = status
    assert deliver(store, POST, settings, NOW) == Delivery(0, 3)


def test_a_token_server_that_is_away_holds_nothing_back(store: Store, settings: Settings) -> None:
    away = settings.model_copy(update={"smtp_token_url": f"http://127.0.0.1:{free_port()}/token"})
    assert deliver(store, POST, away, NOW) == Delivery(0, 3)


def test_a_server_without_this_login_is_for_somebody_to_correct(store: Store, settings: Settings) -> None:
    class Plain:
        async def handle_DATA(self, *_: Any) -> str:  # noqa: N802
            return "250 OK"

    with _listening(Plain()) as port, pytest.raises(SetupError, match="does not offer what is set"):  # type: ignore[arg-type]
        deliver(store, POST, settings.model_copy(update={"smtp_port": port}), NOW)


def test_a_login_that_is_refused_for_now_holds_nothing_back(
    store: Store, settings: Settings, mail: tuple[MailServer, int]
) -> None:
    mail[0].login = "454 4.7.0 Temporary authentication failure"
    assert deliver(store, POST, settings, NOW) == Delivery(0, 3)


def test_one_recipient_that_is_refused_stops_no_other(store: Store, settings: Settings, mail: tuple[MailServer, int]) -> None:
    mail[0].to = {"b@dudley.example": "550 5.1.1 No such user b@dudley.example"}
    with pytest.raises(SetupError) as raised:
        deliver(store, POST, settings, NOW)
    assert mail[0].taken == ["a@dudley.example", "c@dudley.example"]
    assert str(raised.value) == (
        "The mail server 127.0.0.1 refused 1 letter of post/dudley/2012-13-q1; the others are sent. Correct the contacts in "
        "profile.yaml, or QUARTERLY_MAIL_FROM."
    )


def test_a_recipient_that_is_put_off_waits_alone(store: Store, settings: Settings, mail: tuple[MailServer, int]) -> None:
    mail[0].to = {"b@dudley.example": "450 4.2.0 Greylisted"}
    assert deliver(store, POST, settings, NOW) == Delivery(2, 1)
    mail[0].to = {}
    assert deliver(store, POST, settings, NOW) == Delivery(1, 0)
    assert sorted(mail[0].taken) == ALL


@pytest.mark.parametrize(("answer", "is_for_somebody"), [("552 Too large", True), ("452 Full", False)])
def test_a_letter_whose_content_is_refused(
    store: Store, settings: Settings, mail: tuple[MailServer, int], answer: str, is_for_somebody: bool
) -> None:
    mail[0].content = answer
    if is_for_somebody:
        with pytest.raises(SetupError, match="refused 3 letters"):
            deliver(store, POST, settings, NOW)
    else:
        assert deliver(store, POST, settings, NOW) == Delivery(0, 3)


def test_a_certificate_that_cannot_be_trusted_is_for_somebody_to_correct(
    store: Store, settings: Settings, own_certificate: Certificate
) -> None:
    with _listening(MailServer(), tls_context=own_certificate.context()) as port:
        encrypted = settings.model_copy(update={"smtp_port": port, "smtp_starttls": True})
        with pytest.raises(SetupError, match=r"certificate of the mail server .* cannot be trusted"):
            deliver(store, POST, encrypted, NOW)


def test_mail_goes_out_encrypted_with_a_token(
    store: Store, settings: Settings, own_certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(own_certificate.file))
    server = MailServer(token="t1")
    with _listening(server, tls_context=own_certificate.context(), require_starttls=True) as port:
        deliver(store, POST, settings.model_copy(update={"smtp_port": port, "smtp_starttls": True}), NOW)
    assert server.taken == ALL
