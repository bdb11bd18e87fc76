"""The control room: a table in the Prefect UI with the cycle status of every council.

Prefect shows every named final state in green, a waiting one too, so the table shows what each quarter waits for. It has
counts and statuses only. Each run stores its cycle status, and the table is drawn again from the stored ones.
"""

import json
import logging
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeVar, cast
from uuid import UUID

from prefect import Flow, get_client
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import ArtifactCreate, ArtifactUpdate
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
from prefect.client.schemas.objects import Artifact, FlowRun, State
from prefect.client.schemas.sorting import ArtifactSort
from prefect.events import emit_event
from prefect.exceptions import ObjectNotFound

from adapters.cycle_context import CycleContext
from adapters.cycle_status import newest_statuses, read_status, save_status, saved_statuses, status_of
from adapters.settings import load_settings
from flows.awaiting_service import waits_for_services
from quarterly.publishing.cycle_status import CycleStatus, rows
from quarterly.vocabulary.errors import QuarterlyError, ServiceUnavailable
from quarterly.vocabulary.local_day import local_day
from tasks.today import today

log = logging.getLogger("quarterly.control_room")

_OF_HOOK = re.compile(r"Running hook '|Hook '.+' finished running successfully")
# How a run ended is the last line of its log, and should stand on the first screen, behind Prefect's lines on how it began.
logging.getLogger("prefect.flow_runs").addFilter(lambda record: not _OF_HOOK.match(record.getMessage()))

KEY = "control-room"
_TITLE = "Where every council's quarter stands"
IGNORED = ("Superseded", "NothingDue", "Refused")  # runs that did nothing leave the row of their council as it was

F = TypeVar("F", bound=Flow[..., Any])


def in_control_room(flow: F) -> F:
    """Show in the control room how each run of a flow ended: failed, crashed or cancelled, too, or waiting for a service."""
    for hook in (flow.on_completion, flow.on_failure, flow.on_crashed, flow.on_cancellation):
        hook(cast(Any, show))
    return waits_for_services(flow)


def show(flow: Flow[..., Any] | None, flow_run: FlowRun, state: State[Any]) -> None:  # noqa: ARG001 Prefect's runner names all three
    """Update the control room after a run; emit an event for a new version, which automations turn into a notification."""
    council, quarter = (str(flow_run.parameters.get(name, "")) for name in ("council", "quarter"))
    if state.name in IGNORED:
        return
    try:
        cycle = CycleContext.of(council, quarter)
    except QuarterlyError:
        return  # there is no row for a council or quarter that does not exist; the run itself has the error
    try:
        _show(cycle, state)
    except ServiceUnavailable as error:
        log.warning("The control room is as it was before this run. %s", error)


def _show(cycle: CycleContext, state: State[Any]) -> None:
    # A run that is cancelled ends without another call.
    word = "Cancelled" if state.is_cancelling() else state.name or state.type.value.capitalize()
    status = status_of(cycle, word, state.message or "")
    before = save_status(cycle.restricted, cycle.quarter.key, status)
    draw_table(ended=status.council)
    if status.version > (before.version if before else 0):
        _emit("quarterly.published", status, f"Version {status.version} of {status.name}, {status.quarter}, is published.")


def draw_table(ended: str = "") -> UUID:
    """Draw the table: rows for each council and its services, in the newest quarter it was run for. Return its id in Prefect.

    It is one artifact that changes, and not a version for each run, so that its address opens as a table. After the run of a
    council that has `ended`, only its rows are made anew, and those that have changed since they were drawn.
    """
    # By the client: the runner draws it for a run that was killed, where no run is going on of which it could be an artifact.
    with get_client(sync_client=True) as client:
        drawn = _drawn(client)
        rows = json.dumps(_rows(drawn[0] if drawn and ended else None, ended))
        if not drawn:
            client.create_artifact(ArtifactCreate(key=KEY, type="table", data=rows, description=_TITLE))
            drawn = _drawn(client)
        newest, *others = drawn
        for other in others:  # of two first runs each made one
            with suppress(ObjectNotFound):
                client.delete_artifact(other.id)
        client.update_artifact(newest.id, ArtifactUpdate(data=rows, description=_TITLE))
    return newest.id


def _rows(before: Artifact | None, ended: str) -> list[dict[str, str]]:
    """Return the rows, of which those of a table of today that nothing has changed are taken from it.

    To read every status again after each run would cost a round of many councils the square of their number.
    """
    store, day = load_settings().restricted(), today()
    known = _known(before) if before and before.updated and local_day(before.updated) == day else {}
    found = list[dict[str, str]]()
    for council, entry in newest_statuses(store).items():
        changed = f"{entry.modified:%Y-%m-%d %H:%M:%S} UTC"
        same = None if council == ended else known.get((council, changed))
        found += same or rows(read_status(store, entry), day, changed)
    return found


def _known(before: Artifact) -> Mapping[tuple[str, str], list[dict[str, str]]]:
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for each in json.loads(str(before.data)):
        # An earlier version of the program drew no such columns.
        found.setdefault((each.get("key", ""), each.get("changed", "")), []).append(each)
    return found


def _drawn(client: SyncPrefectClient) -> list[Artifact]:
    """Return the tables that there are, the newest first."""
    wanted = ArtifactFilter(key=ArtifactFilterKey(any_=[KEY]))
    return client.read_artifacts(artifact_filter=wanted, sort=ArtifactSort.CREATED_DESC)


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
