"""Does a withdrawal begin while thirty councils wait, and is it done before them?

Slow, some minutes: one council is published first, and the round is left where it is. It prints what docs/operations.md says.
"""

from collections.abc import Iterator
from datetime import datetime

import pytest

from tests.e2e.postgres import Postgres
from tests.e2e.processes import Processes
from tests.e2e.server import ALL, CYCLE, WITHDRAW
from tests.e2e.small import APPROVER, OFFICER, Small, cycle_of, start_small
from tests.installation import QUARTER

pytestmark = pytest.mark.soak
COUNCILS = [f"round-{number:02}" for number in range(1, 31)]


@pytest.fixture
def small(processes: Processes, database_server: Postgres) -> Iterator[Small]:
    """A round of thirty councils at work, the first of which had been published."""
    small = start_small(processes, "round", COUNCILS, database_server.database("round"))
    for council in COUNCILS:
        small.send(council)
    first = str(small.form(CYCLE, **cycle_of(COUNCILS[0])).json()["id"])
    assert small.all_ended([first]) == {first: "Published"}
    small.form(ALL, quarter=QUARTER, councils=COUNCILS)
    small.until(lambda: len(waiting(small)) > 20)
    yield small
    processes.end("round")


def waiting(small: Small) -> list[str]:
    """Return the runs of the round that have not begun."""
    found = small.server.runs_of("quarterly-cycle")
    return [run["id"] for run in found if run["state_type"] in ("SCHEDULED", "PENDING")]


def test_a_withdrawal_does_not_wait_for_them(small: Small) -> None:
    why = {"reason": "A service counted twice.", "officer": OFFICER, "approved_by": APPROVER}
    sent = small.form(WITHDRAW, **cycle_of(COUNCILS[0]), **why).json()
    ended = small.all_ended([sent["id"]])
    left = len(waiting(small))
    run = small.server.call("GET", f"/flow_runs/{sent['id']}")
    begun, over = (
        datetime.fromisoformat(run[time]) - datetime.fromisoformat(sent["created"]) for time in ("start_time", "end_time")
    )
    print(f"\nRunning after {begun.total_seconds():.0f} s, done after {over.total_seconds():.0f} s; {left} councils waiting")  # noqa: T201
    assert ended == {sent["id"]: "Withdrawn"}
    assert left > 10
