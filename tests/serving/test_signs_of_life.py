"""When is a run that has not ended taken to be dead, and when never?"""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from adapters.settings import Settings
from serving.host import runs_alive
from serving.signs_of_life import Death, Host, OpenRun, certain_death, may_be_silent

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
SETTINGS = Settings(silent_after=600, unbegun_after=180)
HERE = "quarterly-here"


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


def run(*, running: bool = True, since: float = 60, worker: str = HERE) -> OpenRun:
    return OpenRun(id="a", is_running=running, since=ago(since), worker=worker)


def host(*alive: str, worker_since: float = 3600, sees_processes: bool = True) -> Host:
    return Host(alive=alive, workers={HERE: ago(worker_since)}, sees_processes=sees_processes)


def death(of: OpenRun, on: Host) -> Death | None:
    return certain_death(of, on, NOW, SETTINGS)


def test_a_run_whose_process_has_ended_is_dead_at_once() -> None:
    assert death(run(), host()) is Death.GONE


def test_it_is_too_if_its_worker_was_started_anew() -> None:
    assert death(run(), host(worker_since=10)) is Death.GONE


@pytest.mark.parametrize("running", [True, False])
def test_a_run_whose_process_lives_here_is_never_dead(running: bool) -> None:
    old = run(running=running, since=86400, worker="of nobody")
    assert death(old, host("a")) is None
    assert not may_be_silent(old, host("a"), NOW, SETTINGS)


def test_a_run_of_another_host_is_not_dead_for_being_unseen() -> None:
    assert death(run(worker="quarterly-there"), host()) is None


@pytest.mark.parametrize(("since", "may_be"), [(599, False), (601, True)])
def test_it_may_be_silent_after_ten_minutes(since: float, may_be: bool) -> None:
    assert may_be_silent(run(worker="quarterly-there", since=since), host(), NOW, SETTINGS) is may_be


def test_a_run_left_pending_by_a_worker_that_is_gone_is_dead_at_once() -> None:
    assert death(run(running=False, since=60), host(worker_since=30)) is Death.GONE


@pytest.mark.parametrize("worker", [HERE, "quarterly-there", ""])
@pytest.mark.parametrize(("since", "why"), [(179, None), (181, Death.UNBEGUN)])
def test_a_run_that_does_not_begin_is_dead_after_three_minutes(worker: str, since: float, why: Death | None) -> None:
    assert death(run(running=False, since=since, worker=worker), host()) is why


def test_a_state_of_this_moment_is_not_doubted() -> None:
    assert death(run(since=4), host()) is None


def test_nothing_is_concluded_where_processes_are_not_shown() -> None:
    assert death(run(), host(sees_processes=False)) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not show the environment of processes")
def test_a_run_is_seen_by_the_environment_of_its_process() -> None:
    environment = os.environ | {"PREFECT__FLOW_RUN_ID": "0e0e0e0e-0000-4000-8000-00000000beef"}
    process = subprocess.Popen([sys.executable, "-c", "input()"], env=environment, stdin=subprocess.PIPE)
    try:
        assert "0e0e0e0e-0000-4000-8000-00000000beef" in runs_alive()
    finally:
        process.kill()
        process.communicate()
    assert "0e0e0e0e-0000-4000-8000-00000000beef" not in runs_alive()
