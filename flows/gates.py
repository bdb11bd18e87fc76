"""The gates of the cycle: a report that may not go on waits in a named state, and the role that signs off gets a letter."""

from datetime import UTC, datetime
from typing import Any

from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.states import Completed

from adapters.cycle_context import CycleContext
from adapters.drafts import save_draft
from adapters.mail_queue import deliver, queue_letter
from adapters.publication import versions
from flows.audit_events import recorded
from quarterly.collecting.received import Returns
from quarterly.commentary.letters import sign_off_letter
from quarterly.publishing.drafts import SHOWN
from quarterly.publishing.gates import hold_on_missing, hold_on_report, hold_on_withdrawn
from quarterly.publishing.pack import CompiledReport
from quarterly.vocabulary.errors import ServiceUnavailable
from tasks.references import CommentaryRound, Pack
from tasks.today import today


def wait_before_compiling(cycle: CycleContext, returns: Returns, commentary: CommentaryRound) -> State[Any] | None:
    """Return the state to wait in if the report is withdrawn, or if required returns or commentary are missing."""
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    awaited = commentary.describe() if commentary.awaited else ""
    gates = cycle.council.profile.gates
    hold = hold_on_withdrawn(index, recorded(cycle)) or hold_on_missing(gates, returns.missing, awaited)
    return Completed(name=hold.state, message=hold.message) if hold else None


def wait_before_publishing(cycle: CycleContext, pack: Pack) -> State[Any] | None:
    """Return the state to wait in if the compiled report may not be published yet; ask for a sign-off if one is needed."""
    report = CompiledReport(pack=pack.view, blocked=pack.blocked, considered_on=pack.considered_on)
    hold = hold_on_report(cycle.council.profile.gates, report, cycle.quarter, recorded(cycle), today())
    if hold is None:
        return None
    folder = pack.output.key.removesuffix(".json")
    draft = f"{cycle.restricted.address.rstrip('/')}/{folder}/restricted/report.html"
    if hold.state == "AwaitingSignOff":
        save_draft(cycle, pack.view)
        _ask_for_sign_off(cycle, pack, draft)
    return Completed(name=hold.state, message=f"{hold.message} The draft: {draft}.")


def _ask_for_sign_off(cycle: CycleContext, pack: Pack, draft: str) -> None:
    """Send a letter to the role that signs off, once for each pack."""
    queue_letter(cycle.restricted, cycle.post, sign_off_letter(cycle.council, cycle.quarter, pack.view[:SHOWN], draft))
    try:
        deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC))
    except ServiceUnavailable as error:
        get_run_logger().warning("%s", error)  # the report waits even if the mail server is down
