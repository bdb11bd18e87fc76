"""Does a run know whether a form, the schedule or another run started it, without asking the server?"""

from prefect import flow
from prefect.client.orchestration import get_client
from prefect.flow_engine import run_flow

from flows.deployed import is_deployed


@flow
def asks() -> list[bool]:
    """Return what a run is told when it asks twice."""
    return [is_deployed(), is_deployed()]


def test_a_run_of_a_deployment_is_told_from_one_that_a_command_starts() -> None:
    with get_client(sync_client=True) as client:
        deployment = client.create_deployment(client.create_flow(asks), "asks")
        run = client.create_flow_run_from_deployment(deployment)
    assert run_flow(asks, flow_run=run) == [True, True]
    assert asks() == [False, False]
    assert not is_deployed()
