"""`quarterly suppress-figures`: an officer accepts the further figures that the audit of a draft proposes to suppress."""

from typing import Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, InboxOption, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.publishing.drafts import SHOWN
from quarterly.vocabulary.wording import counted


def suppress_figures(
    council: CouncilArgument,
    quarter: QuarterArgument,
    pack: Annotated[
        str, typer.Argument(metavar="PACK", help="The draft that was read, by its first 12 characters.", show_default=False)
    ],
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    undo: Annotated[
        bool, typer.Option("--undo", help="Print again what was suppressed so without need, as the audit says.")
    ] = False,
    store: StoreOption = None,
    inbox: InboxOption = None,
) -> int:
    """Suppress the further figures that the audit of a draft proposes, and run the cycle again without them.

    `quarterly run` ends with what the audit found and how it is worked out. The new draft is read and released as any other.
    """
    work_in(store, inbox)
    from cli.run import run_and_show
    from flows.record_suppression import record_suppression

    cycle = opened(council, quarter)
    event = record_suppression(cycle, pack, by, undo=undo)
    figures = counted(len(event.further), "further figure")
    console = Console(highlight=False, soft_wrap=True)
    console.print(
        f"{figures} of pack {event.pack[:SHOWN]} {'printed again' if undo else 'suppressed'} by the role {event.by}.",
        markup=False,
    )
    return run_and_show(Console(), cycle, council)
