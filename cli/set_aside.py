"""`quarterly set-aside`: an officer leaves a file that was received out of the report, or has it count again."""

from typing import Annotated

import typer
from rich.console import Console

from adapters.inbox import OTHERS
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened


def set_aside(
    council: CouncilArgument,
    quarter: QuarterArgument,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Its name as received, or the beginning of its digest.", show_default=False)
    ],
    reason: Annotated[str, typer.Option(help="Why, in a sentence for the public.", show_default=False)],
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    approved_by: Annotated[
        str, typer.Option(metavar="ROLE", help="Who approved it; needed once something is published.", show_default=False)
    ] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Let a file that was set aside count again.")] = False,
    store: StoreOption = None,
) -> int:
    """Leave a file that was received out of the report: it is kept, with who set it aside and why, and counts no more.

    It stays aside, however often it is sent, until it is given here with --undo. Where several files have the name, they are
    listed with their digests. If `quarterly serve` is running, the cycle is run at once; otherwise the command that runs it is
    printed.
    """
    work_in(store)
    from adapters.received import SHOWN
    from cli.receive import run_again
    from flows.record_set_aside import SetAsideForm, record_set_aside

    cycle = opened(council, quarter)
    found = record_set_aside(cycle, SetAsideForm(file=file, reason=reason, officer=by, approved_by=approved_by, undo=undo))
    senders = {**cycle.council.profile.services, **OTHERS}
    sender = senders[found.sender].name if found.sender in senders else found.sender
    now = _now(undo=undo, already=(found.aside is None) == undo)
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{found.name} of {sender} (sha256 {found.digest[:SHOWN]}) {now}.", markup=False)
    console.print(run_again(council, cycle, store), markup=False)
    return 0


def _now(*, undo: bool, already: bool) -> str:
    if already:
        return "counts already, nothing was changed" if undo else "is already set aside, nothing was changed"
    return "counts again" if undo else "is set aside, and counts no more"
