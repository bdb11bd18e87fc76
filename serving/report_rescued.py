"""Report to people what became of a run that died, as its own hooks cannot: in the control room, and by letter."""

from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import State

from adapters.cycle_context import CycleContext
from adapters.mail.queue import leave_to_send, queue_letter
from flows.control_room import show
from quarterly.commentary.given_up_letter import given_up_letter
from quarterly.vocabulary.errors import SetupError


def show_state(client: SyncPrefectClient, run: UUID, state: State) -> None:
    """Show a run's state in the control room; raise ServiceUnavailable if the store does not answer."""
    show(None, client.read_flow_run(run), state)


def write_to_officer(client: SyncPrefectClient, run: UUID) -> None:
    """Write to the performance officer that a run is not tried again; raise ServiceUnavailable if the store does not answer."""
    found = client.read_flow_run(run)
    if "council" not in found.parameters or found.deployment_id is None:
        return  # one of the schedule, such as publish-due, is no officer's
    try:
        cycle = CycleContext.of(str(found.parameters["council"]), str(found.parameters.get("quarter")))
    except SetupError:
        return  # a form for a council or quarter that does not exist
    form = client.read_deployment(found.deployment_id).name
    queue_letter(cycle.restricted, cycle.post, given_up_letter(cycle.council, cycle.quarter, form, str(run)))
    # Not sent from here: a mail server that hangs must not hold up the rescue of other runs.
    leave_to_send(cycle.restricted, cycle.post)
