"""How a task waits for a store or server that does not answer: in the run, which goes on with it, and never for ever."""

import time
from collections.abc import Callable
from typing import Any

from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from quarterly.vocabulary.errors import is_temporary
from quarterly.vocabulary.growing_waits import growing_waits

TellOfWaiting = Callable[[str, float], None]


def waits_out(seconds: float, tell: TellOfWaiting) -> dict[str, Any]:
    """Return the options of one call of a task that waits for so long for a store or server that does not answer.

    `tell` gets the error and the seconds waited so far, each time before it waits. An attempt may last, too: none is begun once
    the seconds are over.
    """
    waits, failed = growing_waits(seconds), list[float]()

    def worth_retrying(_: Task[..., Any], __: TaskRun, state: State[Any]) -> bool:
        error = state.result(raise_on_failure=False)
        # Only what passes by itself: read ten times, a damaged workbook is still damaged, and its sender waits for the letter.
        if not (isinstance(error, BaseException) and is_temporary(error)):
            return False
        failed.append(time.monotonic())
        waited = failed[-1] - failed[0]
        if waited < seconds:
            tell(str(error), waited)
        return waited < seconds

    # One more than there are waits, so that the condition ends them: Prefect logs the end of its own count with a traceback.
    return {"retries": len(waits) + 1, "retry_delay_seconds": waits, "retry_condition_fn": worth_retrying}
