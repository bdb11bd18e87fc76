"""The control room: one table in the Prefect UI that says of every council where its quarter stands and what is waited for.

Prefect shows every named end of a run in green, a waiting one too: what is waited for stands here. Counts and statuses only.
Each run keeps what it found in the restricted store, and the table is drawn anew from there.
"""

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from prefect import Flow
from prefect.artifacts import create_table_artifact
from prefect.client.schemas.objects import FlowRun, State
from prefect.events import emit_event

from adapters.cycle_context import CycleContext
from adapters.cycle_status import save_status, saved_statuses, status_of
from adapters.settings import load_settings
from quarterly.publishing.cycle_status import CycleStatus, row
from quarterly.vocabulary.errors import QuarterlyError
from tasks.today import today

KEY = "control-room"
PASSED_OVER = ("Superseded", "NothingDue", "Refused")  # a run that did nothing leaves the row as the run before it made it

F = TypeVar("F", bound=Flow[..., Any])


def in_control_room(flow: F) -> F:
    """Make every run of a flow of one council's quarter show in the control room how it ended, whichever way."""
    for hook in (flow.on_completion, flow.on_failure, flow.on_crashed, flow.on_cancellation):
        hook(cast(Any, show))
    return flow


def show(_: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Bring the control room up to date after a run, and tell automations what is new."""
    council, quarter = (str(flow_run.parameters.get(name, "")) for name in ("council", "quarter"))
    if state.name in PASSED_OVER:
        return
    try:
        cycle = CycleContext.of(council, quarter)
    except QuarterlyError:
        return  # the run says so; no row is about a council or quarter that does not exist
    standing = status_of(cycle, state.name or state.type.value.capitalize(), state.message or "")
    before = save_status(cycle.restricted, cycle.quarter.key, standing)
    draw()
    if standing.version > (before.version if before else 0):
        tell("quarterly.published", standing, f"Version {standing.version} of {standing.name}, {standing.quarter}, is published.")


def draw() -> None:
    """Draw the table: a row a council, in the newest quarter it has been run for."""
    day = today()
    rows = [row(standing, day) for standing in saved_statuses(load_settings().restricted())]
    create_table_artifact(key=KEY, table=rows, description="Where every council's quarter stands")


def tell_of_lateness(councils: Iterable[str]) -> None:
    """Tell automations which reports should have been published by now."""
    for standing in saved_statuses(load_settings().restricted()):
        if standing.council in councils and standing.is_late(today()):
            by = f"was to be published by {standing.deadline}"
            tell("quarterly.late", standing, f"The report of {standing.name}, {standing.quarter}, {by}. It is {standing.state}.")


def tell(event: str, standing: CycleStatus, message: str) -> None:
    """Emit an event about a council's quarter, which automations turn into notifications."""
    about = f"quarterly.{standing.council}.{standing.quarter.replace(' ', '-').lower()}"
    resource = {"prefect.resource.id": about, "prefect.resource.name": f"{standing.name} {standing.quarter}"}
    emit_event(event, resource=resource, payload={"message": message, "state": standing.state})
