"""Runs that were killed are done again: every stage does nothing twice, so that a run may start from the top.

The server's automations could do it at once, but a worker that is given a run again before it has let go of it ends with an error
of its own (Prefect 3.8.8), and the dead run's slot is held for a minute anyway.
"""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from httpx import HTTPError
from prefect.client.orchestration import SyncPrefectClient, get_client

from adapters.settings import Settings, load_settings

FORGOTTEN = timedelta(hours=6)
ATTEMPTS = 3  # as what kills it may be the run itself


def take_up() -> None:
    """Have every run of ours that has crashed lately done again; what cannot be asked now is asked at the next look."""
    settings = load_settings()
    with suppress(HTTPError), get_client(sync_client=True) as client:
        for run in _crashed(client, datetime.now(UTC), settings):
            _again(client, run, settings)


def _crashed(client: SyncPrefectClient, now: datetime, settings: Settings) -> list[dict[str, Any]]:
    let_go = now - timedelta(seconds=settings.crash_settled)
    wanted = {
        "tags": {"all_": ["quarterly"]},
        "state": {"type": {"any_": ["CRASHED"]}},
        "deployment_id": {"is_null_": False},
        "end_time": {"after_": (now - FORGOTTEN).isoformat(), "before_": let_go.isoformat()},
    }
    found = client.request("POST", "/flow_runs/filter", json={"flow_runs": wanted}).json()
    return [run for run in found if run["run_count"] <= ATTEMPTS]


def _again(client: SyncPrefectClient, run: dict[str, Any], settings: Settings) -> None:
    at = datetime.now(UTC) + timedelta(seconds=settings.restart_after)
    state = {
        "type": "SCHEDULED",
        "name": "AwaitingRetry",
        "message": "The run was killed; it is done again.",
        "state_details": {"scheduled_time": at.isoformat()},
    }
    client.request("POST", "/flow_runs/{id}/set_state", path_params={"id": run["id"]}, json={"state": state})
