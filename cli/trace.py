"""`quarterly trace`: where a printed figure comes from, back to the cell."""

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.cycle_context import CycleContext
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from quarterly.publishing.trace import Trace
from quarterly.publishing.trace_in_lines import trace_in_lines

_LABELS = 14  # characters of the column of labels


def trace(
    council: CouncilArgument,
    quarter: QuarterArgument,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Its reference or its whole name.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")] = False,
    store: StoreOption = None,
) -> int:
    """Say where a published figure comes from: its rating and rule, target, file and cells, findings, decisions and versions.

    What it prints is restricted: it has figures that the public report suppresses. It reads the stores, the council's files and
    the file as it was received. Nothing is written.
    """
    from adapters.trace import trace_figure

    work_in(store)
    cycle = CycleContext.of(council, quarter)
    found = trace_figure(cycle, indicator)
    if found is None:
        Console().print(f"Nothing is published of {cycle.quarter} in {cycle.restricted.address}.", soft_wrap=True, markup=False)
        return 6
    if as_json:
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")
    else:
        _print(found)
    return 0


def _print(found: Trace) -> None:
    console = Console(highlight=False)
    console.print(Text(found.marking, style="bold"))
    console.print(Text(f"{found.council}, {found.quarter}: {found.reference}, {found.name}"))
    for heading, lines in trace_in_lines(found):
        console.print()
        console.print(Text(heading, style="bold"))
        table = Table.grid(padding=(0, 1))
        table.add_column(min_width=_LABELS, max_width=_LABELS + 4)
        table.add_column(overflow="fold")
        for label, text in lines:
            table.add_row(Text(label), Text(text))
        console.print(table)
