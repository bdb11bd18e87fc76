"""`quarterly run`: find what would fail, run the cycle through Prefect, show what came of it."""

import logging
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.status import Status
from rich.text import Text

from adapters.cycle_context import CycleContext
from adapters.inbox import Arrival, open_inbox
from adapters.screening import screening_for
from adapters.unused_imports import put_off
from cli.draft import WAITING_WITH_A_DRAFT, print_draft, print_incidents
from cli.mail import print_waiting_mails
from cli.options import CouncilArgument, InboxOption, QuarterArgument, StoreOption, work_in
from cli.progress import Elapsed, Progress, waited_out
from cli.score import print_ratings
from flows.form_checks import opened
from flows.own_server import has_own_server
from quarterly.disclosure.screened_reason import screened
from quarterly.publishing.versions import CHANGED
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.errors import QuarterlyError, ServiceUnavailable
from quarterly.vocabulary.growing_waits import AT_A_SCREEN
from serving.embedded import prepare
from serving.one_command import ENDED_BY_SIGNAL, alone, end_undisturbed, ended_in_order, start_server
from tasks.references import CycleOutcome, Publication
from tasks.stage_names import WHAT_CHANGED, StageChoice

FAILED, WAITING, STOPPED = 1, 6, 130
# Of Prefect's blocks that tell others of something, each with clients of its own: a server has them, and no run.
_OF_NO_RUN = ("prefect.blocks.notifications", "prefect.blocks.webhook")
ANOTHER = (
    "Another command of quarterly is at work in this folder, with a Prefect server of its own. Waiting until it has ended; "
    "Ctrl-C ends the wait. While quarterly serve runs, commands share its server and do not wait."
)


def run(
    council: CouncilArgument,
    quarter: QuarterArgument,
    store: StoreOption = None,
    inbox: InboxOption = None,
    reason: Annotated[str, typer.Option(help="One sentence for the public: why a published version is replaced.")] = "",
    from_stage: Annotated[
        StageChoice, typer.Option("--from", help="A stage to do again with all that follow it, even where nothing has changed.")
    ] = WHAT_CHANGED,
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Show gates and draft: send no letter, record nothing, publish nothing.")
    ] = False,
) -> int:
    """Run the whole cycle: collect, validate, score, ask for commentary, compile; publish what a person has released.

    Run it again after any correction; only what changed is done again. It ends with a draft, with what somebody should look at
    before it goes out, and the command that releases it, unless the profile releases by itself.
    """
    work_in(store, inbox)
    console, cycle = Console(), opened(council, quarter)
    reason = screened(reason, cycle.council, screening_for(cycle.council))  # before Prefect stores it
    if dry:
        from cli.dry_run import dry_run

        return dry_run(console, council, str(cycle.quarter))
    _check_first(console, cycle, council)
    return run_and_show(console, cycle, council, reason, from_stage)


def run_and_show(
    console: Console, cycle: CycleContext, council: str, reason: str = "", from_stage: StageChoice = WHAT_CHANGED
) -> int:
    """Run the cycle through Prefect and print what came of it; return the exit code."""
    own_server = prepare()
    try:
        with ended_in_order() as signalled, ExitStack() as stack:
            if own_server:
                stack.enter_context(alone(lambda: console.print(ANOTHER, style="yellow", soft_wrap=True)))
            status = stack.enter_context(console.status(_starting(own_server=own_server)))
            stack.enter_context(_shown(console, status))
            if own_server:
                start_server()
            state = _run_cycle(council, cycle, reason, from_stage)
            signal_came = signalled()
    except KeyboardInterrupt:
        return _stopped(console, STOPPED)
    if state.name == "AwaitingService":
        raise ServiceUnavailable(str(state.message))
    if signal_came and (state.is_failed() or state.is_crashed()):
        return _stopped(console, ENDED_BY_SIGNAL + signal_came)
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
        console.print(f"\n{state.name}: {state.message} Nothing was published.", soft_wrap=True, markup=False, highlight=False)
        if state.name in WAITING_WITH_A_DRAFT:
            print_draft(console, cycle, council, state.name)
        print_incidents(console, cycle)
        _print_letters(console, cycle)
        print_waiting_mails(console, cycle, council)
        return WAITING
    _print_outcome(console, cycle, state.result())
    print_waiting_mails(console, cycle, council)
    return 0


