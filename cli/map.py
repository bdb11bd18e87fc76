"""`quarterly map`: what a file in a layout of the council's own says, and a layout proposed for one that has none."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from adapters.councils import council_folder, load_council
from adapters.expectations import load_layout
from adapters.one_file import one_file
from adapters.workbook.reader import shared_reader
from cli.options import CouncilArgument, read_file, write_file
from quarterly.collecting.layouts.of_file import LayoutProblem, MappedFile, layout_of, mapped_file
from quarterly.collecting.layouts.of_quarter import of_first
from quarterly.collecting.layouts.proposal import Proposal, propose
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.layouts.shown import ShownRow, shown_rows
from quarterly.collecting.layouts.written import TOP, layout_in_yaml
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.configuration.council import Council
from quarterly.configuration.layouts import FIELDS, FileLayout, Layouts
from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.vocabulary.errors import ReturnError, SetupError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed

_LAYOUTS = "layouts.yaml"


def map(
    council: CouncilArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook as it comes.", show_default=False)],
    quarter: Annotated[
        str,
        typer.Argument(metavar="[QUARTER]", help="Left out, the newest one of which it has a figure.", show_default=False),
    ] = "",
    save: Annotated[bool, typer.Option("--save", help="Add the proposed layout to the council's layouts.yaml.")] = False,
) -> int:
    """Show which cells of a file would be read, by the council's layouts.yaml or by a layout that is proposed for it.

    Correct the lines that are proposed, and show the file again: nothing is read but what is shown here. Nothing is sent.
    """
    body, console = read_file(file), Console(highlight=False, soft_wrap=True)
    configured = load_council(council, Quarter.parse(quarter) if quarter else None)
    with one_file(file.name):
        workbook = shared_reader().read(body)
        known = layout_of(workbook, configured.layouts, file.name)
        judged = [each.id for each in configured.catalogue.indicators if configured.profile.is_judged(each)]
        proposal = None if known else propose(workbook, configured.catalogue, load_layout(), file.name, judged)
    name = known[0] if known else _name_for(file, configured.layouts)
    if proposal:
        _require_tables(proposal, configured)
        proposal = of_first(_scopes(configured, file.name, quarter), proposal, workbook)
        console.print(f"Proposed for {_LAYOUTS}:\n", markup=False)
        console.print(f"{TOP}\n{layout_in_yaml(name, proposal)}", markup=False)
    layout = known[1] if known else proposal.layout if proposal else FileLayout()
    mapped, of = _read(workbook, (name, layout), configured, file.name, quarter)
    _print_read(mapped, configured, of, console)
    if save and proposal:
        _save(council_folder(council) / _LAYOUTS, name, proposal, console)
    elif proposal:
        console.print(f"To use it, put these lines into {_LAYOUTS} of the council, or run this again with --save.", markup=False)
    return 0


def _scopes(council: Council, file: str, quarter: str) -> list[MappingScope]:
    """Return what a file is mapped for: the quarter, or the newest and those of three years before it."""
    newest = Quarter.of(local_day(datetime.now(UTC)))
    quarters = [Quarter.parse(quarter)] if quarter else [newest.later(-back) for back in range(12)]
    return [
        MappingScope(catalogue=council.catalogue, quarter=each, spellings=load_layout().for_quarter(each), service="", file=file)
        for each in quarters
    ]


def _read(
    workbook: Workbook, named: tuple[str, FileLayout], council: Council, file: str, quarter: str
) -> tuple[MappedFile, Quarter]:
    """Return what a layout reads for a quarter, or for the newest in which it reads a figure."""
    scopes = _scopes(council, file, quarter)
    problem = ReturnError(f"{file}: its layout reads no figure of any of the last three years.")
    for scope in scopes:
        try:
            found = mapped_file(workbook, *named, scope)
        except LayoutProblem as error:
            problem = ReturnError(f"{file}: {error}") if scope is scopes[0] else problem
            continue
        if quarter or any(row.has_figure for row in shown_rows(found, council.catalogue)):
            return found, scope.quarter
    raise problem


def _require_tables(proposal: Proposal, council: Council) -> None:
    if not proposal.layout.tables:
        asked = " ".join((*proposal.notes, *proposal.questions))
        raise SetupError(
            asked
            or f"No sheet names an indicator of {council.profile.name}, by its reference or by exactly its name. Add them to "
            "indicators.yaml, or check which council the file is of."
        )


def _print_read(mapped: MappedFile, council: Council, quarter: Quarter, console: Console) -> None:
    rows = list(shown_rows(mapped, council.catalogue))
    if not rows:
        raise SetupError(f"By the layout “{mapped.layout}” no row would be read. Correct where references and names are.")
    console.print(f"For {quarter} it would read {counted(sum(each.has_figure for each in rows), 'figure')}:", markup=False)
    console.print(_table(rows))
    for line in _beside(mapped, rows, council, quarter):
        console.print(line, markup=False)


def _table(rows: list[ShownRow]) -> Table:
    fields = [field for field in FIELDS if any(field in row.cells for row in rows)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("Sheet", "Indicator", *(field.capitalize() for field in fields)):
        table.add_column(title)
    for row in rows:
        table.add_row(row.sheet, row.indicator, *(row.cells.get(field, "") for field in fields))
    return table


def _beside(mapped: MappedFile, rows: list[ShownRow], council: Council, quarter: Quarter) -> Iterator[str]:
    if mapped.unread:
        named = listed([f"“{each.text[:40]}” ({each.sheet}, {each.cell})" for each in mapped.unread])
        yield f"Not read, as they name no indicator: {named}. Totals and the like can stand under not_read."
    due = [each.short for each in council.catalogue.indicators if quarter.number in each.due]
    if missing := [name for name in due if name not in {row.indicator for row in rows}]:
        yield f"Due in the quarter and not in this file: {listed(missing)}."
    for row in rows:
        yield from (f"{row.indicator}: {problem}" for problem in row.problems)


def _name_for(file: Path, layouts: Layouts) -> str:
    words = re.findall(r"[a-z]+", file.stem.casefold()) or ["file"]
    name = "-".join(words[:3])
    return name if name not in layouts.layouts else f"{name}-{len(layouts.layouts) + 1}"


def _save(path: Path, name: str, proposal: Proposal, console: Console) -> None:
    """Add a layout behind those that are there, whose comments stay; write nothing that could not be read again."""
    before = path.read_text(encoding="utf-8") if path.exists() else f"# Files that are not in the usual layout.\n{TOP}\n"
    text = f"{before.rstrip()}\n\n{layout_in_yaml(name, proposal)}" if path.exists() else before + layout_in_yaml(name, proposal)
    read: Layouts = ConfigurationFile(str(path), text).read(Layouts)
    if name not in read.layouts:
        raise SetupError(f"{path} ends with something else than layouts, so nothing was added. Put the lines into it by hand.")
    write_file(path, text.encode())
    console.print(f"Added the layout “{name}” to {path}. Correct it there, and run this again.", markup=False)
