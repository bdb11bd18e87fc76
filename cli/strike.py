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
    approved_by: Annotated[
        str, typer.Option(metavar="ROLE", help="Who approved it; needed if something published is taken down.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Strike and remove it without asking.")] = False,
    store: StoreOption = None,
) -> int:
    """Leave a sentence out of every report, or print other words, where its sender cannot be reached.

    It is one with personal data, or one that the release page flags, which names it. Without SENTENCE the open sentences of the
    quarter are listed. What is recorded is the sentence's digest, never the sentence,
    and the original of one with personal data is removed for good from everything that is stored: what would go is listed first.
    One that stands in a
    published version stays stored until a second role approves that the version is taken down. If `quarterly serve` is running,
    the cycle is run at once; otherwise the command that runs it is printed.
    """
    work_in(store)
    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    if not sentence:
        print_open_sentences(console, cycle, show=show)
        return 0
    from cli.purge_plan import print_plan
    from cli.receive import run_again
    from flows.record_struck import StrikeForm, carry_out, planned_strike

    form = StrikeForm(sentence=sentence, reason=reason, officer=by, wording=wording, approved_by=approved_by)
    planned = planned_strike(cycle, form)
    if planned.plan:
        print_plan(console, planned.plan, cycle, council)
        if not yes and not typer.confirm("Strike the sentence, and remove all this? It cannot be undone."):
            console.print("Nothing was changed.")
            return 0
    removed = carry_out(cycle, council, planned)
    console.print(f"{planned.in_words} {removed}", markup=False)
    if not planned.plan and planned.found[0].kinds:
        command = f'quarterly purge {quote(council)} "{cycle.quarter}" --sentence {planned.found[0].digest[:SHOWN]}'
        console.print(f"To list what has it, and to remove it: {command} --by {quote(by)} --reason WHY", markup=False)
    console.print(run_again(council, cycle, store), markup=False)
    return 0
