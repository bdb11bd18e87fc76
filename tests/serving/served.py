"""`quarterly serve` as a process, with an installation of its own, a webhook and a mail server that record notifications."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiosmtpd.controller import Controller

from tests.installation import Installation, own_council
from tests.prefect_database import place_database
from tests.prefect_login import Login

ROOT = Path(__file__).parents[2]
SERVE = [sys.executable, "-m", "cli", "serve"]
PATIENCE = 120


@dataclass
class Notifications:
    """The notifications received by webhook and by mail, and the ports they are received at."""

    posts: list[dict[str, Any]] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    hook: int = 0
    smtp: int = 0

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's own name
        """Record a mail."""
        self.mails.append(envelope.content.decode())
        return "250 OK"


@dataclass
class Served:
    """`quarterly serve` for a council of its own, started when there is none, and how to ask its server."""

    port: int
    environment: dict[str, str]
    told: Notifications
    login: Login
    process: subprocess.Popen[str] | None = None

    @property
    def home(self) -> str:
        """The Prefect home, by which its processes are known."""
        return self.environment["PREFECT_HOME"]

    def start_unless_running(self) -> None:
        """Start the command, as the first test does and the one after a test that has ended it."""
        if self.process and self.process.poll() is None:
            return
        command = [*SERVE, "--port", str(self.port)]
        options: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, **options)
        assert self.process.stdout is not None
        lines = list[str]()
        for line in self.process.stdout:
            lines.append(line)
            if line.startswith("Started here"):
                return
        pytest.fail("".join(lines))

    def interrupt(self, by: signal.Signals) -> int:
        """End the command by a signal and return its exit code."""
        assert self.process is not None
        assert self.process.stdout is not None
        self.process.send_signal(by)
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.process = None
        return code

    def get(self, path: str) -> Any:
        """Return the answer to a GET."""
        return self.ask("GET", path).json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Return the answer to a POST to the API."""
        return self.ask("POST", f"/api{path}", body).json()

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
        """Return the answer to a request; one that fails fails the test."""
        address = f"http://127.0.0.1:{self.port}{path}"
        answer = httpx.request(method, address, json=body, timeout=PATIENCE, auth=self.login)
        while answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:  # SQLite's way of saying that two write at once
            time.sleep(1)
            answer = httpx.request(method, address, json=body, timeout=PATIENCE, auth=self.login)
        return answer.raise_for_status()

    def start(self, deployment: str, **parameters: Any) -> str:
        """Send a form; return the id of the run."""
        found = self.get(f"/api/deployments/name/{deployment}")["id"]
        body = {"parameters": parameters, "enforce_parameter_schema": False, "state": {"type": "SCHEDULED"}}
        return str(self.post(f"/deployments/{found}/create_flow_run", body)["id"])

    def state(self, run: str) -> str:
        """Return the name of a run's state."""
        return str(self.get(f"/api/flow_runs/{run}")["state_name"])

    def again(self) -> str:
        """Give the command a second time; return what it prints."""
        command = [*SERVE, "--port", str(self.port)]
        return subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True).stdout


@contextmanager
def notified() -> Iterator[Notifications]:
    """Run a webhook and a mail server that record notifications."""
    told = Notifications(smtp=free_port())

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.posts.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    hook, smtp = HTTPServer(("127.0.0.1", 0), Hook), Controller(told, hostname="127.0.0.1", port=told.smtp)
    told.hook = hook.server_port
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    smtp.start()
    yield told
    smtp.stop()
    hook.shutdown()
    hook.server_close()


@contextmanager
def served_from(folder: Path, run_folder: Path, told: Notifications) -> Iterator[Served]:
    """Prepare the command for Dudley, and a council with a mistake; end it at the end."""
    installation = Installation(folder)
    place_database(run_folder, folder / "home/prefect.db")
    own_council(folder / "councils/dudley")
    (own_council(folder / "councils/broken") / "profile.yaml").write_text("name: [")
    installation.send_all()
    installation.send_cover()
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "QUARTERLY_"))}
    environment = mine | installation.environment() | {
        "PREFECT_HOME": str(folder / "home"),
        "QUARTERLY_COUNCILS": str(folder / "councils"),
        "QUARTERLY_NOTIFY_WEBHOOK": f"http://127.0.0.1:{told.hook}/",
        "QUARTERLY_NOTIFY_EMAIL": "ops@dudley.example",
        "QUARTERLY_SMTP_HOST": "127.0.0.1",
        "QUARTERLY_MAIL_FROM": "performance@council.example",
        "QUARTERLY_SMTP_PORT": str(told.smtp),
        "QUARTERLY_CRASH_SETTLED": "5",
        "QUARTERLY_CRASH_LOOK": "2",
    }  # fmt: skip
    served = Served(free_port(), environment, told, Login(folder / "home"))
    try:
        yield served
    finally:
        if served.process:
            served.interrupt(signal.SIGTERM)


def until(holds: Callable[[], Any]) -> Any:
    """Return what this gives as soon as it is true."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := holds():
            return found
        time.sleep(0.3)
    pytest.fail(f"not within {PATIENCE} seconds")


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
