"""Work of `quarterly serve` that may take its time: it goes on beside the rescue of runs, which waits for nobody."""

from collections.abc import Callable
from threading import Thread


class Beside:
    """One piece of work in a thread of its own, never twice at once; it ends with the process, wherever it is."""

    def __init__(self, work: Callable[[], None]) -> None:
        self.work = work
        self.thread = Thread()

    def begin(self) -> None:
        """Begin it, and return at once; do nothing while it goes on."""
        if not self.thread.is_alive():
            self.thread = Thread(target=self.work, daemon=True)
            self.thread.start()
