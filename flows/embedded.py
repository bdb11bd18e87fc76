"""Prefect without a server of one's own: settings for the one it starts by itself, quiet and sending nothing home."""

import os
from pathlib import Path

HOME = Path("var/prefect")


def prepare() -> bool:
    """Set Prefect's environment before it is imported; return whether it will start its own server.

    An address in PREFECT_API_URL is respected: the run is then recorded on that server.
    """
    own = not os.environ.get("PREFECT_API_URL")
    defaults = {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "GX_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "quarterly",
    }
    if own:
        defaults |= {
            "PREFECT_HOME": str(HOME.absolute()),
            # The first start makes a database: 18 seconds were seen on a busy machine, against a limit of 20.
            "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    if own:
        # SQLite does not make the folder of its database, and Prefect waits two minutes for a server that has died of it.
        Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
    return own
