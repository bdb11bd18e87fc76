"""Starting a run of the cycle on the pool, from another run: never waited for, never started twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prefect.client.orchestration import get_client
from prefect.states import Scheduled, to_state_create

CYCLE = "quarterly-cycle/run-cycle"
ALL = "all-councils/all-councils"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRequest:
    """A run that is wanted of a deployment, now or at a moment; asked for again with the same key, it is the same run."""

    deployment: str
    name: str
    key: str
    parameters: dict[str, Any]
    at: datetime | None = None
    tags: Iterable[str] = ()


def start_cycle(
    council: str, quarter: str, *, key: str, at: datetime | None = None, tags: Iterable[str] = (), **parameters: Any
) -> str:
    """Have the pool run the cycle and return the run's name; asked for again with the same key, it is the same run."""
    given = {"council": council, "quarter": quarter, **parameters}
    name = f"{council} {quarter}"
    return start(RunRequest(deployment=CYCLE, name=name, key=key, parameters=given, at=at, tags=[*tags, council]))


def start(wanted: RunRequest) -> str:
    """Create a run of a deployment and return its name."""
    body = {
        "parameters": wanted.parameters,
        "name": wanted.name,
        "idempotency_key": wanted.key,
        "tags": sorted(set(wanted.tags)),
        "state": to_state_create(Scheduled(scheduled_time=wanted.at)).model_dump(mode="json", exclude_unset=True),
        # The form's list of councils is that of the last `quarterly serve`; the run itself knows better.
        "enforce_parameter_schema": False,
    }
    with get_client(sync_client=True) as client:
        found = client.read_deployment_by_name(wanted.deployment)
        answer = client.request("POST", "/deployments/{id}/create_flow_run", path_params={"id": found.id}, json=body)
    return str(answer.json()["name"])
