"""The list of open sentences that `quarterly clear` and `quarterly strike` print, and their words for the officer alone."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.cycle_context import CycleContext
from quarterly.screening.screening import SHOWN
from quarterly.vocabulary.wording import listed


def print_open_sentences(console: Console, cycle: CycleContext, *, show: bool) -> None:
    """Print every open sentence by its name, with the kinds of personal data and its place; with `show` its words too."""
    from adapters.dry_run import last_dry_run
    from adapters.open_sentences import texts_in
    from adapters.screening import screening_in
    from quarterly.collecting.open_sentences import OWN_FILES, open_sentences, sentence_of

    texts, dry = texts_in(cycle), last_dry_run(cycle)
    if dry and all(each.sender == OWN_FILES for each in texts):
        console.print("Nothing has been taken in yet. These are the sentences that the last dry run read.")
        texts = texts_in(dry)
    found = open_sentences(texts, screening_in(cycle), cycle.council).found
    if not found:
        console.print(f"No sentence of {cycle.quarter} is open.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("Sentence", "Seems to hold", "Where", *(["In its words"] if show else [])):
        table.add_column(column)
    for each in sorted(found, key=lambda one: not one.has_identifier):
        words = [sentence_of(texts, each.digest)] if show else []
        table.add_row(*(Text(text) for text in (each.digest[:SHOWN], listed(each.kinds), each.location, *words)))
    console.print(table)
