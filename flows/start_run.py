"""Start a run of a deployment on the work pool, without waiting for it and never twice for the same key."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from prefect.client.orchestration import get_client
from prefect.states import Scheduled, to_state_create

from flows.queues import Queue

CYCLE = "quarterly-cycle/run-cycle"
ALL = "all-councils/all-councils"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRequest:
    """A run of a deployment, now or at a given time; a second request with the same key returns the same run.

    It waits in the deployment's queue, unless another is given.
    """

    deployment: str
    name: str
    key: str
    parameters: dict[str, Any]
    at: datetime | None = None
    tags: Iterable[str] = ()
    queue: Queue | None = None


def start_cycle(
    council: str, quarter: str, *, key: str, at: datetime | None = None, tags: Iterable[str] = (), **parameters: Any
) -> str:
    """Start the cycle on the work pool and return the run's name; the same key returns the same run."""
    return start(replace(_cycle(council, quarter, key, tags), at=at, parameters=_fields(council, quarter) | parameters))


def start_in_round(council: str, quarter: str, *, key: str, tags: Iterable[str] = ()) -> str:
    """Start the cycle behind all that is not of a round, and return the run's name."""
    return start(replace(_cycle(council, quarter, key, tags), queue=Queue.ROUNDS))


def _cycle(council: str, quarter: str, key: str, tags: Iterable[str]) -> RunRequest:
    fields, name = _fields(council, quarter), f"{council} {quarter}"
    return RunRequest(deployment=CYCLE, name=name, key=key, parameters=fields, tags=[*tags, council])


def _fields(council: str, quarter: str) -> dict[str, Any]:
    return {"council": council, "quarter": quarter}


def start(request: RunRequest) -> str:
    """Create a run of a deployment and return its name."""
    body = {
        "parameters": request.parameters,
        "name": request.name,
        "idempotency_key": request.key,
        "tags": sorted(set(request.tags)),
        "state": to_state_create(Scheduled(scheduled_time=request.at)).model_dump(mode="json", exclude_unset=True),
        # The form's list of councils dates from the last `quarterly serve`; the run itself checks the current folders.
        "enforce_parameter_schema": False,
        "work_queue_name": request.queue,
    }
    with get_client(sync_client=True) as client:
        found = client.read_deployment_by_name(request.deployment)
        answer = client.request("POST", "/deployments/{id}/create_flow_run", path_params={"id": found.id}, json=body)
    return str(answer.json()["name"])
