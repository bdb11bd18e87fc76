"""What becomes of a run for which a store or server does not answer: it ends, and the same run is started again later."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from prefect import Flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from adapters.settings import load_settings
from flows.deployed import is_deployed
from quarterly.vocabulary.errors import ServiceUnavailable
from quarterly.vocabulary.growing_waits import AT_A_SCREEN

STATE = "AwaitingService"

F = TypeVar("F", bound=Flow[..., Any])


def waits_for_services(flow: F) -> F:
    """End every run of a flow that a store or server does not answer in a state of its own, with its parameters as they are.

    `quarterly serve` schedules it again. What it does must be such that it can be done again from the start.
    """
    flow.fn = _ending(flow.fn)
    return flow


def patience() -> int:
    """Return for how many seconds a stage of this run waits for a store or server."""
    seconds = load_settings().wait_for_service
    return seconds if is_deployed() else min(seconds, AT_A_SCREEN)


def _ending(body: Callable[..., State[Any]]) -> Callable[..., State[Any]]:
    @wraps(body)
    def ending(*args: Any, **kwargs: Any) -> State[Any]:
        try:
            return body(*args, **kwargs)
        except ServiceUnavailable as error:
            then = "This run is started again by itself." if is_deployed() else "Run again when it answers."
            return Completed(name=STATE, message=f"{error} {then}")

    return ending
