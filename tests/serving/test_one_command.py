"""Does a command with a Prefect server of its own wait for another one, and leave nothing behind when it is ended?"""

import os
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from filelock import FileLock

from serving.one_command import LOCK, alone, ended_in_order
from serving.processes import descendants
from tests.installation import COUNCIL, QUARTER
from tests.prefect_database import place_database

ROOT = Path(__file__).parent.parent.parent
# At a terminal Ctrl-C is heard. What a shell starts in the background ignores it, and so would all that these tests start there.
HEARD = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("cli", run_name="__main__")
"""
RUN = [sys.executable, "-c", HEARD, "run", COUNCIL, QUARTER]


def test_a_second_command_says_so_and_waits_until_the_first_has_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    first = FileLock(tmp_path / LOCK)
    first.acquire()
    told = list[str]()

    def tell() -> None:
        told.append("waits")
        first.release()

    with alone(tell):
        assert told == ["waits"]


def test_a_command_that_is_alone_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    with alone(lambda: pytest.fail("it is alone")):
        pass


DATABASE = """
from sqlalchemy import event
from sqlalchemy.pool import Pool
from prefect.server.database.configurations import AioSqliteConfiguration
from serving import database
from serving.prefect_server import create_app_of_a_command
create_app_of_a_command()
print(event.contains(Pool, "connect", database._overwrite))
print(AioSqliteConfiguration.begin_transaction is database._begin_in_turn)
"""


def test_the_server_of_a_command_uses_its_database_as_that_of_serve_does(tmp_path: Path) -> None:
    environment = {**os.environ, "PREFECT_HOME": str(tmp_path)}
    made = subprocess.run([sys.executable, "-c", DATABASE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert made.stdout.split() == ["True", "True"]


@pytest.fixture
def own_handlers() -> Iterator[None]:
    """Put back what handles signals after a test in which a command has ended."""
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("own_handlers")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_python_in_order(number: signal.Signals) -> None:
    with pytest.raises(SystemExit) as raised, ended_in_order():
        os.kill(os.getpid(), number)
    os.kill(os.getpid(), number)  # somebody is impatient
    assert raised.value.code == 128 + number


def test_a_command_that_ends_by_itself_is_told_to_stop_as_before() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with ended_in_order():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.usefixtures("own_handlers")
def test_a_signal_is_heeded_that_comes_where_python_ignores_what_is_raised() -> None:
    class Dies: ...

    alive = [Dies()]
    seen = weakref.ref(alive[0], lambda _: os.kill(os.getpid(), signal.SIGTERM))

    def let_it_die() -> None:
        alive.clear()
        time.sleep(30)

    with pytest.raises(SystemExit) as raised, ended_in_order():
        let_it_die()
    assert (raised.value.code, seen()) == (128 + signal.SIGTERM, None)


def test_a_signal_is_known_that_another_handler_took() -> None:
    with ended_in_order() as signalled:
        assert signalled() == 0
        signal.signal(signal.SIGTERM, lambda *_: None)  # as Prefect does while a flow runs
        os.kill(os.getpid(), signal.SIGTERM)
        assert (signalled(), signalled()) == (signal.SIGTERM, signal.SIGTERM)


def test_what_dies_in_another_way_is_said_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    said = list[object]()
    monkeypatch.setattr(sys, "unraisablehook", lambda ignored: said.append(ignored.exc_type))

    class Fails:
        def __del__(self) -> None:
            raise KeyError

    with ended_in_order():
        Fails()
    assert said == [KeyError]


def test_a_run_that_is_ended_at_the_keyboard_leaves_nothing_behind(tmp_path: Path, run_folder: Path) -> None:
    """Ctrl-C reaches every process of the terminal."""
    assert ended(tmp_path, run_folder, lambda pid: os.killpg(pid, signal.SIGINT)) == 130


def test_a_run_that_is_told_to_stop_leaves_nothing_behind(tmp_path: Path, run_folder: Path) -> None:
    assert ended(tmp_path, run_folder, lambda pid: os.kill(pid, signal.SIGTERM)) == 143


def test_a_run_that_is_ended_by_somebody_impatient_leaves_nothing_behind(tmp_path: Path, run_folder: Path) -> None:
    def end(pid: int) -> None:
        for _ in range(8):
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGINT)
            time.sleep(0.2)

    assert ended(tmp_path, run_folder, end) == 130


def ended(folder: Path, run_folder: Path, end: Callable[[int], None]) -> int:
    """End a run while it validates and return its exit code; fail if a process, a held lock or a temporary folder is left."""
    temporary = folder / "temporary"
    temporary.mkdir()
    place_database(run_folder, folder / "var/prefect/prefect.db")
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("QUARTERLY_", "PREFECT_"))}
    environment = {**mine, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    output = subprocess.PIPE
    with subprocess.Popen(RUN, cwd=folder, env=environment, stdout=output, text=True, start_new_session=True) as process:
        assert process.stdout
        while "Collecting returns" not in (line := process.stdout.readline()):
            assert line, "the run ended by itself"
        started = descendants(process.pid)
        end(process.pid)
        process.stdout.read()
    assert len(started) > 1  # the server, and the one that reads workbooks
    assert [pid for pid in started if Path(f"/proc/{pid}").exists()] == []
    assert list(temporary.iterdir()) == []
    FileLock(folder / "var/prefect" / LOCK).acquire(timeout=0)
    # Told to stop in its last moment, Python ends itself by the signal, and a shell says the same of that: 128 and its number.
    return process.returncode if process.returncode >= 0 else 128 - process.returncode
