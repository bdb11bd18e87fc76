"""`quarterly accept`: an officer says that what a check asks about is right as it is."""

from typing import Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from cli.questions import print_questions
from flows.form_checks import opened


def accept(
    council: CouncilArgument,
    quarter: QuarterArgument,
    finding: Annotated[
        str, typer.Argument(metavar="[FINDING]", help="Its reference, such as H02-3f9a1c.", show_default=False)
    ] = "",
    reason: Annotated[str, typer.Option(help="Why, in a sentence without figures.", show_default=False)] = "",
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)] = "",
    until: Annotated[str, typer.Option(metavar="DAY", help="The last day for which it is accepted.", show_default=False)] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take back that it was accepted.")] = False,
    store: StoreOption = None,
) -> int:
    """Accept a finding as it is: it is not asked again while the figures stay as they are explained.

    Without FINDING the questions of the last draft are listed, and the answers that came. What makes a figure unusable, personal
    data and small numbers are never accepted. If `quarterly serve` is running, the cycle is run at once; otherwise the command
    that runs it is printed.
    """
    work_in(store)
    from cli.receive import run_again
    from flows.record_acceptance import AcceptForm, questions_in, record_acceptance

    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    if not finding:
        print_questions(console, cycle, questions_in(cycle))
        return 0
    event = record_acceptance(cycle, AcceptForm(finding=finding, reason=reason, officer=by, until=until, undo=undo))
    named = event.finding.reference if event.finding else finding
    console.print(f"Finding {named} is {'no longer accepted' if undo else 'accepted'}.", markup=False)
    console.print(run_again(council, cycle, store), markup=False)
    return 0
