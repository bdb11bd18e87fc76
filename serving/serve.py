"""Set up and run what `quarterly serve` needs: a Prefect server, work pool, deployments, automations and workers.

Existing parts are corrected rather than created twice, so it can be called again at any time. Prefect is imported only after
its environment is set, as it reads that while it is imported.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import count
from pathlib import Path
from typing import Any

from rich.console import Console

from adapters.councils import ROOT
from adapters.settings import FOLDER, Settings, load_settings
from quarterly.vocabulary.errors import ServiceUnavailable, SetupError
from serving.auth_string import AUTH_STRING, CLIENT, exists, for_client, for_own_server, make_home, set_here
from serving.prefect_home import ADDRESS, HOME, QUIET
from serving.processes import Lock, Processes, end_left_behind
from serving.reporting import log_to
from serving.server import PORT, database_address, find_or_start, is_open, local_api
from serving.workers import POOL, URGENT_WORKER, WORKER, served_here, start_workers

MINUTE = 60  # seconds between two looks at letters that were not sent and at how large the logs are
ON_POSTGRESQL = "PostgreSQL, for any number of councils"
ON_SQLITE = "SQLite, enough for ten councils; docs/operations.md says how to use PostgreSQL"


def serve_until_stopped(port: int | None, server_url: str | None) -> int:
    """Serve until Ctrl-C; return at once if server and worker are running already."""
    console = Console(highlight=False, soft_wrap=True)
    if Path.cwd() != ROOT:  # in which all works that is started here
        os.environ[FOLDER] = str(Path.cwd())
    settings = load_settings()
    for store in (settings.restricted(), settings.public()):
        store.probe()
    home = Path(os.environ.setdefault("PREFECT_HOME", str(HOME.absolute())))
    api = server_url or (os.environ.get("PREFECT_API_URL") if port is None else None)
    ours = None if api else port or PORT
    api = (api or local_api(port or PORT)).rstrip("/")
    make_home(home)
    is_new = ours is not None and not exists(home)
    set_here(for_own_server(home) if ours else for_client(home, api))
    with _until_stopped(home, console) as processes:
        _take_over(home, console)
        with console.status("Starting the Prefect server …"):
            find_or_start(api, ours, home, processes)
        os.environ.update(QUIET | {"PREFECT_API_URL": api, "PREFECT_LOGGING_LEVEL": "ERROR"})
        with console.status("Deploying …"):
            _settle(console)
        start_workers(processes, home, settings.runs_at_once)
        if ours:
            console.print(f"Database         {ON_POSTGRESQL if 'postgresql' in database_address() else ON_SQLITE}")
        console.print(f"Prefect UI       {api.removesuffix('/api')}")
        console.print(f"Control room     {api.removesuffix('/api')}/artifacts/artifact/{_control_room()}")
        _print_login(console, api, home, is_new=is_new)
        if not processes.running:
            console.print("Server and worker were running already. All is as it should be.")
            return 0
        _watch(processes, console, settings)
    return 0


def _take_over(home: Path, console: Console) -> None:
    """End what an earlier call has left behind that was killed, unless another one looks after it.

    Nobody else would: their runs are not rescued, their letters not sent, and they are not started again.
    """
    if not Lock(home / "serve.lock").take():
        return
    left = [name for name in (WORKER, URGENT_WORKER, "server") if end_left_behind(home / f"{name}.lock")]
    if left:
        console.print(
            f"Ended what an earlier call left behind when it was killed: {', '.join(left)}. Their runs are done again.",
            style="yellow",
        )


def _control_room() -> str:
    """Draw the control room, and return what its address ends with."""
    from flows.control_room import draw_table

    return str(draw_table())


def _print_login(console: Console, api: str, home: Path, *, is_new: bool) -> None:
    """Print the auth string once, when it has been made; later only where it is."""
    file = home / AUTH_STRING
    if is_open(api):
        console.print(
            "This server asks for no auth string: whoever reaches it, any page in a browser too, can use it.", style="yellow"
        )
    elif is_new and exists(home):
        console.print(f"Auth string      {os.environ[CLIENT]}", markup=False)
        console.print(f"                 The UI asks for it once. It is kept in {file}.", markup=False)
    else:
        is_stored = exists(home) and file.read_text().strip() == os.environ.get(CLIENT)
        console.print(f"Auth string      {f'in {file}' if is_stored else f'as set in {CLIENT}'}", markup=False)


def _watch(processes: Processes, console: Console, settings: Settings) -> None:
    # Imported before the message on Ctrl-C: one pressed during an import ends Python even though it is caught.
    from serving.awaiting_service import start_waiting_runs
    from serving.beside import Beside
    from serving.rescue import Rescue
    from serving.unsent_letters import send_unsent_letters

    log_to(console)
    console.print(f"Started here     {', '.join(processes.running)}; logs in {processes.logs}. Ctrl-C stops it.")
    rescue, letters = Rescue(settings, lambda: served_here(processes)), Beside(send_unsent_letters)
    for second in count(1):
        time.sleep(1)
        processes.revive(datetime.now(UTC))
        if not second % settings.crash_look:
            rescue.look(datetime.now(UTC))
            start_waiting_runs()
        if not second % MINUTE:
            processes.rotate_logs()
            letters.begin()  # a mail server that hangs takes twenty seconds a quarter


@contextmanager
def _until_stopped(home: Path, console: Console) -> Iterator[Processes]:
    """End the processes started here when this process is interrupted or fails."""

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    signal.signal(signal.SIGINT, interrupt)  # a shell starts background processes with SIGINT ignored
    processes = Processes(home / "logs")
    try:
        yield processes
    except KeyboardInterrupt:
        console.print("Stopping …")
    finally:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_IGN)  # nothing may interrupt the stopping, of at most half a minute
        if "server" in processes.running:
            (home / ADDRESS).unlink(missing_ok=True)
        processes.stop()


def _settle(console: Console) -> None:
    from httpx import HTTPError, HTTPStatusError
    from prefect.client.orchestration import get_client

    from serving.automations import settle
    from serving.pool import preserved_switches, settle_pool, take_no_other_fields
    from tasks.results import register

    try:
        with get_client(sync_client=True) as client:
            settle_pool(client, POOL, console)
            register()
            with preserved_switches(client):
                _deploy()
            take_no_other_fields(client)
            settle(client, load_settings())
    except HTTPStatusError as error:
        request = f"{error.request.method} {error.request.url.path} ({error.response.status_code})"
        if error.response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise ServiceUnavailable(
                f"The Prefect server failed with {request}, as it does while its database is away: serve again once that answers."
            ) from error
        raise SetupError(f"The Prefect server refused {request}. Is it of another version?") from error
    except HTTPError as error:
        raise ServiceUnavailable(f"The Prefect server stopped answering ({type(error).__name__}). Serve again.") from error


def _deploy() -> None:
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", "deployments/prefect.yaml"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)  # noqa: S603
    if found.returncode:
        raise SetupError(f"deployments/prefect.yaml cannot be deployed:\n{found.stdout[-2000:]}{found.stderr[-2000:]}")
