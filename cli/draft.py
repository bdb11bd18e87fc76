"""What is printed of a draft: where it is, what somebody should look at before it goes out, and the command that releases it."""

from collections.abc import Sequence
from itertools import groupby
from shlex import quote

from rich.console import Console
from rich.text import Text

from adapters.councils import is_of_installation
from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_in
from adapters.drafts import draft_address, exempt_address, incidents_in, last_draft, outstanding_in, page_address
from quarterly.publishing.drafts import SHOWN, Draft
from quarterly.publishing.holds import Outstanding, how_many, is_held
from quarterly.publishing.incidents import incident_sentence
from quarterly.vocabulary.wording import counted

WAITING_WITH_A_DRAFT = ("AwaitingSignOff", "AwaitingRelease", "WithDemocraticServices", "AwaitingDay")


def print_draft(console: Console, cycle: CycleContext, council: str, state: str) -> None:
    """Print the list of what is outstanding in the last draft, worst first, where the draft is, and what to type."""
    draft = last_draft(cycle)
    if draft is None or not draft.folder:
        return
    found = outstanding_in(cycle, draft.folder)
    print_outstanding(console, cycle, found)
    print_addresses(console, cycle, draft.folder)
    if state == "AwaitingDay" and is_of_installation(council):
        console.print("\n`quarterly serve` publishes it then; without it, run this again then.", markup=False)
    if any(not each.kind.may_be_accepted for each in found):
        console.print(
            f'\nNo reason releases these sentences. List them with: quarterly clear {quote(council)} "{cycle.quarter}" --show\n'
            "Have each corrected by its sender, or clear or strike it; then run this again.",
            markup=False,
            soft_wrap=True,
        )
    elif state == "AwaitingRelease":
        _print_audit(console, cycle, council, draft)
        console.print("\nRead both. To make the report public, type:", markup=False)
        console.print(f"  {release_command(cycle, council, draft, found)}", soft_wrap=True, markup=False, highlight=False)


def _print_audit(console: Console, cycle: CycleContext, council: str, draft: Draft) -> None:
    """Print the command that suppresses what the audit proposes, where it proposes anything."""
    if proposed := audit_in(cycle, draft.folder).proposed:
        command = f'quarterly suppress-figures {quote(council)} "{cycle.quarter}" {draft.pack[:SHOWN]}'
        by = f"--by {_typed(cycle.council.profile.releasing_role)}"
        console.print(f"\nTo suppress {counted(len(proposed), 'further figure')}, as the audit proposes, type:", markup=False)
        console.print(f"  {command} {by}", soft_wrap=True, markup=False, highlight=False)


def print_incidents(console: Console, cycle: CycleContext) -> None:
    """Print that what is public already gives small counts away, where the last audit found so, and where it is said which."""
    draft, sentence = last_draft(cycle), incident_sentence(len(incidents_in(cycle)))
    if draft and sentence:
        console.print(f"\n{sentence}\n  {page_address(cycle, draft.folder)}\n", markup=False, highlight=False, soft_wrap=True)


def print_addresses(console: Console, cycle: CycleContext, folder: str) -> None:
    """Print where the draft with its flags and the release page can be read."""
    addresses = [("The draft", draft_address(cycle, folder)), ("What to look at", page_address(cycle, folder))]
    if cycle.council.has_exempt_matter:
        addresses.append(("The exempt pack", exempt_address(cycle, folder)))
    for title, address in addresses:
        console.print(f"  {title:<20} {address}", soft_wrap=True, markup=False, highlight=False)


def print_outstanding(console: Console, cycle: CycleContext, found: Sequence[Outstanding]) -> None:
    """Print what somebody should look at before a release, by kind and worst first, each with its place and a sentence."""
    for kind, here in groupby(found, key=lambda each: each.kind):
        listed = list(here)
        held = is_held(kind, cycle.council.profile.gates)
        status = "" if held else ", accepted by the profile"
        console.print(Text(f"\n{how_many(kind, len(listed))}{status}", style="bold" if held else ""))
        for each in listed:
            console.print(f"  {each.where}: {each.sentence}", markup=False, highlight=False, soft_wrap=True)
    if found:
        console.print()


def release_command(cycle: CycleContext, council: str, draft: Draft, found: Sequence[Outstanding]) -> str:
    """Return the command that releases a draft, with a reason to be written for each kind that is on hold."""
    profile = cycle.council.profile
    kinds = dict.fromkeys(each.kind for each in found if is_held(each.kind, profile.gates))
    accepts = [f'--accept {kind.value}="…"' for kind in kinds if kind.may_be_accepted]
    evidence = ["--evidence FILE"] if profile.releasing_role in profile.gates.sign_off else []
    evidence += ["--advice FILE"] if audit_in(cycle, draft.folder).told else []
    by = f"--by {_typed(profile.releasing_role)}"
    command = f'quarterly release {quote(council)} "{cycle.quarter}" {draft.pack[:SHOWN]}'
    return " ".join([command, by, *accepts, *evidence])


def _typed(role: str) -> str:
    """Return a role as it is typed in a shell: in double quotes, unless it has a character that these leave special."""
    return quote(role) if set(role) & set('"$`\\!') else f'"{role}"'
