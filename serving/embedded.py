"""Prefect for one command: the server of `quarterly serve` where it is running, else one that Prefect starts for the command."""

import os
from pathlib import Path

from serving.prefect_home import ADDRESS, HOME, QUIET
from serving.server import answers


def prepare() -> bool:
    """Set Prefect's environment before it is imported; return whether it will start its own server.

    An address in PREFECT_API_URL is respected: the run is then recorded on that server.
    """
    defaults = QUIET | {"PREFECT_LOGGING_LEVEL": "CRITICAL"}
    if served := os.environ.get("PREFECT_API_URL") or _served():
        defaults["PREFECT_API_URL"] = served
    else:
        defaults["PREFECT_HOME"] = str(HOME.absolute())
        # The first start makes a database: 18 seconds were seen on a busy machine, against a limit of 20.
        defaults["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"] = "120"
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    if not served:
        # SQLite does not make the folder of its database, and Prefect waits two minutes for a server that has died of it.
        Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
    return not served


def _served() -> str:
    """Return the address of the server that `quarterly serve` keeps, "" where none answers."""
    noted = Path(os.environ.get("PREFECT_HOME", HOME)) / ADDRESS
    address = noted.read_text().strip() if noted.is_file() else ""
    return address if address and answers(address) else ""
