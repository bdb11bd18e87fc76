"""Workers and their runs killed -9 in every stage: all is done to the end by others, nothing is lost and nothing twice.

Slow, about three minutes: a run is taken to be dead when it has been silent for 70 seconds (tests/e2e/conftest.py), and begun
again soon after.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.e2e.installations import Installation
from tests.e2e.kill_points import POINTS
from tests.e2e.processes import kill
from tests.e2e.server import CYCLE, FINAL, WORKER
from tests.e2e.stack import Stack
from tests.installation import QUARTER

ASKED_AGAIN = "score-indicators"  # the one council whose officer does not wait, but sends the form again
Open = Callable[[str], Installation]


@pytest.fixture(scope="module")
def killed(stack: Stack, open_installation: Open) -> dict[str, str]:
    """A run of every council at its point, killed there at one blow with the worker that had started them; by council."""
    for council in POINTS:
        open_installation(council).send_all()
    holds = [point(council) for council, point in POINTS.items()]
    with stack.one_asleep(), stack.proxy.holding(*holds):
        runs = {council: stack.server.run(CYCLE, council=council, quarter=QUARTER) for council in POINTS}
        stack.until(lambda: all(hold.reached.is_set() for hold in holds))
        kill([stack.processes.started["two"].pid, *stack.flow_processes([*runs.values()])])
    stack.server.run(CYCLE, council=ASKED_AGAIN, quarter=QUARTER)
    stack.start_worker("three")
    return runs


@pytest.fixture(scope="module")
def done(stack: Stack, killed: dict[str, str]) -> None:
    """Every run of those councils has ended."""
    runs = stack.server.runs_of
    stack.until(
        lambda: all(run["state_type"] in FINAL for run in runs("quarterly-cycle") if run["parameters"]["council"] in killed)
    )


def test_a_run_whose_worker_is_killed_is_done_by_another(stack: Stack, open_installation: Open, killed: dict[str, str]) -> None:
    council = "worker-killed"
    open_installation(council).send_all()
    hold = POINTS["score-indicators"](council)
    with stack.proxy.holding(hold), stack.one_asleep():
        run = stack.server.run(CYCLE, council=council, quarter=QUARTER)
        stack.until(hold.reached.is_set)
        kill([stack.processes.started["three"].pid])
    # Its own process lives on until it finds that nobody reads its output; then it says that it has crashed.
    assert stack.ended(run) == "Published"
    assert open_installation(council).versions() == ([1], [1])
    (only,) = stack.server.cycles(council)
    assert only["labels"][WORKER] != "three"


def test_a_run_that_is_killed_is_begun_again_by_its_worker(stack: Stack, open_installation: Open, killed: dict[str, str]) -> None:
    council = "flow-killed"
    open_installation(council).send_all()
    hold = POINTS["compile-report"](council)
    with stack.proxy.holding(hold):
        run = stack.server.run(CYCLE, council=council, quarter=QUARTER)
        stack.until(hold.reached.is_set)
        kill(stack.flow_processes([run]))
    assert stack.ended(run) == "Published"
    installation = open_installation(council)
    assert installation.versions() == ([1], [1])
    assert Counter(stack.mail.sent_to(council)) == Counter(installation.letters().keys())


@pytest.mark.parametrize("council", POINTS)
def test_what_was_killed_is_done_to_the_end(
    stack: Stack, open_installation: Open, killed: dict[str, str], done: None, council: str
) -> None:
    run = stack.server.call("GET", f"/flow_runs/{killed[council]}")
    assert run["state_type"] == "COMPLETED", run["state"]
    assert run["run_count"] > 1
    assert run["labels"][WORKER] != "two"
    installation = open_installation(council)
    assert installation.versions() == ([1], [1])
    assert installation.receipts() == {"children-in-care": 1, "safeguarding": 1, "cover": 1}


@pytest.mark.parametrize("council", POINTS)
def test_every_letter_goes_out_under_one_message_id(stack: Stack, open_installation: Open, done: None, council: str) -> None:
    letters, sent = open_installation(council).letters(), Counter(stack.mail.sent_to(council))
    assert letters == dict.fromkeys(sent, True)
    # Only what was sent and not on record as sent goes out again.
    twice = [count for count in sent.values() if count > 1]
    assert twice == ([2] if council == "mail-sent" else [])


def test_whoever_sends_the_form_again_is_served(stack: Stack, killed: dict[str, str], done: None) -> None:
    by_hand = [run["state_name"] for run in stack.server.cycles(ASKED_AGAIN) if run["id"] != killed[ASKED_AGAIN]]
    # While the dead run holds the slot, one is overtaken and followed by the next.
    assert set(by_hand) <= {"Superseded", "Published"}
    assert by_hand[-1] == "Published"
