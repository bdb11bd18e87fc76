"""`quarterly clear`: an officer says that a sentence is about no person, or about somebody who may be named."""

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from cli.open_sentences import print_open_sentences
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.screening.screening import SHOWN
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.sentence_decision import ClearingChoice


class Cleared(StrEnum):
    """What a sentence is cleared as."""

    NO_PERSON = "no-person"
    MAY_BE_NAMED = "may-be-named"


def clear(
    council: CouncilArgument,
    quarter: QuarterArgument,
    sentence: Annotated[
        str, typer.Argument(metavar="[SENTENCE]", help="The 12 characters by which a finding names it.", show_default=False)
    ] = "",
    decision: Annotated[Cleared | None, typer.Option("--as", help="What it is cleared as.", show_default=False)] = None,
    role: Annotated[str, typer.Option(help="The role of the person who may be named.", show_default=False)] = "",
    reason: Annotated[str, typer.Option(help="Why, in a sentence without figures.", show_default=False)] = "",
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)] = "",
    show: Annotated[bool, typer.Option("--show", help="Print the sentences themselves, on your own screen only.")] = False,
    store: StoreOption = None,
) -> int:
    """Let the public read a sentence as it stands: it is about no person, or about somebody who may be named.

    Without SENTENCE the open sentences of the quarter are listed. One with an identifier is never cleared. If `quarterly serve`
    is running, the cycle is run at once; otherwise the command that runs it is printed.
    """
    work_in(store)
    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    if not sentence:
        print_open_sentences(console, cycle, show=show)
        return 0
    if decision is None:
        raise SetupError("Say with --as whether it is about no-person, or about somebody who may-be-named.")
    from cli.receive import run_again
    from flows.record_sentence import ClearForm, record_cleared

    as_decided: ClearingChoice = "no person" if decision is Cleared.NO_PERSON else "may be named"
    found = record_cleared(cycle, ClearForm(sentence=sentence, decision=as_decided, reason=reason, officer=by, role=role))
    console.print(f"Sentence {found.digest[:SHOWN]} ({found.location}) is cleared.", markup=False)
    console.print(run_again(council, cycle, store), markup=False)
    return 0
