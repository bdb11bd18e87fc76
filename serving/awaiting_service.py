"""Start runs again that ended because a store did not answer: the same run, with its parameters, until it does."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from httpx import HTTPError
from prefect.client.orchestration import SyncPrefectClient, get_client

from adapters.settings import Settings, load_settings
from flows.awaiting_service import STATE

OLDEST = timedelta(days=7)  # a run that waited for longer is left to whoever looks


def start_waiting_runs() -> None:
    """Schedule every run again that ended in AwaitingService long enough ago; what fails now is tried at the next look."""
    with suppress(HTTPError), get_client(sync_client=True) as client:
        for run in _waiting(client, datetime.now(UTC), load_settings()):
            _start(client, run)


def _waiting(client: SyncPrefectClient, now: datetime, settings: Settings) -> list[dict[str, Any]]:
    settled = now - timedelta(seconds=settings.service_again)
    wanted = {
        "tags": {"all_": ["quarterly"]},
        "state": {"name": {"any_": [STATE]}},
        "deployment_id": {"is_null_": False},
        "end_time": {"after_": (now - OLDEST).isoformat(), "before_": settled.isoformat()},
    }
    return list(client.request("POST", "/flow_runs/filter", json={"flow_runs": wanted}).json())


def _start(client: SyncPrefectClient, run: dict[str, Any]) -> None:
    state = {
        "type": "SCHEDULED",
        "name": "AwaitingRetry",
        "message": "A store did not answer; the run is done again.",
        "state_details": {"scheduled_time": datetime.now(UTC).isoformat()},
    }
    client.request("POST", "/flow_runs/{id}/set_state", path_params={"id": run["id"]}, json={"state": state})
