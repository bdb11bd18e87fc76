"""Start runs again that ended because a store did not answer: the same run, with its parameters, until it does."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from uuid import UUID

from httpx import HTTPError
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.exceptions import ObjectNotFound
from prefect.states import Scheduled

from adapters.settings import Settings, load_settings
from flows.awaiting_service import STATE

OLDEST = timedelta(days=7)  # a run that waited for longer is left to whoever looks


def start_waiting_runs() -> None:
    """Schedule every run again that ended in AwaitingService long enough ago; what fails now is tried at the next look."""
    with suppress(HTTPError, ObjectNotFound), get_client(sync_client=True) as client:
        for run in waiting_runs(client, datetime.now(UTC), load_settings()):
            start_again(client, run)


def waiting_runs(client: SyncPrefectClient, now: datetime, settings: Settings) -> list[UUID]:
    """Return the runs that ended in AwaitingService and are to be scheduled again by this moment, oldest first."""
    settled = now - timedelta(seconds=settings.service_again)
    wanted = {
        "tags": {"all_": ["quarterly"]},
        "state": {"name": {"any_": [STATE]}},
        "deployment_id": {"is_null_": False},
        "end_time": {"after_": (now - OLDEST).isoformat(), "before_": settled.isoformat()},
    }
    body = {"flow_runs": wanted, "sort": "EXPECTED_START_TIME_ASC"}
    return [UUID(run["id"]) for run in client.request("POST", "/flow_runs/filter", json=body).json()]


def start_again(client: SyncPrefectClient, run: UUID) -> None:
    """Schedule a run once more, as it is."""
    client.set_flow_run_state(run, Scheduled(name="AwaitingRetry", message="A store did not answer; the run is done again."))
