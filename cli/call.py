"""`quarterly call`: the call for a quarter's returns, a workbook to fill in for every service and for the officer."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from adapters.councils import load_council
from adapters.inbox import COVER
from adapters.previous_quarter import previous_carry_forward
from adapters.settings import load_settings
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from quarterly.configuration.council import Council
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter


def call(
    council: CouncilArgument,
    quarter: QuarterArgument,
    to: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to. Default: var/call/COUNCIL/QUARTER.", show_default=False)
    ] = None,
    store: StoreOption = None,
) -> int:
    """Write the workbooks to be filled in: one for every service, and the officer's for the cover report.

    They hold the indicators that are due with their targets, the key activities, the headings to write under, the implications in
    order, and what was promised the quarter before and is still open.
    """
    work_in(store)
    period = Quarter.parse(quarter)
    configured = load_council(council, period)
    folder = to or Path("var/call") / configured.key / period.key
    forms = {folder / sender / f"{sender}-{period.key}.xlsx": body for sender, body in _forms(configured, period)}
    console = Console(highlight=False, soft_wrap=True)
    try:
        for path in _written(forms):
            console.print(f"  {path}", markup=False)
    except OSError as error:
        raise SetupError(
            f"{error.filename or folder} cannot be written: {error.strerror}. Choose with --to a folder that you may write to."
        ) from error
    console.print("\nSend each service its workbook. What comes back goes into the inbox, into folders of these names.")
    return 0


def _written(forms: Mapping[Path, bytes]) -> Iterator[Path]:
    """Write each workbook and yield its path; raise SetupError, and write none, if somebody has begun to fill one in."""
    if begun := [path for path, body in forms.items() if path.exists() and path.read_bytes() != body]:
        raise SetupError(f"{begun[0]} is there already and is not blank. Nothing was written; choose another folder with --to.")
    for path, body in forms.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        yield path


def _forms(council: Council, quarter: Quarter) -> Iterator[tuple[str, bytes]]:
    from adapters.workbook.cover import cover_workbook, service_workbook

    for service in council.profile.services:
        yield service, service_workbook(council, quarter, service)
    carried = previous_carry_forward(load_settings().restricted(), council, quarter)
    yield COVER, cover_workbook(council, quarter, carried.undertakings)
