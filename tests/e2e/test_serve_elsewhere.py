"""Do `quarterly serve`, all that it starts and every command keep to the folder in which somebody works, and to its .env?"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.installations import FIRST, made_council
from tests.e2e.postgres import free_port
from tests.e2e.processes import Processes
from tests.e2e.server import CYCLE, FINAL, Server, until
from tests.e2e.stack import ROOT, environment_of, serves
from tests.installation import KEY, QUARTER
from tests.prefect_login import Login

COUNCIL = "elsewhere"
SETTINGS = "QUARTERLY_COUNCILS=councils\nQUARTERLY_STORE=kept\nQUARTERLY_INBOX=inbox\n"


@pytest.fixture
def folder(processes: Processes) -> Path:
    """A folder outside the checkout with a council, its returns and its settings."""
    folder = processes.logs / COUNCIL
    made_council(folder / "councils", COUNCIL)
    for service, body in FIRST.items():
        file = folder / "inbox" / COUNCIL / KEY / service / f"{service}.xlsx"
        file.parent.mkdir(parents=True)
        file.write_bytes(body)
    (folder / ".env").write_text(SETTINGS)
    return folder


def test_a_run_and_a_command_find_the_same_stores_and_the_same_server(processes: Processes, folder: Path) -> None:
    environment = {name: value for name, value in environment_of(folder).items() if name != "QUARTERLY_COUNCILS"}
    environment["PYTHONPATH"], port = str(ROOT), free_port()
    command = [sys.executable, "-m", "cli", "serve", "--port", str(port)]
    processes.start(COUNCIL, command, {**environment, "PYTHONUNBUFFERED": "1"}, cwd=folder)
    server = Server(f"http://127.0.0.1:{port}/api", Login(folder / "var/prefect"))
    until(lambda: serves(processes, COUNCIL), processes.written)
    run = server.run(CYCLE, council=COUNCIL, quarter=QUARTER)
    ended = until(lambda: found if (found := server.state(run))["type"] in FINAL else None, processes.written)
    assert ended["name"] == "Published"
    assert (folder / "kept/public" / COUNCIL / KEY / "index.html").exists()
    run_again = [sys.executable, "-m", "cli", "run", COUNCIL, QUARTER]
    shown = subprocess.run(run_again, cwd=folder, env=environment, capture_output=True, text=True)
    assert "unchanged" in shown.stdout, shown.stderr
    assert len(server.cycles(COUNCIL)) == 2
    assert sorted(each.name for each in (folder / "var").iterdir()) == ["outbox", "prefect"]
    assert processes.end(COUNCIL) == 0
