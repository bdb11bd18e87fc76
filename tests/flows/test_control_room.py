"""Does the control room show the end of every run, and is an event emitted for what is new?"""

import asyncio
import json
from datetime import date
from typing import Any

import pytest
from prefect import Flow, flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import ArtifactCreate
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.sorting import ArtifactSort, FlowRunSort
from prefect.runner._hook_runner import HookRunner
from prefect.states import Cancelling, Completed, Crashed

import flows.control_room
from flows.control_room import draw_table, emit_lateness, in_control_room
from quarterly.vocabulary.errors import ServiceUnavailable
from tests.flows.test_quarter_end import published
from tests.installation import COUNCIL, QUARTER, Installation, own_council


@in_control_room
@flow
def ending(council: str, quarter: str, name: str) -> State[Any]:
    """End in a state of this name, or fail if none is given."""
    if not name:
        raise ZeroDivisionError("104.9")
    return Completed(name=name, message="Not received: schools.")


def end(name: str, council: str = COUNCIL) -> None:
    ending(council, QUARTER, name, return_state=True)


def rows(*, of_services: bool = False) -> list[dict[str, str]]:
    """Return the rows of councils, or those of their services."""
    return [row for row in all_rows() if (": " in row["council"]) is of_services]


def all_rows() -> list[dict[str, str]]:
    wanted = ArtifactFilter(key=ArtifactFilterKey(any_=["control-room"]))
    with get_client(sync_client=True) as client:
        newest = client.read_artifacts(artifact_filter=wanted, sort=ArtifactSort.CREATED_DESC, limit=1)
    return list(json.loads(str(newest[0].data)))


def shown(*columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns) for row in rows()]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The events that would be emitted."""
    found = list[tuple[str, str]]()
    monkeypatch.setattr(flows.control_room, "emit_event", lambda event, **more: found.append((event, more["payload"]["message"])))
    return found


def test_a_waiting_run_says_what_it_waits_for(installation: Installation) -> None:
    end("AwaitingReturns")
    assert shown("council", "state", "waited for") == [("Dudley", "AwaitingReturns", "Not received: schools.")]


def test_behind_a_council_stands_each_of_its_services_until_it_is_settled(installation: Installation) -> None:
    end("AwaitingReturns")
    assert [(row["council"], row["returns"], row["waited for"]) for row in all_rows()][:3] == [
        ("Dudley", "0 of 6", "Not received: schools."),
        ("Dudley: Children in care", "awaited", "return"),
        ("Dudley: Assessment and safeguarding", "awaited", "return"),
    ]
    draw_table(ended="another")  # the rows that nothing has changed are taken from the table
    assert len(rows(of_services=True)) == 6
    end("Published")
    assert [row["council"] for row in all_rows()] == ["Dudley"]


def test_a_fault_shows_without_its_text(installation: Installation) -> None:
    end("")
    assert shown("state", "waited for") == [("Failed", "A fault. The run says which.")]


@pytest.mark.parametrize(
    ("run_hooks", "state", "word"),
    [
        (HookRunner.run_crashed_hooks, Crashed(message="The process ended."), "Crashed"),
        (HookRunner.run_cancellation_hooks, Cancelling(), "Cancelled"),
    ],
)
def test_a_run_that_was_killed_or_cancelled_is_shown(installation: Installation, run_hooks: Any, state: State, word: str) -> None:
    """As Prefect's runner calls the hooks, which is another way than its engine does."""
    end("AwaitingReturns")
    with get_client(sync_client=True) as client:
        (run,) = client.read_flow_runs(sort=FlowRunSort.EXPECTED_START_TIME_DESC, limit=1)

    async def resolved(_: FlowRun) -> Flow[..., Any]:
        return ending

    asyncio.run(run_hooks(HookRunner(resolve_flow=resolved), run, state))
    assert shown("state") == [(word,)]


@pytest.mark.parametrize("name", ["Superseded", "Refused"])
def test_a_run_that_did_nothing_leaves_the_row(installation: Installation, name: str) -> None:
    end("AwaitingReturns")
    end(name)
    assert shown("state") == [("AwaitingReturns",)]


def test_every_council_has_its_row(installation: Installation) -> None:
    end("AwaitingReturns")
    end("Published", str(own_council(installation.folder / "elsewhere")))
    assert shown("state") == [("AwaitingReturns",), ("Published",)]


def test_a_council_that_does_not_exist_gets_none(installation: Installation) -> None:
    end("AwaitingReturns")
    end("Published", "nowhere")
    assert len(rows()) == 1


def test_a_new_version_is_told_of_once(installation: Installation, told: list[tuple[str, str]]) -> None:
    published(installation)
    end("Published")
    end("Published")
    assert told == [("quarterly.published", "Version 1 of Dudley, 2012-13 Q1, is published.")]


def test_a_report_is_late_when_its_day_has_passed(
    installation: Installation, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    council = own_council(installation.folder / "late")
    profile = council / "profile.yaml"
    profile.write_text(profile.read_text() + "\ncalendar:\n  meetings:\n    2012-13 Q1: 2012-09-20\n")
    end("AwaitingReturns", str(council))
    for day in (date(2012, 9, 12), date(2012, 9, 13)):
        monkeypatch.setattr(flows.control_room, "today", lambda day=day: day)
        emit_lateness(["late"])
    message = "The report of Dudley, 2012-13 Q1, was to be published by 2012-09-12. It is AwaitingReturns."
    assert told == [("quarterly.late", message)]


def test_of_two_first_runs_at_once_one_table_stays(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    found = flows.control_room._drawn
    with get_client(sync_client=True) as client:
        for each in found(client):
            client.delete_artifact(each.id)
        seen: list[list[Any]] = [[]]  # by the second run, which looked before the first had made its table
        monkeypatch.setattr(flows.control_room, "_drawn", lambda client: seen.pop() if seen else found(client))
        first = client.create_artifact(ArtifactCreate(key="control-room", type="table", data="[]")).id
        newest = draw_table()
        assert ([each.id for each in found(client)], newest != first) == ([newest], True)


def test_a_store_that_is_away_leaves_the_table_as_it_was(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    end("AwaitingReturns")

    def away(*_: object) -> None:
        raise ServiceUnavailable("The store is away.")

    monkeypatch.setattr(flows.control_room, "save_status", away)
    end("AwaitingService")
    assert shown("state") == [("AwaitingReturns",)]


def test_how_a_run_ended_is_not_hidden_behind_lines_about_its_hooks(
    installation: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", "prefect.flow_runs"):
        end("AwaitingReturns")
    said = [record.getMessage() for record in caplog.records if record.name == "prefect.flow_runs"]
    assert [line.partition(" ")[0] for line in said] == ["Beginning", "View", "Finished"]
