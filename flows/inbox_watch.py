"""Run the cycle again when new files arrive for a quarter that is due, without anybody pressing a button.

A published quarter is not watched: it changes only when somebody gives a reason.
"""

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from httpx import HTTPError
from prefect import flow
from prefect.client.schemas.objects import State
from prefect.exceptions import ObjectNotFound
from prefect.states import Completed, Failed

from adapters.archive import unarchived
from adapters.councils import council_names
from adapters.cycle_context import CycleContext
from adapters.inbox import Arrival, open_inbox
from flows.due_quarters import due
from flows.start_run import start_cycle
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import QuarterlyError, ServiceUnavailable
from quarterly.vocabulary.quarter import Quarter
from tasks.today import today

QUIET = 30  # seconds in which nothing more may arrive: several files are often put there one after the other

log = logging.getLogger("quarterly.inbox")
log.setLevel(logging.INFO)

NewFiles = Mapping[tuple[str, Quarter], str]  # the digest of what is new of a council's quarter


@flow(name="inbox-watch", flow_run_name="inbox-watch")
def inbox_watch() -> State[Any]:
    """Start the cycle for every quarter that is due and not published and has new files, once no more arrive."""
    try:
        before = new_files(today())
        if not before:
            return Completed(name="NothingDue", message="There is no new file for a quarter that is due.")
        time.sleep(QUIET)
        started = start_quiet(before, new_files(today()))
    except (ServiceUnavailable, HTTPError, ObjectNotFound, RuntimeError) as error:
        text = error if isinstance(error, ServiceUnavailable) else f"The Prefect server did not answer ({type(error).__name__})."
        return Failed(message=f"{text} The next look takes it up.")
    return Completed(message=f"Started: {', '.join(started)}." if started else "Files are arriving; the next look takes them up.")


def new_files(day: date) -> NewFiles:
    """Return what is new in the inbox of every quarter that is due; a council with a mistake is logged and left out.

    Raise ServiceUnavailable if inbox or store does not answer.
    """
    found: dict[tuple[str, Quarter], str] = {}
    for council in council_names():
        try:
            found.update(_new_of(council, day))
        except ServiceUnavailable:
            raise
        except QuarterlyError as error:  # quarter-end fails for it, and so tells people once a day
            log.warning("%s is not looked at: %s", council, error)
    return found


def start_quiet(before: NewFiles, now: NewFiles) -> Sequence[str]:
    """Start the cycle of each quarter whose new files are the same in both looks, and return the names of the runs."""
    # The key makes the same files the same run, however often they are seen.
    return [
        start_cycle(council, str(quarter), key=f"landed-{council}-{quarter.key}-{now[council, quarter][:16]}")
        for council, quarter in before
        if now.get((council, quarter)) == before[council, quarter]
    ]


def _new_of(council: str, day: date) -> Iterator[tuple[tuple[str, Quarter], str]]:
    for quarter in due(council, day):
        if new := _unarchived(council, quarter):
            yield (council, quarter), digest([[file.service, file.name, file.size, file.modified] for file in new])


def _unarchived(council: str, quarter: Quarter) -> Sequence[Arrival]:
    cycle = CycleContext.of(council, str(quarter))
    inbox = open_inbox(cycle.settings, council, cycle.council.key, quarter)
    new = unarchived(cycle.restricted, cycle.council, quarter, inbox.listed(cycle.council))
    return unarchived(cycle.restricted, cycle.council, quarter, inbox.arrivals(cycle.council)) if new else []
