"""What holds a report back: a withdrawal, something still missing, the report itself, a sign-off, a committee."""

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
    """Why a report is not published: the state its run ends in, and in sentences what is waited for."""

    state: WaitingState
    message: str


def hold_on_withdrawn(index: PublicationIndex | None, acts: Sequence[AuditEvent]) -> Hold | None:
    """Return the hold on a report that was withdrawn, until somebody says why to publish again."""
    if index is None or index.withdrawn is None or is_explained(acts):
        return None
    return Hold(
        "Withdrawn",
        f"Version {index.withdrawn.version} is withdrawn: {index.withdrawn.reason} The next is published when a return is "
        "corrected with correct-return, or run-cycle is given a reason.",
    )


def hold_on_missing(gates: Gates, services: Sequence[str], awaited: str) -> Hold | None:
    """Return the hold on a report for which something is missing that the profile waits for.

    `services` are those that sent no return; `awaited` says in words which commentary is outstanding, "" where none is.
    """
    if gates.returns == "hold" and services:
        return Hold("AwaitingReturns", f"Not received: {', '.join(services)}.")
    if gates.commentary == "hold" and awaited:
        return Hold("AwaitingCommentary", f"{awaited.capitalize()}.")
    return None


def hold_on_report(
    gates: Gates, report: CompiledReport, quarter: Quarter, acts: Sequence[AuditEvent], today: date
) -> Hold | None:
    """Return the hold on a compiled report: by its own checks, else until it is signed off, else until it is considered."""
    by_checks, by_role = hold_on_checks(report.blocked), hold_on_sign_off(gates.sign_off, report.pack, acts)
    return by_checks or by_role or hold_on_committee(gates.considered_by, report.considered_on, quarter, today)


def hold_on_checks(blocked: Sequence[str]) -> Hold | None:
    """Return the hold on a report in which consistency checks (by their codes) found what may not be published."""
    if not blocked:
        return None
    found = f"Consistency checks hold the report back: {', '.join(blocked)}. The performance officer has been told where."
    return Hold("AwaitingCommentary", found)


def hold_on_sign_off(role: str, pack: str, acts: Sequence[AuditEvent]) -> Hold | None:
    """Return the hold on a pack that the role named under gates has not signed off since the report was last withdrawn."""
    acts = since_withdrawal(acts)
    if not role or sign_off_of(acts, role, pack):
        return None
    message = f"The report is ready; its sign-off by the role {role} is awaited, of pack {pack[:SHOWN]}."
    if any(act.kind == "sign-off" for act in acts):
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
