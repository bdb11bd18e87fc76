"""Does `quarterly serve` start on an empty PostgreSQL database, and leave nothing behind when it is stopped?"""

import pytest

from tests.e2e.postgres import Postgres, free_port
from tests.e2e.processes import Processes
from tests.e2e.stack import Stack, serve, serves


@pytest.fixture
def served(stack: Stack, processes: Processes, database_server: Postgres) -> str:
    """The name of the process of a second installation, on a database of its own."""
    database = database_server.database("another")
    serve(processes, "another", free_port(), database, stack.environment)
    stack.until(lambda: serves(processes, "another"))
    return "another"


def test_it_ends_with_all_processes_it_started(processes: Processes, served: str) -> None:
    home = str(processes.logs / f"home-{served}")
    assert len(processes.find(PREFECT_HOME=home)) >= 3  # the command, the server, the worker
    assert processes.end(served) == 0
    assert processes.find(PREFECT_HOME=home) == []
    assert "Traceback" not in processes.log(served).read_text()
