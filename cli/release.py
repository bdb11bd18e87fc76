"""`quarterly release`: an officer makes exactly one draft public, with a reason for each kind of what is accepted."""

from typing import Annotated

import typer
from rich.console import Console

from cli.options import CouncilArgument, InboxOption, QuarterArgument, StoreOption, work_in
from flows.form_checks import opened
from quarterly.publishing.drafts import SHOWN
from quarterly.publishing.holds import HoldKind
from quarterly.vocabulary.errors import SetupError


def release(
    council: CouncilArgument,
    quarter: QuarterArgument,
    pack: Annotated[
        str, typer.Argument(metavar="PACK", help="The draft that was read, by its first 12 characters.", show_default=False)
    ],
    by: Annotated[str, typer.Option(metavar="ROLE", help="Your role, as profile.yaml has it.", show_default=False)],
    accept: Annotated[
        list[str],
        typer.Option(metavar="KIND=REASON", help="Why it goes out although something of this kind is outstanding; once a kind."),
    ] = [],  # noqa: B006 Typer's way to say that an option may be left out
    not_before: Annotated[str, typer.Option(help="Keep it private until this day and hour in London: 2026-11-30 09:00.")] = "",
    evidence: Annotated[
        str, typer.Option(metavar="FILE", help="A file in the folder sign-off, where this release is the sign-off as well.")
    ] = "",
    advice: Annotated[
        str,
        typer.Option(metavar="FILE", help="A file there with the data protection officer's advice on what can be worked out."),
    ] = "",
    store: StoreOption = None,
    inbox: InboxOption = None,
) -> int:
    """Release one draft, so that it is published: who does it, and one reason for all of each kind of what holds it back.

    `quarterly run` ends with the list of what holds a draft back, and with this command to be completed. If anything in the draft
    changes, the release does not count. Personal data is never released: the text is changed.
    """
    work_in(store, inbox)
    from cli.run import run_and_show
    from flows.record_release import ReleaseForm, record_release

    cycle = opened(council, quarter)
    form = ReleaseForm(pack=pack, by=by, accepted=_reasons(accept), not_before=not_before, evidence=evidence, advice=advice)
    event = record_release(cycle, council, form)
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"Pack {event.pack[:SHOWN]} is released by the role {event.by}.", markup=False)
    return run_and_show(Console(), cycle, council)


def _reasons(typed: list[str]) -> dict[HoldKind, str]:
    """Return the reason for each kind; raise SetupError for anything else than KIND=REASON."""
    found = dict[HoldKind, str]()
    for each in typed:
        name, equals, reason = each.partition("=")
        kind = next((kind for kind in HoldKind if kind.value == name.strip().casefold().replace("_", "-")), None)
        if kind is None or not equals:
            kinds = ", ".join(kind.value for kind in HoldKind if kind.may_be_accepted)
            raise SetupError(f'Write --accept KIND="reason", with one of these kinds: {kinds}.')
        if not reason.strip():
            raise SetupError(f"--accept {kind.value} gives no reason. Say it in a sentence.")
        if kind in found:
            raise SetupError(f"--accept {kind.value} is given twice. Give one reason for all of a kind.")
        found[kind] = reason
    return found
