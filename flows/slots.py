"""One run at a time for every council's quarter: a run that finds another at work leaves its work to a follow-up.

A slot is a concurrency limit of the Prefect server, held by a lease of a minute that the run renews. A run that is killed
blocks its slot for that minute at most, provided that the server stores leases on disk (`quarterly serve` sets that). The
slot only avoids double work: what keeps two runs from overwriting each other is the compare-and-swap of the publication.
"""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock
from httpx import HTTPStatusError, codes
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.concurrency.asyncio import ConcurrencySlotAcquisitionError
from prefect.concurrency.sync import concurrency
from prefect.runtime import flow_run
from prefect.settings import PREFECT_API_URL, PREFECT_HOME
from prefect.states import Completed

from flows.deployed import is_deployed
from flows.own_server import has_own_server
from flows.start_run import start_cycle
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import ServiceUnavailable

LEASE = 60  # seconds; the least that Prefect allows
# Seconds that a command on the command line waits, and a deployed run whose act must not be refused because a cycle is at work.
# Other deployed runs do not wait.
PATIENCE, FOLLOWING = 600, 3600
FOLLOW_UP = 30


# Prefect logs a slot that is in use as an error of its own service, wherever it is asked for.
logging.getLogger("prefect._internal.concurrency").addFilter(lambda record: "SlotAcquisition" not in record.getMessage())


class Overtaken(ServiceUnavailable):
    """Another run of the same council's quarter is at work."""


@contextmanager
def one_at_a_time(council: str, quarter: str, *, patience: int = PATIENCE, follows: bool = False) -> Iterator[None]:
    """Hold the slot of a council's quarter (both are keys); raise Overtaken if another run holds it for too long.

    A deployed run gives up at once, so that it does not occupy a worker, unless it `follows`. Any other waits `patience` seconds.
    """
    name = f"cycle-{council}-{quarter}"
    wait = patience if not is_deployed() else FOLLOWING if follows else 0
    with ExitStack() as stack:
        try:
            stack.enter_context(_slot(name, wait) if PREFECT_API_URL.value() and not has_own_server() else _file_lock(name, wait))
        except TimeoutError as error:
            raise Overtaken(f"Another run of {council} {quarter} is at work. Run again when it has ended.") from error
        yield


def superseded(council: str, quarter: str, **parameters: Any) -> State[Any]:
    """Schedule a follow-up of the run at work, and return the state of this run.

    However many runs are superseded in the same half minute, one follows, which sees everything they would have seen.
    """
    # A worker may begin a run just before its scheduled time; its follow-up must still get a later time, and so another key.
    now = max(datetime.now(UTC), flow_run.scheduled_start_time)
    moment = (int(now.timestamp()) // FOLLOW_UP + 1) * FOLLOW_UP
    key = f"follow-{council}-{quarter}-{digest(parameters)[:8]}-{moment}"
    at = datetime.fromtimestamp(moment, UTC)
    follower = start_cycle(council, quarter, key=key, at=at, tags=flow_run.tags or (), **parameters)
    return Completed(name="Superseded", message=f"Another run of {council} {quarter} is at work; {follower} follows it.")


@contextmanager
def _slot(name: str, wait: int) -> Iterator[None]:
    with get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name(name, 1)
    # No wait means one attempt without a time limit, as the answer itself may take a second.
    attempts = None if wait else 0
    with ExitStack() as stack:
        try:
            stack.enter_context(
                concurrency(name, timeout_seconds=wait or None, max_retries=attempts, lease_duration=LEASE, strict=True)
            )
        except ConcurrencySlotAcquisitionError as error:
            in_use = isinstance(error.__cause__, HTTPStatusError) and error.__cause__.response.status_code == codes.LOCKED
            if in_use:
                raise TimeoutError from error
            raise ServiceUnavailable("The Prefect server gave no slot. Run again.") from error
        yield


@contextmanager
def _file_lock(name: str, wait: int) -> Iterator[None]:
    """Lock a file instead, where Prefect starts a server for this run alone, which would never release a lease."""
    path = Path(PREFECT_HOME.value()) / "slots" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path, timeout=wait):
        yield
