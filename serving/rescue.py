"""Rescue runs that cannot look after themselves: mark those that are dead, start them again, and give up after three times.

This goes on in `quarterly serve` and not on a worker, since it is needed when no worker takes anything. As no stage does anything
twice, a run can start again from its first stage. The server's automations could start one at once, but a worker that gets a
run again before it has released it ends with an error (Prefect 3.8.8), and the slot of a dead run is blocked for a minute anyway.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from httpx import HTTPError
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import State, StateType
from prefect.client.schemas.responses import SetStateStatus
from prefect.exceptions import ObjectNotFound
from prefect.states import Scheduled

from adapters.settings import Settings
from quarterly.vocabulary.errors import QuarterlyError
from serving.host import runs_alive, sees_processes
from serving.report_rescued import show_state, write_to_officer
from serving.signs_of_life import Death, Host, OpenRun, certain_death, may_be_silent

log = logging.getLogger("quarterly.serving")

OLDEST = timedelta(hours=6)  # runs that crashed earlier are left alone
ATTEMPTS = 3  # as the run itself may be the cause
PAGE = 200
WORKER = "prefect.worker.name"
DEPLOYED = {"tags": {"all_": ["quarterly"]}, "deployment_id": {"is_null_": False}}
GIVEN_UP = (
    f"It broke off {ATTEMPTS} times, or could not begin, and is not tried again. What it had finished stays. The log of the run "
    "or of its worker says why. Once that is put right, send the form again, or leave it to the schedule."
)
OTHER_FIELDS = "It was sent with fields that its form does not have, or without one that it needs. Send the form again."


class Rescue:
    """Looks after the runs of a server; `workers` says since when each worker that is served here has run."""

    def __init__(self, settings: Settings, workers: Callable[[], Mapping[str, datetime]]) -> None:
        self.settings, self.workers = settings, workers
        self.doubted: frozenset[str] = frozenset()
        self.answering_since: datetime | None = None

    def look(self, now: datetime) -> None:
        """Look once at all runs; what fails now is tried at the next look."""
        try:
            with get_client(sync_client=True) as client:
                self._mark_dead(client, now)
                for run in _crashed(client, now, self.settings):
                    self._start_again(client, run, now)
        except (HTTPError, ObjectNotFound):
            self.answering_since = None  # a run cannot be heard either while the server does not answer
            return
        self.answering_since = self.answering_since or now

    def _mark_dead(self, client: SyncPrefectClient, now: datetime) -> None:
        """Mark what is dead in two looks one after the other: a process may just have ended as it should."""
        runs = _open_runs(client)
        host = Host(alive=runs_alive(), workers=self.workers(), sees_processes=sees_processes())
        dead = {run.id: why for run in runs if (why := self._death(client, run, host, now))}
        for run, why in dead.items():
            if run in self.doubted:
                _mark(client, run, State(type=StateType.CRASHED, name="Crashed", message=why))
        self.doubted = frozenset(dead)

    def _death(self, client: SyncPrefectClient, run: OpenRun, host: Host, now: datetime) -> Death | None:
        if why := certain_death(run, host, now, self.settings):
            return why
        since = now - timedelta(seconds=self.settings.silent_after)
        has_listened = self.answering_since is not None and self.answering_since < since
        if has_listened and may_be_silent(run, host, now, self.settings) and not _was_heard(client, run.id, since):
            return Death.SILENT
        return None

    def _start_again(self, client: SyncPrefectClient, run: dict[str, Any], now: datetime) -> None:
        if not _has_fields_of_form(client, run):
            client.set_flow_run_state(UUID(run["id"]), State(type=StateType.FAILED, name="Refused", message=OTHER_FIELDS))
            return
        if _crashes(client, run["id"]) >= ATTEMPTS:
            _give_up(client, run["id"], State(type=StateType.FAILED, name="GivenUp", message=GIVEN_UP))
            return
        # A run that never began holds no slot.
        wait = timedelta(seconds=self.settings.restart_after if run["run_count"] else 0)
        again: State = Scheduled(name="AwaitingRetry", message="The run broke off; it is done again.", scheduled_time=now + wait)
        client.set_flow_run_state(UUID(run["id"]), again)
        log.info("Run %s broke off; it is done again.", run["id"])


def _open_runs(client: SyncPrefectClient) -> list[OpenRun]:
    return [
        OpenRun(
            id=run["id"],
            is_running=run["state_type"] == "RUNNING",
            since=datetime.fromisoformat(run["state"]["timestamp"]),
            worker=str(run["labels"].get(WORKER, "")),
        )
        for run in _found(client, {**DEPLOYED, "state": {"type": {"any_": ["PENDING", "RUNNING"]}}})
    ]


def _crashed(client: SyncPrefectClient, now: datetime, settings: Settings) -> list[dict[str, Any]]:
    settled = now - timedelta(seconds=settings.crash_settled)
    ended = {"after_": (now - OLDEST).isoformat(), "before_": settled.isoformat()}
    return list(_found(client, {**DEPLOYED, "state": {"type": {"any_": ["CRASHED"]}}, "end_time": ended}))


def _found(client: SyncPrefectClient, wanted: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every run that is wanted; the server returns so many at a time."""
    offset, page = 0, list[dict[str, Any]]()
    while offset == 0 or len(page) == PAGE:
        body = {"flow_runs": wanted, "limit": PAGE, "offset": offset, "sort": "EXPECTED_START_TIME_ASC"}
        page = client.request("POST", "/flow_runs/filter", json=body).json()
        yield from page
        offset += PAGE


