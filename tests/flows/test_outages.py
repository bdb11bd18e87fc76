"""Is an outage of the store or of the mail server waited out, and is nothing lost where it lasts?"""

import logging
from collections.abc import Iterator
from io import StringIO
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from prefect.settings import get_current_settings
from rich.console import Console

import tasks.waiting
from adapters.cycle_context import CycleContext
from adapters.mail.queue import letters, sent_letters, unsent_folders
from adapters.settings import load_settings
from adapters.store import S3Options
from adapters.store.s3 import client
from cli.run import run_and_show
from flows.quarterly_cycle import quarterly_cycle
from flows.withdraw import withdraw_report
from quarterly.scoring import score_quarter
from quarterly.vocabulary.errors import ServiceUnavailable
from serving.unsent_letters import send_unsent_letters
from tasks import score_indicators as stage
from tasks.stage_names import ORDER
from tests.e2e.postgres import free_port
from tests.e2e.s3_proxy import Refusal, S3Proxy, proxy
from tests.e2e.smtp_server import smtp_server
from tests.installation import COUNCIL, LAC, QUARTER, Installation, cover_workbook, indicator_return
from tests.seaweed import seaweed

A_CALL = 3  # attempts that boto3 makes of each

# Keys that a stage, its key, or a step between two stages reads or writes.
TOUCHED = (
    r"inbox",
    r"archive/.+/receipts?/?",
    r"validate_return/",
    r"score_indicators/.+json",
    r"post/",
    r"public/dudley/2012-13-q1/index.json",
    r"compile_report/.+/report\.pdf",
    r"draft\.json",
    r"due/",
    r"public/.+/releases/.+/report\.html",
    r"taken/",
)


class Waited(logging.Handler):
    """The names of what waited, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if getattr(record, "stage_event", "") == "waiting":
            self.names.append(record.stage_run)  # type: ignore[attr-defined]


@pytest.fixture
def waited() -> Iterator[Waited]:
    log, handler = logging.getLogger("quarterly.stages"), Waited()
    log.addHandler(handler)
    yield handler
    log.removeHandler(handler)


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for hundredths of a second where the program waits for seconds."""
    monkeypatch.setattr(tasks.waiting, "growing_waits", lambda _: [0.01] * 3)
    monkeypatch.setattr(tasks.waiting, "time", SimpleNamespace(monotonic=count(step=20).__next__))  # as if 20 seconds had passed
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _: None))


@pytest.fixture
def store(
    installation: Installation, s3_options: S3Options, shared_bucket: str, monkeypatch: pytest.MonkeyPatch, request: Any
) -> Iterator[S3Proxy]:
    """An installation on S3 behind a proxy, with two returns in the inbox."""
    with proxy(str(s3_options.endpoint)) as opened:
        store = f"s3://{shared_bucket}/{request.node.name.partition('[')[0]}"
        monkeypatch.setenv("QUARTERLY_S3_ENDPOINT", opened.endpoint)
        monkeypatch.setenv("QUARTERLY_STORE", store)
        monkeypatch.setenv("QUARTERLY_INBOX", f"{store}/inbox")
        inbox = load_settings().open(f"{store}/inbox")
        inbox.write("dudley/2012-13-q1/children-in-care/return.xlsx", indicator_return("children-in-care", [LAC]))
        inbox.write("dudley/2012-13-q1/cover/cover.xlsx", cover_workbook())
        yield opened


def run(reason: str = "A reason.") -> tuple[str, str]:
    state = quarterly_cycle(COUNCIL, QUARTER, reason, return_state=True)
    return str(state.name), str(state.message)


def test_an_outage_at_any_point_of_a_run_is_waited_out(store: S3Proxy, waited: Waited) -> None:
    refusals = [Refusal(path, times=A_CALL) for path in TOUCHED]
    with store.refusing(*refusals):
        name, message = run()
    assert [refusal.path for refusal in refusals if refusal.refused < A_CALL] == []
    assert (name, message) == ("Published", "2012-13 Q1: version 1 published.")
    assert {name.partition(" ")[0] for name in waited.names if "_" in name} == set(ORDER) - {"request_commentary"}
    assert {"record the reason", "check the gates", "record the publication"} <= set(waited.names)


