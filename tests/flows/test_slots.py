"""Does only one run at a time work on a council's quarter?"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

import pytest
from prefect.runtime import flow_run
from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings

from flows import slots
from flows.slots import FOLLOW_UP, Overtaken, one_at_a_time, superseded

SLOT = ("dudley", "2012-13-q1")


@pytest.fixture(params=["on a server", "without a server"], autouse=True)
def _both_kinds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run every test with slots of the server and with file locks."""
    if request.param == "on a server":
        yield
        return
    with temporary_settings({PREFECT_API_URL: None, PREFECT_HOME: tmp_path_factory.mktemp("home")}):
        yield


def test_a_second_run_is_overtaken() -> None:
    with one_at_a_time(*SLOT), pytest.raises(Overtaken), one_at_a_time(*SLOT, patience=1):
        pytest.fail("both are at work")


def test_a_deployed_run_gives_up_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "is_deployed", lambda: True)
    with one_at_a_time(*SLOT), pytest.raises(Overtaken), one_at_a_time(*SLOT):
        pytest.fail("both are at work")


def test_a_deployed_run_that_follows_is_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "is_deployed", lambda: True)
    order = list[str]()
    holds = Event()

    def cycle() -> None:
        with one_at_a_time(*SLOT):
            holds.set()
            time.sleep(0.5)  # long enough for the other to be told that the slot is taken
            order.append("cycle")

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(copy_context().run, cycle)
        holds.wait()
        with one_at_a_time(*SLOT, follows=True):
            order.append("withdrawal")
        done.result()
    assert order == ["cycle", "withdrawal"]


def test_another_quarter_is_not_in_the_way() -> None:
    with one_at_a_time(*SLOT), one_at_a_time("dudley", "2012-13-q2", patience=5):
        pass


def test_the_next_run_gets_the_slot() -> None:
    with one_at_a_time(*SLOT):
        pass
    with one_at_a_time(*SLOT, patience=5):
        pass


def test_a_run_that_fails_gives_it_back_and_keeps_its_own_error() -> None:
    with pytest.raises(TimeoutError, match="the run's own"), one_at_a_time(*SLOT):
        raise TimeoutError("the run's own")
    with one_at_a_time(*SLOT, patience=5):
        pass


def test_a_run_begun_a_moment_before_its_time_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    its_time = datetime.fromtimestamp((int(datetime.now(UTC).timestamp()) // FOLLOW_UP + 2) * FOLLOW_UP, UTC)
    monkeypatch.setitem(flow_run.FIELDS, "scheduled_start_time", lambda: its_time)
    asked: dict[str, Any] = {}
    monkeypatch.setattr(slots, "start_cycle", lambda *_, **wanted: asked.update(wanted))
    superseded("dudley", "2012-13 Q1")
    assert asked["at"] == its_time + timedelta(seconds=FOLLOW_UP)