def _crashes(client: SyncPrefectClient, run: str) -> int:
    """Return how often a run has crashed; how often it began says less, as one may break off before it begins.

    A worker that is slow reports the same crash once more, when the run is scheduled again already.
    """
    crashes, is_tried = 0, False
    for state in client.request("GET", "/flow_run_states/", params={"flow_run_id": run}).json():
        if state["type"] == "CRASHED":
            crashes, is_tried = crashes + is_tried, False
        elif state["type"] in ("PENDING", "RUNNING"):
            is_tried = True
    return crashes


def _has_fields_of_form(client: SyncPrefectClient, run: dict[str, Any]) -> bool:
    """Whether a run has the fields of its form; else its process breaks off each time before the flow could refuse it."""
    try:
        form = client.read_deployment(UUID(run["deployment_id"])).parameter_openapi_schema or {}
    except ObjectNotFound:  # its form was deleted since, which must not keep others from being rescued
        return True
    given = run["parameters"].keys()
    return not form or set(form.get("required", ())) <= given <= form.get("properties", {}).keys()


def _was_heard(client: SyncPrefectClient, run: str, since: datetime) -> bool:
    wanted = {
        "occurred": {"since": since.isoformat()},
        "event": {"name": ["prefect.flow-run.heartbeat"]},
        "resource": {"id": [f"prefect.flow-run.{run}"]},
    }
    return bool(client.request("POST", "/events/filter", json={"filter": wanted, "limit": 1}).json()["events"])


def _mark(client: SyncPrefectClient, run: str, state: State) -> None:
    """Mark a run as crashed, unless it has ended in the meantime, and show it."""
    answer = client.set_flow_run_state(UUID(run), state)
    if answer.status is SetStateStatus.ACCEPT:
        log.warning("Run %s: %s", run, state.message)
        try:
            show_state(client, UUID(run), state)
        except QuarterlyError as error:
            log.warning("Run %s is not shown in the control room: %s", run, error)


def _give_up(client: SyncPrefectClient, run: str, state: State) -> None:
    """Tell people that a run is not tried again, then mark it; while they cannot be told it is looked at again."""
    try:
        show_state(client, UUID(run), state)
        write_to_officer(client, UUID(run))
    except QuarterlyError as error:
        log.warning("Nobody can be told yet that run %s is given up: %s", run, error)
        return
    client.set_flow_run_state(UUID(run), state)
    log.warning("Run %s is given up after %d times.", run, ATTEMPTS)
