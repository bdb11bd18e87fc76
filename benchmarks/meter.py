"""Processor seconds by part: of this process and of its children that ended, inside a whole that is run once."""

import time
from collections.abc import Callable
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any


def processor() -> float:
    """Return the processor seconds so far, of all threads and of children that ended."""
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


class Meter:
    """What each part spent; what one part calls of another counts for the other alone."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._part, self._within = "", 0.0

    def watch(self, part: str, owner: object, *names: str) -> None:
        """Count these functions of a module or a class for a part from now on."""
        for name in names:
            setattr(owner, name, self._watched(part, getattr(owner, name)))

    def _watched(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            if self._part == part:
                return function(*given, **named)
            outer, self._part, self._within = (self._part, self._within), part, 0.0
            begun = processor()
            try:
                return function(*given, **named)
            finally:
                took = processor() - begun
                self.spent[part] = self.spent.get(part, 0.0) + took - self._within
                self._part, self._within = outer[0], outer[1] + took

        return run
