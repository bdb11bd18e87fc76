"""What `quarterly serve` reports on its screen of what it does by itself."""

import logging
from datetime import datetime

from rich.console import Console


class _OnConsole(logging.Handler):
    def __init__(self, console: Console) -> None:
        super().__init__()
        self.console = console

    def emit(self, record: logging.LogRecord) -> None:
        self.console.print(f"{datetime.now().astimezone():%H:%M:%S} {record.getMessage()}", markup=False)


def log_to(console: Console) -> None:
    """Print on a console what is logged from now on."""
    log = logging.getLogger("quarterly.serving")
    log.setLevel(logging.INFO)
    log.propagate = False
    log.handlers = [_OnConsole(console)]
