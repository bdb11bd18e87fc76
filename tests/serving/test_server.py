"""Does a Prefect server of the locked versions start and create scheduled runs? This catches a bad upgrade."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

import httpx
import pytest

from quarterly.vocabulary.errors import ServiceUnavailable, SetupError
from serving.prefect_home import ADDRESS
from serving.processes import Lock, Processes
from serving.server import find_or_start, is_open
from tasks.stage_names import ORDER

ROOT = Path(__file__).parent.parent.parent
FLOW = """
from prefect import flow

@flow
def nothing() -> None:
    pass
"""
DEPLOY = """
from prefect import flow
flow.from_source(source={folder!r}, entrypoint="nothing.py:nothing").deploy(
    name="quarterly", work_pool_name="pool", cron="0 6 1 1,4,7,10 *", print_next_steps=False, ignore_warnings=True)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A Prefect server as a process of its own: its address, and the environment of its clients."""
    tmp_path = tmp_path_factory.mktemp("server")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    api = f"http://127.0.0.1:{port}/api"
    quiet = {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "PREFECT_LOGGING_LEVEL": "ERROR"}
    # A test before this one, in the same process, may have set up Prefect for a command, with an auth string of its own.
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment = {**own, **quiet, "PREFECT_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (tmp_path / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        wait_until(lambda: httpx.get(f"{api}/health").status_code == 200, tmp_path / "server.log")
        yield api, {**environment, "PREFECT_API_URL": api}
    finally:
        process.terminate()
        process.wait(30)


def wait_until(holds: object, log: Path, seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if holds():  # type: ignore[operator]
                return
        except httpx.TransportError:
            pass
        time.sleep(0.3)
    pytest.fail(f"nothing within {seconds:.0f} s; the server's log ends:\n{log.read_text()[-2000:]}")


def test_a_cron_deployment_gets_scheduled_runs(server: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    api, environment = server
    (tmp_path / "nothing.py").write_text(FLOW)
    httpx.post(f"{api}/work_pools/", json={"name": "pool", "type": "process"}).raise_for_status()
    subprocess.run([sys.executable, "-c", DEPLOY.format(folder=str(tmp_path))], env=environment, check=True, capture_output=True)

    def scheduled() -> bool:
        runs = httpx.post(f"{api}/flow_runs/filter", json={"limit": 5}).json()
        return any(run["auto_scheduled"] and run["state_type"] == "SCHEDULED" for run in runs)

    wait_until(scheduled, Path(environment["PREFECT_HOME"]).parent / "server.log")


def test_a_port_at_which_another_program_listens_is_said_to_be_taken(tmp_path: Path) -> None:
    with ThreadingTCPServer(("127.0.0.1", 0), BaseRequestHandler) as other:  # hangs up on whoever asks
        Thread(target=other.serve_forever).start()
        port = int(other.server_address[1])
        with pytest.raises(SetupError, match=rf"Another program listens at port {port}.* --port"):
            find_or_start(f"http://127.0.0.1:{port}/api", port, tmp_path, Processes(tmp_path))
        other.shutdown()


def test_a_second_port_for_the_server_of_one_folder_is_refused_at_once(
    server: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    lock = Lock(tmp_path / "server.lock")
    assert lock.take()
    (tmp_path / ADDRESS).write_text(server[0])
    with pytest.raises(SetupError, match=rf"This folder's server runs at {server[0]}: serve with --port \d+, or stop it first"):
        find_or_start("http://127.0.0.1:1/api", 1, tmp_path, Processes(tmp_path))


@pytest.mark.parametrize(
    ("port", "error", "message"),
    [
        ("1", ServiceUnavailable, r"PostgreSQL does not answer at 127\.0\.0\.1:1"),
        ("99999", SetupError, "has no port that can be one"),
    ],
)
def test_a_database_that_is_away_is_said_before_a_server_is_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, port: str, error: type[Exception], message: str
) -> None:
    monkeypatch.setenv("PREFECT_SERVER_DATABASE_CONNECTION_URL", f"postgresql+asyncpg://prefect:zebedee@127.0.0.1:{port}/prefect")
    processes = Processes(tmp_path)
    with pytest.raises(error, match=message) as refused:
        find_or_start("http://127.0.0.1:1/api", 1, tmp_path, processes)
    assert ("zebedee" in str(refused.value), processes.running) == (False, {})


def test_a_server_that_asks_for_no_auth_string_is_seen(server: tuple[str, dict[str, str]]) -> None:
    assert is_open(server[0])


def test_the_deployment_has_a_form_that_explains_itself(server: tuple[str, dict[str, str]]) -> None:
    api, environment = server
    httpx.post(f"{api}/work_pools/", json={"name": "quarterly", "type": "process"})
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", "deployments/prefect.yaml"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    found = httpx.get(f"{api}/deployments/name/quarterly-cycle/run-cycle").json()
    fields = found["parameter_openapi_schema"]["properties"]
    assert {name: field.get("type") for name, field in fields.items()} == {
        "council": "string",
        "quarter": "string",
        "reason": "string",
        "from_stage": "string",
    }
    assert "dudley" in fields["council"]["enum"]
    assert fields["from_stage"]["enum"] == ["only what has changed", *ORDER]
    assert fields["quarter"]["description"] == "Financial year and quarter, such as 2012-13 Q1."
