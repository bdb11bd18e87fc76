"""Are the processes of `quarterly serve` started again, and are their logs preserved and kept small?"""

import os
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quarterly.vocabulary.errors import ServiceUnavailable
from serving import processes as module
from serving.processes import REVIVALS, Lock, Processes, end_left_behind

NOW = datetime(2026, 11, 30, 7, tzinfo=UTC)
WRITES = [sys.executable, "-c", "import sys, time; print('begun', flush=True); time.sleep(600)"]


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    """A process that has written its first line."""
    started = Processes(tmp_path / "logs")
    started.start("worker", WRITES, os.environ, tmp_path, Lock(tmp_path / "worker.lock"))
    written(started, 1)
    yield started
    started.stop()


def written(processes: Processes, lines: int) -> str:
    """Wait until its log has so many lines, and return it."""
    while (text := processes.log("worker").read_text()).count("\n") < lines:
        time.sleep(0.05)
    return text


def test_a_process_that_is_killed_is_started_again_and_goes_on_with_its_log(
    processes: Processes, caplog: pytest.LogCaptureFixture
) -> None:
    before = processes.since["worker"]
    processes.running["worker"].send_signal(signal.SIGKILL)
    processes.running["worker"].wait()
    processes.revive(NOW)
    assert written(processes, 2) == "begun\nbegun\n"
    assert processes.since["worker"] > before
    assert "The worker had ended by itself (-9) and is started again." in caplog.text


def dies(processes: Processes) -> None:
    processes.running["worker"].kill()
    processes.running["worker"].wait()


def test_one_that_keeps_ending_is_left_and_said(processes: Processes) -> None:
    for minute in range(REVIVALS):
        dies(processes)
        processes.revive(NOW + timedelta(minutes=minute))
    dies(processes)
    with pytest.raises(ServiceUnavailable, match="The worker has ended by itself"):
        processes.revive(NOW + timedelta(minutes=59))


def test_what_ended_long_ago_does_not_count(processes: Processes) -> None:
    for month in range(REVIVALS + 1):
        dies(processes)
        processes.revive(NOW + timedelta(days=30 * month))
    assert processes.running["worker"].poll() is None


def test_a_log_that_has_grown_is_put_beside_and_three_older_ones_stay(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 5)
    log = processes.log("worker")
    for text in ("second", "third", "fourth", "fifth"):
        processes.rotate_logs()
        log.write_text(f"{text}\n")
    assert [log.with_suffix(f".log.{number}").read_text() for number in (1, 2, 3)] == ["fourth\n", "third\n", "second\n"]
    assert sorted(each.name for each in processes.logs.iterdir()) == ["worker.log", *(f"worker.log.{n}" for n in (1, 2, 3))]


def test_a_small_log_stays_as_it_is(processes: Processes) -> None:
    processes.rotate_logs()
    assert [each.name for each in processes.logs.iterdir()] == ["worker.log"]


def test_what_was_left_behind_is_ended_once(tmp_path: Path) -> None:
    path, started = tmp_path / "worker.lock", Processes(tmp_path / "logs")
    lock = Lock(path)
    assert lock.take()
    started.start("worker", WRITES, os.environ, tmp_path, lock)
    written(started, 1)
    os.close(lock.descriptor)  # as when this process is killed
    assert end_left_behind(path)
    assert started.running["worker"].wait() == -signal.SIGINT
    assert not end_left_behind(path)


def test_a_lock_without_a_known_process_is_left_to_a_person(tmp_path: Path) -> None:
    assert Lock(tmp_path / "worker.lock").take()
    with pytest.raises(ServiceUnavailable, match=r"holds .*worker\.lock and does not end"):
        end_left_behind(tmp_path / "worker.lock")
