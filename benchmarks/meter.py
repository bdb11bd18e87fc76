"""Processor seconds by part: of this process and of its children that ended, inside a whole that is run once."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any


def processor() -> float:
    """Return the processor seconds so far, of all threads and of children that ended."""
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


class Meter:
    """What each part spent; what one part calls of another counts for the other alone.

    Parts begin and end in the thread that the meter was made in; what others do meanwhile counts for the part that is going on.
    """

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.now, self._within, self._thread = "", 0.0, threading.get_ident()

    def watch(self, part: str, owner: object, *names: str) -> None:
        """Count these functions of a module or a class for a part from now on."""
        for name in names:
            setattr(owner, name, self.watched(part, getattr(owner, name)))

    def watched(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that counts for a part."""

        def run(*given: Any, **named: Any) -> Any:
            with self.part(part):
                return function(*given, **named)

        return run

    @contextmanager
    def part(self, part: str) -> Iterator[None]:
        """Count what is done here for a part."""
        if self.now == part or threading.get_ident() != self._thread:
            yield
            return
        outer, self.now, self._within = (self.now, self._within), part, 0.0
        begun = processor()
        try:
            yield
        finally:
            took = processor() - begun
            self.spent[part] = self.spent.get(part, 0.0) + took - self._within
            self.now, self._within = outer[0], outer[1] + took
