"""What `quarterly run` does: look before leaping, run the cycle through Prefect, show what came of it."""

import logging
import os
from typing import Any

from rich.console import Console
from rich.text import Text

from adapters.cycle_context import CycleContext
from adapters.inbox import open_inbox
from cli.progress import Progress
from cli.score import ratings_table
from flows.form_checks import opened
from quarterly.disclosure.reason import screened
from quarterly.publishing.versions import CHANGED
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.errors import QuarterlyError, ServiceUnavailable
from serving.embedded import prepare
from tasks.references import Outcome, Publication
from tasks.stage_names import StageChoice

FAILED, WAITING = 1, 6
TO_COME = {"AwaitingReturns", "AwaitingCommentary", "AwaitingSignOff", "WithDemocraticServices"}


def run_cycle(council: str, quarter: str, reason: str, from_stage: StageChoice) -> int:
    """Run the cycle and print its outcome; raise what a person must act on before anything is started, where possible."""
    console = Console()
    cycle = opened(council, quarter)
    reason = screened(reason, cycle.council)  # before Prefect would keep it
    inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
    for store in (cycle.restricted, cycle.settings.public()):
        store.probe()
    console.print(f"{cycle.council.profile.name}, {cycle.quarter.title} ({cycle.quarter.period})", style="bold")
    arrivals = inbox.arrivals(cycle.council)
    if not arrivals:
        console.print(f"  nothing in {inbox.address}", style="dim", soft_wrap=True)
    for arrival in arrivals:
        console.print(f"  {arrival.modified:%Y-%m-%d %H:%M} UTC {arrival.service}/{arrival.name}", style="dim", soft_wrap=True)
    own_server = prepare()
    with console.status("Starting Prefect …" if own_server else "Connecting to Prefect …") as status:
        log = logging.getLogger("quarterly.stages")
        state = _run(council, cycle, reason, from_stage, Progress(console, status), log)
    error = state.result(raise_on_failure=False) if state.is_failed() or state.is_crashed() else None
    if isinstance(error, QuarterlyError):
        raise error
    if error is not None:
        console.print(
            f"The run failed with {type(error).__name__}: a fault of this program or its surroundings, not of the returns. "
            "With PREFECT_LOGGING_LEVEL=ERROR in front of the command it says where."
        )
        return FAILED
    if state.name != "Published":
        again = " Nothing was published; run again when it has come." if state.name in TO_COME else ""
        console.print(f"\n{state.name}: {state.message}{again}")
        _print_letters(console, cycle)
        return WAITING
    outcome: Outcome = state.result()
    console.print()
    console.print(ratings_table(cycle.load(Scorecard, outcome.scorecard.output), cycle.council))
    _print_publication(console, cycle, outcome.publication)
    return 0


def _run(council: str, cycle: CycleContext, reason: str, from_stage: StageChoice, progress: Progress, log: logging.Logger) -> Any:
    # Not before now: importing Prefect takes seconds, and everything above is for failing without them.
    from httpx import HTTPError

    from flows.quarterly_cycle import quarterly_cycle
    from tasks.results import register

    log.addHandler(progress)
    logging.getLogger("quarterly").propagate = False  # to Prefect's log, but not a second time to the screen
    try:
        register()
        return quarterly_cycle(council, str(cycle.quarter), reason or CHANGED, from_stage, return_state=True)
    except (HTTPError, RuntimeError) as error:  # the run's own faults are in its state; these are of the way to the server
        server = os.environ.get("PREFECT_API_URL", "that Prefect starts by itself")
        raise ServiceUnavailable(
            f"The Prefect server {server} does not answer. Nothing was changed; start it and run again."
        ) from error
    finally:
        log.removeHandler(progress)


def _print_publication(console: Console, cycle: CycleContext, publication: Publication) -> None:
    console.print(Text(publication.describe().capitalize(), style="bold"))
    for title, path in (
        ("Public report", f"{publication.public}/report.html"),
        ("The same, PDF", f"{publication.public}/report.pdf"),
        ("Cover report, Word", f"{publication.public}/cover-report.docx"),
        ("Restricted pack", f"{publication.restricted}/report.html"),
        ("All versions, files", publication.index),
    ):
        console.print(f"  {title:<20} {path}", soft_wrap=True)
    _print_letters(console, cycle)


def _print_letters(console: Console, cycle: CycleContext) -> None:
    outbox = cycle.settings.outbox / cycle.council.key / cycle.quarter.key
    if cycle.settings.smtp_host is None and outbox.is_dir():
        console.print(f"  {'Letters':<20} {outbox}", soft_wrap=True)
