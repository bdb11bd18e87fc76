"""`quarterly purge`: remove a file, a sentence or a person's name for good from everything that is stored."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, InboxOption, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.publishing.purging import Subject
from quarterly.vocabulary.errors import SetupError


def purge(
    council: CouncilArgument,
    quarter: QuarterArgument,
    reason: Annotated[str, typer.Option(help="Why, in a sentence that names nobody.", show_default=False)],
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    file: Annotated[str, typer.Option(help="A file that was received: its name or the beginning of its digest.")] = "",
    sentence: Annotated[str, typer.Option(help="A sentence: the first 12 characters of its digest, or more.")] = "",
    person: Annotated[bool, typer.Option("--person", help="A person's name, which is then asked for.")] = False,
    approved_by: Annotated[
        str, typer.Option(metavar="ROLE", help="Who approved it; needed if something published is taken down.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would be removed, and end.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Remove it without asking.")] = False,
    store: StoreOption = None,
    inbox: InboxOption = None,
) -> int:
    """Remove a file, a sentence or a person's name for good: from archive, quarantine, stages, packs, letters and acts.

    What would go is listed first, with who was sent a copy. A file goes as a whole, and is refused if it is put in again; of
    other files the sentences that are meant are taken out. A version that was published with it is taken down. What stays is a
    record of what was removed, when, by whom and why, never of what it said.
    """
    work_in(store, inbox)
    from adapters.received import find_received_file
    from cli.purge_plan import print_plan
    from flows.record_purge import PurgeForm, carry_out, planned_purge

    cycle, console = opened(council, quarter), Console(highlight=False, soft_wrap=True)
    if bool(file) + bool(sentence) + person != 1:
        raise SetupError("Say what is to be removed: one of --file, --sentence and --person.")
    subject = Subject.FILE if file else Subject.SENTENCE if sentence else Subject.PERSON
    digest = find_received_file(cycle, file, aside=False).digest if file else sentence
    name = typer.prompt("The name in full, which is not recorded", hide_input=sys.stdin.isatty()) if person else ""
    form = PurgeForm(subject=subject, digest=digest, reason=reason, officer=by, approved_by=approved_by)
    planned = planned_purge(cycle, form, name, is_listed_only=dry_run)
    print_plan(console, planned.plan, cycle, council)
    if dry_run:
        if planned.lacks_approval:
            console.print("What was published is taken down with it: --approved-by has to name a second role.")
        return 0
    if not yes and not typer.confirm("Remove all this? It cannot be undone."):
        console.print("Nothing was changed.")
        return 0
    console.print(carry_out(cycle, council, planned), markup=False)
    return 0
