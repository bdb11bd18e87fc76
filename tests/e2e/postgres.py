"""A PostgreSQL server of the tests on 127.0.0.1, from the package installed on the machine, with temporary data."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.processes import Processes

USER = "postgres"  # the server refuses to run as root


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server, with the account that it runs as."""

    programs: Path
    port: int
    runs_as: dict[str, Any]
    folder: Path
    processes: Processes

    def database(self, name: str) -> str:
        """Make a database and return its address as Prefect takes it."""
        command: list[str | Path] = [self.programs / "createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, name]
        subprocess.run(command, check=True, capture_output=True)
        return f"postgresql+asyncpg://{USER}@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        """Start the server, and return when it answers."""
        settings = ["listen_addresses=127.0.0.1", f"port={self.port}", f"unix_socket_directories={self.folder}", "fsync=off"]
        command = [self.programs / "postgres", "-D", self.folder / "data", *(word for each in settings for word in ("-c", each))]
        words = [str(word) for word in command]
        process = self.processes.start("postgres", words, os.environ, cwd=self.folder, **self.runs_as)
        _await(process, self, self.processes.log("postgres"))

    def stop(self) -> None:
        """Stop the server as for an upgrade: whoever is connected is cut off."""
        self.processes.end("postgres")


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs, None if it is not installed."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    path = debian[-1] if debian else Path(found).resolve() if found else None
    return path.parent if path else None


@contextmanager
def postgres(processes: Processes) -> Iterator[Postgres]:
    """Run a server until the end of the block."""
    bin_ = programs()
    if bin_ is None:
        raise FileNotFoundError("PostgreSQL is not installed")
    runs_as: dict[str, Any] = {"user": USER, "group": pwd.getpwnam(USER).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    # Not below pytest's folders, which another account cannot enter.
    folder = Path(tempfile.mkdtemp(prefix="end-to-end-postgres-"))
    try:
        if runs_as:
            shutil.chown(folder, USER, runs_as["group"])
        initdb: list[str | Path] = [bin_ / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C"]
        subprocess.run([*initdb, "--no-sync"], check=True, capture_output=True, cwd=folder, **runs_as)
        server = Postgres(bin_, free_port(), runs_as, folder, processes)
        server.start()
        yield server
    finally:
        if "postgres" in processes.started:
            processes.end("postgres")
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """Return a port of 127.0.0.1 that is free at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(process: subprocess.Popen[bytes], server: Postgres, log: Path, seconds: float = 300) -> None:
    until = time.monotonic() + seconds
    ready: list[str | Path] = [server.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(server.port), "-U", USER]
    while subprocess.run(ready, check=False).returncode:
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()[-2000:]}")
        time.sleep(0.1)
