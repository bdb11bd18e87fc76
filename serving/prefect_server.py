"""Run Prefect's server behind the door: `python -m serving.prefect_server`, in place of `prefect server start`.

Everything is set by environment variables: Prefect's own, and the settings of this program that begin with QUARTERLY_.
"""

from pathlib import Path

import prefect
import uvicorn
from prefect.server.api.server import create_app
from prefect.settings import get_current_settings

from adapters.settings import Settings, load_settings
from serving.database import forget_what_is_deleted, let_writers_wait
from serving.door import Door

OWN_NAMES = ("127.0.0.1", "localhost")


def main() -> None:
    """Serve until the process is stopped."""
    offer_one_ui()
    forget_what_is_deleted()
    let_writers_wait()
    settings, api = load_settings(), get_current_settings().server.api
    app = Door(create_app(final=True), hosts(settings, api.port), settings.login_header or "")
    uvicorn.run(
        app,
        host=api.host,
        port=api.port,
        timeout_keep_alive=api.keepalive_timeout,
        ws_ping_interval=api.websocket_ping_interval,
        ws_ping_timeout=api.websocket_ping_timeout,
        log_level=get_current_settings().server.logging_level.lower(),
    )


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
