"""What holds a report back: something still missing, the report itself, a sign-off, a committee, a withdrawal."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.states import Completed

from adapters.cycle_context import CycleContext
from adapters.mail_queue import deliver, put_in_post
from adapters.publication import versions
from flows.form_checks import recorded
from quarterly.collecting.narrative.dates import day_of
from quarterly.collecting.received import Returns
from quarterly.commentary.letters import sign_off_letter
from quarterly.publishing.audit import is_explained, sign_off_of, since_withdrawal
from quarterly.vocabulary.canonical import from_bytes, to_bytes
from quarterly.vocabulary.errors import ServiceUnavailable
from tasks.references import CommentaryRound, Pack
from tasks.today import today

SHOWN = 12  # of a digest's characters


@dataclass(frozen=True, slots=True)
class Draft:
    """The pack that waits for a sign-off, by its digest."""

    pack: str


def held_by_withdrawal(cycle: CycleContext) -> State[Any] | None:
    """Return Withdrawn where a notice stands in place of the report and nobody has said why to publish again."""
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    if index is None or index.withdrawn is None or is_explained(recorded(cycle)):
        return None
    message = (
        f"Version {index.withdrawn.version} is withdrawn: {index.withdrawn.reason} The next is published when a return is "
        "corrected with correct-return, or run-cycle is given a reason."
    )
    return Completed(name="Withdrawn", message=message)


def held_by_gate(cycle: CycleContext, returns: Returns, commentary: CommentaryRound) -> State[Any] | None:
    """Return the state to wait in where the profile holds publication back for something still missing."""
    gates = cycle.council.profile.gates
    if gates.returns == "hold" and returns.missing:
        return Completed(name="AwaitingReturns", message=f"Not received: {', '.join(returns.missing)}.")
    if gates.commentary == "hold" and commentary.awaited:
        return Completed(name="AwaitingCommentary", message=f"{commentary.describe().capitalize()}.")
    return None


def held_by_pack(cycle: CycleContext, pack: Pack) -> State[Any] | None:
    """Return the state to wait in where the report may not go out as it is, or not yet."""
    folder = pack.output.key.removesuffix(".json")
    draft = f"{cycle.restricted.address.rstrip('/')}/{folder}/restricted/report.html"
    if pack.blocked:
        found = (
            f"Consistency checks hold the report back: {', '.join(pack.blocked)}. The performance officer has been told where."
        )
        return Completed(name="AwaitingCommentary", message=f"{found} The draft: {draft}.")
    if message := _unsigned(cycle, pack):
        leave_draft(cycle, pack.view)
        _ask_for_sign_off(cycle, pack, draft)
        return Completed(name="AwaitingSignOff", message=f"{message} The draft: {draft}.")
    if message := _unconsidered(cycle, pack):
        return Completed(name="WithDemocraticServices", message=f"{message} The draft: {draft}.")
    return None


def leave_draft(cycle: CycleContext, pack: str) -> None:
    """Note which pack waits for a sign-off, for the form to find."""
    cycle.restricted.write(_draft_key(cycle), to_bytes(Draft(pack)), "application/json")


def waiting_draft(cycle: CycleContext) -> Draft | None:
    """Return the pack that the last run left for a sign-off."""
    found = cycle.restricted.read_tagged(_draft_key(cycle))
    return from_bytes(Draft, found[0]) if found else None


def _unsigned(cycle: CycleContext, pack: Pack) -> str:
    role, acts = cycle.council.profile.gates.sign_off, since_withdrawal(recorded(cycle))
    if not role or sign_off_of(acts, role, pack.view):
        return ""
    message = f"The report is ready; its sign-off by the role {role} is awaited, of pack {pack.view[:SHOWN]}."
    if any(act.kind == "sign-off" for act in acts):
        message += " One given before was of another pack and does not count for this one."
    return message


def _ask_for_sign_off(cycle: CycleContext, pack: Pack, draft: str) -> None:
    """Write to who signs off, once for each pack."""
    put_in_post(cycle.restricted, cycle.post, sign_off_letter(cycle.council, cycle.quarter, pack.view[:SHOWN], draft))
    try:
        deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC))
    except ServiceUnavailable as error:
        get_run_logger().warning("%s", error)  # that the report waits does not depend on the mail server


def _unconsidered(cycle: CycleContext, pack: Pack) -> str:
    body, considered = cycle.council.profile.gates.considered_by, day_of(pack.considered_on)
    if not body or (considered is not None and cycle.quarter.ends < considered <= today()):
        return ""
    if considered is None:
        ask = "Say on which day it did in the cover workbook."
    else:
        early = considered <= cycle.quarter.ends
        ask = f"The day in the cover workbook is {'before the quarter ended' if early else 'still to come'}."
    return f"The report is ready; {body} has yet to consider it. {ask}"


def _draft_key(cycle: CycleContext) -> str:
    return f"stages/{cycle.council.key}/{cycle.quarter.key}/draft.json"
