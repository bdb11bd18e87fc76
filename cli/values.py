"""`quarterly values`: write a copy of a workbook with the values of the sheets of a return and nothing else."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cli.options import read_file, write_file
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import listed


def values(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook, as it came.", show_default=False)],
    to: Annotated[Path | None, typer.Option(help="The copy. Default: FILE with -values behind its name.")] = None,
) -> int:
    """Write a copy of a workbook with the values of the sheets of a return and nothing else, on your own machine.

    Left out are sheets that are not read, such as lists of cases, pivot tables and their stored data, a data model, macros,
    embedded files, links, notes, formulas and the document's properties. What may identify a child in the cells that are left is
    named; the exit code is then 1.
    """
    from adapters.arrivals import stored_beside
    from adapters.expectations import load_layout
    from adapters.workbook.reader import shared_reader
    from quarterly.collecting.returns.stored_sheets import sheets_to_store
    from quarterly.collecting.sheets.identifier_columns import screen

    body, target = read_file(file), to or file.with_name(f"{file.stem}-values.xlsx")
    if target.exists():
        raise SetupError(f"{target} exists already. Give another name with --to; nothing was written.")
    workbook = shared_reader().read(body, cells_alone=True)
    found = sheets_to_store(workbook, load_layout().for_quarters_in(workbook), None, lambda _: False)
    found = found.without(stored_beside(body))
    if not found.workbook.sheets:
        raise SetupError(f"No sheet of {file.name} is read, so there is nothing to copy.")
    write_file(target, shared_reader().of_values(found.workbook.sheets, workbook.kind))
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"Wrote {target}: {listed([f'“{sheet.name}”' for sheet in found.workbook.sheets])}.", markup=False)
    if found.left_out:
        console.print(f"Left out: {listed(list(found.left_out))}.", markup=False)
    identifying = [f"{kind} at {position}" for position, kind in screen(found.workbook)]
    if identifying:
        console.print(f"It still holds: {', '.join(identifying)}. Take that out before it is sent.", markup=False)
    return 1 if identifying else 0
