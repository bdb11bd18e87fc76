"""The gates before publication: withdrawal, missing returns or commentary, consistency checks, sign-off, committee."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from quarterly.collecting.narrative.dates import day_of
from quarterly.configuration.profile import Gates
from quarterly.publishing.audit import is_explained, sign_off_of, since_withdrawal
from quarterly.publishing.drafts import SHOWN
from quarterly.publishing.pack import CompiledReport
from quarterly.publishing.versions import PublicationIndex
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.quarter import Quarter

WaitingState = Literal["Withdrawn", "AwaitingReturns", "AwaitingCommentary", "AwaitingSignOff", "WithDemocraticServices"]


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a report is not published: the state in which its run ends, and what it waits for, in sentences."""

    state: WaitingState
    message: str


def hold_on_withdrawn(index: PublicationIndex | None, events: Sequence[AuditEvent]) -> Hold | None:
    """Return the hold on a withdrawn report, until a reason to publish again is recorded."""
    if index is None or index.withdrawn is None or is_explained(events):
        return None
    return Hold(
        "Withdrawn",
        f"Version {index.withdrawn.version} is withdrawn: {index.withdrawn.reason} The next is published when a return is "
        "corrected with correct-return, or run-cycle is given a reason.",
    )


def hold_on_missing(gates: Gates, services: Sequence[str], awaited: str) -> Hold | None:
    """Return the hold on a report that lacks returns or commentary, if the profile waits for them.

    `services` sent no return; `awaited` names the outstanding commentary in words, "" if there is none.
    """
    if gates.returns == "hold" and services:
        return Hold("AwaitingReturns", f"Not received: {', '.join(services)}.")
    if gates.commentary == "hold" and awaited:
        return Hold("AwaitingCommentary", f"{awaited.capitalize()}.")
    return None


def hold_on_report(
    gates: Gates, report: CompiledReport, quarter: Quarter, events: Sequence[AuditEvent], today: date
) -> Hold | None:
    """Return the first hold on a compiled report: by consistency checks, sign-off or committee."""
    by_checks, by_role = hold_on_checks(report.blocked), hold_on_sign_off(gates.sign_off, report.pack, events)
    return by_checks or by_role or hold_on_committee(gates.considered_by, report.considered_on, quarter, today)


def hold_on_checks(blocked: Sequence[str]) -> Hold | None:
    """Return the hold on a report in which consistency checks, named by code, found something that blocks publication."""
    if not blocked:
        return None
    found = f"Consistency checks hold the report back: {', '.join(blocked)}. The performance officer has been told where."
    return Hold("AwaitingCommentary", found)


def hold_on_sign_off(role: str, pack: str, events: Sequence[AuditEvent]) -> Hold | None:
    """Return the hold on a pack that the role named under gates has not signed off since the last withdrawal."""
    events = since_withdrawal(events)
    if not role or sign_off_of(events, role, pack):
        return None
    message = f"The report is ready; its sign-off by the role {role} is awaited, of pack {pack[:SHOWN]}."
    if any(event.kind == "sign-off" for event in events):
        message += " One given before was of another pack and does not count for this one."
    return Hold("AwaitingSignOff", message)


def hold_on_committee(body: str, considered_on: str, quarter: Quarter, today: date) -> Hold | None:
    """Return the hold on a report that the body named under gates has not considered, by the day in the cover workbook.

    A day before the quarter's end is that of an earlier report, from a workbook that was copied.
    """
    considered = day_of(considered_on)
    if not body or (considered is not None and quarter.ends < considered <= today):
        return None
    if considered is None:
        ask = "Say on which day it did in the cover workbook."
    else:
        early = considered <= quarter.ends
        ask = f"The day in the cover workbook is {'before the quarter ended' if early else 'still to come'}."
    return Hold("WithDemocraticServices", f"The report is ready; {body} has yet to consider it. {ask}")
