"""Prefect for one command: the server of `quarterly serve` if it is running, else one started for the command."""

import os
from pathlib import Path

from flows.profile_choices import A_COMMAND
from serving.auth_string import for_client, for_one_command, make_home, set_here
from serving.prefect_home import HOME, QUIET, without_tls
from serving.server import answers, recorded_api

CLOSED = {
    "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
    "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": "http://127.0.0.1",  # no page is served there
}


def prepare() -> bool:
    """Set Prefect's environment before it is imported; return whether Prefect will start a server of its own.

    An address in PREFECT_API_URL is respected: the run is then recorded on that server.
    """
    defaults = QUIET | {"PREFECT_LOGGING_LEVEL": "CRITICAL", A_COMMAND: "1"}
    if served := os.environ.get("PREFECT_API_URL") or _served():
        defaults["PREFECT_API_URL"] = served
    else:
        defaults["PREFECT_HOME"] = str(HOME.absolute())
    set_here(defaults | without_tls(served or "http://"))
    home = Path(os.environ.get("PREFECT_HOME", HOME))
    if served:
        set_here(for_client(home, os.environ["PREFECT_API_URL"]))
    else:
        # SQLite does not create the folder of its database, and Prefect would wait two minutes for a server that failed on it.
        make_home(home)
        # Its server listens on this machine and writes to the database of `quarterly serve`: it is as closed as that one.
        set_here(for_one_command() | CLOSED)
    return not served


def _served() -> str:
    """Return the address of the server of `quarterly serve`, "" if none answers."""
    address = recorded_api(Path(os.environ.get("PREFECT_HOME", HOME)))
    return address if address and answers(address) else ""
