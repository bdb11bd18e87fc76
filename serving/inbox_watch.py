"""Files that come for a quarter whose window is open have its cycle run again; nobody needs to press a button.

What is published stays as it is until somebody says why it is to change, so its quarter is not looked at.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from httpx import HTTPError
from prefect.exceptions import ObjectNotFound

from adapters.archive import unarchived
from adapters.councils import council_names
from adapters.cycle_context import CycleContext
from adapters.inbox import Arrival, open_inbox
from flows.quarter_end import due
from flows.start_run import start_cycle
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import QuarterlyError
from quarterly.vocabulary.quarter import Quarter

LOOK = 60  # seconds between two looks


class Watch:
    """Remembers what it saw at its last look: a run is started when nothing more has come since then."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, Quarter], str] = {}

    def look(self, day: date) -> None:
        """Start a run wherever new files lie; what cannot be asked now is asked at the next look."""
        for council in council_names():
            with suppress(QuarterlyError, HTTPError, ObjectNotFound):
                for quarter in due(council, day):
                    self._look_at(council, quarter)

    def _look_at(self, council: str, quarter: Quarter) -> None:
        lying = _new(council, quarter)
        before = self.seen.get((council, quarter))
        self.seen[council, quarter] = now = digest([[new.service, new.name, new.size, new.modified] for new in lying])
        if lying and now == before:
            # The same files are the same run, however often they are seen.
            start_cycle(council, str(quarter), key=f"landed-{council}-{quarter.key}-{now[:16]}")


def _new(council: str, quarter: Quarter) -> Sequence[Arrival]:
    """Return what lies in the inbox of a quarter and has not been archived yet."""
    cycle = CycleContext.of(council, str(quarter))
    inbox = open_inbox(cycle.settings, council, cycle.council.key, quarter)
    return unarchived(cycle.restricted, cycle.council, quarter, inbox.arrivals(cycle.council))
