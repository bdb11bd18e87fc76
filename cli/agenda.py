"""`quarterly agenda`: the files that Democratic Services puts on an agenda, and the final one that comes back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.vocabulary.errors import SetupError

if TYPE_CHECKING:
    from adapters.cycle_context import CycleContext


def agenda(
    council: CouncilArgument,
    quarter: QuarterArgument,
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="The folder to write to; it is made where it is missing.")] = Path(),
    final: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="File the agenda's final PDF or Word file, and compare its figures.", show_default=False
        ),
    ] = None,
    late_because: Annotated[
        str, typer.Option(metavar="TEXT", help="Why the report is late and cannot wait; it is printed.", show_default=False)
    ] = "",
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)] = "",
    store: StoreOption = None,
) -> int:
    """Write the files for an agenda: a zip of the cover report in Word, each appendix as a PDF and a list of them.

    Exempt matter is in a second zip, which says so in its name. The report has to be signed off, or released where nobody signs.
    With --final the agenda's final file is filed, and each figure of the report that is another in it is listed.
    """
    work_in(store)
    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    if (final or late_because) and not by:
        raise SetupError("Give --by with your role: it is recorded.")
    if final and late_because:
        raise SetupError("Give --final or --late-because, not both.")
    if late_because:
        return _give_reason(cycle, council, console, late_because, by)
    return _file(cycle, console, final, by) if final else _write(cycle, console, to)


def _write(cycle: "CycleContext", console: Console, to: Path) -> int:
    from adapters.agenda import approved_zips
    from flows.audit_events import recorded
    from tasks.today import today

    zips = approved_zips(cycle, recorded(cycle), today())
    to.mkdir(parents=True, exist_ok=True)
    for each in zips:
        (to / each.name).write_bytes(each.body)
        console.print(str(to / each.name), markup=False)
    return 0


def _file(cycle: "CycleContext", console: Console, final: Path, by: str) -> int:
    """File a final file, print each figure that is another, and return 1 if there is one."""
    from flows.record_agenda_file import record_final

    try:
        body = final.read_bytes()
    except OSError as error:
        raise SetupError(f"{final} cannot be read: {error.strerror}.") from error
    found, act = record_final(cycle, final.name, body, by)
    console.print(f"Filed {act.evidence}: {found.act.in_words}.", markup=False)
    for title, lines in (
        ("Different in the agenda", found.lines),
        ("Not found word for word", found.not_found),
        ("Not in this file", found.absent),
    ):
        for line in [f"\n{title}:", *(f"  {each}" for each in lines)] if lines else []:
            console.print(line, markup=False)
    if found.lines:
        console.print(
            "\nThe public copy is held. File the agenda again once it is put right, or record with agenda-published that it is "
            "published all the same.",
            markup=False,
        )
    return 1 if found.lines else 0


def _give_reason(cycle: "CycleContext", council: str, console: Console, reason: str, by: str) -> int:
    from cli.run import run_and_show
    from flows.record_agenda_file import record_late

    record_late(cycle, reason, by)
    console.print("It is recorded why the report is late. It is printed in the report, which whoever signs is asked about anew.")
    return run_and_show(Console(), cycle, council)
