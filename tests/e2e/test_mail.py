"""Do answers come back by a real mail server, whoever sends them, and what if a look at the mailbox is killed?"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from threading import Thread
from urllib.parse import parse_qs

import pytest

from adapters.councils import COUNCILS
from adapters.cycle_context import CycleContext
from adapters.mail.decided_mail import Decided, decide_all
from adapters.mail.mailbox import open_mailbox
from adapters.mail.poll import file_mails
from adapters.mail.queue import deliver, queue_letter
from adapters.mail.stored_mail import mails_of
from adapters.settings import load_settings
from cli.history_of_mail import mail_entries
from quarterly.commentary.letters import LetterKind
from quarterly.correspondence.outcomes import Why
from quarterly.correspondence.tokens import with_token
from quarterly.vocabulary.errors import SetupError
from tests.e2e.mail_servers import BOX, DOMAIN, HOST, MailServers, running_or_skipped
from tests.installation import COUNCIL, KEY, LAC, PLANS, QUARTER, Installation, indicator_return
from tests.made_letters import made_letter
from tests.mails import mail

CARE, SAFEGUARDING = "children-in-care.data@dudley.example", "safeguarding.data@dudley.example"
RETURN, PLANS_ASKED = "return-children-in-care-1f2e3d4c5b6a7988", "return-safeguarding-8f2e3d4c5b6a7988"
GOOD, OTHER = indicator_return("children-in-care", [LAC]), indicator_return("safeguarding", [PLANS])
POST = f"post/{COUNCIL}/{KEY}"
LOOK = "from tests.e2e.test_mail import look; look()"


@pytest.fixture
def servers() -> Iterator[MailServers]:
    """The mail servers, or a skip that says how to get them."""
    with running_or_skipped() as running:
        yield running


@pytest.fixture
def office(installation: Installation, servers: MailServers, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """Dudley, which believes its mail server, and has written to two services."""
    councils = installation.folder / "councils"
    copytree(COUNCILS / COUNCIL, councils / COUNCIL, ignore=lambda *_: ["returns"])
    profile = councils / COUNCIL / "profile.yaml"
    profile.write_text(f"{profile.read_text()}\nmail: {{trusted_host: {HOST}}}\n")
    (installation.folder / "inbox").mkdir()
    for name, value in {**servers.settings(), "QUARTERLY_COUNCILS": str(councils)}.items():
        monkeypatch.setenv(name, value)
    for id, to in ((RETURN, CARE), (PLANS_ASKED, SAFEGUARDING)):
        queue_letter(installation.restricted, POST, made_letter(id, LetterKind.RETURN, to=to, reply_to=CARE))
    return installation


def look() -> Decided:
    """Read the mailbox and decide about what came."""
    settings = load_settings()
    store = settings.restricted()
    file_mails(settings, store)
    return decide_all(store, datetime.now(UTC))


def became(office: Installation) -> list[str]:
    """Return what became of each mail, sorted."""
    outcomes = [outcome for _, outcome in mails_of(office.restricted, COUNCIL, KEY) if outcome]
    return sorted(str(outcome.why or outcome.what or outcome.became) for outcome in outcomes)


def inbox(office: Installation) -> dict[str, bytes]:
    folder = office.folder / "inbox" / COUNCIL / KEY
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.xlsx")}


def test_answers_are_taken_in_and_the_rest_waits(office: Installation, servers: MailServers) -> None:
    answers = {"answers": RETURN, "files": {"return.xlsx": GOOD}}
    forged = [("Authentication-Results", f"{HOST}; dmarc=pass header.from={DOMAIN}")]
    sent = [
        (CARE, mail(CARE, "Corrected, as asked.", **answers), True),  # type: ignore[arg-type]
        (CARE, mail(CARE, "Corrected, says somebody.", **answers, headers=forged), False),  # type: ignore[arg-type]
        (SAFEGUARDING, mail(SAFEGUARDING, "Plans.", answers=RETURN, files={"plans.xlsx": OTHER}), True),  # not their letter
        (SAFEGUARDING, mail(SAFEGUARDING, "Plans.", subject=with_token("Here", PLANS_ASKED), files={"plans.xlsx": OTHER}), True),
        (CARE, mail(CARE, "The figure is 104.9.", answers=RETURN), True),
        (CARE, mail(CARE, "I am away.", answers=RETURN, headers=[("Auto-Submitted", "auto-replied")]), True),
    ]
    for sender, body, is_logged_in in sent:
        servers.send(sender, body, logged_in=is_logged_in)
    servers.await_mails(6)
    assert look() == Decided(taken=2, noted=1, set_aside=3)
    assert inbox(office) == {"children-in-care/return.xlsx": GOOD, "safeguarding/plans.xlsx": OTHER}
    assert became(office) == sorted(
        [
            *("1 file of Children in care", "1 file of Assessment and safeguarding", Why.SENDER_NOT_PROVEN, Why.NOT_ASKED),
            *(Why.NOTHING_ATTACHED, "an automatic reply of: Data lead for children in care"),
        ]
    )
    assert look() == Decided()
    assert servers.arrived() == 6  # nothing was deleted or moved
    with open_mailbox(load_settings()) as mailbox:
        assert not mailbox._client.search(["SEEN"])  # and nobody's mail program shows it as read


def test_the_officer_is_told_who_cannot_be_reached(office: Installation, servers: MailServers) -> None:
    deliver(office.restricted, POST, load_settings(), datetime.now(UTC))
    servers.await_mails(2)
    assert look() == Decided(set_aside=2)
    assert {filed.mail.answers for filed, _ in mails_of(office.restricted, COUNCIL, KEY)} == {RETURN, PLANS_ASKED}
    assert became(office) == [Why.BOUNCE, Why.BOUNCE]


def test_what_was_read_is_moved_where_a_setting_says_so(
    office: Installation, servers: MailServers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUARTERLY_IMAP_DONE_FOLDER", "Quarterly done")
    servers.send(CARE, mail(CARE, "Here.", answers=RETURN, files={"return.xlsx": GOOD}), logged_in=True)
    servers.await_mails(1)
    assert look() == Decided(taken=1)
    assert servers.arrived() == 0
    monkeypatch.setenv("QUARTERLY_IMAP_FOLDER", "Quarterly done")
    monkeypatch.delenv("QUARTERLY_IMAP_DONE_FOLDER")
    assert look() == Decided()  # the same mail at another place is no other mail


def test_a_look_that_is_killed_again_and_again_does_everything_once(office: Installation, servers: MailServers) -> None:
    number = 12
    for each in range(number):
        body = indicator_return("children-in-care", [[*LAC[:4], 100 + each, 98.8, "Corrected."]])
        servers.send(CARE, mail(CARE, f"Number {each}", answers=RETURN, files={"return.xlsx": body}), logged_in=True)
    servers.await_mails(number)
    killed = 0
    for seconds in (0.6, 0.9, 1.2, 1.5, 1.8, 2.1, 2.4, 2.7):
        process = subprocess.Popen([sys.executable, "-c", LOOK], cwd=Path.cwd(), env={**os.environ, "PYTHONPATH": _ROOT})
        time.sleep(seconds)
        killed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    look()
    entries = list(mail_entries(CycleContext.of(COUNCIL, QUARTER)))
    assert len(entries) == number
    assert all("answered by mail: 1 file of Children in care" in what for _, _, what in entries)
    files = inbox(office)
    assert len(files) == len(set(files.values())) == number
    assert killed


_ROOT = str(COUNCILS.parent)


@pytest.fixture
def tokens() -> Iterator[str]:
    """The address of a stand-in that gives a token, and tells the mail server of it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            answer: dict[str, object] = {"access_token": "t1", "expires_in": 3600}
            if self.path == "/introspect":
                answer = {"active": asked.get("token") == ["t1"], "username": BOX}
            elif asked.get("client_secret") != ["secret"]:
                answer = {"error": "invalid_client"}
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=listening.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    listening.server_close()


