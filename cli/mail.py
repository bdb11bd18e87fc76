"""`quarterly mail`: what came by mail and waits for the performance officer; take it in, or throw it away."""

from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from cli.mail_in_lines import lines_of_waiting
from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import begun, counted

if TYPE_CHECKING:
    from adapters.cycle_context import CycleContext
    from flows.record_mail import MailForm


def mail(
    council: CouncilArgument,
    quarter: QuarterArgument,
    name: Annotated[
        str, typer.Argument(metavar="[MAIL]", help="The beginning of a mail's name: shows it.", show_default=False)
    ] = "",
    take_in: Annotated[bool, typer.Option("--take-in", help="Take this mail in.")] = False,
    throw_away: Annotated[bool, typer.Option("--throw-away", help="Delete this mail, and leave on record that it came.")] = False,
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)] = "",
    look: Annotated[bool, typer.Option("--look", help="Read the mailbox and saved mails first, of all councils.")] = False,
    letter: Annotated[
        str,
        typer.Option(metavar="TOKEN", help="The token of the letter it answers, where that is not known.", show_default=False),
    ] = "",
    until: Annotated[
        str,
        typer.Option(metavar="DAY", help="With --take-in: give more time until this day.", show_default=False),
    ] = "",
    as_answer: Annotated[
        bool, typer.Option("--as-answer", help="With --take-in: its words are the answer, and ask for no time.")
    ] = False,
    store: StoreOption = None,
) -> int:
    """List the mails of a quarter that wait for you, show one, take it in, or throw it away.

    A mail waits where it is not certain who sent it, what it answers or what it means. None is ever answered by itself.
    """
    from flows.record_mail import AS_ANSWER, TAKE_IN, THROW_AWAY, MailForm

    work_in(store)
    if (take_in or throw_away) and (not name or not by or (take_in and throw_away)):
        raise SetupError("Give the mail, --by with your role, and either --take-in or --throw-away.")
    if (until or as_answer) and not take_in:
        raise SetupError("--until and --as-answer say how a mail is taken in: give --take-in with them.")
    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    if look:
        _look(cycle, council, console, store)
    if take_in or throw_away:
        decision = AS_ANSWER if as_answer else TAKE_IN if take_in else THROW_AWAY
        form = MailForm(mail=name, decision=decision, officer=by, letter=letter, until=until)
        _decide(cycle, council, console, form, store)
    elif name:
        _show(cycle, name, console)
    else:
        _list(cycle, console)
    return 0


def print_waiting_mails(console: Console, cycle: "CycleContext", council: str) -> None:
    """Print how many mails of a quarter wait, and the command that lists them."""
    from adapters.mail.stored_mail import waiting_mails

    if count := len(waiting_mails(cycle.restricted, cycle.council.key, cycle.quarter.key)):
        listing = f'quarterly mail {quote(council)} "{cycle.quarter}"'
        console.print(f"\n{begun(counted(count, 'mail'))} {'waits' if count == 1 else 'wait'} for you: {listing}", markup=False)


def _look(cycle: "CycleContext", council: str, console: Console, store: str | None) -> None:
    """Do what the deployment read-mail does, and run this council's quarters that got something."""
    from datetime import UTC, datetime

    from adapters.mail.decided_mail import decide_all, forget_to_run, quarters_to_run
    from adapters.mail.poll import file_mails
    from cli.receive import run_again

    file_mails(cycle.settings, cycle.restricted)
    console.print(decide_all(cycle.restricted, datetime.now(UTC)).sentence)
    for (own, quarter), notes in quarters_to_run(cycle.restricted).items():
        if own == cycle.council.key:
            console.print(run_again(council, opened(council, quarter), store), markup=False)
            forget_to_run(cycle.restricted, notes)


def _decide(cycle: "CycleContext", council: str, console: Console, form: "MailForm", store: str | None) -> None:
    from adapters.publication import versions
    from cli.receive import run_again
    from flows.record_mail import record_mail
    from quarterly.publishing.due import is_finished

    taken = record_mail(cycle, form)
    if taken is None:
        console.print("Thrown away.")
        return
    console.print(f"Taken in: {taken.what}, {taken.quarter}.", markup=False)
    if is_finished(versions(cycle.settings.public(), cycle.council.key, taken.quarter.key)):
        console.print(f"{taken.quarter} is published: say why with the form correct-return.")
    else:
        console.print(run_again(council, opened(council, str(taken.quarter)), store), markup=False)


def _list(cycle: "CycleContext", console: Console) -> None:
    from adapters.mail.stored_mail import waiting_mails

    waiting = waiting_mails(cycle.restricted, cycle.council.key, cycle.quarter.key)
    if not waiting:
        console.print(f"No mail of {cycle.quarter} waits for you.")
    for filed, outcome in waiting:
        for line in lines_of_waiting(cycle, filed, outcome):
            console.print(line, markup=False)


def _show(cycle: "CycleContext", name: str, console: Console) -> None:
    from flows.record_mail import waiting_mail

    filed, outcome = waiting_mail(cycle, name)
    for line in lines_of_waiting(cycle, filed, outcome):
        console.print(line, markup=False)
    for title, text in (
        ("From", filed.mail.sender),
        ("Subject", filed.mail.subject),
        ("Files", ", ".join(f"{file.name} ({file.size:,} bytes)" for file in filed.mail.files)),
        ("Above the quoted letter", filed.mail.text),
        ("Below or within it", filed.elsewhere),
        ("All of it", "" if filed.mail.text or filed.elsewhere else filed.whole),
    ):
        if text:
            console.print(f"\n{title}:\n{text}", markup=False)
