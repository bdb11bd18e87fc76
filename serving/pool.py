"""Set up the work pool and its queues, preserve the UI's switches that deploying would reset, and close the forms.

Runs choose nothing of their process, and have the fields of their form alone.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectNotFound
from prefect.utilities.processutils import command_to_string
from prefect.workers.process import ProcessWorker
from rich.console import Console

from adapters.councils import ROOT
from flows.queues import Queue
from quarterly.vocabulary.errors import SetupError

# Every part of a job that is a variable here could be set by whoever starts a run, up to the command of its process, so all of
# them are literal. Without a command the worker would prepare a folder in a first process, which loads Prefect to find that there
# is nothing to prepare: as long again until a run begins. A literal `env` would be merged with the run's, so that is left out:
# the worker passes on its own environment.
TEMPLATE: dict[str, Any] = {
    "job_configuration": {
        "command": command_to_string([sys.executable, "-m", "prefect.engine"]),
        "stream_output": True,
        "working_dir": str(ROOT),
    },
    "variables": {"type": "object", "properties": {}, "additionalProperties": False},
}


def settle_pool(client: SyncPrefectClient, name: str, console: Console) -> None:
    """Create the work pool with its queues, or correct the existing one; what is paused stays paused."""
    try:
        pool = client.read_work_pool(name)
    except ObjectNotFound:
        pool = client.create_work_pool(WorkPoolCreate(name=name, type=ProcessWorker.type, base_job_template=TEMPLATE))
    if pool.type != ProcessWorker.type:
        raise SetupError(f"The work pool {name} is of type {pool.type}, not process. Delete or rename it in the UI; serve again.")
    if pool.base_job_template != TEMPLATE:
        client.request("PATCH", "/work_pools/{name}", path_params={"name": name}, json={"base_job_template": TEMPLATE})
    _settle_queues(client, name)
    if pool.is_paused:
        console.print(f"The work pool {name} is paused: no run starts until somebody resumes it in the UI.", style="yellow")
    if pool.concurrency_limit is not None:
        console.print(
            f"The work pool {name} has a limit of {pool.concurrency_limit} runs: at the limit nothing starts, urgent or not. "
            "Remove it in the UI, and set QUARTERLY_RUNS_AT_ONCE instead.",
            style="yellow",
        )


def _settle_queues(client: SyncPrefectClient, pool: str) -> None:
    """Create the queues that are missing, and set the priority of each; Prefect moves others back, its `default` too."""
    known = {queue["name"] for queue in _on_pool(client, "POST", pool, "/filter", {})}
    for queue in Queue:
        if queue not in known:
            _on_pool(client, "POST", pool, "", {"name": queue})
    for priority, queue in enumerate(Queue, start=1):
        _on_pool(client, "PATCH", pool, f"/{queue}", {"priority": priority})


def _on_pool(client: SyncPrefectClient, method: str, pool: str, below: str, body: dict[str, Any]) -> Any:
    answer = client.request(method, f"/work_pools/{pool}/queues{below}", json=body)  # type: ignore[arg-type]
    return answer.json() if answer.content else None


@contextmanager
def preserved_switches(client: SyncPrefectClient) -> Iterator[None]:
    """Restore afterwards which schedules were switched on or off in the UI and which deployments were paused."""
    before = {deployment["name"]: deployment for deployment in _deployments(client)}
    yield
    for deployment in _deployments(client):
        was = before.get(deployment["name"])
        if was is None:
            continue
        if was["paused"] != deployment["paused"]:
            _patch(client, deployment, "", {"paused": was["paused"]})
        active = {schedule["slug"]: schedule["active"] for schedule in was["schedules"]}
        for schedule in deployment["schedules"]:
            if active.get(schedule["slug"], schedule["active"]) != schedule["active"]:
                _patch(client, deployment, f"/schedules/{schedule['id']}", {"active": active[schedule["slug"]]})


def take_no_other_fields(client: SyncPrefectClient) -> None:
    """Have the server refuse a run with a field that its form does not have.

    Prefect's schemas say nothing of other fields: such a run would be taken, and break off before the flow could refuse it.
    """
    for deployment in _deployments(client):
        schema = {**deployment["parameter_openapi_schema"], "additionalProperties": False}
        _patch(client, deployment, "", {"parameter_openapi_schema": schema})


def _deployments(client: SyncPrefectClient) -> list[dict[str, Any]]:
    wanted = {"deployments": {"tags": {"all_": ["quarterly"]}}}
    return list(client.request("POST", "/deployments/filter", json=wanted).json())


def _patch(client: SyncPrefectClient, deployment: dict[str, Any], below: str, change: dict[str, Any]) -> None:
    client.request("PATCH", f"/deployments/{deployment['id']}{below}", json=change)  # type: ignore[arg-type]
