"""`quarterly call`: the call for a quarter's returns, a workbook to fill in for every service and for the officer."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from adapters.call import call_forms, send_call, step_to_come
from adapters.cycle_context import CycleContext
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.configuration.deadlines import RETURNS_STEP
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import counted
from tasks.today import today


def call(
    council: CouncilArgument,
    quarter: QuarterArgument,
    to: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to. Default: var/call/COUNCIL/QUARTER.", show_default=False)
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Mail each contact their workbooks, in place of writing them.")] = False,
    store: StoreOption = None,
) -> int:
    """Write the workbooks to be filled in, one for every service and the officer's for the cover report; or send them.

    They hold the indicators that are due with their targets and earlier figures, the key activities, the headings to write under,
    the implications in order, and what was promised the quarter before and is still open. What comes back needs no mapping.
    """
    work_in(store)
    console = Console(highlight=False, soft_wrap=True)
    if send:
        return _send(opened(council, quarter), console)
    cycle = CycleContext.of(council, quarter)
    folder = to or Path("var/call") / cycle.council.key / cycle.quarter.key
    # A day that has passed helps nobody, and with today's in it a workbook written again would differ from the one before.
    due = step_to_come(cycle, RETURNS_STEP, today())
    forms = {folder / sender / f"{sender}-{cycle.quarter.key}.xlsx": body for sender, body in call_forms(cycle, due)}
    try:
        for path in _written(forms):
            console.print(f"  {path}", markup=False)
    except OSError as error:
        raise SetupError(
            f"{error.filename or folder} cannot be written: {error.strerror}. Choose with --to a folder that you may write to."
        ) from error
    console.print("\nSend each service its workbook. What comes back goes into the inbox, into folders of these names.")
    return 0


def _send(cycle: CycleContext, console: Console) -> int:
    sent = send_call(cycle, datetime.now(UTC))
    for letter in sent.letters:
        console.print(f"  {letter.greeting}: {letter.headline}", markup=False)
    if not sent.letters:
        console.print(f"The call for {cycle.quarter} has been sent before. Nobody is asked twice.")
    if sent.delivery.unsent:
        console.print(f"{counted(sent.delivery.unsent, 'letter')} could not be sent yet; they go out with the next run.")
    return 0


def _written(forms: Mapping[Path, bytes]) -> Iterator[Path]:
    """Write each workbook and yield its path; raise SetupError, and write none, if somebody has begun to fill one in."""
    if begun := [path for path, body in forms.items() if path.exists() and path.read_bytes() != body]:
        raise SetupError(f"{begun[0]} is there already and is not blank. Nothing was written; choose another folder with --to.")
    for path, body in forms.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        yield path
