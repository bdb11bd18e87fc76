"""`quarterly set-aside`: an officer leaves a file that was received out of the report, or has it count again."""

from rich.console import Console

from adapters.inbox import OTHERS
from adapters.received import SHOWN
from cli.receive import run_again
from flows.form_checks import opened
from flows.record_set_aside import recorded_aside


def set_file_aside(council: str, quarter: str, file: str, reason: str, by: str, approved_by: str, *, undo: bool) -> int:
    """Set a file aside, or have it count again; have the cycle run, or say how."""
    cycle = opened(council, quarter)
    found = recorded_aside(cycle, file, reason, by, approved_by, undo=undo)
    senders = {**cycle.council.profile.services, **OTHERS}
    sender = senders[found.sender].name if found.sender in senders else found.sender
    now = "counts again" if undo else "is set aside, and counts no more"
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{found.name} of {sender} (sha256 {found.digest[:SHOWN]}) {now}.", markup=False)
    console.print(run_again(council, cycle), markup=False)
    return 0
