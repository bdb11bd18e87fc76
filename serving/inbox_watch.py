"""Run the cycle again when new files arrive for a quarter that is due, without anybody pressing a button.

A published quarter is not watched: it changes only when somebody gives a reason.
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

INTERVAL = 60  # seconds between two checks


class InboxWatch:
    """Remembers the new files of its last check: a run is started once no more have arrived since."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, Quarter], str] = {}

    def check(self, day: date) -> None:
        """Start a run for each quarter with new files; what fails now is tried at the next check."""
        for council in council_names():
            with suppress(QuarterlyError, HTTPError, ObjectNotFound):
                for quarter in due(council, day):
                    self._check_quarter(council, quarter)

    def _check_quarter(self, council: str, quarter: Quarter) -> None:
        new = _new(council, quarter)
        before = self.seen.get((council, quarter))
        self.seen[council, quarter] = now = digest([[file.service, file.name, file.size, file.modified] for file in new])
        if new and now == before:
            # The key makes the same files the same run, however often they are seen.
            start_cycle(council, str(quarter), key=f"landed-{council}-{quarter.key}-{now[:16]}")


def _new(council: str, quarter: Quarter) -> Sequence[Arrival]:
    """Return the files in the inbox of a quarter that are not archived yet."""
    cycle = CycleContext.of(council, str(quarter))
    inbox = open_inbox(cycle.settings, council, cycle.council.key, quarter)
    return unarchived(cycle.restricted, cycle.council, quarter, inbox.arrivals(cycle.council))
