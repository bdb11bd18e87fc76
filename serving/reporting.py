"""What `quarterly serve` reports on its screen of what it does by itself, in a line each."""

import logging
from datetime import datetime

from rich.console import Console


class _OnConsole(logging.Handler):
    def __init__(self, console: Console) -> None:
        super().__init__()
        self.console = console
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message != self.last:  # a mail server that is down is asked every minute
            self.console.print(f"{datetime.now().astimezone():%H:%M:%S} {message}", markup=False)
        self.last = message


def log_to(console: Console) -> None:
    """Print on a console what is logged from now on."""
    shown = _OnConsole(console)
    for name in ("quarterly.serving", "quarterly.mail"):
        log = logging.getLogger(name)
        log.setLevel(logging.INFO)
        log.propagate = False  # to Prefect's own handlers, which take a log without a run for a mistake
        log.handlers = [shown]
