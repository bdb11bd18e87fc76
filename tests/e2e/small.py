"""A `quarterly serve` of its own for one test: any database, stores in folders, and councils of Dudley's shape."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from adapters.audit import events_of
from adapters.store import open_store
from quarterly.vocabulary.audit_event import AuditEvent
from tests.e2e.installations import FIRST, made_council
from tests.e2e.postgres import free_port
from tests.e2e.processes import Processes
from tests.e2e.server import FINAL, Server, until
from tests.e2e.stack import environment_of, home_of, serve, server_of, serves
from tests.installation import KEY, QUARTER

OFFICER, APPROVER = "Corporate performance officer", "Head of children in care"


@dataclass(frozen=True)
class Small:
    """The running command, named `name` among the processes of the session."""

    name: str
    server: Server
    processes: Processes
    folder: Path

    def until(self, found: Callable[[], Any]) -> Any:
        """Wait until something is found and return it; fail with the runs and the logs."""
        return until(found, lambda: "\n".join([self.server.shown(), self.processes.written()]))

    def all_ended(self, runs: Sequence[str]) -> dict[str, str]:
        """Wait until all runs have ended, and return the name of the last state of each."""

        def ended() -> dict[str, str] | None:
            try:
                states = [self.server.state(run) for run in runs]
            except (AssertionError, httpx.HTTPError):  # the server is busy, or its database away
                return None
            is_over = all(state["type"] in FINAL for state in states)
            return dict(zip(runs, (state["name"] for state in states), strict=True)) if is_over else None

        found: dict[str, str] = self.until(ended)
        return found

    def send(self, council: str) -> None:
        """Put the returns of a council into its inbox."""
        for service, body in FIRST.items():
            file = self.folder / "inbox" / council / KEY / service / f"{service}.xlsx"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)

    def form(self, deployment: str, **parameters: object) -> httpx.Response:
        """Send a form as the UI does, and return the answer, whatever it is."""
        found = self.server.call("GET", f"/deployments/name/{deployment}")["id"]
        address = f"{self.server.api}/deployments/{found}/create_flow_run"
        return httpx.post(address, json={"parameters": parameters}, timeout=120, auth=self.server.login)

    def workers(self) -> list[int]:
        """Return the processes of its workers."""
        return self.processes.find("worker", "start", PREFECT_HOME=str(home_of(self.processes, self.name)))

    def events(self, council: str) -> tuple[AuditEvent, ...]:
        """Return what is recorded of a council's quarter."""
        return events_of(open_store(str(self.folder / "store/restricted")), council, KEY)

    def memory(self) -> int:
        """Return the proportional memory (PSS) of the command, of all it started and of their runs, in bytes."""
        found = 0
        for pid in self.processes.find(PREFECT_HOME=str(home_of(self.processes, self.name))):
            try:
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            except OSError:
                continue
            found += sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))
        return found


def start_small(processes: Processes, name: str, councils: Sequence[str], database: str = "", **settings: str) -> Small:
    """Start the command with these councils, on SQLite unless an address of a database is given."""
    folder = processes.logs / f"installation-{name}"
    for council in councils:
        made_council(folder / "councils", council)
    environment = environment_of(folder) | {
        "QUARTERLY_COUNCILS": str(folder / "councils"),
        "QUARTERLY_STORE": str(folder / "store"),
        "QUARTERLY_INBOX": str(folder / "inbox"),
        "QUARTERLY_OUTBOX": str(folder / "outbox"),
        "QUARTERLY_CRASH_SETTLED": "5",
        "QUARTERLY_CRASH_LOOK": "2",
        **settings,
    }
    port = free_port()
    on = database or f"sqlite+aiosqlite:///{home_of(processes, name)}/prefect.db"
    small = Small(name, server_of(processes, name, port), processes, folder)
    serve(processes, name, port, on, environment)
    small.until(lambda: serves(processes, name))
    small.until(lambda: len(small.server.workers()) == 2)
    return small


def cycle_of(council: str) -> dict[str, object]:
    """Return the parameters of the cycle of a council's tested quarter."""
    return {"council": council, "quarter": QUARTER}
