"""`quarterly more-time`: give somebody more time, or say that they are on leave."""

from typing import Annotated

import typer

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened


def more_time(
    council: CouncilArgument,
    quarter: QuarterArgument,
    who: Annotated[str, typer.Argument(metavar="ROLE", help="Who gets more time, by role or key.", show_default=False)],
    until: Annotated[str, typer.Option(metavar="DAY", help='The last day, such as "31 March 2027".', show_default=False)],
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    of: Annotated[
        str, typer.Option("--for", help="return, answers, targets, commentary, clearance, sign-off, or everything.")
    ] = "everything",
    leave: Annotated[bool, typer.Option("--leave", help="They are on leave until that day, and the deputy is reminded.")] = False,
    store: StoreOption = None,
) -> int:
    """Give somebody more time for what they owe, or say that they are on leave. Nobody has less time than before."""
    work_in(store)
    from flows.record_chasing import MoreTimeForm, record_more_time

    cycle = opened(council, quarter)
    event = record_more_time(cycle, MoreTimeForm(who=who, until=until, officer=by, of=of, leave=leave))
    typer.echo(f"{event.title} until {event.chasing.until if event.chasing else until}: reminders follow it.")
    return 0
