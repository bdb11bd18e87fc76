"""The processes that `quarterly serve` starts: each in its own session, so that Ctrl-C can stop them in order."""

import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from shutil import copyfile

from quarterly.vocabulary.errors import ServiceUnavailable

log = logging.getLogger("quarterly.serving")

REVIVALS, WITHIN = 5, timedelta(hours=1)  # how often processes are started again before somebody has to look
PATIENCE = 20  # seconds that a process has to end by itself
LARGEST, KEPT = 10_000_000, 3  # bytes of a log, and how many older ones stay beside it


class Lock:
    """A lock on a file, shared by this process and the one it starts: it is held until both have ended."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Never closed: the lock is free when the last process that has the descriptor ends, however it ends.
        self.descriptor = os.open(path, os.O_CREAT | os.O_RDWR)

    def take(self) -> bool:
        """Take the lock and return whether it was free."""
        import fcntl  # the library for locks (filelock) has none that a process can pass on; `serve` needs Linux or macOS

        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def note(self, pid: int) -> None:
        """Write into the file which process holds the lock beside this one."""
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, str(pid).encode(), 0)

    def noted(self) -> int:
        """Return which process was noted last, 0 if none was."""
        return int(os.pread(self.descriptor, 20, 0) or 0)


def end_left_behind(path: Path) -> bool:
    """End the process that still holds a lock, though whoever started it is gone, and all below it; return whether there was one.

    Raise ServiceUnavailable if it does not end.
    """
    lock = Lock(path)
    try:
        if lock.take():
            return False
        pid = lock.noted()
        below = descendants(pid) if pid else []
        for how in (signal.SIGINT, signal.SIGKILL) if pid else ():
            _signal(pid, how)
            deadline = time.monotonic() + PATIENCE
            while time.monotonic() < deadline:
                if lock.take():
                    _end(below)
                    return True
                time.sleep(0.2)
        raise ServiceUnavailable(
            f"A process of an earlier `quarterly serve` holds {path} and does not end: end it, and serve again."
        )
    finally:
        os.close(lock.descriptor)


@dataclass
class Processes:
    """The processes started, in order, each with the log it writes to and the moment of its last start."""

    logs: Path
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    since: dict[str, datetime] = field(default_factory=dict)
    starting: dict[str, Callable[[], None]] = field(default_factory=dict)
    revived: list[datetime] = field(default_factory=list)

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path, lock: Lock) -> None:
        """Start a process that shares the lock."""
        self.logs.mkdir(parents=True, exist_ok=True)
        self.starting[name] = partial(self._start, name, command, environment, folder, lock)
        self.starting[name]()

    def _start(self, name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path, lock: Lock) -> None:
        self.since[name] = datetime.now(UTC)
        with self.log(name).open("ab") as log:
            self.running[name] = subprocess.Popen(  # noqa: S603
                command,
                cwd=folder,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=(lock.descriptor,),
            )
        lock.note(self.running[name].pid)

    def log(self, name: str) -> Path:
        """Return the file a process writes to."""
        return self.logs / f"{name}.log"

    def rotate_logs(self) -> None:
        """Copy every log that has grown large to one beside it, of which a few are kept, and empty it.

        It is not renamed, because its process goes on writing to it.
        """
        for log in map(self.log, self.running):
            if log.stat().st_size > LARGEST:
                for number in range(KEPT, 1, -1):
                    if (older := log.with_suffix(f".log.{number - 1}")).exists():
                        older.replace(log.with_suffix(f".log.{number}"))
                copyfile(log, log.with_suffix(".log.1"))
                os.truncate(log, 0)

    def check(self) -> None:
        """Raise ServiceUnavailable if a process has ended by itself."""
        for name, process in self.running.items():
            if process.poll() is not None:
                raise ServiceUnavailable(
                    f"The {name} has ended by itself ({process.returncode}). {self.log(name)} says why. Serve again."
                )

    def revive(self, now: datetime) -> None:
        """Start processes again that have ended by themselves; raise ServiceUnavailable if that happens too often in an hour."""
        self.revived = [each for each in self.revived if now - each < WITHIN]
        for name, process in list(self.running.items()):
            if process.poll() is None:
                continue
            if len(self.revived) >= REVIVALS:
                self.check()
            self.revived.append(now)
            code, why = process.returncode, self.log(name)
            log.warning("The %s had ended by itself (%s) and is started again. %s says why.", name, code, why)
            self.starting[name]()

    def stop(self) -> None:
        """End the processes, the last one first, with all their descendants."""
        for process in reversed(self.running.values()):
            # Listed before it ends, as nobody can say afterwards whose its children were.
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
    """Return the ids of the processes started by a process, directly or indirectly."""
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
