"""`quarterly retain`: delete what is past its time by the profile's schedule."""

from collections import Counter
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from adapters.councils import load_council
from adapters.settings import load_settings
from cli.options import CouncilArgument, StoreOption, work_in
from quarterly.publishing.authority import role_of
from quarterly.publishing.retention import SCHEDULED
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import counted
from tasks.today import today


def retain(
    council: CouncilArgument,
    yes: Annotated[bool, typer.Option("--yes", help="Delete it.")] = False,
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it; needed with --yes.")] = "",
    store: StoreOption = None,
) -> int:
    """List what is past its time by `retention` of profile.yaml; with --yes delete it, and record what was deleted.

    What was published and the acts are never deleted by age, nor a file that is held (`quarterly hold`).
    """
    from adapters.retain import delete_overdue, overdue

    work_in(store)
    found, settings = load_council(council), load_settings()
    role = role_of(by, "--by", found) if by else ""
    if yes and not role:
        raise SetupError("Say with --by which role deletes it: it is recorded.")
    due, console = overdue(settings, found, today()), Console(highlight=False, soft_wrap=True)
    for each in due:
        console.print(f"  {each.store}, {each.key} (since {each.since})", markup=False)
    for what, number in sorted(Counter(SCHEDULED[each.kind] for each in due).items()):
        console.print(f"{what}: {counted(number, 'object')} past {getattr(found.profile.retention, what)}.")
    if not due:
        console.print("Nothing is past its time.")
    elif yes:
        delete_overdue(settings, found, due, role, datetime.now(UTC))
        console.print("Deleted, and recorded.")
    else:
        console.print("Nothing was deleted. Do it with --yes --by ROLE.")
    return 0
