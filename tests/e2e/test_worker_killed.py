"""Is a run done whose worker is killed before the run begins, and is what waits behind it not blocked?

Slow, a minute or two. It prints what docs/operations.md says.
"""

import time
from collections.abc import Iterator

import pytest

from tests.e2e.processes import Processes, kill
from tests.e2e.server import CYCLE
from tests.e2e.small import Small, cycle_of, start_small

pytestmark = pytest.mark.soak
COUNCILS = ["unbegun", "behind"]


@pytest.fixture
def small(processes: Processes) -> Iterator[Small]:
    small = start_small(processes, "unbegun", COUNCILS, QUARTERLY_RUNS_AT_ONCE="1")
    for council in COUNCILS:
        small.send(council)
    yield small
    processes.end("unbegun")


def test_a_run_left_pending_is_done_and_blocks_nobody(small: Small) -> None:
    left, behind = (str(small.form(CYCLE, **cycle_of(council)).json()["id"]) for council in COUNCILS)
    while small.server.state(left)["type"] == "SCHEDULED":
        time.sleep(0.05)
    kill([*small.workers(), *small.processes.find(PREFECT__FLOW_RUN_ID=left)])
    killed = time.monotonic()
    assert small.server.state(left)["type"] == "PENDING"
    small.until(lambda: small.server.state(left)["type"] != "PENDING")
    put_back = time.monotonic() - killed
    ended = small.all_ended([left, behind])
    states = [state["name"] for state in small.server.call("GET", f"/flow_run_states/?flow_run_id={left}")]
    print(f"\nPut back after {put_back:.0f} s, both done after {time.monotonic() - killed:.0f} s: {states}")  # noqa: T201
    assert ended == {left: "Published", behind: "Published"}
    assert states.count("Crashed") == 1
