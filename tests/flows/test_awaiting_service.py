"""Is a run that ended because a store did not answer scheduled again, itself, with its parameters, and no other?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import State
from prefect.states import Completed, Running

from adapters.settings import Settings
from serving import awaiting_service
from tests.installation import COUNCIL, QUARTER

AGAIN = Settings(service_again=300)
PARAMETERS = {"council": COUNCIL, "quarter": QUARTER, "reason": "A figure was wrong."}


@pytest.fixture
def client() -> Iterator[SyncPrefectClient]:
    with get_client(sync_client=True) as opened:
        yield opened


def ended(client: SyncPrefectClient, name: str) -> UUID:
    """Make a run that ended in this state just now."""
    flow = client.create_flow_from_name("quarterly-cycle")
    deployment = client.create_deployment(flow, uuid4().hex, tags=["quarterly"])
    run = client.create_flow_run_from_deployment(deployment, parameters=PARAMETERS, tags=["quarterly"])
    states: list[State] = [Running(), Completed(name=name, message="The store is away.")]
    for state in states:
        client.set_flow_run_state(run.id, state, force=True)
    return run.id


def look(client: SyncPrefectClient, seconds: int) -> None:
    for run in awaiting_service.waiting_runs(client, datetime.now(UTC) + timedelta(seconds=seconds), AGAIN):
        awaiting_service.start_again(client, run)


@pytest.mark.parametrize(
    ("name", "seconds", "after"),
    [
        ("AwaitingService", 301, "AwaitingRetry"),
        ("AwaitingService", 290, "AwaitingService"),
        ("AwaitingReturns", 301, "AwaitingReturns"),
    ],
)
def test_a_run_that_ended(client: SyncPrefectClient, name: str, seconds: int, after: str) -> None:
    run = ended(client, name)
    look(client, seconds)
    found = client.read_flow_run(run)
    assert (found.state_name, found.parameters) == (after, PARAMETERS)
