"""Measure a round of generated councils on two workers and PostgreSQL: python -m benchmarks.round_of_councils [COUNCILS].

Each has eight returns of forty indicators. Every second of processor time is somebody's: the runs', the workers', the server's
with what `quarterly serve` looks after, or the database's. A plain script that checks the same returns with Great Expectations is
measured in the same minutes. What all of it takes while nothing is to be done is measured first, and is a part of the round. A
hundred and fifty councils take an hour on two idle cores.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from benchmarks.made_councils import QUARTER, made_council
from benchmarks.process_parts import Largest, parts
from benchmarks.two_workers import begin_work, served
from flows.profile_choices import A_COMMAND
from tests.e2e.postgres import postgres
from tests.e2e.processes import Processes
from tests.e2e.server import ALL, WORKER, Server
from tests.e2e.stack import ROOT, environment_of

IDLE = 300  # seconds of which the floor is an average: once between two looks of the inbox watch
WORKERS = ("first", "second")
_FLOW = "import flows.quarterly_cycle"
_RULES = "from adapters.expectation_runner import suites_of; from adapters.expectations import load_rulebook"
IMPORTS = {
    "the flow and Prefect": _FLOW,
    "and Great Expectations, with the rules": f"{_FLOW}; {_RULES}; suites_of(load_rulebook())",
}


def main() -> None:
    """Print the report."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    with tempfile.TemporaryDirectory() as folder:
        processes = Processes(Path(folder))
        try:
            with postgres(processes) as database:
                report(processes, database.database("prefect"), [f"made-{each:03}" for each in range(1, number + 1)])
        finally:
            processes.end_all()


def report(processes: Processes, database: str, councils: list[str]) -> None:
    """Run the round, and print the processor seconds of each part of it, in all and for each council."""
    environment = installation(processes.logs, councils)
    server = served(processes, database, environment)
    for name in WORKERS:
        begin_work(processes, server, environment, name)
    plain = [plain_script(processes.logs, councils[0], environment)]
    floor = {part: seconds / IDLE for part, seconds in spent(processes, lambda: time.sleep(IDLE)).items()}
    begun = time.perf_counter()
    with Largest(processes) as largest:
        used = spent(processes, lambda: round_of(server, councils))
    seconds = time.perf_counter() - begun
    plain += [plain_script(processes.logs, councils[0], environment) for _ in range(2)]
    yardstick, count = median(plain), len(councils)
    print(f"{count} councils of 320 indicators, {os.cpu_count()} cores, two workers with a run each, PostgreSQL: {seconds:.0f} s")
    print(
        f"plain script with Great Expectations: {yardstick:.1f} s of processor time (of {', '.join(f'{p:.1f}' for p in plain)})"
    )
    print(f"{'processor seconds a council':<44} {'s':>7} {'ratio':>7} {'of it with nothing to do':>26}")
    for part, all_ in [*used.items(), ("all", sum(used.values()))]:
        idle = sum(floor.values()) if part == "all" else floor[part]
        print(f"{part:<44} {all_ / count:7.2f} {all_ / count / yardstick:7.2f} {idle * seconds / count:26.2f}")
    for name, code in IMPORTS.items():
        took = processor_of([sys.executable, "-c", code], {**environment, A_COMMAND: "1"})  # as a run, which shows no form
        print(f"{f'of a run, importing {name}':<44} {took:7.2f} {took / yardstick:7.2f}")
    print(f"the largest process of a run had {largest.megabytes:.0f} MB")


def installation(folder: Path, councils: list[str]) -> dict[str, str]:
    """Make the councils with their returns in an inbox, and return the environment of all processes."""
    for council in councils:
        made_council(folder / "councils", folder / "inbox", council)
    settings = {f"QUARTERLY_{name.upper()}": str(folder / name) for name in ("store", "inbox", "outbox")}
    return environment_of(folder) | settings


def spent(processes: Processes, work: Callable[[], object]) -> dict[str, float]:
    """Return the processor seconds of each part while some work goes on."""
    before = parts(processes)
    work()
    return {part: seconds - before[part] for part, seconds in parts(processes).items()}


def round_of(server: Server, councils: list[str]) -> None:
    """Run the cycle for all; raise RuntimeError unless each is published."""
    first = server.run(ALL, quarter=QUARTER, councils=councils)
    while not server.is_round_over():
        time.sleep(5)
    ended = Counter(run["state_name"] for run in server.cycles_of(first))
    shares = Counter(run["labels"].get(WORKER) for run in server.cycles_of(first))
    print(f"{datetime.now():%H:%M:%S}: {dict(ended)}, by {dict(shares)}", flush=True)  # noqa: DTZ005 - for whoever waits for it


def plain_script(folder: Path, council: str, environment: dict[str, str]) -> float:
    """Return the processor seconds of the plain script on a council's returns."""
    return processor_of([sys.executable, "-m", "benchmarks.peers.plain_script", str(folder / "inbox" / council)], environment)


def processor_of(command: list[str], environment: dict[str, str]) -> float:
    """Return the processor seconds of a command."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
