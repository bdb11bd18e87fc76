"""Workers and their runs killed -9 in every stage: all is done to the end by others, nothing is lost and nothing twice.

Slow, about four minutes: a run is taken to be dead when it has been silent for 90 seconds, and begun again 80 seconds later.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.desk import QUARTER
from tests.e2e.desks import Desk
from tests.e2e.plant import Plant
from tests.e2e.points import POINTS
from tests.e2e.processes import kill
from tests.e2e.server import CYCLE, FINAL, WORKER

ASKED_AGAIN = "score-indicators"  # the one council whose officer does not wait, but sends the form again
Open = Callable[[str], Desk]


@pytest.fixture(scope="module")
def killed(plant: Plant, open_desk: Open) -> dict[str, str]:
    """A run of every council at its point, killed there at one blow with the worker that had started them; by council."""
    for council in POINTS:
        open_desk(council).send_all()
    holds = [point(council) for council, point in POINTS.items()]
    with plant.one_asleep(), plant.door.holding(*holds):
        runs = {council: plant.server.run(CYCLE, council=council, quarter=QUARTER) for council in POINTS}
        plant.until(lambda: all(hold.reached.is_set() for hold in holds))
        kill([plant.processes.started["two"].pid, *plant.flow_processes([*runs.values()])])
    plant.server.run(CYCLE, council=ASKED_AGAIN, quarter=QUARTER)
    plant.start_worker("three")
    return runs


@pytest.fixture(scope="module")
def done(plant: Plant, killed: dict[str, str]) -> None:
    """Every run of those councils has ended."""
    runs = plant.server.runs_of
    plant.until(
        lambda: all(run["state_type"] in FINAL for run in runs("quarterly-cycle") if run["parameters"]["council"] in killed)
    )


def test_a_run_whose_worker_is_killed_is_done_by_another(plant: Plant, open_desk: Open, killed: dict[str, str]) -> None:
    council = "worker-killed"
    open_desk(council).send_all()
    hold = POINTS["score-indicators"](council)
    with plant.door.holding(hold), plant.one_asleep():
        run = plant.server.run(CYCLE, council=council, quarter=QUARTER)
        plant.until(hold.reached.is_set)
        kill([plant.processes.started["three"].pid])
    # Its own process lives on until it finds that nobody reads its output; then it says that it has crashed.
    assert plant.ended(run) == "Published"
    assert open_desk(council).versions() == ([1], [1])
    (only,) = plant.server.cycles(council)
    assert only["labels"][WORKER] != "three"


def test_a_run_that_is_killed_is_begun_again_by_its_worker(plant: Plant, open_desk: Open, killed: dict[str, str]) -> None:
    council = "flow-killed"
    open_desk(council).send_all()
    hold = POINTS["compile-report"](council)
    with plant.door.holding(hold):
        run = plant.server.run(CYCLE, council=council, quarter=QUARTER)
        plant.until(hold.reached.is_set)
        kill(plant.flow_processes([run]))
    assert plant.ended(run) == "Published"
    desk = open_desk(council)
    assert desk.versions() == ([1], [1])
    assert Counter(plant.mail.sent_to(council)) == Counter(desk.letters().keys())


@pytest.mark.parametrize("council", POINTS)
def test_what_was_killed_is_done_to_the_end(
    plant: Plant, open_desk: Open, killed: dict[str, str], done: None, council: str
) -> None:
    run = plant.server.call("GET", f"/flow_runs/{killed[council]}")
    assert run["state_type"] == "COMPLETED", run["state"]
    assert run["run_count"] > 1
    assert run["labels"][WORKER] != "two"
    desk = open_desk(council)
    assert desk.versions() == ([1], [1])
    assert desk.receipts() == {"children-in-care": 1, "safeguarding": 1, "cover": 1}


@pytest.mark.parametrize("council", POINTS)
def test_every_letter_goes_out_under_one_message_id(plant: Plant, open_desk: Open, done: None, council: str) -> None:
    letters, sent = open_desk(council).letters(), Counter(plant.mail.sent_to(council))
    assert letters == dict.fromkeys(sent, True)
    # Only what was sent and not on record as sent goes out again.
    twice = [count for count in sent.values() if count > 1]
    assert twice == ([2] if council == "mail-sent" else [])


def test_whoever_sends_the_form_again_is_served(plant: Plant, killed: dict[str, str], done: None) -> None:
    by_hand = [run["state_name"] for run in plant.server.cycles(ASKED_AGAIN) if run["id"] != killed[ASKED_AGAIN]]
    # While the dead run holds the slot, one is overtaken and followed by the next.
    assert set(by_hand) <= {"Superseded", "Published"}
    assert by_hand[-1] == "Published"
