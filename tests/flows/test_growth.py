"""Does a run of one council ask for as much however many councils there are?"""

import json
import os
from datetime import date
from uuid import UUID, uuid4

import pytest
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId, ArtifactFilterKey
from prefect.client.schemas.objects import Artifact
from prefect.runtime import flow_run

import flows.control_room
from adapters.cycle_status import save_status
from adapters.mail.queue import leave_to_send
from adapters.store import Store
from flows.all_councils import _show
from flows.control_room import draw_table
from flows.inbox_watch import new_files
from quarterly.publishing.cycle_status import CycleStatus
from quarterly.vocabulary.quarter import Quarter
from serving.unsent_letters import send_unsent_letters
from tests.counted_store import Asked, counted, grows_no_faster
from tests.installation import KEY, QUARTER, Installation, own_council

STATE = "AwaitingReturns"


def stored(store: Store, council: str, state: str = STATE) -> None:
    """Store that the last run of a council ended so."""
    status = CycleStatus(
        council=council,
        name=council.title(),
        quarter=QUARTER,
        state=state,
        message="",
        received=2,
        missing=(),
        commentary=None,
        signed_off="",
        version=0,
        deadline="",
    )
    save_status(store, KEY, status)


def artifacts(wanted: ArtifactFilter) -> list[Artifact]:
    with get_client(sync_client=True) as client:
        return client.read_artifacts(artifact_filter=wanted)


def states() -> dict[str, str]:
    """Return the state of each council as the control room shows it."""
    (table,) = artifacts(ArtifactFilter(key=ArtifactFilterKey(any_=["control-room"])))
    return {row["key"]: row["state"] for row in json.loads(str(table.data))}


@pytest.fixture
def many(installation: Installation) -> Store:
    """A store with sixteen councils, all drawn."""
    for number in range(16):
        stored(installation.restricted, f"council-{number:02}")
    draw_table()
    return installation.restricted


@pytest.mark.parametrize("councils", [4, 16])
def test_a_run_that_has_ended_reads_the_status_of_its_own_council(installation: Installation, councils: int) -> None:
    for number in range(councils):
        stored(installation.restricted, f"council-{number:02}")
    draw_table()
    stored(installation.restricted, "council-02", "Published")
    with counted() as asked:
        draw_table(ended="council-02")
    assert asked == Asked(read=1, listings=1, listed=councils)
    assert [council for council, state in states().items() if state == "Published"] == ["council-02"]


def test_a_row_that_another_run_left_out_is_made_up_for(many: Store, installation: Installation) -> None:
    shown = artifacts(ArtifactFilter(key=ArtifactFilterKey(any_=["control-room"])))
    stored(many, "council-07", "Published")
    os.utime(installation.folder / f"store/restricted/control-room/council-07/{KEY}.json", (0, 0))
    draw_table(ended="council-07")
    with get_client(sync_client=True) as client:  # as by a run that had listed before, and was slower to draw
        client.request("PATCH", "/artifacts/{id}", path_params={"id": shown[0].id}, json={"data": shown[0].data})
    assert states()["council-07"] == STATE
    draw_table(ended="council-01")
    assert states()["council-07"] == "Published"


def test_on_another_day_every_row_is_made_anew(many: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.control_room, "today", lambda: date(2012, 7, 2))
    with counted() as asked:
        draw_table(ended="council-00")
    assert asked.read == 16


def test_a_council_that_is_new_gets_its_row(many: Store) -> None:
    stored(many, "council-99", "Published")
    draw_table(ended="council-99")
    assert list(states().items())[-1] == ("council-99", "Published")


@pytest.fixture
def round_() -> str:
    """The id of the first run of a round."""

    @flow
    def first() -> str:
        return str(flow_run.id)

    return first()


def test_a_round_has_one_table_however_often_it_is_looked_at(round_: str) -> None:
    of_round = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[UUID(round_)]))
    for state in ("Scheduled", "Running", "Running", "Published"):
        _show(round_, Quarter.parse(QUARTER), [{"council": "dudley", "state": state}])
    (table,) = artifacts(of_round)
    assert (table.key, json.loads(str(table.data))) == (f"all-councils-{KEY}", [{"council": "dudley", "state": "Published"}])


def test_a_table_without_a_changed_word_is_left_as_it_is(round_: str) -> None:
    of_round = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[UUID(round_)]))
    _show(round_, Quarter.parse(QUARTER), [{"council": "dudley", "state": "Running"}])
    before = artifacts(of_round)
    _show(round_, Quarter.parse(QUARTER), [{"council": "dudley", "state": "Running"}])
    assert artifacts(of_round) == before


def test_what_is_unsent_is_looked_at_a_quarter_at_a_time(installation: Installation) -> None:
    def answers(councils: int) -> int:
        for number in range(councils):
            leave_to_send(installation.restricted, f"post/{uuid4().hex}-{number}/{KEY}")
        with counted() as asked:
            send_unsent_letters()
        return asked.answers

    assert grows_no_faster(answers, (2, 4, 8))


def test_the_watch_of_the_inbox_looks_at_each_council_once(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(installation.folder / "councils"))
    (installation.folder / "inbox").mkdir()

    def answers(councils: int) -> int:
        for number in range(councils):
            folder = installation.folder / f"councils/watched-{number}"
            if not folder.exists():
                own_council(folder)
        with counted() as asked:
            new_files(date(2012, 7, 2))
        return asked.answers + asked.listings

    assert grows_no_faster(answers, (2, 4, 8))
