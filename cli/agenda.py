"""`quarterly agenda`: the files that Democratic Services puts on an agenda, in a folder."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened


def agenda(
    council: CouncilArgument,
    quarter: QuarterArgument,
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="The folder to write to; it is made where it is missing.")] = Path(),
    store: StoreOption = None,
) -> int:
    """Write the files for an agenda: a zip of the cover report in Word, each appendix as a PDF and a list of them.

    Exempt matter is in a second zip, which says so in its name. The report has to be signed off, or released where nobody signs.
    """
    work_in(store)
    from adapters.agenda import approved_zips
    from flows.audit_events import recorded

    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    zips = approved_zips(cycle, recorded(cycle))
    to.mkdir(parents=True, exist_ok=True)
    for each in zips:
        (to / each.name).write_bytes(each.body)
        console.print(str(to / each.name), markup=False)
    return 0
