"""Schedule runs again that were killed; as no stage does anything twice, they can start from the first one.

The server's automations could do so at once, but a worker that gets a run again before it has released it ends with an error
(Prefect 3.8.8), and the slot of a dead run is blocked for a minute anyway.
"""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from httpx import HTTPError
from prefect.client.orchestration import SyncPrefectClient, get_client

from adapters.settings import Settings, load_settings

OLDEST = timedelta(hours=6)  # runs that crashed earlier are left alone
ATTEMPTS = 3  # as the run itself may be the cause


def restart_crashed_runs() -> None:
    """Schedule every recently crashed run again; what fails now is tried at the next check."""
    settings = load_settings()
    with suppress(HTTPError), get_client(sync_client=True) as client:
        for run in _crashed(client, datetime.now(UTC), settings):
            _restart(client, run, settings)


def _crashed(client: SyncPrefectClient, now: datetime, settings: Settings) -> list[dict[str, Any]]:
    settled = now - timedelta(seconds=settings.crash_settled)
    wanted = {
        "tags": {"all_": ["quarterly"]},
        "state": {"type": {"any_": ["CRASHED"]}},
        "deployment_id": {"is_null_": False},
        "end_time": {"after_": (now - OLDEST).isoformat(), "before_": settled.isoformat()},
    }
    found = client.request("POST", "/flow_runs/filter", json={"flow_runs": wanted}).json()
    return [run for run in found if run["run_count"] <= ATTEMPTS]


def _restart(client: SyncPrefectClient, run: dict[str, Any], settings: Settings) -> None:
    at = datetime.now(UTC) + timedelta(seconds=settings.restart_after)
    state = {
        "type": "SCHEDULED",
        "name": "AwaitingRetry",
        "message": "The run was killed; it is done again.",
        "state_details": {"scheduled_time": at.isoformat()},
    }
    client.request("POST", "/flow_runs/{id}/set_state", path_params={"id": run["id"]}, json={"state": state})
