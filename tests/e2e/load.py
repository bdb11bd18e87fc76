"""Other work on this machine while a long proof runs: python -m tests.e2e.load processor|disk, until it is ended.

A council's server is seldom Quarterly's alone. For each processor a process computes without a pause, and one writes to the
disk and waits for it, which is what makes databases slow.
"""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tests.e2e.processes import Processes

BLOCK = 4_000_000  # bytes


@contextmanager
def busy(processes: Processes) -> Iterator[None]:
    """Keep all processors and the disk busy within the block."""
    work = {**{f"load-{number}": "processor" for number in range(os.cpu_count() or 1)}, "load-disk": "disk"}
    for name, kind in work.items():
        processes.start(name, [sys.executable, "-m", "tests.e2e.load", kind], os.environ)
    try:
        yield
    finally:
        for name in work:
            processes.end(name)


def _compute() -> None:
    number = 1
    while True:
        number = number * number % 1_000_003 + 1


def _write() -> None:
    with tempfile.TemporaryFile() as file:
        while True:
            file.seek(0)
            file.write(os.urandom(BLOCK))
            file.flush()
            os.fsync(file.fileno())


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell starts background processes, and so their children, with it ignored
    {"processor": _compute, "disk": _write}[sys.argv[1]]()
