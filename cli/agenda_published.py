"""`quarterly agenda-published`: the agenda with the report is published, or the item was moved or withdrawn."""

from typing import Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, InboxOption, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.vocabulary.errors import SetupError

_DONE = {
    "published": "It is recorded that the agenda is published.",
    "moved": "It is recorded that the item was moved. Change the day under calendar: meetings in profile.yaml.",
    "withdrawn": "It is recorded that the item was withdrawn from the agenda.",
}


def agenda_published(
    council: CouncilArgument,
    quarter: QuarterArgument,
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    link: Annotated[str, typer.Option(metavar="URL", help="Where the published agenda can be read.", show_default=False)] = "",
    moved: Annotated[bool, typer.Option("--moved", help="The item was moved to another meeting.")] = False,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="The item was withdrawn from the agenda.")] = False,
    store: StoreOption = None,
    inbox: InboxOption = None,
) -> int:
    """Say that the agenda with the report is published, and run the cycle: a report that waits for it alone is published.

    An item that was moved or withdrawn holds the report, until an agenda with it is published.
    """
    work_in(store, inbox)
    from cli.run import run_and_show
    from flows.record_agenda import AgendaForm, record_agenda

    if moved and withdrawn:
        raise SetupError("Give --moved or --withdrawn, not both.")
    what = "moved" if moved else "withdrawn" if withdrawn else "published"
    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    event = record_agenda(cycle, AgendaForm(what=what, officer=by, link=link))
    console.print(_DONE[what], markup=False)
    if what != "published" and event.version:
        console.print(f"Version {event.version} is public already, and stays so unless it is withdrawn.", markup=False)
    return run_and_show(Console(), cycle, council)
