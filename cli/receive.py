"""`quarterly receive`: put files that have come by another way into the inbox, and start the cycle if there is a server."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from rich.console import Console

from adapters.archive import Arriving, with_arrivals
from adapters.audit import events_of
from adapters.councils import council_names
from adapters.cycle_context import CycleContext
from adapters.inbox import OTHERS, Inbox, open_inbox
from adapters.received import SHOWN
from cli.options import CouncilArgument, InboxOption, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened, sender_of
from quarterly.collecting.removed import files_removed
from quarterly.collecting.set_aside import files_set_aside
from quarterly.vocabulary.errors import ReturnError, SetupError
from serving.embedded import prepare


def receive(
    council: CouncilArgument,
    quarter: QuarterArgument,
    service: Annotated[str, typer.Argument(metavar="SERVICE", help="Who sent it: a folder of the inbox.", show_default=False)],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The workbooks.", show_default=False)],
    store: StoreOption = None,
    inbox: InboxOption = None,
) -> int:
    """Put files that have come by another way into the inbox.

    A file that would be refused is not taken, and none is ever overwritten: one of another content gets a name of its own. If
    `quarterly serve` is running, the cycle is run at once; otherwise the command that runs it is printed.
    """
    work_in(store, inbox)
    cycle = opened(council, quarter)
    sender = sender_of(service, cycle.council)
    folder = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
    bodies = [(path.name, _acceptable(cycle, sender, path)) for path in files]
    _require_counting(cycle, sender, bodies)
    known = _received_already(cycle, folder, sender, [body for _, body in bodies])
    console = Console(highlight=False, soft_wrap=True)
    for name, _ in bodies[:known]:
        console.print(f"  {name}  (received already, and nothing has come after it)", markup=False)
    for name, body in bodies[known:]:
        console.print(f"  {folder.address}/{sender}/{folder.put(sender, name, body)}", markup=False)
    anything = known < len(bodies)
    console.print(run_again(council, cycle, store, inbox) if anything else "Nothing is new, so nothing is run.", markup=False)
    return 0


def _require_counting(cycle: CycleContext, sender: str, bodies: Sequence[tuple[str, bytes]]) -> None:
    events = events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)
    aside, removed = files_set_aside(events), files_removed(events)
    for name, body in bodies:
        if refusal := removed.get(sha256(body).hexdigest()):
            raise ReturnError(f"{name} would be refused, and nothing was taken. {refusal}")
        if event := aside.get((sender, digest := sha256(body).hexdigest())):
            raise SetupError(
                f"{name} was set aside on {event.at[:10]} by: {event.by}. It counts again after quarterly set-aside … "
                f"{digest[:SHOWN]} --undo. Nothing was taken."
            )


def _received_already(cycle: CycleContext, inbox: Inbox, sender: str, bodies: Sequence[bytes]) -> int:
    """Return how many of the first contents are already the newest ones; an older one sent again is a correction, so it counts.

    For example, with A, B, C received, B and C are known, but A sent again would become the newest.
    """
    in_inbox = [(arrival, body) for arrival, body in inbox.files(cycle.council) if arrival.service == sender]
    collected = with_arrivals(cycle.restricted, cycle.council, cycle.quarter, Arriving(sender, in_inbox, datetime.now(UTC)))
    there = [file.digest for file in collected.files] if collected else []
    sent = [sha256(body).hexdigest() for body in bodies]
    return max(number for number in range(len(sent) + 1) if there[len(there) - number :] == sent[:number])


def _acceptable(cycle: CycleContext, sender: str, path: Path) -> bytes:
    """Return the content of a file for the inbox; raise ReturnError, as `quarterly check` does, if it would be refused."""
    from adapters.checking import SentFile, read_file
    from adapters.screening import screening_in

    senders = {**cycle.council.profile.services, **OTHERS}
    if path.name.startswith((".", "~$")) or not senders[sender].accepts(path.name):
        accepted = ", ".join(senders[sender].files)
        raise SetupError(f"{path.name} is not named as a return of {sender} is: {accepted}. Nothing was taken.")
    try:
        body = path.read_bytes()
    except OSError as error:
        raise SetupError(f"{path} cannot be read: {error.strerror}. Nothing was taken.") from error
    digest = sha256(body).hexdigest()
    sent = SentFile(body=body, service=sender, name=path.name, digest=digest)
    read = read_file(sent, cycle.council, cycle.quarter, screening_in(cycle, sender))
    if read.refused:
        raise ReturnError(f"{path.name} would be refused, and nothing was taken. {read.refused}")
    return body


def run_again(council: str, cycle: CycleContext, store: str | None, inbox: str | None = None) -> str:
    """Start the cycle on a worker if there is a server; return a sentence on the run, or on how to start it."""
    given = [f" {name} {quote(value)}" for name, value in (("--store", store), ("--inbox", inbox)) if value is not None]
    command = f'Run the cycle now: quarterly run {quote(council)} "{cycle.quarter}"{"".join(given)}'
    if council not in council_names() or prepare():  # the server runs no folder elsewhere
        return command
    from httpx import HTTPError
    from prefect.exceptions import ObjectNotFound

    from flows.start_run import start_cycle

    try:
        key = f"receive-{cycle.council.key}-{cycle.quarter.key}-{datetime.now(UTC):%Y%m%dT%H%M%S}"
        started = start_cycle(council, str(cycle.quarter), key=key)
    except (ObjectNotFound, HTTPError, RuntimeError):
        return f"The Prefect server does not answer, or has no deployment run-cycle. {command}"
    return f"Started the run {started}: it takes in what has changed."
