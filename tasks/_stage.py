"""What all six stages share: they are Prefect tasks, and their stored output is used again."""

import logging
from collections.abc import Callable
from typing import Any, Generic, ParamSpec, TypeVar, cast

from prefect import task
from prefect.context import TaskRunContext

from adapters.garbage import look_rarely
from adapters.settings import load_settings
from quarterly.vocabulary.errors import ServiceUnavailable
from tasks.results import record_key

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger("quarterly.stages")
look_rarely()  # here for the runs of a worker, whose process begins with Prefect


def stage(name: str, key: Callable[..., str] | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function one of the six stages: a Prefect task.

    `name` is the name of the task run, with parameters in braces. With `key` (parameters -> key of its output in the restricted
    store) the stage is skipped if that output is stored.
    """
    decorate = task(
        task_run_name=name,
        cache_key_fn=_cache_key(key) if key else None,
        persist_result=key is not None,
        # Not pickle, Prefect's default, by which whoever can write into the store could run code here.
        result_serializer="json",
    )
    # Calling a task calls its function; Prefect annotates the result as a coroutine for both kinds of function.
    return cast(Callable[[Callable[P, R]], Callable[P, R]], decorate)


class Opened(Generic[P, R]):
    """Reads what a stage is made of for its key, and hands it on to the stage's body, which comes next if nothing is stored.

    So a stage makes exactly what its key says, and reads it once.
    """

    def __init__(self, read: Callable[P, R]) -> None:
        self._read = read
        self._last: list[tuple[tuple[object, ...], dict[str, object], R]] = []

    def anew(self, *given: P.args, **named: P.kwargs) -> R:
        """Return what a key is made of, read now."""
        self._last = []  # of another run, should this one fail to be read
        found = self._read(*given, **named)
        self._last = [(given, dict(named), found)]
        return found

    def once_more(self, *given: P.args, **named: P.kwargs) -> R:
        """Return what the key just made was made of; read again for another try, or where no key was made."""
        # Outside a task no key was made for this call: what is left is of another run, and perhaps of another store.
        last, self._last = self._last if TaskRunContext.get() else [], []
        return next((found for *before, found in last if before == [given, named]), None) or self._read(*given, **named)


def _cache_key(key: Callable[..., str]) -> Callable[[TaskRunContext, dict[str, Any]], str | None]:
    def cache_key(_: TaskRunContext, parameters: dict[str, Any]) -> str | None:
        try:
            return _valid_key(key(**parameters))
        except ServiceUnavailable as error:
            log.debug("%s", error)  # the stage itself says so next, and is then tried again, with its key
            return None

    return cache_key


def _valid_key(output: str) -> str:
    """Return the key after removing a record of it that Prefect must not believe."""
    store = load_settings().restricted()
    record, stored_output = store.read_tagged(record_key(output)), f"{output}.json"
    # Prefect's record may refer to an output that is gone, or to another key's, if the council's files were changed while
    # the stage ran. Without the record the stage runs again.
    if record and not (stored_output.encode() in record[0] and store.exists(stored_output)):
        store.delete(record_key(output))
    # Never None where the output is gone: Prefect would store the record under a random name, for the next run to miss.
    return output
