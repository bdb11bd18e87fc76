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
    """Bring the control room up to date after a run; a new version is an event, which automations turn into a notification."""
    council, quarter = (str(flow_run.parameters.get(name, "")) for name in ("council", "quarter"))
    if state.name in PASSED_OVER:
        return
    try:
        cycle = CycleContext.of(council, quarter)
    except QuarterlyError:
        return  # the run says so; no row is about a council or quarter that does not exist
    status = status_of(cycle, state.name or state.type.value.capitalize(), state.message or "")
    before = save_status(cycle.restricted, cycle.quarter.key, status)
    draw_table()
    if status.version > (before.version if before else 0):
        _emit("quarterly.published", status, f"Version {status.version} of {status.name}, {status.quarter}, is published.")


def draw_table() -> None:
    """Draw the table: a row a council, in the newest quarter it has been run for."""
    day = today()
    rows = [row(status, day) for status in saved_statuses(load_settings().restricted())]
    create_table_artifact(key=KEY, table=rows, description="Where every council's quarter stands")


def emit_lateness(councils: Iterable[str]) -> None:
    """Emit an event for each report that should have been published by now."""
    for status in saved_statuses(load_settings().restricted()):
        if status.council in councils and status.is_late(today()):
            by = f"was to be published by {status.deadline}"
            _emit("quarterly.late", status, f"The report of {status.name}, {status.quarter}, {by}. It is {status.state}.")


def _emit(event: str, status: CycleStatus, message: str) -> None:
    about = f"quarterly.{status.council}.{status.quarter.replace(' ', '-').lower()}"
    resource = {"prefect.resource.id": about, "prefect.resource.name": f"{status.name} {status.quarter}"}
    emit_event(event, resource=resource, payload={"message": message, "state": status.state})
