"""Does `quarterly serve` start on an empty PostgreSQL database, and leave nothing behind when it is stopped?"""

import signal

import pytest

from tests.e2e.postgres import Postgres, free_port
from tests.e2e.processes import Processes, kill
from tests.e2e.stack import Stack, serve, serves


@pytest.fixture
def served(stack: Stack, processes: Processes, database_server: Postgres) -> str:
    """The name of the process of a second installation, on a database of its own."""
    database = database_server.database("another")
    serve(processes, "another", free_port(), database, stack.environment)
    stack.until(lambda: serves(processes, "another"))
    return "another"


def test_a_later_call_takes_over_what_a_killed_one_left_behind(
    stack: Stack, processes: Processes, database_server: Postgres
) -> None:
    database, port = database_server.database("left-behind"), free_port()
    home = str(processes.logs / "home-killed")
    serve(processes, "killed", port, database, stack.environment)
    stack.until(lambda: serves(processes, "killed"))
    kill([processes.started["killed"].pid], signal.SIGKILL)
    processes.started["killed"].wait()
    left = processes.find(PREFECT_HOME=home)
    assert len(left) >= 3  # the server and both workers
    processes.log("killed").unlink()
    serve(processes, "killed", port, database, stack.environment)
    stack.until(lambda: serves(processes, "killed"))
    assert "Ended what an earlier call left behind" in processes.log("killed").read_text()
    assert not set(left) & set(processes.find(PREFECT_HOME=home))
    assert processes.end("killed") == 0
    assert processes.find(PREFECT_HOME=home) == []


def test_it_ends_with_all_processes_it_started(processes: Processes, served: str) -> None:
    home = str(processes.logs / f"home-{served}")
    assert len(processes.find(PREFECT_HOME=home)) >= 3  # the command, the server, the worker
    assert processes.end(served) == 0
    assert processes.find(PREFECT_HOME=home) == []
    assert "Traceback" not in processes.log(served).read_text()
