"""Are runs finished by other workers, with nothing lost and nothing done twice, when they and their worker are killed?

Slow, about three minutes: a run counts as dead after 70 seconds of silence (tests/e2e/conftest.py), and starts
again soon after; all of them are killed before the first is waited for.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.e2e.installations import Installation
from tests.e2e.kill_points import POINTS
from tests.e2e.processes import kill
from tests.e2e.server import CYCLE, FINAL, WORKER
from tests.e2e.stack import Stack
from tests.installation import QUARTER

ASKED_AGAIN = "score-indicators"  # the council whose officer sends the form again without waiting
Open = Callable[[str], Installation]


@pytest.fixture(scope="module")
def killed(stack: Stack, open_installation: Open) -> dict[str, str]:
    """The run of every council by council, all killed at their points together with their worker."""
    for council in POINTS:
        open_installation(council).send_all()
    holds = [point(council) for council, point in POINTS.items()]
    with stack.own_workers_paused(), stack.proxy.holding(*holds):
        runs = {council: stack.server.run(CYCLE, council=council, quarter=QUARTER) for council in POINTS}
        stack.until(lambda: all(hold.reached.is_set() for hold in holds))
        kill([stack.processes.started["two"].pid, *stack.flow_processes([*runs.values()])])
    stack.server.run(CYCLE, council=ASKED_AGAIN, quarter=QUARTER)
    stack.start_worker("three")
    return runs


@pytest.fixture(scope="module")
def killed_alone(stack: Stack, open_installation: Open, killed: dict[str, str]) -> dict[str, str]:
    """A run whose worker alone was killed and one that was killed alone, by council; what was killed before is still silent."""
    with stack.own_workers_paused(), _held(stack, open_installation("worker-killed"), "score-indicators") as bereft:
        kill([stack.processes.started["three"].pid])
    with _held(stack, open_installation("flow-killed"), "compile-report") as dead:
        kill(stack.flow_processes([dead]))
    return {"worker-killed": bereft, "flow-killed": dead}


@contextmanager
def _held(stack: Stack, installation: Installation, point: str) -> Iterator[str]:
    """Start a council's run, and hold it at a point within the block."""
    installation.send_all()
    hold = POINTS[point](installation.council)
    with stack.proxy.holding(hold):
        run = stack.server.run(CYCLE, council=installation.council, quarter=QUARTER)
        stack.until(hold.reached.is_set)
        yield run


@pytest.fixture(scope="module")
def done(stack: Stack, killed: dict[str, str]) -> None:
    """Wait until every run of those councils has ended."""
    runs = stack.server.runs_of
    stack.until(
        lambda: all(run["state_type"] in FINAL for run in runs("quarterly-cycle") if run["parameters"]["council"] in killed)
    )


def test_a_run_whose_worker_is_killed_is_done_by_another(
    stack: Stack, open_installation: Open, killed_alone: dict[str, str]
) -> None:
    # The run's process lives until it finds that nobody reads its output; then its state is Crashed.
    assert stack.ended(killed_alone["worker-killed"]) == "Published"
    assert open_installation("worker-killed").versions() == ([1], [1])
    (only,) = stack.server.cycles("worker-killed")
    assert only["labels"][WORKER] != "three"


def test_a_run_that_is_killed_is_started_again_by_its_worker(
    stack: Stack, open_installation: Open, killed_alone: dict[str, str]
) -> None:
    assert stack.ended(killed_alone["flow-killed"]) == "Published"
    installation = open_installation("flow-killed")
    assert installation.versions() == ([1], [1])
    assert Counter(stack.mail.sent_to("flow-killed")) == Counter(installation.letters().keys())


@pytest.mark.parametrize("council", POINTS)
def test_a_killed_run_is_finished_by_another_worker(
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
    # Only a letter that was sent but not recorded as sent goes out again.
    twice = [count for count in sent.values() if count > 1]
    assert twice == ([2] if council == "mail-sent" else [])


def test_a_form_that_is_sent_again_is_carried_out(stack: Stack, killed: dict[str, str], done: None) -> None:
    by_hand = [run["state_name"] for run in stack.server.cycles(ASKED_AGAIN) if run["id"] != killed[ASKED_AGAIN]]
    # While the dead run blocks the slot, each run is superseded and followed by another.
    assert set(by_hand) <= {"Superseded", "Published"}
    assert by_hand[-1] == "Published"
