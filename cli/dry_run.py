"""`quarterly run --dry-run`: the draft and what holds it back, without a trace in the stores, in Prefect or in anybody's mail."""

from datetime import UTC, datetime

from rich.console import Console

from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_draft
from adapters.drafts import outstanding_in
from adapters.dry_run import dry_run_folder
from adapters.publication import versions
from cli.draft import print_addresses, print_outstanding
from cli.without_a_trace import compiled, into_a_folder, keep_draft
from flows.audit_events import recorded
from quarterly.configuration.profile import Profile
from quarterly.publishing.gates import Hold, hold_on_report, hold_on_withdrawn
from quarterly.publishing.holds import HoldKind, is_held
from quarterly.publishing.outstanding import counts_by_kind
from quarterly.publishing.pack import CompiledReport
from quarterly.vocabulary.wording import listed
from tasks.references import Pack
from tasks.today import today

WOULD_WAIT = 6


def dry_run(console: Console, council: str, quarter: str) -> int:
    """Run the stages up to compiling into a folder of their own; print the gates, what is outstanding and where the draft is."""
    with into_a_folder(dry_run_folder(CycleContext.of(council, quarter))):
        cycle = CycleContext.of(council, quarter)
        with console.status("Compiling a draft …"):
            made = compiled(council, quarter)
        if made is None:
            console.print(f"Nothing has been received for {quarter}, so there is no draft.")
            return WOULD_WAIT
        pack = made.pack
        audit_draft(cycle, pack.folder, today())
        hold = _hold(cycle, pack)
        _print_gates(console, cycle.council.profile)
        print_outstanding(console, cycle, outstanding_in(cycle, pack.folder))
        console.print(f"{hold.state}: {hold.message}" if hold else "Nothing would hold it: a run publishes it.", markup=False)
        keep_draft(cycle, pack)
        print_addresses(console, cycle, pack.folder)
        console.print("Nothing was recorded, sent or published.")
        return WOULD_WAIT if hold else 0


def _hold(cycle: CycleContext, pack: Pack) -> Hold | None:
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    found = counts_by_kind(outstanding_in(cycle, pack.folder))
    report = CompiledReport(pack=pack.view, outstanding=found, considered_on=pack.considered_on)
    events, now = recorded(cycle), datetime.now(UTC)
    return hold_on_withdrawn(index, events) or hold_on_report(cycle.council.profile, report, cycle.quarter, events, now)


def _print_gates(console: Console, profile: Profile) -> None:
    """Print what the profile says under gates: who signs, releases and considers, and what is on hold."""
    gates = profile.gates
    lines = [
        ("Signed off by", listed(gates.sign_off) or "nobody"),
        (
            "Released",
            "by itself, if nothing is on hold" if gates.release == "automatic" else f"by the role {profile.releasing_role}",
        ),
        ("Waits for the agenda", "yes" if gates.agenda == "hold" else "no"),
        ("Considered first by", gates.considered_by or "nobody"),
        ("On hold", listed([kind.value for kind in HoldKind if is_held(kind, gates)])),
        ("Accepted as it is", listed([kind.value for kind in HoldKind if not is_held(kind, gates)]) or "nothing"),
    ]
    console.print("Gates", style="bold")
    for name, value in lines:
        console.print(f"  {name:<20} {value}", markup=False, highlight=False, soft_wrap=True)
