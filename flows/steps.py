"""Run the stages of one run, record whether each was run or skipped and why, and log the beginning and end of each.

Whatever reads or writes a store is a task, a stage or a step between two: while a store does not answer, the task waits.
"""

import logging
from collections.abc import Callable
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from prefect import task as prefect_task
from prefect.client.schemas.objects import State
from prefect.tasks import Task

from adapters.garbage import pass_over_what_is_loaded
from tasks.stage_names import ORDER, WHAT_CHANGED, StageChoice
from tasks.waiting import waits_out

P = ParamSpec("P")
R = TypeVar("R")

UNCHANGED = "the files, rules, settings and versions it was made from are the same"
ALWAYS = "it looks every time, and does nothing twice"
NEW = "something it is made from is new"

log = logging.getLogger("quarterly.stages")
log.setLevel(logging.INFO)  # Prefect adds its handlers to the loggers it is configured for, but sets no level


class Described(Protocol):
    """What every stage returns: references that describe the outcome in one line."""

    def describe(self) -> str:
        """Return the outcome in one line."""


class Steps:
    """Runs stages and records the outcome of each; from a given stage on, all are run again.

    Each waits so many seconds for a store or server that does not answer.
    """

    def __init__(self, from_stage: StageChoice, patience: float) -> None:
        pass_over_what_is_loaded()
        self.patience = patience
        self.forced = () if from_stage == WHAT_CHANGED else ORDER[ORDER.index(from_stage) :]
        self.recorded: list[dict[str, str]] = []

    def run_stage(self, stage: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a stage and return what it returns; raise what it raises."""
        task = cast(Task[P, R], stage)
        forced = task.name in self.forced
        name = f"{task.name} {_sender(args)}".strip()
        options = self._waiting(name) | ({"refresh_cache": True} if forced else {})
        run = cast(Callable[..., State[R]], task.with_options(**options))
        log.info("%s: begun", name, extra={"stage_event": "begun", "stage_run": name})
        state = run(*args, return_state=True, **kwargs)
        skipped = state.name == "Cached"
        what, why = ("skipped", UNCHANGED) if skipped else ("done", _why(task.persist_result, forced))
        self.recorded.append({"stage": task.name, "of": _sender(args), "what": what, "why": why})
        returned = state.result()
        outcome = cast(Described, returned).describe()
        event = {"stage_event": "unchanged" if skipped else "done", "stage_run": name, "stage_outcome": outcome}
        log.info("%s: %s%s", name, outcome, " (unchanged)" if skipped else "", extra=event)
        return returned

    def run_step(self, name: str, step: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what stands between two stages and return what it returns; raise what it raises.

        It may be run again after it failed half way.
        """
        options = {"name": name, "task_run_name": name, "persist_result": False, **self._waiting(name)}
        # Without parameters, which Prefect would search for runs of other tasks, down to every indicator of the catalogue.
        return prefect_task(**options)(lambda: step(*args, **kwargs))()

    def _waiting(self, name: str) -> dict[str, Any]:
        def tell(error: str, waited: float) -> None:
            event = {"stage_event": "waiting", "stage_run": name, "stage_waited": waited, "stage_patience": self.patience}
            log.warning("%s: waiting. %s", name, error, extra={**event, "stage_error": error})

        return waits_out(self.patience, tell)


def _why(persisted: bool | None, forced: bool) -> str:
    if not persisted:
        return ALWAYS
    return "this run was asked to" if forced else NEW


def _sender(args: tuple[Any, ...]) -> str:
    # Only the stages run once for each sender have an argument that names it.
    return str(getattr(args[-1], "service", "")) if args else ""
