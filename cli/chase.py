"""`quarterly chase`: who owes what until when; reminders, and a step up to the head of a service."""

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.chase import OpenQuarters, chase_of, open_quarters, owed_today, send_reminders
from cli.options import CouncilArgument, StoreOption, work_in
from quarterly.correspondence.chasing import proposals
from quarterly.correspondence.owed import Owed
from quarterly.correspondence.reminder_letters import owed_in_words
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import begun, counted


def chase(
    council: CouncilArgument,
    send: Annotated[bool, typer.Option("--send", help="Send today's reminders, and the officer's list if it is time.")] = False,
    step_up: Annotated[
        str,
        typer.Option("--step-up", metavar="SERVICE", help="Take what it owes to the head of service.", show_default=False),
    ] = "",
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role; needed with --step-up.", show_default=False)] = "",
    store: StoreOption = None,
) -> int:
    """Say who owes what until when, for the quarters that are open: returns, answers, commentary, implications, sign-offs.

    Without an option nobody is written to. Reminders go by the plan under `chasing` in the profile: one letter a person a day,
    none on a closed day or while they are paused, none to a director or a member.
    """
    work_in(store)
    now, console = datetime.now(UTC), Console(highlight=False, soft_wrap=True)
    quarters = open_quarters(council, local_day(now))
    if step_up:
        _step_up(quarters, council, step_up, by, now)
    if send or step_up:
        return _send(quarters, council, now, console)
    owed = owed_today(quarters)
    if owed:
        console.print(_table(quarters, owed))
    else:
        console.print("Nobody owes anything.")
    for each in proposals(chase_of(quarters), owed):
        name = quarters.council.profile.services[each.service].name
        console.print(f"What {name} owes may be taken to the head of the service: --step-up {each.service}", markup=False)
    if chase_of(quarters).is_paused:
        console.print("Reminders are paused.")
    return 0


def _step_up(quarters: OpenQuarters, council: str, service: str, by: str, now: datetime) -> None:
    from flows.record_chasing import record_step_up

    if not by:
        raise SetupError("Say with --by which role decides it. Nothing was changed.")
    record_step_up(quarters.newest, council, service, by, now)


def _send(quarters: OpenQuarters, council: str, now: datetime, console: Console) -> int:
    if quarters.council.profile.chasing is None:
        raise SetupError("The profile has no plan under chasing, so nobody is reminded. Add one, as in what quarterly new makes.")
    chased = send_reminders(council, now)
    if chased.is_paused:
        console.print("Reminders are paused: nobody was written to.")
        return 0
    officer = " The officer has the list of who owes what." if chased.is_listed else ""
    console.print(f"{begun(counted(chased.reminded, 'reminder'))} for today.{officer}")
    if chased.delivery.unsent:
        console.print(f"{counted(chased.delivery.unsent, 'letter')} could not be sent yet.")
    return 0


def _table(quarters: OpenQuarters, owed: tuple[Owed, ...]) -> Table:
    table = Table(title=quarters.council.profile.name, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column, ratio in (("Who", 3), ("Owes", 5), ("Due", 2)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for each in sorted(owed, key=lambda what: (what.due is None, what.due or what.asked)):
        due = f"{long_date(each.due)}{', late' if each.is_late(quarters.day) else ''}" if each.due else "no day"
        table.add_row(
            Text(quarters.council.profile.contacts[each.contact].role),
            Text(begun(owed_in_words(quarters.council, each))),
            Text(due),
        )
    return table