def test_the_mailbox_is_read_with_a_token(tokens: str, installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    with running_or_skipped(token_address=f"{tokens}/introspect") as servers:
        with_token_alone = {**servers.settings(), "QUARTERLY_IMAP_PASSWORD": "", "QUARTERLY_SMTP_TOKEN_URL": f"{tokens}/token"}
        client = {"QUARTERLY_SMTP_CLIENT_ID": "client", "QUARTERLY_SMTP_CLIENT_SECRET": "secret"}
        for name, value in {**with_token_alone, **client}.items():
            monkeypatch.setenv(name, value)
        with open_mailbox(load_settings()) as mailbox:
            assert mailbox.validity > 0


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("QUARTERLY_IMAP_PASSWORD", "wrong", "refused the login"),
        ("QUARTERLY_IMAP_FOLDER", "Nowhere", "has no folder “Nowhere”"),
        ("QUARTERLY_IMAP_PASSWORD", "", "set QUARTERLY_IMAP_PASSWORD"),
        ("QUARTERLY_IMAP_USER", "", "set QUARTERLY_IMAP_USER"),
        ("SSL_CERT_FILE", "/etc/hostname", "cannot be trusted"),
    ],
)
def test_a_setting_that_is_wrong_is_named(
    office: Installation, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SetupError, match=said), open_mailbox(load_settings()):
        pass
