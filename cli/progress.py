"""The progress of a cycle on the screen, stage by stage, and what is waited for."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from rich.console import Console
from rich.status import Status
from rich.text import Text

from quarterly.vocabulary.errors import ServiceUnavailable
from quarterly.vocabulary.growing_waits import growing_waits

T = TypeVar("T")

WORDS = {
    "collect_returns": "Collecting returns",
    "validate_return": "Validating",
    "score_indicators": "Scoring",
    "request_commentary": "Requesting commentary",
    "compile_report": "Compiling the report",
    "publish_report": "Publishing",
}


class Elapsed:
    """A line beside the spinner that says since when, as the spinner turns."""

    def __init__(self, text: str, since: float, limit: int | None = None) -> None:
        self.text, self.since, self.limit = text, since, limit

    def __rich__(self) -> Text:
        """Return the line as it is now."""
        of = f" of {self.limit}" if self.limit else ""
        return Text(f"{self.text}, {time.monotonic() - self.since:.0f} s{of}")


class Progress(logging.Handler):
    """Shows the log of the stages: a spinner while one runs, a line when it has ended or waits for a store."""

    def __init__(self, console: Console, status: Status) -> None:
        super().__init__()
        self.console, self.status = console, status
        self.begun: dict[str, float] = {}
        self.waiting = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Show an event of a stage, and nothing else that is logged."""
        event, run = getattr(record, "stage_event", ""), getattr(record, "stage_run", "")
        if event == "begun":
            self.begun[run] = time.monotonic()
            self.status.update(f"{_title(run)} …")
        elif event == "waiting":
            waited, patience = getattr(record, "stage_waited", 0.0), int(getattr(record, "stage_patience", 0))
            if self.waiting != run:
                self.waiting = run
                self.console.print(waiting_line(getattr(record, "stage_error", ""), patience), soft_wrap=True)
            self.status.update(Elapsed("Waiting for the store", time.monotonic() - waited, patience))
        elif event in ("done", "unchanged"):
            took = f"{time.monotonic() - self.begun[run]:.1f} s" if event == "done" else "unchanged"
            outcome = getattr(record, "stage_outcome", "")
            self.console.print(Text(f"✓ {_title(run):<30} {outcome}") + Text(f"  {took}", style="dim"), soft_wrap=True)


def waited_out(console: Console, patience: int, attempt: Callable[[], T]) -> T:
    """Return what an attempt returns; while a store does not answer, say so, wait and try again for `patience` seconds.

    Raise ServiceUnavailable, with how long was waited, if it does not answer by then.
    """
    since = time.monotonic()
    with console.status("Looking into the stores …") as status:
        for wait in growing_waits(patience):
            try:
                return attempt()
            except ServiceUnavailable as error:
                if time.monotonic() - since > patience:
                    break
                if not isinstance(status.status, Elapsed):
                    console.print(waiting_line(str(error), patience), soft_wrap=True)
                    status.update(Elapsed("Waiting for the store", since, patience))
                time.sleep(wait)
        try:
            return attempt()
        except ServiceUnavailable as error:
            raise ServiceUnavailable(f"{error} Waited for {patience} seconds; run again when it answers.") from error


def waiting_line(error: str, patience: int) -> Text:
    """Return the line that says what is waited for, and for how long at most."""
    return Text(f"{error} Waiting for {patience} seconds at most; Ctrl-C ends it.", style="yellow")


def _title(run: str) -> str:
    stage, _, detail = run.partition(" ")
    return f"{WORDS.get(stage, stage)} {detail}".strip()
