"""Does every form that was taken come to its end when the database is restarted under load?

Slow, some minutes. It prints what docs/operations.md says.
"""

import time
from collections.abc import Iterator

import httpx
import pytest

from tests.e2e.postgres import Postgres
from tests.e2e.processes import Processes
from tests.e2e.server import CYCLE
from tests.e2e.small import Small, cycle_of, start_small

pytestmark = pytest.mark.soak
COUNCILS = [f"restart-{number}" for number in range(1, 9)]
AWAY = 5  # seconds


@pytest.fixture
def small(processes: Processes, database_server: Postgres) -> Iterator[Small]:
    small = start_small(processes, "restart", COUNCILS, database_server.database("restart"))
    for council in COUNCILS:
        small.send(council)
    yield small
    processes.end("restart")


def test_forms_that_were_taken_come_to_their_end(small: Small, database_server: Postgres) -> None:
    runs = [str(small.form(CYCLE, **cycle_of(council)).json()["id"]) for council in COUNCILS]
    small.until(lambda: any(small.server.state(run)["name"] == "Running" for run in runs))
    database_server.stop()
    away = time.monotonic()
    while time.monotonic() < away + AWAY:
        with pytest.raises((AssertionError, httpx.HTTPError)):
            small.server.state(runs[0])
        time.sleep(1)
    database_server.start()
    begun = time.monotonic()
    ended = small.all_ended(runs)
    print(f"\nAway for {AWAY} s under {len(runs)} runs; all at their end {time.monotonic() - begun:.0f} s later: {ended}")  # noqa: T201
    assert set(ended.values()) == {"Published"}
