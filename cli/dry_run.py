"""`quarterly run --dry-run`: the draft and what holds it back, without a trace in the stores, in Prefect or in anybody's mail."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from inspect import unwrap
from typing import ParamSpec, TypeVar, cast

from rich.console import Console

from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_draft
from adapters.drafts import last_draft, outstanding_in, save_draft
from adapters.dry_run import dry_run_folder
from adapters.publication import versions
from adapters.release_files import draw_release_files
from cli.draft import print_addresses, print_outstanding
from flows.audit_events import recorded
from quarterly.configuration.profile import Profile
from quarterly.publishing.drafts import draft_after
from quarterly.publishing.gates import Hold, hold_on_report, hold_on_withdrawn
from quarterly.publishing.holds import HoldKind, is_held
from quarterly.publishing.outstanding import counts_by_kind
from quarterly.publishing.pack import CompiledReport
from quarterly.vocabulary.wording import listed
from tasks.references import Pack
from tasks.today import today

P = ParamSpec("P")
R = TypeVar("R")

WOULD_WAIT = 6


def dry_run(console: Console, council: str, quarter: str) -> int:
    """Run the stages up to compiling into a folder of their own; print the gates, what is outstanding and where the draft is."""
    with _into_a_folder(CycleContext.of(council, quarter)):
        cycle = CycleContext.of(council, quarter)
        with console.status("Compiling a draft …"):
            pack = _compiled(council, quarter)
        if pack is None:
            console.print(f"Nothing has been received for {quarter}, so there is no draft.")
            return WOULD_WAIT
        audit_draft(cycle, pack.folder, today())
        hold = _hold(cycle, pack)
        _print_gates(console, cycle.council.profile)
        print_outstanding(console, cycle, outstanding_in(cycle, pack.folder))
        console.print(f"{hold.state}: {hold.message}" if hold else "Nothing would hold it: a run publishes it.", markup=False)
        draft = draft_after(last_draft(cycle), pack.view, pack.folder)
        draw_release_files(cycle, draft)
        save_draft(cycle, draft)  # into the folder as all else, so that what it flags can be struck
        print_addresses(console, cycle, pack.folder)
        console.print("Nothing was recorded, sent or published.")
        return WOULD_WAIT if hold else 0


@contextmanager
def _into_a_folder(cycle: CycleContext) -> Iterator[None]:
    """Let everything that is written go into a folder that begins empty."""
    folder = dry_run_folder(cycle)
    shutil.rmtree(folder, ignore_errors=True)
    before = os.environ.get("QUARTERLY_DRY_RUN")
    os.environ["QUARTERLY_DRY_RUN"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("QUARTERLY_DRY_RUN")
        if before is not None:
            os.environ["QUARTERLY_DRY_RUN"] = before


def _compiled(council: str, quarter: str) -> Pack | None:
    """Run the stages in their order, without Prefect, up to the pack; return None if nothing was received."""
    from tasks.collect_returns import collect_returns
    from tasks.compile_report import compile_report
    from tasks.request_commentary import request_commentary
    from tasks.score_indicators import score_indicators
    from tasks.validate_return import validate_return

    services = CycleContext.of(council, quarter).council.profile.services
    returns = _plain(collect_returns)(council, quarter)
    if not returns.received:
        return None
    validated = tuple(_plain(validate_return)(council, quarter, raw) for raw in returns.received)
    of_services = tuple(sent for sent in validated if sent.service in services)
    scorecard = _plain(score_indicators)(council, quarter, of_services)
    commentary = _plain(request_commentary)(council, quarter, scorecard, validated)
    return _plain(compile_report)(council, quarter, scorecard, commentary, validated)


def _plain(stage: Callable[P, R]) -> Callable[P, R]:
    """Return the function of a stage without the Prefect task around it."""
    return cast(Callable[P, R], unwrap(stage))


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
        ("Signed off by", gates.sign_off or "nobody"),
        (
            "Released",
            "by itself, if nothing is on hold" if gates.release == "automatic" else f"by the role {profile.releasing_role}",
        ),
        ("Considered first by", gates.considered_by or "nobody"),
        ("On hold", listed([kind.value for kind in HoldKind if is_held(kind, gates)])),
        ("Accepted as it is", listed([kind.value for kind in HoldKind if not is_held(kind, gates)]) or "nothing"),
    ]
    console.print("Gates", style="bold")
    for name, value in lines:
        console.print(f"  {name:<20} {value}", markup=False, highlight=False, soft_wrap=True)
