"""The processes of one test session, all of which can be found again and ended."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

MARK = "END_TO_END"
STOP_SECONDS, LEFTOVER_SECONDS = 120, 10  # that a process, and its leftover children, have to end by themselves


class Processes:
    """Processes by name, each with a log of that name; they and their children have a mark of the session."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.mark = f"{MARK}={uuid4().hex}"
        self.started: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str], **options: Any) -> subprocess.Popen[bytes]:
        """Start a process in a session of its own, which gets SIGTERM if the tests themselves are killed."""
        with_parent = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        name_, _, value = self.mark.partition("=")
        with self.log(name).open("ab") as log:
            self.started[name] = subprocess.Popen(
                [*with_parent, *command],
                env={**environment, name_: value},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **options,
            )
        return self.started[name]

    def log(self, name: str) -> Path:
        """Return the file a process writes to."""
        return self.logs / f"{name}.log"

    def written(self, length: int = 3000) -> str:
        """Return the end of every log, to be printed when a wait times out."""
        logs = sorted(self.logs.rglob("*.log"))
        return "\n".join(f"--- {log.name}\n{log.read_text(errors='replace')[-length:]}" for log in logs)

    def find(self, *words: str, **variables: str) -> list[int]:
        """Return the running processes of this session with these words in the command and these environment variables."""
        wanted = {self.mark, *(f"{name}={value}" for name, value in variables.items())}
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                environment = (folder / "environ").read_bytes().decode(errors="replace").split("\0")
                command = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
                if wanted <= set(environment) and set(words) <= set(command):
                    found.append(int(folder.name))
        return found

    def end(self, name: str) -> int:
        """Interrupt a process and return its exit code; kill it if it does not end in time."""
        process = self.started[name]
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGINT)
        try:
            return process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            kill([process.pid])
            return process.wait()

    def end_all(self) -> None:
        """End all processes, the last started first, then any others of the session."""
        for name in reversed(self.started):
            self.end(name)
        until = time.monotonic() + LEFTOVER_SECONDS
        while (left := self.find()) and time.monotonic() < until:
            time.sleep(0.1)
        kill(left)


def kill(pids: Sequence[int], how: signal.Signals = signal.SIGKILL) -> None:
    """Send a signal to those processes that still run."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, how)
