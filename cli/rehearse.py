"""`quarterly rehearse`: a quarter that was published run again in a folder of its own, and every difference listed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from adapters.cycle_context import CycleContext
from adapters.rehearsal import LETTERS, PAGE, TABLE, published_table, rehearsal_folder, write_letters, write_rehearsal
from cli.options import CouncilArgument, InboxOption, QuarterArgument, StoreOption, read_file, work_in
from flows.form_checks import opened
from quarterly.publishing.rehearsal.differences import Rehearsal, rehearsal
from quarterly.publishing.rehearsal.wording import NONE, ComparedInWords, counts_in_words, headline, read_as, unknown_in_words
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.wording import counted
from tasks.today import today

DIFFERENT, NOTHING_TO_RUN = 1, 6


def rehearse(
    council: CouncilArgument,
    quarter: QuarterArgument,
    published: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The figures as they were published. Default: the version in the store."),
    ] = None,
    store: StoreOption = None,
    inbox: InboxOption = None,
) -> int:
    """Run a quarter that has been published again, from the returns, and list every figure that differs.

    Nothing of the stores is touched, nothing is published, and no letter leaves the machine: each is written into a folder, to
    the performance officer alone. With differences the exit code is 1.
    """
    work_in(store, inbox)
    console, cycle = Console(highlight=False), opened(council, quarter)
    table = published_table(cycle, read_file(published) if published else None, published.name if published else "")
    from cli.without_a_trace import compiled, into_a_folder, keep_draft

    folder = rehearsal_folder(cycle)
    with into_a_folder(folder):
        rehearsing = CycleContext.of(council, str(cycle.quarter))
        with console.status("Running the quarter …"):
            made = compiled(council, str(cycle.quarter))
        if made is None:
            console.print(f"Nothing has been received for {cycle.quarter}. Put the returns of that quarter into the inbox.")
            return NOTHING_TO_RUN
        from adapters.disclosure_audit import audit_draft
        from adapters.drafts import draft_address

        audit_draft(rehearsing, made.pack.folder, today())
        keep_draft(rehearsing, made.pack)
        letters = write_letters(rehearsing, folder, datetime.now(UTC))
        rehearsed = rehearsal(table, rehearsing.load(Scorecard, made.scorecard.output), rehearsing.council)
        draft = Path(draft_address(rehearsing, made.pack.folder))
        beside = draft.resolve().relative_to(folder.resolve()).as_posix()
        links = [("The draft that the run would end with", beside)]
        links += [("The letters that it would send", LETTERS)] if letters else []
        write_rehearsal(rehearsed, folder, links)
    _print(console, rehearsed)
    # Where there is no letter there is no folder of letters.
    post = f"{folder / LETTERS}, {counted(letters, 'letter')}, to the officer alone" if letters else "none"
    for title, address in (("Page", folder / PAGE), ("Table", folder / TABLE), ("Draft", draft), ("Letters", post)):
        console.print(f"  {title:<8} {address}", markup=False, soft_wrap=True)
    console.print("Nothing was recorded, sent or published.")
    return DIFFERENT if rehearsed.differences or rehearsed.table.unknown else 0


def _print(console: Console, rehearsed: Rehearsal) -> None:
    """Print what differs, worst first, and how much is the same."""
    console.print(headline(rehearsed), style="bold", soft_wrap=True, markup=False)
    if rehearsed.differences:
        console.print(_table(rehearsed))
    for line in (*counts_in_words(rehearsed), read_as(rehearsed), unknown_in_words(rehearsed)):
        if line:
            console.print(line, soft_wrap=True, markup=False)
    console.print()


def _table(rehearsed: Rehearsal) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("Indicator", "What", "Published", "In the run", "Outcome"):
        table.add_column(title, overflow="fold")
    for each in rehearsed.differences:
        words = ComparedInWords(each, rehearsed)
        table.add_row(words.indicator, words.what, words.published or NONE, words.now or NONE, words.outcome)
    return table
