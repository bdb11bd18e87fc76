"""`quarterly strike`: an officer leaves a sentence out of every report, or has other words printed."""

from shlex import quote
from typing import Annotated

import typer
from rich.console import Console

from cli.open_sentences import print_open_sentences
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.screening.screening import SHOWN


def strike(
    council: CouncilArgument,
    quarter: QuarterArgument,
    sentence: Annotated[
        str, typer.Argument(metavar="[SENTENCE]", help="The 12 characters by which a finding names it.", show_default=False)
    ] = "",
    wording: Annotated[str, typer.Option(help="What is printed instead. Left out, nothing is.", show_default=False)] = "",
    reason: Annotated[str, typer.Option(help="Why, in a sentence without figures.", show_default=False)] = "",
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)] = "",
    show: Annotated[bool, typer.Option("--show", help="Print the sentences themselves, on your own screen only.")] = False,
    store: StoreOption = None,
) -> int:
    """Leave a sentence with personal data out of every report, or print other words, where its sender cannot be reached.

    Without SENTENCE the open sentences of the quarter are listed. What is recorded is the sentence's digest, never the sentence;
    the file that has it stays in the archive. If `quarterly serve` is running, the cycle is run at once; otherwise the command
    that runs it is printed.
    """
    work_in(store)
    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    if not sentence:
        print_open_sentences(console, cycle, show=show)
        return 0
    from cli.receive import run_again
    from flows.record_sentence import StrikeForm, record_struck

    found = record_struck(cycle, StrikeForm(sentence=sentence, reason=reason, officer=by, wording=wording))
    now = "is printed in other words" if wording.strip() else "is left out"
    console.print(f"Sentence {found.digest[:SHOWN]} ({found.location}) {now}.", markup=False)
    purge = f'quarterly purge {quote(council)} "{cycle.quarter}" --sentence {found.digest[:SHOWN]} --by {quote(by)} --reason WHY'
    console.print(f"The file that has it stays in the archive until you remove it from there: {purge}", markup=False)
    console.print(run_again(council, cycle, store), markup=False)
    return 0
