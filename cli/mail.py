"""`quarterly mail`: what came by mail and waits for the performance officer; take it in, or throw it away."""

from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import begun, counted

if TYPE_CHECKING:
    from adapters.cycle_context import CycleContext
    from adapters.mail.stored_mail import FiledMail, StoredOutcome


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
    store: StoreOption = None,
) -> int:
    """List the mails of a quarter that wait for you, show one, take it in, or throw it away.

    A mail waits where it is not certain who sent it, what it answers or what it means. None is ever answered by itself.
    """
    work_in(store)
    if (take_in or throw_away) and (not name or not by or (take_in and throw_away)):
        raise SetupError("Give the mail, --by with your role, and either --take-in or --throw-away.")
    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    if look:
        _look(cycle, council, console, store)
    if take_in or throw_away:
        _decide(cycle, council, console, (name, by, letter), take_in=take_in, store=store)
    elif name:
        _show(cycle, name, console)
    else:
        _list(cycle, console)
    return 0


def print_waiting_mails(console: Console, cycle: "CycleContext", council: str) -> None:
    """Print how many mails of a quarter wait, and the command that lists them."""
    from flows.record_mail import waiting_mails

    if count := len(waiting_mails(cycle)):
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


def _decide(
    cycle: "CycleContext", council: str, console: Console, typed: tuple[str, str, str], *, take_in: bool, store: str | None
) -> None:
    from adapters.publication import versions
    from cli.receive import run_again
    from flows.record_mail import TAKE_IN, THROW_AWAY, MailForm, record_mail
    from quarterly.publishing.due import is_finished

    name, by, letter = typed
    form = MailForm(mail=name, decision=TAKE_IN if take_in else THROW_AWAY, officer=by, letter=letter)
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
    from flows.record_mail import waiting_mails

    waiting = waiting_mails(cycle)
    if not waiting:
        console.print(f"No mail of {cycle.quarter} waits for you.")
    for filed, outcome in waiting:
        for line in _lines(cycle, filed, outcome):
            console.print(line, markup=False)


def _lines(cycle: "CycleContext", filed: "FiledMail", outcome: "StoredOutcome") -> list[str]:
    from flows.record_mail import SHOWN
    from quarterly.correspondence.senders import role_at
    from quarterly.correspondence.why_words import IN_WORDS
    from quarterly.vocabulary.london_time import in_london

    sender = role_at(cycle.council.profile, filed.mail.sender) or filed.mail.sender or "somebody unnamed"
    words = IN_WORDS[outcome.why] if outcome.why else None
    lines = [f"{filed.mail.id[:SHOWN]}  {in_london(filed.mail.at)}, from: {sender}"]
    if returned := _returned(cycle, filed):
        lines.append(f"  The letter to: {returned} came back. {words.to_do if words else ''}")
    elif words:
        lines.append(f"  It waits because {words.what}. {words.to_do}")
        lines += [f"  {sentence}" for sentence in (_as_sign_off(cycle, filed), _as_word_on_agenda(cycle, filed)) if sentence]
    return lines


def _as_sign_off(cycle: "CycleContext", filed: "FiledMail") -> str:
    """Return what taking in a reply to a request for a sign-off would do, "" for any other mail."""
    from dataclasses import replace

    from adapters.mail.approval_by_mail import answer_to
    from adapters.mail.deciding import all_written
    from adapters.mail.queue import letter_of
    from quarterly.commentary.letters import LetterKind
    from quarterly.correspondence.approvals import read_approval
    from quarterly.correspondence.why_words import COUNTED_AS, READ_FIRST

    letter = letter_of(cycle.restricted, cycle.post, filed.mail.answers) if filed.mail.answers else None
    if letter is None or letter.kind is not LetterKind.SIGN_OFF or len(letter.asks) != 2:
        return ""
    mail = replace(filed.mail, text=all_written(filed), vouched_by="officer")
    pack, answer = answer_to(cycle, mail, letter)
    _, role = letter.asks
    # Of one that waits as nobody vouches for its sender, nothing else says that it may be "approved subject to …".
    is_plain = read_approval(mail).answer is answer and not mail.files
    return f"{'' if is_plain else READ_FIRST}{COUNTED_AS[answer].format(pack=pack, role=role)}"


def _as_word_on_agenda(cycle: "CycleContext", filed: "FiledMail") -> str:
    """Return what taking in a reply to the files for an agenda would do, "" for any other mail."""
    from dataclasses import replace

    from adapters.mail.deciding import all_written
    from adapters.mail.queue import letter_of
    from quarterly.commentary.letters import LetterKind
    from quarterly.correspondence.agenda_answers import read_agenda_answer
    from quarterly.correspondence.why_words import AGENDA_COUNTED_AS

    letter = letter_of(cycle.restricted, cycle.post, filed.mail.answers) if filed.mail.answers else None
    if letter is None or letter.kind not in (LetterKind.DEMOCRATIC, LetterKind.AGENDA):
        return ""
    return AGENDA_COUNTED_AS[read_agenda_answer(replace(filed.mail, text=all_written(filed))).word]


def _returned(cycle: "CycleContext", filed: "FiledMail") -> str:
    """Return the role that cannot be reached, of a bounce."""
    from adapters.mail.queue import letter_of
    from quarterly.correspondence.received import MailKind
    from quarterly.correspondence.senders import role_at

    if filed.mail.kind is not MailKind.BOUNCE or not filed.mail.answers:
        return ""
    letter = letter_of(cycle.restricted, cycle.post, filed.mail.answers)
    return role_at(cycle.council.profile, letter.to) if letter else ""


def _show(cycle: "CycleContext", name: str, console: Console) -> None:
    from flows.record_mail import waiting_mail

    filed, outcome = waiting_mail(cycle, name)
    for line in _lines(cycle, filed, outcome):
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
