"""Processor seconds and memory of everything that a served installation consists of, as the system counts them."""

import os
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType

from serving.processes import descendants
from tests.e2e.processes import Processes

_TICKS = os.sysconf("SC_CLK_TCK")
_USED = slice(11, 15)  # of the fields of stat that follow the name: utime, stime, and both of children that were waited for
PARTS = {"serve": "the server, and what serve looks after", "postgres": "PostgreSQL", "first": "runs", "second": "runs"}


def parts(processes: Processes) -> dict[str, float]:
    """Return the processor seconds so far of each part; those of a run are its worker's once it has ended."""
    found = {"runs": 0.0, "workers": 0.0, PARTS["serve"]: 0.0, PARTS["postgres"]: 0.0}
    for name, part in PARTS.items():
        pid = processes.started[name].pid
        own, ended = _used(pid)
        below = sum(sum(_used(each)) for each in descendants(pid))
        if part == "runs":
            found["workers"] += own
            found["runs"] += ended + below
        else:
            found[part] += own + ended + below
    return found


def _used(pid: int) -> tuple[float, float]:
    """Return the processor seconds of a process, and those of its children that have ended."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        own_user, own_system, user, system = (int(each) / _TICKS for each in fields[_USED])
        return own_user + own_system, user + system
    return 0.0, 0.0


class Largest:
    """The most memory that any process of a run has had at once, looked at every second within the block."""

    def __init__(self, processes: Processes) -> None:
        self.processes, self.megabytes = processes, 0.0
        self._over = Event()
        self._looking = Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Largest":
        self._looking.start()
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._over.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._over.is_set():
            for name in ("first", "second"):
                for pid in descendants(self.processes.started[name].pid):
                    self.megabytes = max(self.megabytes, _high_water(pid))
            time.sleep(1)


def _high_water(pid: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0
