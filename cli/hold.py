"""`quarterly hold`: keep a file from being deleted by age, as for a claim or an inquiry."""

from typing import Annotated

import typer

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened


def hold(
    council: CouncilArgument,
    quarter: QuarterArgument,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Its name as received, or the beginning of its digest.", show_default=False)
    ],
    reason: Annotated[str, typer.Option(help="Why, in a sentence that names nobody.", show_default=False)],
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    undo: Annotated[bool, typer.Option("--undo", help="Let it be deleted by age again.")] = False,
    store: StoreOption = None,
) -> int:
    """Keep a file that was received, also one in quarantine, from being deleted by `quarterly retain`. It is recorded."""
    work_in(store)
    from flows.record_hold import record_hold

    found = record_hold(opened(council, quarter), file, reason, by, undo=undo)
    typer.echo(f"{found.name} {'may be deleted by age again' if undo else 'is held: it is not deleted by age'}.")
    return 0
