"""`quarterly ask`: the directorate asks an indicator's owner about it, on target or not."""

from typing import Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened


def ask(
    council: CouncilArgument,
    quarter: QuarterArgument,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Its reference or its name, such as PI 1178.")],
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="What is to be answered, in a sentence.")],
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    by_when: Annotated[
        str, typer.Option(metavar="DAY", help="The last day for an answer; left out, that of all commentary.", show_default=False)
    ] = "",
    store: StoreOption = None,
) -> int:
    """Ask the owner of an indicator about it; the answer is awaited as other commentary is.

    The question goes out with the next run of the cycle. If `quarterly serve` is running, that is at once; otherwise the command
    that runs it is printed.
    """
    work_in(store)
    from cli.receive import run_again
    from flows.record_ask import AskForm, indicator_named, record_ask

    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    record_ask(cycle, AskForm(indicator=indicator, question=question, by_when=by_when, officer=by))
    asked = indicator_named(indicator, cycle.council)
    role = cycle.council.owner(asked).role
    console.print(f"The question about {asked.short} goes to: {role}.", markup=False)
    console.print(run_again(council, cycle, store), markup=False)
    return 0
