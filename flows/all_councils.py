"""Run the cycle for every council on the work pool, and show a summary of how the runs ended.

The flow does not wait, which would occupy a worker: it starts the runs and ends, and later runs of it check on them until all
have ended. All runs of a round have its tag.
"""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import ArtifactCreate, ArtifactUpdate
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.sorting import FlowRunSort
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.states import Completed

from flows.form_checks import require_councils, require_text
from flows.form_errors import refused
from flows.forms import Councils, LatestQuarter
from flows.start_run import ALL, RunRequest, start, start_in_round
from quarterly.vocabulary.errors import MustNotBeStored, SetupError
from quarterly.vocabulary.quarter import Quarter
from tasks.today import today

ROUND, CHECK = "round:", "look:"  # prefixes of tags
FIRST, LONGEST, MOST_CHECKS = 20, 300, 60  # seconds until the first check, the longest pause between two, and their number
PAGE = 200


def _name() -> str:
    """Name a run after its quarter only if that is one: Prefect logs the name before the form is checked."""
    try:
        return f"all-councils {_requested_quarter(str(flow_run.parameters.get('quarter') or ''))}"
    except SetupError:
        return "all-councils"


@flow(name="all-councils", flow_run_name=_name, validate_parameters=False)  # Prefect would log and store what is no quarter
def all_councils(quarter: LatestQuarter = "", councils: Councils = ()) -> State[Any]:
    """Run the cycle for every council, published or not; what has not changed is skipped, and nothing is published twice.

    One council's failure stops no other. The summary is a table on the page of the round's first run, below Artifacts.

    Args:
        quarter: Financial year and quarter, such as 2012-13 Q1. Left out, the one that ended last.
        councils: Only these councils. Left out, all that have a folder.
    """
    try:
        period, names = _requested_quarter(quarter), require_councils(councils)
    except SetupError as error:
        return refused(error)
    round_ = _tagged(ROUND)
    if not round_:
        round_ = str(flow_run.id)
        _start(names, period, round_)
    latest = _latest(round_)
    _show(round_, period, _rows(names, latest))
    checks, working = int(_tagged(CHECK) or 0), [name for name, run in latest.items() if not _has_ended(run)]
    if working and checks < MOST_CHECKS:
        at = _check_again(period, names, round_, checks)
        message = f"{len(working)} of {len(names)} councils to be done. To be looked at again at {at:%H:%M:%S} UTC."
        return Completed(message=message)
    counts = Counter(_state(latest.get(name)) for name in names)
    return Completed(message=", ".join(f"{count} {state}" for state, count in sorted(counts.items())) + ".")


def _requested_quarter(quarter: str) -> Quarter:
    require_text(quarter=quarter)
    try:
        period = Quarter.parse(quarter) if quarter else Quarter.last_ended(today())
    except SetupError as error:  # its message repeats what was typed
        raise MustNotBeStored("This is not a quarter. Write it like this: 2012-13 Q1 (April to June 2012).") from error
    if period.starts > today():
        raise SetupError(f"{period} has not begun. Choose one that has, or leave it out for the one that ended last.")
    return period


def _start(names: list[str], period: Quarter, round_: str) -> None:
    for council in names:
        try:
            start_in_round(council, str(period), key=f"{round_}-{council}", tags=[f"{ROUND}{round_}"])
        except Exception as error:
            get_run_logger().error("%s was not started: %s", council, type(error).__name__)


def _check_again(period: Quarter, names: list[str], round_: str, checks: int) -> datetime:
    # Growing pauses: a round of two councils is done within a minute, one of eighty takes hours.
    at = datetime.now(UTC) + timedelta(seconds=min(FIRST * 1.3**checks, LONGEST))
    tags = [f"{ROUND}{round_}", f"{CHECK}{checks + 1}"]
    parameters = {"quarter": str(period), "councils": names}
    key = f"{round_}-look-{checks + 1}"
    start(RunRequest(deployment=ALL, name=f"all-councils {period}", key=key, parameters=parameters, at=at, tags=tags))
    return at


def _latest(round_: str) -> dict[str, FlowRun]:
    """Return the last run of each council in a round: a superseded run is followed by another."""
    found: list[FlowRun] = []
    wanted = FlowRunFilter(tags=FlowRunFilterTags(all_=[f"{ROUND}{round_}"]))
    cycles = FlowFilter(name=FlowFilterName(any_=["quarterly-cycle"]))
    with get_client(sync_client=True) as client:
        while len(found) % PAGE == 0:
            order = FlowRunSort.EXPECTED_START_TIME_ASC
            page = client.read_flow_runs(flow_filter=cycles, flow_run_filter=wanted, sort=order, limit=PAGE, offset=len(found))
            found += page
            if not page:
                break
    return {run.parameters["council"]: run for run in found}


def _has_ended(run: FlowRun) -> bool:
    return run.state is not None and run.state.is_final()


def _state(run: FlowRun | None) -> str:
    return (run.state_name or "") if run else "Not started"


def _rows(names: list[str], latest: dict[str, FlowRun]) -> list[dict[str, str]]:
    return [
        {
            "council": council,
            "state": _state(latest.get(council)),
            "seconds": f"{latest[council].total_run_time.total_seconds():.0f}" if council in latest else "",
            "attempts": str(latest[council].run_count) if council in latest else "",
        }
        for council in names
    ]


def _show(round_: str, period: Quarter, rows: list[dict[str, str]]) -> None:
    """Show how the runs of a round stand: one table a round, on the page of its first run, and changed only if a word has."""
    of_round = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[UUID(round_)]))
    title, table = f"{period}: the last round of all councils", json.dumps(rows)
    with get_client(sync_client=True) as client:
        drawn = client.read_artifacts(artifact_filter=of_round)
        if not drawn:
            key = f"all-councils-{period.key}"
            made = ArtifactCreate(key=key, type="table", data=table, description=title, flow_run_id=UUID(round_))
            client.create_artifact(made)
        elif drawn[0].data != table:
            client.update_artifact(drawn[0].id, ArtifactUpdate(data=table))


def _tagged(prefix: str) -> str:
    return next((tag.removeprefix(prefix) for tag in flow_run.tags or () if tag.startswith(prefix)), "")
