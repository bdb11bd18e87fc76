"""What `quarterly run` does: look before leaping, run the cycle through Prefect, show what came of it."""

import logging
from typing import Any

from rich.console import Console
from rich.text import Text

from adapters.inbox import open_inbox
from adapters.scored import scored
from adapters.workplace import Workplace
from flows.embedded import prepare
from flows.progress import Progress
from flows.ratings import ratings_table
from quarterly.errors import QuarterlyError
from quarterly.stages import Publication

FAILED, WAITING = 1, 6


def run_cycle(council: str, quarter: str, reason: str) -> int:
    """Run the cycle and print its outcome; raise what a person must act on before anything is started, where possible."""
    console = Console()
    place = Workplace.of(council, quarter)
    inbox = open_inbox(place.settings, council, place.council.key, place.quarter)
    for store in (place.restricted, place.settings.public()):
        store.probe()
    console.print(f"{place.council.profile.name}, {place.quarter.title} ({place.quarter.period})", style="bold")
    for arrival in inbox.arrivals(place.council):
        console.print(f"  {arrival.modified:%Y-%m-%d %H:%M} {arrival.service}/{arrival.name}", style="dim", soft_wrap=True)
    own_server = prepare()
    with console.status("Starting Prefect …" if own_server else "Connecting to Prefect …") as status:
        log = logging.getLogger("quarterly.stages")
        state = _run(council, quarter, reason, Progress(console, status), log)
    error = state.result(raise_on_failure=False) if state.is_failed() or state.is_crashed() else None
    if isinstance(error, QuarterlyError):
        raise error
    if error is not None:
        console.print(
            f"The run failed with {type(error).__name__}: a fault of this program or its surroundings, not of the returns."
        )
        return FAILED
    publication = state.result() if state.name == "Published" else None
    if not isinstance(publication, Publication):
        console.print(f"\n{state.name}: {state.message} Nothing was published; run again when it has come.")
        return WAITING
    console.print()
    console.print(ratings_table(scored(council, quarter), place.council))
    _print_publication(console, place, publication)
    return 0


def _run(council: str, quarter: str, reason: str, progress: Progress, log: logging.Logger) -> Any:
    # Not before now: importing Prefect takes seconds, and everything above is for failing without them.
    from flows.quarterly_cycle import CHANGED, quarterly_cycle
    from tasks.results import NAME, StageResults

    log.addHandler(progress)
    log.setLevel(logging.INFO)
    logging.getLogger("quarterly").propagate = False  # to Prefect's log, but not a second time to the screen
    results = StageResults()
    results.save(NAME, overwrite=True)
    flow = quarterly_cycle.with_options(result_storage=results)
    try:
        return flow(council, quarter, reason or CHANGED, return_state=True)
    finally:
        log.removeHandler(progress)


def _print_publication(console: Console, place: Workplace, publication: Publication) -> None:
    console.print(Text(publication.describe().capitalize(), style="bold"))
    for title, path in (
        ("Public report", f"{publication.public}/report.html"),
        ("Public report, PDF", f"{publication.public}/report.pdf"),
        ("Cover report, Word", f"{publication.public}/cover-report.docx"),
        ("Restricted pack", f"{publication.restricted}/report.html"),
        ("All versions", publication.index),
    ):
        console.print(f"  {title:<20} {path}", soft_wrap=True)
    outbox = place.settings.outbox / place.council.key / place.quarter.key
    if place.settings.smtp_host is None and outbox.is_dir():
        console.print(f"  {'Letters':<20} {outbox}", soft_wrap=True)
