"""The Prefect server of `quarterly serve`: found where it answers, else started here, on the loopback only."""

import json
import os
import sys
import time
from base64 import b64encode
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from adapters.councils import ROOT
from quarterly.vocabulary.errors import ServiceUnavailable, SetupError
from serving.prefect_home import ADDRESS, QUIET
from serving.processes import Lock, Processes

HOST, PORT = "127.0.0.1", 4200
START = 180  # seconds; the first start makes the database


def environment(home: Path, port: int) -> dict[str, str]:
    """Return the environment of a server started here; what the user has set himself stands."""
    database = os.environ.get("PREFECT_SERVER_DATABASE_CONNECTION_URL") or os.environ.get("PREFECT_API_DATABASE_CONNECTION_URL")
    defaults = QUIET | {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_API_HOST": HOST,
        # Leases in memory would be lost with the server, and their slots held for ever.
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        # A process takes seconds to start: fifteen, the default, would be called late on a busy machine.
        "PREFECT_SERVER_SERVICES_LATE_RUNS_AFTER_SECONDS": "120",
        **({"PREFECT_SERVER_DATABASE_CONNECTION_URL": database} if database else {}),
    }
    # The port that is asked for, also as what the pages of the UI ask: --port alone does not reach them.
    return {**defaults, **os.environ, "PREFECT_SERVER_API_PORT": str(port), "PREFECT_API_URL": local_api(port)}


def local_api(port: int) -> str:
    """Return the address of the API of a server on this machine."""
    return f"http://{HOST}:{port}/api"


def answers(api: str) -> bool:
    """Whether a Prefect server answers there and is well."""
    return _get(api, "/health") == "true"


def find_or_start(api: str, port: int | None, home: Path, processes: Processes) -> None:
    """Return when a server answers at the address; start one where a port of this machine is meant and none is there.

    Raise ServiceUnavailable if none comes to answer, SetupError if something else has the port.
    """
    if answers(api):
        _same_version(api)
        return
    if port is None:
        raise ServiceUnavailable(f"No Prefect server answers at {api}. Start it, or leave the address out to have one started.")
    if _get(api, "/health"):
        raise SetupError(f"Something other than a Prefect server answers at port {port}. Choose another with --port.")
    lock = Lock(home / "server.lock")
    if lock.take():
        command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
        processes.start("server", command, environment(home, port), ROOT, lock)
    _wait(api, processes)
    (home / ADDRESS).write_text(api)


def _wait(api: str, processes: Processes) -> None:
    deadline = time.monotonic() + START
    while not answers(api):
        processes.check()
        if time.monotonic() > deadline:
            raise ServiceUnavailable(f"The Prefect server at {api} has not come to answer in {START} seconds. Serve again.")
        time.sleep(0.3)


def _same_version(api: str) -> None:
    theirs, ours = json.loads(_get(api, "/admin/version") or '""'), version("prefect")
    if theirs and theirs != ours:
        raise SetupError(f"The server at {api} is Prefect {theirs}, this is {ours}. Stop it and serve again, or choose another.")


def _get(api: str, path: str) -> str:
    """Return what an address answers, "" where nobody does."""
    parts = urlsplit(api)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    try:
        connection = kind(parts.netloc, timeout=3)
        connection.request("GET", parts.path + path, headers=_login())
        return connection.getresponse().read().decode(errors="replace") or "nothing"
    except (OSError, HTTPException):
        return ""


def _login() -> dict[str, str]:
    """Return what a server with a password asks for (PREFECT_API_AUTH_STRING, "name:password")."""
    both = os.environ.get("PREFECT_API_AUTH_STRING", "")
    return {"Authorization": f"Basic {b64encode(both.encode()).decode()}"} if both else {}
