"""The processes `quarterly serve` starts: each in a session of its own, so that Ctrl-C reaches it in good order."""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from quarterly.vocabulary.errors import ServiceUnavailable

REVIVALS = 5
PATIENCE = 20  # seconds a process has to end in good order


class Lock:
    """A lock on a file, held by this process and by the one it starts: whichever of the two lives on still holds it."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.handle = os.open(path, os.O_CREAT | os.O_RDWR)

    def take(self) -> bool:
        """Take it; whether it was free."""
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@dataclass
class Processes:
    """What has been started, in that order, with the file each writes to."""

    logs: Path
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    starting: dict[str, Callable[[], None]] = field(default_factory=dict)
    revived: int = 0

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path, lock: Lock) -> None:
        """Start a process that holds the lock with us."""
        self.logs.mkdir(parents=True, exist_ok=True)
        self.log(name).write_bytes(b"")
        self.starting[name] = partial(self._start, name, command, environment, folder, lock)
        self.starting[name]()

    def _start(self, name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path, lock: Lock) -> None:
        with self.log(name).open("ab") as log:
            self.running[name] = subprocess.Popen(  # noqa: S603
                command,
                cwd=folder,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=(lock.handle,),
            )

    def log(self, name: str) -> Path:
        """Return the file a process writes to."""
        return self.logs / f"{name}.log"

    def check(self) -> None:
        """Raise ServiceUnavailable if one has ended by itself."""
        for name, process in self.running.items():
            if process.poll() is not None:
                raise ServiceUnavailable(
                    f"The {name} has ended by itself ({process.returncode}). {self.log(name)} says why. Serve again."
                )

    def revive(self) -> None:
        """Start again what has ended by itself; raise ServiceUnavailable where that does not help."""
        for name, process in list(self.running.items()):
            if process.poll() is None:
                continue
            if self.revived == REVIVALS:
                self.check()
            self.revived += 1
            self.starting[name]()

    def stop(self) -> None:
        """End them, the last one first, and whatever they have started themselves."""
        for process in reversed(self.running.values()):
            below = descendants(process.pid)
            _signal(process.pid, signal.SIGINT)
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                _signal(process.pid, signal.SIGKILL)
                process.wait()
            _end(below)
        self.running.clear()


def descendants(pid: int) -> list[int]:
    """Return the processes a process has started, and those started by them."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in path.read_text().split():
            found += [int(child), *descendants(int(child))]
    return found


def _end(pids: Sequence[int]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + PATIENCE / 4
        for pid in pids:
            _signal(pid, how)
        while time.monotonic() < deadline and any(Path(f"/proc/{pid}").exists() for pid in pids):
            time.sleep(0.1)


def _signal(pid: int, how: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, how)
