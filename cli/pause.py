"""`quarterly pause`: no reminder of a council goes out, as during an inspection."""

from typing import Annotated

import typer

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened


def pause(
    council: CouncilArgument,
    quarter: QuarterArgument,
    reason: Annotated[str, typer.Option(help="Why, in a sentence.", show_default=False)],
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    until: Annotated[str, typer.Option(metavar="DAY", help="The last day. Left out: until --undo.", show_default=False)] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Let reminders go on.")] = False,
    store: StoreOption = None,
) -> int:
    """Pause every reminder of a council, and the officer's list of who owes what. It is recorded with the quarter."""
    work_in(store)
    from flows.record_chasing import record_pause

    record_pause(opened(council, quarter), by, reason, until, undo=undo)
    typer.echo("Reminders go on." if undo else "Reminders are paused.")
    return 0
