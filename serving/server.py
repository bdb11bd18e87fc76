"""The Prefect server of `quarterly serve`: an existing one, or one started here that only its owner can use."""

import json
import os
import socket
import sys
import time
from base64 import b64encode
from collections.abc import Mapping
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from adapters.councils import ROOT
from quarterly.vocabulary.errors import ServiceUnavailable, SetupError
from serving.prefect_home import ADDRESS, QUIET
from serving.processes import Lock, Processes

HOST, PORT = "127.0.0.1", 4200
START = 180  # seconds; the first start creates the database


def environment(home: Path, port: int) -> dict[str, str]:
    """Return the environment of a server started here; variables that are set already take precedence."""
    database = database_address()
    defaults = QUIET | {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": local_api(port).removesuffix("/api"),
        # The pages of the UI ask the host they came from.
        "PREFECT_SERVER_UI_API_URL": "/api",
        # Leases in memory would be lost when the server ends, and their slots blocked for ever.
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        # On a busy machine a process may take longer to start than fifteen seconds, the default for a late run.
        "PREFECT_SERVER_SERVICES_LATE_RUNS_AFTER_SECONDS": "120",
        # Runs go after 400 days, their logs and artifacts with them; the record is the store.
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(400 * 24 * 3600),
        **({"PREFECT_SERVER_DATABASE_CONNECTION_URL": database} if database else {}),
    }
    address = {"PREFECT_SERVER_API_HOST": HOST, "PREFECT_SERVER_API_PORT": str(port), "PREFECT_API_URL": local_api(port)}
    return {**defaults, **os.environ, **address}


def database_address() -> str:
    """Return the address of the database that is set for a server started here, "" for Prefect's own SQLite file."""
    old, new = "PREFECT_API_DATABASE_CONNECTION_URL", "PREFECT_SERVER_DATABASE_CONNECTION_URL"
    return os.environ.get(new) or os.environ.get(old) or ""


def _require_database() -> None:
    """Raise ServiceUnavailable unless something listens where PostgreSQL should be, SetupError for an address that is none."""
    parts = urlsplit(database_address())
    if not parts.scheme.startswith("postgresql") or not parts.hostname:
        return
    try:
        port = parts.port or 5432
        socket.create_connection((parts.hostname, port), timeout=10).close()
    except ValueError as error:
        raise SetupError(f"PREFECT_SERVER_DATABASE_CONNECTION_URL has no port that can be one: {error}.") from error
    except OSError as error:
        where, why = f"{parts.hostname}:{port}", error.strerror or "no answer"
        raise ServiceUnavailable(
            f"PostgreSQL does not answer at {where}, which PREFECT_SERVER_DATABASE_CONNECTION_URL names: {why}. Start it, or "
            "correct the address."
        ) from error


def local_api(port: int) -> str:
    """Return the address of the API of a server on this machine."""
    return f"http://{HOST}:{port}/api"


def answers(api: str) -> bool:
    """Whether a healthy Prefect server answers at this address."""
    return _get(api, "/health") == "true"


def find_or_start(api: str, port: int | None, home: Path, processes: Processes) -> None:
    """Wait until a server answers at the address; start one if a port of this machine is given and none answers.

    Raise ServiceUnavailable if none answers in time, SetupError if something else uses the port.
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
        if _is_taken(port):
            raise SetupError(f"Another program listens at port {port}, and is no Prefect server. Choose another with --port.")
        _require_database()
        processes.start("server", [sys.executable, "-m", "serving.prefect_server"], environment(home, port), ROOT, lock)
    elif (other := recorded_api(home)) != api and answers(other):
        raise SetupError(f"This folder's server runs at {other}: serve with --port {urlsplit(other).port}, or stop it first.")
    _wait(api, processes)
    (home / ADDRESS).write_text(api)


def recorded_api(home: Path) -> str:
    """Return the address at which the server of `quarterly serve` in a Prefect home answered last, "" if none has."""
    file = home / ADDRESS
    return file.read_text().strip() if file.is_file() else ""


def _is_taken(port: int) -> bool:
    """Whether something listens at a port of this machine."""
    with suppress(OSError), socket.create_connection((HOST, port), timeout=3):
        return True
    return False


def _wait(api: str, processes: Processes) -> None:
    deadline = time.monotonic() + START
    while not answers(api):
        processes.check()
        if time.monotonic() > deadline:
            raise ServiceUnavailable(f"The Prefect server at {api} has not come to answer in {START} seconds. Serve again.")
        time.sleep(0.3)


def _same_version(api: str) -> None:
    theirs, ours = json.loads(_get(api, "/admin/version") or '""'), version("prefect")
    if isinstance(theirs, dict):
        raise SetupError(
            f"The server at {api} asks for an auth string: set PREFECT_API_AUTH_STRING to the one it was started with."
        )
    if theirs and theirs != ours:
        raise SetupError(f"The server at {api} is Prefect {theirs}, this is {ours}. Stop it and serve again, or choose another.")


def is_open(api: str) -> bool:
    """Whether a server lets anybody in without an auth string."""
    return _get(api, "/admin/version", {}).startswith('"')


def _get(api: str, path: str, headers: Mapping[str, str] | None = None) -> str:
    """Return the response of an address, "" if there is none."""
    parts = urlsplit(api)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    try:
        with closing(kind(parts.netloc, timeout=3)) as connection:
            connection.request("GET", parts.path + path, headers=_login() if headers is None else headers)
            return connection.getresponse().read().decode(errors="replace") or "nothing"
    except (OSError, HTTPException):
        return ""


def _login() -> dict[str, str]:
    """Return the header for a server with an auth string (PREFECT_API_AUTH_STRING)."""
    both = os.environ.get("PREFECT_API_AUTH_STRING", "")
    return {"Authorization": f"Basic {b64encode(both.encode()).decode()}"} if both else {}
