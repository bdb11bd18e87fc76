"""Does what somebody types into a form reach a run's name, which Prefect logs before the form is checked, or stay behind?"""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun, State

from flows.all_councils import all_councils
from flows.quarter_end import quarter_end
from tests.flows.officers import correct, cycle
from tests.installation import COUNCIL, QUARTER, Installation

CHILD = "Kayleigh Brockhurst, B15 3TR"


def run_of(state: State[Any]) -> FlowRun:
    """Return the run as Prefect stores it."""
    assert state.state_details.flow_run_id
    with get_client(sync_client=True) as client:
        return client.read_flow_run(state.state_details.flow_run_id)


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every message of Prefect's loggers of runs, with what is filled into it."""
    messages = list[str]()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("prefect.flow_runs")
    monkeypatch.setattr(logger, "handlers", [*logger.handlers, Listener()])
    monkeypatch.setattr(logger, "level", logging.DEBUG)
    return messages


FORMS: dict[str, Callable[[], State[Any]]] = {
    "a correction's service": lambda: correct(service=CHILD),
    "a council": lambda: cycle(CHILD),
    "a quarter": lambda: cycle(quarter=CHILD),
    "words behind a quarter": lambda: cycle(quarter=f"{QUARTER} {CHILD}"),
    "the quarter of a round": lambda: all_councils(quarter=CHILD, return_state=True),
    "words behind the quarter of a round": lambda: all_councils(quarter=f"{QUARTER} {CHILD}", return_state=True),
    "a day": lambda: quarter_end(on=CHILD, return_state=True),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_child_typed_into_a_form_is_kept_nowhere(installation: Installation, logged: list[str], form: str) -> None:
    state = FORMS[form]()
    run = run_of(state)
    stored = f"{run.name} {run.parameters} {state.message}"
    assert (state.name, [each for each in (stored, *logged) if "Kayleigh" in each or "B15" in each]) == ("Refused", [])
    assert any("Beginning flow run" in each for each in logged)


def test_a_day_may_be_given_as_text(installation: Installation) -> None:
    state = quarter_end(councils=(), on="2012-07-07", return_state=True)
    assert (state.name, run_of(state).name) == ("NothingDue", "quarter-end 2012-07-07")


def test_a_run_is_named_after_its_council_and_quarter_as_they_are_called(installation: Installation) -> None:
    assert run_of(cycle(quarter="Quarter 1 2012/13")).name == f"{COUNCIL} {QUARTER}"
