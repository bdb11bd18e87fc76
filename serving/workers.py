"""The workers of `quarterly serve`: one that takes every run by the priority of its queue, and one for what is urgent alone."""

import os
import socket
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from adapters.councils import ROOT
from flows.queues import Queue
from serving.prefect_home import FOR_WORKERS, without_tls
from serving.processes import Lock, Processes

POOL = "quarterly"

# A worker has one limit for all its queues, so the place that is kept for what is urgent is a worker of its own.
WORKER, URGENT_WORKER = "worker", "urgent-worker"


def start_workers(processes: Processes, home: Path, runs_at_once: int) -> None:
    """Start both workers, unless others of this home are running."""
    _start(processes, home, WORKER, ["--limit", str(runs_at_once)])
    _start(processes, home, URGENT_WORKER, ["--work-queue", Queue.URGENT, "--limit", "1"])


def served_here(processes: Processes) -> Mapping[str, datetime]:
    """Return since when each worker that was started here has run, by its name in Prefect."""
    return {_name(each): since for each, since in processes.since.items() if each in (WORKER, URGENT_WORKER)}


def _start(processes: Processes, home: Path, which: str, options: list[str]) -> None:
    lock = Lock(home / f"{which}.lock")
    if lock.take():
        command = [
            sys.executable,
            "-m",
            "prefect",
            "worker",
            "start",
            "--pool",
            POOL,
            "--type",
            "process",
            "--name",
            _name(which),
        ]
        processes.start(which, [*command, *options], _environment(), ROOT, lock)


def _name(which: str) -> str:
    return f"{POOL}-{socket.gethostname()}{'' if which == WORKER else '-urgent'}"


def _environment() -> dict[str, str]:
    return {**FOR_WORKERS, **without_tls(os.environ["PREFECT_API_URL"]), **os.environ, "PREFECT_LOGGING_LEVEL": "INFO"}
