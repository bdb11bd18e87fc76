"""The stages of one run: done, or skipped because nothing they depend on has changed, and why; a line of the log at each end."""

import logging
from collections.abc import Callable
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from prefect.client.schemas.objects import State
from prefect.tasks import Task

from tasks.stage_names import ORDER, WHAT_CHANGED, StageChoice

P = ParamSpec("P")
R = TypeVar("R")

UNCHANGED = "the files, rules, settings and versions it was made from are the same"
ALWAYS = "it looks every time, and does nothing twice"
NEW = "something it is made from is new"

log = logging.getLogger("quarterly.stages")
log.setLevel(logging.INFO)  # Prefect gives the loggers that it is told of its handlers, and no level


class Described(Protocol):
    """What every stage returns: references that say in a line what came of it."""

    def describe(self) -> str:
        """Say it."""


class Steps:
    """Runs stages and remembers what became of each; from a given stage on all are done again, whatever they left before."""

    def __init__(self, from_stage: StageChoice) -> None:
        self.forced = () if from_stage == WHAT_CHANGED else ORDER[ORDER.index(from_stage) :]
        self.taken: list[dict[str, str]] = []

    def run_stage(self, stage: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a stage and return what it returns; raise what it raises."""
        task = cast(Task[P, R], stage)
        asked = task.name in self.forced
        run = cast(Callable[..., State[R]], task.with_options(refresh_cache=True) if asked else task)
        name = f"{task.name} {_sender(args)}".strip()
        log.info("%s: begun", name, extra={"stage_event": "begun", "stage_run": name})
        state = run(*args, return_state=True, **kwargs)
        skipped = state.name == "Cached"
        what, why = ("skipped", UNCHANGED) if skipped else ("done", _why(task.persist_result, asked))
        self.taken.append({"stage": task.name, "of": _sender(args), "what": what, "why": why})
        result = state.result()
        outcome = cast(Described, result).describe()
        event = {"stage_event": "unchanged" if skipped else "done", "stage_run": name, "stage_outcome": outcome}
        log.info("%s: %s%s", name, outcome, " (unchanged)" if skipped else "", extra=event)
        return result


def _why(kept: bool | None, asked: bool) -> str:
    if not kept:
        return ALWAYS
    return "this run was asked to" if asked else NEW


def _sender(args: tuple[Any, ...]) -> str:
    # Only a service's own stage is given one thing of one service.
    return str(getattr(args[-1], "service", "")) if args else ""
