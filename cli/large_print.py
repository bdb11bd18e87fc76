"""`quarterly large-print`: a published report in large print, for whoever asks for it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from adapters.cycle_context import CycleContext
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in, write_file


class PrintedRendering(StrEnum):
    """Which report is drawn in large print."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    EXEMPT = "exempt"


def large_print(
    council: CouncilArgument,
    quarter: QuarterArgument,
    version: Annotated[int | None, typer.Argument(metavar="VERSION", help="Its number. Default: the newest.", min=1)] = None,
    rendering: Annotated[
        PrintedRendering, typer.Option("--report", help="The public report, or one that is not for publication.")
    ] = PrintedRendering.PUBLIC,
    to: Annotated[
        Path | None, typer.Option(metavar="FILE.pdf", help="Where to write it. Default: a file in this folder.")
    ] = None,
    store: StoreOption = None,
) -> int:
    """Draw a published report as a PDF in large print: no text is smaller than 16 points.

    It is drawn from what was published, suppressed alike, and says nothing else. Nothing is written to a store.
    """
    from adapters.large_print import large_print as drawn

    work_in(store)
    cycle, console = CycleContext.of(council, quarter), Console(highlight=False, soft_wrap=True)
    stores = {PrintedRendering.PUBLIC: cycle.settings.public, PrintedRendering.RESTRICTED: cycle.settings.restricted}
    place = stores.get(rendering, cycle.settings.exempt)()
    found = drawn(place, cycle.council.key, cycle.quarter, version)
    if found is None:
        console.print(f"Nothing is published of {cycle.quarter} in {place.address}.", markup=False)
        return 6
    file = to or Path(f"{cycle.council.key}-{cycle.quarter.key}-{rendering}-{found.version}-large-print.pdf")
    write_file(file, found.body)
    console.print(f"{file}: the {rendering} report, version {found.version}.", markup=False)
    if rendering is not PrintedRendering.PUBLIC:
        console.print("It is not for publication.", markup=False)
    if found.version != found.newest:
        console.print(f"Version {found.newest} has replaced it: give that one, or both.", markup=False)
    return 0
