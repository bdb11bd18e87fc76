"""`quarterly edit-commentary`: an officer puts an owner's commentary into other words."""

from typing import Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened


def edit_commentary(
    council: CouncilArgument,
    quarter: QuarterArgument,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Its reference or its name, such as PI 1178.")],
    wording: Annotated[str, typer.Argument(metavar="WORDING", help="What is printed in place of the owner's words.")],
    reason: Annotated[str, typer.Option(help="Why, in a sentence without figures.", show_default=False)],
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    store: StoreOption = None,
) -> int:
    """Print an owner's commentary in other words, agreed with the owner; the owner's own are kept.

    They count again once the owner says something else. If `quarterly serve` is running, the cycle is run at once; otherwise the
    command that runs it is printed.
    """
    work_in(store)
    from cli.receive import run_again
    from flows.record_ask import indicator_named
    from flows.record_edit import EditForm, record_edit

    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    record_edit(cycle, EditForm(indicator=indicator, wording=wording, reason=reason, officer=by))
    named = indicator_named(indicator, cycle.council)
    console.print(f"The commentary on {named.short} is printed in these words.", markup=False)
    console.print(run_again(council, cycle, store), markup=False)
    return 0
