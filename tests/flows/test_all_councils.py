"""Are all councils started even if one cannot be, and is the summary right?"""

import json
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed, Running

import flows.all_councils
from flows.all_councils import all_councils
from tests.installation import Installation

QUARTER = "2012-13 Q1"


@pytest.fixture
def started(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of runs that would be started; leeds cannot be."""
    found = list[str]()

    def start_in_round(council: str, quarter: str, **_: object) -> str:
        if council == "leeds":
            raise ConnectionError
        found.append(f"{council} {quarter}")
        return council

    monkeypatch.setattr(flows.all_councils, "start_in_round", start_in_round)
    monkeypatch.setattr(flows.all_councils, "start", lambda wanted: found.append(wanted.name))
    return found


def runs(monkeypatch: pytest.MonkeyPatch, **states: State[Any]) -> None:
    """Give the runs of the round these states."""
    latest = {
        council: SimpleNamespace(state=state, state_name=state.name, run_count=1, total_run_time=timedelta(seconds=7))
        for council, state in states.items()
    }
    monkeypatch.setattr(flows.all_councils, "_latest", lambda _: latest)


def run(*councils: str, quarter: str = QUARTER) -> State[Any]:
    state: State[Any] = all_councils(quarter, councils, return_state=True)
    return state


def summary(state: State[Any]) -> dict[str, str]:
    with get_client(sync_client=True) as client:
        of_run = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[state.state_details.flow_run_id]))
        (found,) = client.read_artifacts(artifact_filter=of_run)
    assert found.key == "all-councils-2012-13-q1"
    return {row["council"]: row["state"] for row in json.loads(str(found.data))}


def test_one_that_cannot_be_started_stops_no_other(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    runs(monkeypatch, dudley=Completed(name="Published"), halton=Completed(name="AwaitingReturns"))
    state = run("dudley", "leeds", "halton")
    assert started == ["dudley 2012-13 Q1", "halton 2012-13 Q1"]
    assert state.message == "1 AwaitingReturns, 1 Not started, 1 Published."


def test_while_some_are_at_work_it_ends_and_looks_again(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    runs(monkeypatch, dudley=Completed(name="Published"), halton=Running())
    state = run("dudley", "halton")
    assert started[-1] == "all-councils 2012-13 Q1"
    assert str(state.message).startswith("1 of 2 councils to be done.")


def test_the_summary_has_a_row_a_council(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    runs(monkeypatch, dudley=Completed(name="Published"), halton=Failed())
    assert summary(run("dudley", "halton", "leeds")) == {"dudley": "Published", "halton": "Failed", "leeds": "Not started"}


def test_left_out_it_is_all_that_have_a_folder(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    runs(monkeypatch)
    run()
    assert [name.split()[0] for name in started] == [
        "central-bedfordshire",
        "dudley",
        "estmere",
        "halton",
        "herefordshire",
        "sampleshire",
    ]


def test_a_quarter_that_has_not_begun_starts_nothing(started: list[str]) -> None:
    state = run(quarter="2098-99 Q1")
    assert (state.name, started) == ("Refused", [])
    assert "has not begun" in str(state.message)
