"""The runs whose processes live on this host, whichever worker started them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROCESSES = Path("/proc")
NAMED = b"PREFECT__FLOW_RUN_ID="  # in the environment of the process of a run, and of those it starts


def sees_processes() -> bool:
    """Whether this system shows the environment of processes; Linux does."""
    return (PROCESSES / "self" / "environ").exists()


def runs_alive() -> frozenset[str]:
    """Return the ids of the runs that have a process here, as far as this account may see."""
    return frozenset(_ids())


def _ids() -> Iterator[str]:
    for environment in PROCESSES.glob("[0-9]*/environ"):
        with suppress(OSError):  # it has ended, or is another account's
            for variable in environment.read_bytes().split(b"\0"):
                if variable.startswith(NAMED):
                    yield variable.removeprefix(NAMED).decode()
