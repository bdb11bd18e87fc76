"""Does `quarterly serve` start server, pool, deployments, automations and worker, correct them when called again, and end all?

The module has one server, so the order of its tests matters.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiosmtpd.controller import Controller

from serving.pool import TEMPLATE
from serving.server import is_open
from tests.installation import QUARTER, Installation, own_council
from tests.prefect_database import place_database
from tests.prefect_login import Login

ROOT = Path(__file__).parent.parent.parent
SERVE = [sys.executable, "-m", "cli", "serve"]
PATIENCE = 120


@dataclass
class Notifications:
    """The notifications received by webhook and by mail."""

    posts: list[dict[str, Any]] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's own name
        self.mails.append(envelope.content.decode())
        return "250 OK"


@dataclass
class Served:
    """A running `quarterly serve`."""

    process: subprocess.Popen[str]
    port: int
    environment: dict[str, str]
    told: Notifications
    login: Login

    def get(self, path: str) -> Any:
        return self.ask("GET", path).json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        return self.ask("POST", f"/api{path}", body).json()

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
        address = f"http://127.0.0.1:{self.port}{path}"
        answer = httpx.request(method, address, json=body, timeout=PATIENCE, auth=self.login)
        while answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:  # SQLite's way of saying that two write at once
            time.sleep(1)
            answer = httpx.request(method, address, json=body, timeout=PATIENCE, auth=self.login)
        return answer.raise_for_status()

    def start(self, deployment: str, **parameters: Any) -> str:
        found = self.get(f"/api/deployments/name/{deployment}")["id"]
        body = {"parameters": parameters, "enforce_parameter_schema": False, "state": {"type": "SCHEDULED"}}
        return str(self.post(f"/deployments/{found}/create_flow_run", body)["id"])

    def state(self, run: str) -> str:
        return str(self.get(f"/api/flow_runs/{run}")["state_name"])

    def again(self) -> str:
        command = [*SERVE, "--port", str(self.port)]
        return subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True).stdout


def until(holds: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := holds():
            return found
        time.sleep(0.3)
    pytest.fail(f"not within {PATIENCE} seconds")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def told() -> Iterator[Notifications]:
    """A webhook and a mail server that record notifications."""
    told = Notifications()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.posts.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    hook, smtp = HTTPServer(("127.0.0.1", 0), Hook), Controller(told, hostname="127.0.0.1", port=free_port())
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    smtp.start()
    told.hook, told.smtp = hook.server_port, smtp.port  # type: ignore[attr-defined]
    yield told
    smtp.stop()
    hook.shutdown()
    hook.server_close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, run_folder: Path, told: Notifications) -> Iterator[Served]:
    """The command as a process, with its own council and installation."""
    installation, port = Installation(tmp_path_factory.mktemp("served")), free_port()
    place_database(run_folder, installation.folder / "home/prefect.db")
    own_council(installation.folder / "councils/dudley")
    (own_council(installation.folder / "councils/broken") / "profile.yaml").write_text("name: [")
    installation.send_all()
    installation.send_cover()
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "QUARTERLY_"))}
    environment = mine | installation.environment() | {
        "PREFECT_HOME": str(installation.folder / "home"),
        "QUARTERLY_COUNCILS": str(installation.folder / "councils"),
        "QUARTERLY_NOTIFY_WEBHOOK": f"http://127.0.0.1:{told.hook}/",  # type: ignore[attr-defined]
        "QUARTERLY_NOTIFY_EMAIL": "ops@dudley.example",
        "QUARTERLY_SMTP_HOST": "127.0.0.1",
        "QUARTERLY_SMTP_PORT": str(told.smtp),  # type: ignore[attr-defined]
        "QUARTERLY_CRASH_SETTLED": "5",
        "QUARTERLY_CRASH_LOOK": "2",
    }  # fmt: skip
    process = subprocess.Popen(
        [*SERVE, "--port", str(port)], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    lines = list[str]()
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Started here"):
            break
    else:
        pytest.fail("".join(lines))
    try:
        yield Served(process, port, environment, told, Login(installation.folder / "home"))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        process.stdout.close()


def test_the_pages_of_the_ui_ask_the_host_they_came_from_and_for_the_auth_string(served: Served) -> None:
    found = served.get("/ui-settings")
    assert (found["api_url"], found["auth"], found["csrf_enabled"]) == ("/api", "BASIC", True)
    assert not is_open(f"http://127.0.0.1:{served.port}/api")


def test_every_form_is_there(served: Served) -> None:
    forms = {form["name"]: form for form in served.post("/deployments/filter", {})}
    assert set(forms) == {
        *("quarter-end", "run-cycle", "correct-return", "set-aside", "sign-off", "release", "publish-due", "withdraw"),
        *("purge", "all-councils", "inbox-watch", "clear-sentence", "strike-sentence", "suppress-figures"),
    }
    assert forms["release"]["parameter_openapi_schema"]["properties"]["by"]["enum"] == ["Corporate performance officer"]
    fields = forms["run-cycle"]["parameter_openapi_schema"]["properties"]
    assert fields["council"]["enum"] == ["broken", "dudley"]
    assert fields["quarter"]["description"] == "Financial year and quarter, such as 2012-13 Q1."


def test_a_run_is_published_and_told_of(served: Served) -> None:
    run = served.start("quarterly-cycle/run-cycle", council="dudley", quarter=QUARTER)
    until(lambda: served.state(run) == "Published")
    until(lambda: served.told.posts and any("To: ops@" in mail for mail in served.told.mails))
    assert served.told.posts[0]["text"] == "Quarterly: published\nVersion 1 of Dudley, 2012-13 Q1, is published."
    assert any("To: ops@dudley.example" in mail and "Version 1 of Dudley" in mail for mail in served.told.mails)


def test_the_control_room_says_where_the_council_stands(served: Served) -> None:
    rows = json.loads(served.get("/api/artifacts/control-room/latest")["data"])
    assert [(row["council"], row["state"], row["version"]) for row in rows] == [("Dudley", "Published", "1")]


def test_all_councils_are_run_and_one_that_fails_stops_no_other(served: Served) -> None:
    served.start("all-councils/all-councils", quarter=QUARTER, councils=["broken", "dudley"])

    def last() -> Any:
        found = served.post("/flow_runs/filter", {"flows": {"name": {"any_": ["all-councils"]}}})
        return next((run["state"]["message"] for run in found if "1 Published" in (run["state"]["message"] or "")), None)

    assert until(last) == "1 Published, 1 Refused."


def test_a_failure_is_told_of(served: Served) -> None:
    served.start("quarter-end/quarter-end", on="2012-07-02")
    until(lambda: "Quarterly: a run failed" in [post["title"] for post in served.told.posts])
    assert "Not started: broken. The log says why." in served.told.posts[-1]["text"]


def test_serving_again_puts_right_and_adds_nothing(served: Served) -> None:
    deployment = served.get("/api/deployments/name/all-councils/all-councils")
    schedule = f"/api/deployments/{deployment['id']}/schedules/{deployment['schedules'][0]['id']}"
    served.ask("PATCH", schedule, {"active": True})
    before = {each["id"] for each in served.post("/automations/filter", {})}
    first, *others = before
    served.ask("DELETE", f"/api/automations/{first}")
    open_to_all = {
        "job_configuration": {"command": "{{ command }}"},
        "variables": {"properties": {"command": {"type": "string"}}},
    }
    served.ask("PATCH", "/api/work_pools/quarterly", {"base_job_template": open_to_all})
    assert "running already" in served.again()
    assert served.get("/api/work_pools/quarterly")["base_job_template"] == TEMPLATE
    after = {each["id"] for each in served.post("/automations/filter", {})}
    assert (len(after), set(others) <= after) == (len(before), True)
    (schedule,) = served.get("/api/deployments/name/all-councils/all-councils")["schedules"]
    assert schedule["active"]  # what somebody switched on in the UI


def test_a_run_that_is_killed_is_done_again(served: Served) -> None:
    run = served.start("quarterly-cycle/run-cycle", council="dudley", quarter=QUARTER, from_stage="collect_returns")
    until(lambda: served.state(run) == "Running")  # for ten seconds, as everything is done again
    for pid in engines(served.environment["PREFECT_HOME"]):
        os.kill(pid, signal.SIGKILL)
    until(lambda: served.state(run) == "AwaitingRetry")


def test_ctrl_c_leaves_nothing_behind_even_with_a_run_at_work(served: Served) -> None:
    home = served.environment["PREFECT_HOME"]
    served.start("quarterly-cycle/run-cycle", council="dudley", quarter=QUARTER, from_stage="collect_returns")
    until(lambda: engines(home))  # what state it is in depends on the killed run before, which may hold its slot yet
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(PATIENCE) == 0
    assert left(home) == {}


def engines(home: str) -> list[int]:
    """Return the processes that run flows."""
    return [pid for pid, command in left(home).items() if "prefect.engine" in command]


def left(home: str) -> dict[int, str]:
    """Return the commands of processes with this Prefect home."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"PREFECT_HOME={home}".encode() in (process / "environ").read_bytes().split(b"\0"):
                found[int(process.name)] = (process / "cmdline").read_text()
        except OSError:
            continue
    return found
