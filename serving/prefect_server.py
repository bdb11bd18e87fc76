"""Run Prefect's server behind the door: `python -m serving.prefect_server`, in place of `prefect server start`.

The server of a single command has no door, as only that command knows how to log in; its database is the same one.
Everything is set by environment variables: Prefect's own, and the settings of this program that begin with QUARTERLY_.
"""

from pathlib import Path

import prefect
import uvicorn
from fastapi import FastAPI
from prefect.server.api.server import create_app
from prefect.settings import get_current_settings

from adapters.settings import Settings, load_settings
from serving.database import forget_what_is_deleted, let_writers_wait
from serving.door import Door

OWN_NAMES = ("127.0.0.1", "localhost")


def main() -> None:
    """Serve until the process is stopped."""
    settings, api = load_settings(), get_current_settings().server.api
    app = Door(_app(), hosts(settings, api.port), settings.login_header or "")
    uvicorn.run(
        app,
        host=api.host,
        port=api.port,
        timeout_keep_alive=api.keepalive_timeout,
        ws_ping_interval=api.websocket_ping_interval,
        ws_ping_timeout=api.websocket_ping_timeout,
        log_level=get_current_settings().server.logging_level.lower(),
    )


def create_app_of_a_command() -> FastAPI:
    """Return the server of a single command, for uvicorn, which calls this in the server's process."""
    return _app()


def _app() -> FastAPI:
    offer_one_ui()
    forget_what_is_deleted()
    let_writers_wait()
    return create_app(final=True)


def offer_one_ui() -> None:
    """Have the server made from now on serve the first of Prefect's two UIs alone.

    The other asks a foreign host for a configuration on every page, whatever the settings say. Prefect's setting decides only
    which is opened first, and each page of that one offers the other.
    """
    prefect.__ui_v2_static_path__ = Path(prefect.__ui_v2_static_path__).with_name("not-served")


def hosts(settings: Settings, port: int) -> frozenset[str]:
    """Return the names under which the server may be asked: those of this machine alone, and those that are set."""
    others = (name.strip().casefold() for name in (settings.server_hosts or "").split(","))
    return frozenset({*(f"{name}:{port}" for name in OWN_NAMES), *filter(None, others)})


if __name__ == "__main__":
    main()
