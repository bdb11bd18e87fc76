"""Measure a round of all councils with one worker and with two: python -m benchmarks.two_workers (idle machine, PostgreSQL).

Each worker does one run at a time, so that the ratio shows what a second worker adds. All share this machine: while one worker
is at work, its runs, the server and the database already keep more than one core busy, so that on two cores the ratio stays well
below 2; workers on hosts of their own would not be in each other's way. Every council is a new one, and nothing is skipped.
"""

import os
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from adapters.store import open_store
from serving.processes import Lock
from tests.e2e.installations import Installation, made_council
from tests.e2e.postgres import free_port, postgres
from tests.e2e.processes import Processes
from tests.e2e.server import ALL, WORKER, Server, until
from tests.e2e.stack import environment_of, serve, server_of, serves, start_worker
from tests.installation import QUARTER

COUNCILS = 8  # in each round


def main() -> None:
    """Print the report."""
    with tempfile.TemporaryDirectory() as folder:
        processes = Processes(Path(folder))
        try:
            with postgres(processes) as database:
                for line in two_workers(processes, database.database("prefect")):
                    print(line, flush=True)
        finally:
            processes.end_all()


def two_workers(processes: Processes, database: str) -> list[str]:
    """Return the lines of the report."""
    rounds = {name: [f"{name}-{number:02}" for number in range(1, COUNCILS + 1)] for name in ("warming-up", "one", "two")}
    environment = installation(processes.logs, [council for councils in rounds.values() for council in councils])
    server = served(processes, database, environment)
    begin_work(processes, server, environment, "first")
    round_of(server, rounds["warming-up"][:2])
    one = round_of(server, rounds["one"])
    begin_work(processes, server, environment, "second")
    two = round_of(server, rounds["two"])
    return [
        f"{COUNCILS} councils, {os.cpu_count()} cores, one run at a time for each worker",
        f"one worker      {one.seconds:8.1f} s   {one.cores:.1f} cores busy",
        f"two workers     {two.seconds:8.1f} s   {two.cores:.1f} cores busy, {' and '.join(map(str, two.shares))} councils",
        f"ratio           {one.seconds / two.seconds:8.2f}",
    ]


def installation(folder: Path, councils: list[str]) -> dict[str, str]:
    """Create councils with their returns in an inbox, and return the environment of all processes."""
    stores = [open_store(str(folder / name)) for name in ("inbox", "store/public", "store/restricted")]
    for council in councils:
        made_council(folder / "councils", council)
        Installation(council, *stores).send_all()
    settings = {f"QUARTERLY_{name.upper()}": str(folder / name) for name in ("store", "inbox", "outbox")}
    return environment_of(folder) | settings


def served(processes: Processes, database: str, environment: dict[str, str]) -> Server:
    """Start a server with everything deployed and without a worker, and return when it answers."""
    Lock(processes.logs / "home-serve" / "worker.lock").take()  # so that `quarterly serve` finds a worker running and starts none
    port = free_port()
    server = server_of(processes, "serve", port)
    serve(processes, "serve", port, database, environment)
    until(lambda: serves(processes, "serve"), processes.written)
    return server


def begin_work(processes: Processes, server: Server, environment: dict[str, str], name: str) -> None:
    """Start a worker that does one run at a time, and return when it answers."""
    start_worker(processes, name, server, environment, "--limit", "1")
    until(lambda: name in server.workers(), processes.written)


@dataclass(frozen=True)
class Round:
    """The seconds from the first request to the end of the last run, the cores busy meanwhile, and the runs of each worker."""

    seconds: float
    cores: float
    shares: tuple[int, ...]


def round_of(server: Server, councils: list[str]) -> Round:
    """Run the cycle for these councils, and return its measures."""
    clock, work = time.perf_counter(), busy_seconds()
    first = server.run(ALL, quarter=QUARTER, councils=councils)
    until(server.is_round_over, server.shown)
    cores = (busy_seconds() - work) / (time.perf_counter() - clock)
    runs = server.cycles_of(first)
    if [run["state_name"] for run in runs] != ["Published"] * len(councils):
        raise RuntimeError(f"Not every council was published.\n{server.shown()}")
    begun = min(datetime.fromisoformat(run["expected_start_time"]) for run in runs)
    ended = max(datetime.fromisoformat(run["end_time"]) for run in runs)
    return Round((ended - begun).total_seconds(), cores, tuple(Counter(run["labels"][WORKER] for run in runs).values()))


def busy_seconds() -> float:
    """Return the seconds that all cores together, with any program, have been busy since the machine was started."""
    user, nice, system, _, _, irq, softirq = map(int, Path("/proc/stat").read_text().split()[1:8])
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