def test_a_run_that_an_outage_outlasts_ends_so_and_goes_on_when_it_is_run_again(
    store: S3Proxy, caplog: pytest.LogCaptureFixture
) -> None:
    with store.refusing(Refusal(r"compile_report/.+/report\.pdf", times=float("inf"))):
        name, message = run()
    assert name == "AwaitingService"
    assert "Traceback" not in caplog.text
    assert message.endswith("is too busy or out of order (SlowDown); nothing is lost. Run again when it answers.")
    assert run() == ("Published", "2012-13 Q1: version 1 published.")


def test_a_form_that_an_outage_outlasts_ends_so_too(store: S3Proxy) -> None:
    run()
    form = {"council": COUNCIL, "quarter": QUARTER, "reason": "A figure was wrong.", "officer": "Performance officer"}
    with store.refusing(Refusal(r"index\.json", times=float("inf"))):
        state = withdraw_report(**form, approved_by="Director of Children’s Services", return_state=True)
    assert state.name == "AwaitingService"


def test_a_store_that_goes_away_in_the_middle_of_a_run(
    installation: Installation, s3_options: S3Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a server that was killed leaves it: the connection is refused."""
    installation.send_all()
    with seaweed(tmp_path / "seaweed") as server:
        options = S3Options(endpoint=server.endpoint)
        client(options).create_bucket(Bucket="away")
        monkeypatch.setenv("QUARTERLY_S3_ENDPOINT", server.endpoint)
        monkeypatch.setenv("QUARTERLY_STORE", "s3://away/store")
        rated = score_quarter.score_indicators

        def kill_and_score(*args: Any) -> Any:
            server.kill()
            return rated(*args)

        monkeypatch.setattr(stage, "score", kill_and_score)
        name, message = run()
    assert (name, message.partition(";")[0]) == ("AwaitingService", "The store s3://away/store/restricted did not answer")


@pytest.fixture
def no_mail_server(monkeypatch: pytest.MonkeyPatch) -> int:
    """A port of a mail server at which none answers."""
    port = free_port()
    monkeypatch.setenv("QUARTERLY_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("QUARTERLY_MAIL_FROM", "performance@dudley.example")
    monkeypatch.setenv("QUARTERLY_SMTP_PORT", str(port))
    return port


def test_a_mail_server_that_is_down_holds_no_publication_back(installation: Installation, no_mail_server: int) -> None:
    installation.send_all()
    installation.send_cover()
    assert run()[0] == "Published"
    post = "post/dudley/2012-13-q1"
    assert (sent_letters(installation.restricted, post), unsent_folders(installation.restricted)) == ([], [post])


def test_letters_that_were_not_sent_go_out_once_the_mail_server_answers(installation: Installation, no_mail_server: int) -> None:
    installation.send_all()
    run()
    with smtp_server(no_mail_server) as server:
        send_unsent_letters()
        send_unsent_letters()
    waiting = letters(installation.restricted, "post/dudley/2012-13-q1")
    assert sorted(server.sent_to("dudley")) == sorted(f"<{letter.id}@quarterly.invalid>" for letter in waiting)
    assert unsent_folders(installation.restricted) == []


def test_a_command_says_what_it_waits_for_and_ends_with_a_sentence(store: S3Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.run.prepare", lambda: False)  # the server of these tests is set otherwise
    monkeypatch.setenv("PREFECT_API_URL", str(get_current_settings().api.url))
    console = Console(file=StringIO(), width=200)
    with (
        store.refusing(Refusal(r"compile_report/.+/report\.pdf", times=float("inf"))),
        pytest.raises(ServiceUnavailable, match=r"nothing is lost\. Run again when it answers"),
    ):
        run_and_show(console, CycleContext.of(COUNCIL, QUARTER), COUNCIL)
    assert console.file.getvalue().count("Waiting for 60 seconds at most; Ctrl-C ends it.") == 1  # type: ignore[attr-defined]
