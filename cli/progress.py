"""The progress of a cycle on the screen, stage by stage."""

import logging
import time

from rich.console import Console
from rich.status import Status
from rich.text import Text

WORDS = {
    "collect_returns": "Collecting returns",
    "validate_return": "Validating",
    "score_indicators": "Scoring",
    "request_commentary": "Requesting commentary",
    "compile_report": "Compiling the report",
    "publish_report": "Publishing",
}


class Progress(logging.Handler):
    """Shows the log of the stages: a spinner while one runs, a line when it has ended."""

    def __init__(self, console: Console, status: Status) -> None:
        super().__init__()
        self.console, self.status = console, status
        self.begun: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Show an event of a stage, and nothing else that is logged."""
        event, run = getattr(record, "stage_event", ""), getattr(record, "stage_run", "")
        if event == "begun":
            self.begun[run] = time.monotonic()
            self.status.update(f"{_title(run)} …")
        elif event in ("done", "unchanged"):
            took = f"{time.monotonic() - self.begun[run]:.1f} s" if event == "done" else "unchanged"
            outcome = getattr(record, "stage_outcome", "")
            self.console.print(Text(f"✓ {_title(run):<30} {outcome}") + Text(f"  {took}", style="dim"), soft_wrap=True)


def _title(run: str) -> str:
    stage, _, detail = run.partition(" ")
    return f"{WORDS.get(stage, stage)} {detail}".strip()
