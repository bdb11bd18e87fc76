"""Is a run that died marked, started again, given up after three times, and told of; and is a live one left alone?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import State, StateType
from prefect.states import Crashed, Pending, Running, Scheduled

from adapters.cycle_status import saved_statuses
from adapters.mail.queue import letters
from adapters.settings import Settings
from serving import rescue
from serving.rescue import Rescue
from serving.signs_of_life import Death
from tests.installation import COUNCIL, KEY, QUARTER, Installation

HERE = "quarterly-here"
FORM: dict[str, Any] = {"type": "object", "properties": {"council": {}, "quarter": {}, "reason": {}}}
SOON = Settings(crash_settled=0, restart_after=50, silent_after=600, unbegun_after=180)


@dataclass
class Runs:
    """Runs of a deployment of the tests, whose states are set as a worker sets them."""

    client: SyncPrefectClient
    deployment: UUID
    looking: Rescue

    def begin(self, *states: State, worker: str = HERE, **others: str) -> UUID:
        fields = {"council": COUNCIL, "quarter": QUARTER, **others}
        made = self.client.create_flow_run_from_deployment(self.deployment, parameters=fields, tags=["quarterly"])
        labels = {"prefect.worker.name": worker}
        self.client.request("PATCH", "/flow_runs/{id}/labels", path_params={"id": made.id}, json=labels)
        for state in states:
            self.client.set_flow_run_state(made.id, state, force=True)
        return made.id

    def look(self, times: int = 1) -> None:
        """Look a minute from now, and again a minute later."""
        for minute in range(times):
            self.looking.look(datetime.now(UTC) + timedelta(minutes=minute + 1))

    def state(self, run: UUID) -> State[Any]:
        found = self.client.read_flow_run(run).state
        assert found is not None
        return found


@pytest.fixture
def runs(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runs]:
    """A deployment of its own for each test; the worker here has run for an hour, and no process of a run lives."""
    monkeypatch.setattr(rescue, "runs_alive", frozenset)
    with get_client(sync_client=True) as client:
        name = uuid4().hex
        deployment = client.create_deployment(
            client.create_flow_from_name("quarterly-cycle"), name, tags=["quarterly"], parameter_openapi_schema=FORM
        )
        monkeypatch.setitem(rescue.DEPLOYED, "deployment_id", {"any_": [str(deployment)]})
        since = datetime.now(UTC) - timedelta(hours=1)
        yield Runs(client, deployment, Rescue(SOON, lambda: {HERE: since}))


def test_a_run_whose_process_is_gone_is_marked_at_the_second_look(runs: Runs) -> None:
    run = runs.begin(Running())
    runs.look()
    assert runs.state(run).name == "Running"
    runs.look()
    *_, crashed, again = runs.client.read_flow_run_states(run)
    assert (crashed.name, crashed.message, again.name) == ("Crashed", Death.GONE, "AwaitingRetry")


def test_it_is_shown_in_the_control_room(runs: Runs, installation: Installation) -> None:
    runs.begin(Running())
    runs.look(2)
    (status,) = saved_statuses(installation.restricted)
    assert (status.council, status.state) == (COUNCIL, "Crashed")


def test_a_run_whose_process_lives_is_left_alone(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    run = runs.begin(Running())
    monkeypatch.setattr(rescue, "runs_alive", lambda: frozenset({str(run)}))
    runs.look(3)
    assert runs.state(run).name == "Running"


def test_a_run_of_another_host_is_left_alone(runs: Runs) -> None:
    run = runs.begin(Running(), worker="of another host")
    runs.look(3)
    assert runs.state(run).name == "Running"


def test_a_run_left_pending_by_a_worker_that_is_gone_starts_again_at_once(runs: Runs) -> None:
    run = runs.begin(Pending())
    runs.looking.workers = lambda: {HERE: datetime.now(UTC)}  # started anew since then
    runs.look(3)
    assert runs.state(run).name == "AwaitingRetry"
    assert due_in(runs, run) <= 180  # looks are a minute apart, and the last one is in three


def test_a_run_that_had_begun_waits_until_its_slot_is_free(runs: Runs) -> None:
    run = runs.begin(Running(), Crashed())
    runs.look()
    assert 100 < due_in(runs, run) <= 110  # the look is in a minute


def due_in(runs: Runs, run: UUID) -> float:
    scheduled = runs.state(run).state_details.scheduled_time
    assert scheduled is not None
    return scheduled.timestamp() - datetime.now(UTC).timestamp()


def test_a_run_that_crashed_three_times_is_given_up(runs: Runs, installation: Installation) -> None:
    run = runs.begin(*[Pending(), Crashed()] * 3)  # it never began
    runs.look(2)
    state = runs.state(run)
    assert (state.type, state.name) == (StateType.FAILED, "GivenUp")
    assert "is not tried again" in (state.message or "")
    (status,) = saved_statuses(installation.restricted)
    assert status.state == "GivenUp"


def test_its_officer_gets_one_letter_that_names_the_run(runs: Runs, installation: Installation) -> None:
    run = runs.begin(*[Pending(), Crashed()] * 3)
    runs.look(2)
    (letter,) = letters(installation.restricted, f"post/{COUNCIL}/{KEY}")
    assert letter.to == "performance@dudley.example"
    assert str(run) in letter.text


def test_one_whose_form_was_deleted_since_keeps_no_other_from_being_rescued(runs: Runs) -> None:
    orphan = runs.begin(Pending(), Crashed())
    runs.client.delete_deployment(runs.deployment)
    runs.look()
    assert runs.state(orphan).name == "AwaitingRetry"


@pytest.mark.parametrize(
    ("required", "others"), [([], {"quater": QUARTER}), (["reason"], {})], ids=["another field", "one too few"]
)
def test_one_with_other_fields_than_its_form_is_refused_at_its_first_crash(
    runs: Runs, required: list[str], others: dict[str, str]
) -> None:
    run = runs.begin(Pending(), Crashed(), **others)
    form = {**FORM, "required": required}
    runs.client.request("PATCH", f"/deployments/{runs.deployment}", json={"parameter_openapi_schema": form})  # type: ignore[arg-type]
    runs.look()
    assert (runs.state(run).type, runs.state(run).name) == (StateType.FAILED, "Refused")


@pytest.mark.parametrize("states", [[Pending, Crashed] * 2, [Pending, Crashed, Scheduled, Crashed, Scheduled, Crashed]])
def test_twice_is_not_too_often_nor_is_one_crash_that_is_reported_thrice(runs: Runs, states: list[Callable[[], State]]) -> None:
    run = runs.begin(*(state() for state in states))
    runs.look()
    assert runs.state(run).name == "AwaitingRetry"