def _stopped(console: Console, code: int) -> int:
    end_undisturbed()
    console.print("\nStopped. What was finished stays; run again to go on from there.")
    return code


def _check_first(console: Console, cycle: CycleContext, council: str) -> None:
    """Check inbox and stores before Prefect is started, and print the files in the inbox."""
    folder = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)

    def look() -> Sequence[Arrival]:
        for store in (cycle.restricted, cycle.settings.public()):
            store.probe()
        return folder.arrivals(cycle.council)

    arrivals = waited_out(console, min(cycle.settings.wait_for_service, AT_A_SCREEN), look)
    console.print(f"{cycle.council.profile.name}, {cycle.quarter.title} ({cycle.quarter.period})", style="bold")
    if not arrivals:
        console.print(f"  nothing in {folder.address}", style="dim", soft_wrap=True)
    for arrival in arrivals:
        console.print(f"  {arrival.modified:%Y-%m-%d %H:%M} UTC {arrival.service}/{arrival.name}", style="dim", soft_wrap=True)


@contextmanager
def _shown(console: Console, status: Status) -> Iterator[None]:
    """Show the log of the stages on the screen."""
    log, progress = logging.getLogger("quarterly.stages"), Progress(console, status)
    log.addHandler(progress)
    logging.getLogger("quarterly").propagate = False  # Prefect logs it too, but must not print it a second time
    try:
        yield
    finally:
        log.removeHandler(progress)


def _run_cycle(council: str, cycle: CycleContext, reason: str, from_stage: StageChoice) -> Any:
    from httpx import HTTPError

    put_off(_OF_NO_RUN)
    from flows.quarterly_cycle import quarterly_cycle
    from tasks.results import register

    # They are all text. To find that out Prefect would import FastAPI, a twentieth of what an unchanged run costs.
    vars(quarterly_cycle)["serialize_parameters"] = dict
    # Errors of the run are in its state; these are of the connection.
    server = "of this command" if has_own_server() else os.environ["PREFECT_API_URL"]
    try:
        register()
    except (HTTPError, RuntimeError) as error:
        raise ServiceUnavailable(
            f"The Prefect server {server} does not answer. Nothing was changed; start it and run again."
        ) from error
    try:
        return quarterly_cycle(council, str(cycle.quarter), reason or CHANGED, from_stage, return_state=True)
    except (HTTPError, RuntimeError) as error:
        raise ServiceUnavailable(
            f"The Prefect server {server} answers no more. What was finished stays; run again to go on from there."
        ) from error


def _starting(*, own_server: bool) -> Elapsed:
    return Elapsed("Starting Prefect, on a busy machine for minutes" if own_server else "Connecting to Prefect", time.monotonic())


def _print_outcome(console: Console, cycle: CycleContext, outcome: CycleOutcome) -> None:
    console.print()
    print_ratings(console, cycle.load(Scorecard, outcome.scorecard.output), cycle.council)
    _print_publication(console, cycle, outcome.publication)


def _print_publication(console: Console, cycle: CycleContext, publication: Publication) -> None:
    console.print(Text(publication.describe().capitalize(), style="bold"))
    exempt = [("Exempt pack", publication.exempt)] if publication.exempt else []
    for_agenda = "public" in cycle.council.profile.report.agenda_files
    word = [("Cover report, Word", f"{publication.public}/cover-report.docx")] if for_agenda else []
    for title, path in (
        ("Public report", f"{publication.public}/report.html"),
        ("The same, PDF", f"{publication.public}/report.pdf"),
        *word,
        ("Restricted pack", f"{publication.restricted}/report.html"),
        *exempt,
        ("All versions, files", publication.index),
    ):
        console.print(f"  {title:<20} {path}", soft_wrap=True)
    print_incidents(console, cycle)
    _print_letters(console, cycle)


def _print_letters(console: Console, cycle: CycleContext) -> None:
    outbox = cycle.settings.outbox / cycle.council.key / cycle.quarter.key
    if cycle.settings.smtp_host is None and outbox.is_dir():
        console.print(f"  {'Letters':<20} {outbox}", soft_wrap=True)
