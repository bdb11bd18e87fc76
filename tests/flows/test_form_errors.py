"""A form that was filled in wrongly ends in a sentence, and ops find no traceback below it."""

import logging
from typing import Any

import pytest
from prefect import flow
from prefect.client.schemas.objects import State
from prefect.exceptions import FailedRun
from prefect.flow_engine import run_flow

from flows.form_errors import refused
from quarterly.vocabulary.errors import SetupError

_LOGGER = logging.getLogger("prefect.flow_runs")  # with which the process of a worker runs a flow


@flow
def refusing() -> State[Any]:
    return refused(SetupError("Nothing is published, so there is nothing to withdraw."))


@flow
def breaking() -> None:
    raise ZeroDivisionError


@pytest.fixture
def logged() -> Any:
    """The records that would reach a run's log in the UI."""
    found: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = found.append  # type: ignore[method-assign,assignment]
    _LOGGER.addHandler(handler)
    yield found
    _LOGGER.removeHandler(handler)


def test_a_refusal_is_a_sentence_without_a_traceback(installation: object, logged: list[logging.LogRecord]) -> None:
    with pytest.raises(FailedRun):
        run_flow(refusing, error_logger=_LOGGER)
    assert "Refused('Nothing is published, so there is nothing to withdraw. Nothing was changed.'" in logged[-1].getMessage()
    assert [record for record in logged if record.exc_info] == []


def test_a_fault_keeps_its_traceback(installation: object, logged: list[logging.LogRecord]) -> None:
    with pytest.raises(ZeroDivisionError):
        run_flow(breaking, error_logger=_LOGGER)
    assert logged[-1].exc_info is not None
