"""The stack of the end-to-end tests: `quarterly serve` on PostgreSQL, a second worker, S3 behind a proxy, and mail."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from serving.prefect_home import FOR_WORKERS
from tests.e2e.postgres import free_port
from tests.e2e.processes import Processes, kill
from tests.e2e.s3_proxy import S3Proxy
from tests.e2e.server import FINAL, Server, until
from tests.e2e.smtp_server import SmtpServer
from tests.prefect_login import Login

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Stack:
    """The running stack; besides the worker of `quarterly serve` it has a worker `two`, and tests start more."""

    server: Server
    processes: Processes
    environment: Mapping[str, str]
    proxy: S3Proxy
    mail: SmtpServer

    def until(self, found: Callable[[], Any]) -> Any:
        """Wait until something is found and return it; fail with the states of server and proxy and with all logs."""
        return until(found, lambda: "\n".join([self.server.shown(), self.proxy.shown(), self.processes.written()]))

    def ended(self, run: str) -> str:
        """Wait for a run to end and return the name of its state."""
        state = self.until(lambda: found if (found := self.server.state(run))["type"] in FINAL else None)
        print(f"{run}: {state['name']}: {state['message']}")  # noqa: T201 - pytest shows it if the test fails
        return str(state["name"])

    def start_worker(self, name: str) -> None:
        """Start another worker and return when it answers."""
        start_worker(self.processes, name, self.server, self.environment)
        self.until(lambda: name in self.server.workers())

    @contextmanager
    def own_workers_paused(self) -> Iterator[None]:
        """Stop the workers of `quarterly serve` within the block, so that other workers get the runs."""
        others = {process.pid for process in self.processes.started.values()}
        served = [pid for pid in self.processes.find("worker", "start") if pid not in others]
        kill(served, signal.SIGSTOP)
        try:
            yield
        finally:
            kill(served, signal.SIGCONT)

    def flow_processes(self, runs: Sequence[str]) -> list[int]:
        """Return the processes of these runs."""
        return [pid for run in runs for pid in self.processes.find(PREFECT__FLOW_RUN_ID=run)]


def start_stack(processes: Processes, database: str, environment: Mapping[str, str], proxy: S3Proxy, mail: SmtpServer) -> Stack:
    """Start `quarterly serve` on this database, then worker two, and return when both workers are online."""
    port = free_port()
    stack = Stack(server_of(processes, "serve", port), processes, environment, proxy, mail)
    serve(processes, "serve", port, database, environment)
    stack.until(lambda: serves(processes, "serve"))
    stack.until(stack.server.workers)
    stack.start_worker("two")
    return stack


def environment_of(folder: Path) -> dict[str, str]:
    """Return the environment of every process, without the developer's settings; killed processes leave temporary files here."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("QUARTERLY_", "PREFECT_", "AWS_"))}
    return {**mine, "TMPDIR": str(folder), "QUARTERLY_COUNCILS": str(folder / "councils"), "GX_ANALYTICS_ENABLED": "false"}


def server_of(processes: Processes, name: str, port: int) -> Server:
    """Return the server that a process of `quarterly serve` starts at a port."""
    return Server(f"http://127.0.0.1:{port}/api", Login(home_of(processes, name)))


def home_of(processes: Processes, name: str) -> Path:
    """Return the Prefect home of a process."""
    return processes.logs / f"home-{name}"


def serve(processes: Processes, name: str, port: int, database: str, environment: Mapping[str, str]) -> None:
    """Start `quarterly serve` as a process."""
    home = {
        "PREFECT_HOME": str(home_of(processes, name)),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": database,
        "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "5",  # instead of a minute, so that a new schedule takes effect soon
    }
    command = [sys.executable, "-m", "cli", "serve", "--port", str(port)]
    processes.start(name, command, {**environment, **home, "PYTHONUNBUFFERED": "1"}, cwd=ROOT)


def serves(processes: Processes, name: str) -> bool:
    """Return whether everything is started and deployed; fail if the process has ended."""
    log = processes.log(name).read_text()
    assert processes.started[name].poll() is None, log
    return "Ctrl-C stops it" in log


def start_worker(processes: Processes, name: str, server: Server, environment: Mapping[str, str], *options: str) -> None:
    """Start a worker of the pool with its own Prefect home, as if on another host."""
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "quarterly", "--type", "process", "--name", name]
    home = {"PREFECT_HOME": str(home_of(processes, name)), "PREFECT_LOGGING_LEVEL": "INFO"}
    login = {"PREFECT_API_URL": server.api, "PREFECT_API_AUTH_STRING": server.login.auth_string}
    processes.start(name, [*command, *options], {**environment, **FOR_WORKERS, **home, **login}, cwd=processes.logs)
