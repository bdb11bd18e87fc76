"""The gates before publication: withdrawal, sign-off, release, agenda, the body that considers the report, and the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from quarterly.configuration.profile import Profile
from quarterly.publishing.audit import (
    is_explained,
    last_of_agenda,
    refusal_of,
    release_of,
    sign_off_of,
    since_withdrawal,
    unsettled_file,
)
from quarterly.publishing.drafts import SHOWN
from quarterly.publishing.holds import HoldKind, held_kinds, how_many
from quarterly.publishing.pack import CompiledReport
from quarterly.publishing.versions import PublicationIndex
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.london_time import in_london
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.wording import counted, listed

WaitingState = Literal["Withdrawn", "AwaitingSignOff", "AwaitingRelease", "WithDemocraticServices", "AwaitingDay"]
WAITING_FOR_A_PERSON = ("AwaitingSignOff", "AwaitingRelease")


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a report is not published: the state in which its run ends, and what it waits for, in sentences.

    `until` is the moment from which it may be published, where it waits for nothing else.
    """

    state: WaitingState
    message: str
    until: datetime | None = None


def hold_on_withdrawn(index: PublicationIndex | None, events: Sequence[AuditEvent]) -> Hold | None:
    """Return the hold on a withdrawn report, until a reason to publish again is recorded."""
    if index is None or index.withdrawn is None or is_explained(events):
        return None
    return Hold(
        "Withdrawn",
        f"Version {index.withdrawn.version} is withdrawn: {index.withdrawn.reason} The next is published when a return is "
        "corrected with correct-return, or run-cycle is given a reason.",
    )


def hold_on_report(
    profile: Profile, report: CompiledReport, quarter: Quarter, events: Sequence[AuditEvent], now: datetime
) -> Hold | None:
    """Return the first hold on a compiled report: by sign-off, release, agenda, committee, or the day it waits for."""
    # People before days: an answer takes as long as it takes, and can be had while the day is still to come.
    by_person = hold_on_sign_off(profile, report, events) or hold_on_release(profile, report, events)
    return (
        by_person
        or hold_on_agenda(profile, events)
        or hold_on_committee(profile.gates.considered_by, report.considered_on, quarter, now)
        or hold_on_day(profile, report, quarter, events, now)
    )


def needs_release(profile: Profile, report: CompiledReport) -> bool:
    """Whether a person has to release the report: everywhere but where the profile releases by itself and nothing is on hold."""
    return profile.gates.release != "automatic" or bool(held_kinds(report.outstanding, profile.gates))


def is_approved(profile: Profile, report: CompiledReport, events: Sequence[AuditEvent]) -> bool:
    """Whether a report may go to Democratic Services: signed off by all who sign, or released where nobody else signs."""
    if hold_on_sign_off(profile, report, events):
        return False
    releases = profile.releasing_role if needs_release(profile, report) else ""
    return any(role != releases for role in profile.gates.sign_off) or hold_on_release(profile, report, events) is None


def hold_on_sign_off(profile: Profile, report: CompiledReport, events: Sequence[AuditEvent]) -> Hold | None:
    """Return the hold on a pack that a role named under gates has not signed off since the last withdrawal.

    A release by the same role counts as its sign-off, and is asked for in its place.
    """
    role, pack = next_to_sign(profile, report, events), report.pack
    if not role:
        return None
    chain = profile.gates.sign_off
    turn = f" ({chain.index(role) + 1} of {len(chain)})" if len(chain) > 1 else ""
    message = f"The report is ready; its sign-off by the role {role}{turn} is awaited, of pack {pack[:SHOWN]}."
    if held := not_accepted(profile, report, events):
        kinds = listed([_counted(kind, report) for kind in held])
        message += f" It is asked for once what holds the draft back is put right, or accepted in its release: {kinds}."
    if refused := refusal_of(events, pack):
        message += f" {refused.by} did not approve it: the evidence says why."
    elif any((each.kind, each.by, each.pack) == ("sign-off-withdrawn", role, pack) for each in since_withdrawal(events)):
        message += f" {role} took back an approval of it: the evidence says why."
    return Hold("AwaitingSignOff", message + _of_another_pack(events, "sign-off", pack))


def next_to_sign(profile: Profile, report: CompiledReport, events: Sequence[AuditEvent]) -> str:
    """Return the first role of the chain that has not signed a pack off, "" if there is none."""
    releases = profile.releasing_role if needs_release(profile, report) else ""
    return next(
        (
            role
            for role in profile.gates.sign_off
            if role != releases and not (sign_off_of(events, role, report.pack) or release_of(events, role, report.pack))
        ),
        "",
    )


def hold_on_release(profile: Profile, report: CompiledReport, events: Sequence[AuditEvent]) -> Hold | None:
    """Return the hold on a pack that was not released since the last withdrawal, or not with all that holds it accepted."""
    if not needs_release(profile, report):
        return None
    role, held = profile.releasing_role, held_kinds(report.outstanding, profile.gates)
    release, lacking = release_of(events, role, report.pack), not_accepted(profile, report, events)
    if release and not lacking:
        return None
    message = f"The report is ready; its release by the role {role} is awaited, of pack {report.pack[:SHOWN]}."
    if release:
        message += f" The one given accepted no {listed([_counted(kind, report) for kind in lacking])}."
    elif held:
        message += f" Held back by {listed([_counted(kind, report) for kind in held])}."
    if HoldKind.PERSONAL_DATA in held:
        message += " Personal data is never released: change the text."
    return Hold("AwaitingRelease", message + ("" if release else _of_another_pack(events, "release", report.pack)))


def hold_on_agenda(profile: Profile, events: Sequence[AuditEvent]) -> Hold | None:
    """Return the hold on a report whose agenda is awaited or has other figures, or whose item was moved or withdrawn since."""
    last, filed = last_of_agenda(events), unsettled_file(events)
    if last and last.kind != "agenda-published":
        what = "moved to another meeting" if last.kind == "agenda-moved" else "withdrawn from the agenda"
        message = f"it was {what}{_moved_to(last)}. Record with agenda-published when an agenda with it is published."
    elif filed and filed.agenda:
        message = (
            f"in the agenda's final file {counted(filed.agenda.other, 'figure differs', 'figures differ')} from the report. File "
            "it again once it is put right, or record with agenda-published that it is published all the same."
        )
    elif not last and profile.gates.agenda == "hold":
        message = "its agenda is to be published first. Record with agenda-published that it is."
    else:
        return None
    return Hold("WithDemocraticServices", f"The report is ready; {message}")


def _moved_to(event: AuditEvent) -> str:
    if not event.agenda or not event.agenda.moved_to:
        return ""
    return f", to {long_date(date.fromisoformat(event.agenda.moved_to))} as the {event.by} says"


def hold_on_committee(body: str, considered_on: str, quarter: Quarter, now: datetime) -> Hold | None:
    """Return the hold on a report that the body named under gates has not considered, by the day in the cover workbook.

    A day before the quarter's end is that of an earlier report, from a workbook that was copied.
    """
    considered = day_of(considered_on)
    if not body or (considered is not None and quarter.ends < considered <= local_day(now)):
        return None
    if considered is None:
        ask = "Say on which day it did in the cover workbook."
    else:
        early = considered <= quarter.ends
        ask = f"The day in the cover workbook is {'before the quarter ended' if early else 'still to come'}."
    return Hold("WithDemocraticServices", f"The report is ready; {body} has yet to consider it. {ask}")


def hold_on_day(
    profile: Profile, report: CompiledReport, quarter: Quarter, events: Sequence[AuditEvent], now: datetime
) -> Hold | None:
    """Return the hold on a report whose moment has not come: the calendar's or that of its release, whichever is later."""
    release, stated = release_of(events, profile.releasing_role, report.pack), profile.calendar.not_before.get(str(quarter))
    moments = [datetime.fromisoformat(release.not_before)] if release and release.not_before else []
    # The later of the two: a release brings forward no moment that the calendar states.
    until = max([*moments, *([stated] if stated else [])], default=None)
    if until is None or until <= now:
        return None
    return Hold("AwaitingDay", f"The report is ready; it is published on {in_london(until)}, London time.", until)


def not_accepted(profile: Profile, report: CompiledReport, events: Sequence[AuditEvent]) -> list[HoldKind]:
    """Return what holds a pack back and was not accepted with its release."""
    held, release = held_kinds(report.outstanding, profile.gates), release_of(events, profile.releasing_role, report.pack)
    # What was found only after the release was accepted by nobody.
    accepted = {each.kind for each in release.accepted} if release else set()
    return [kind for kind in held if kind.value not in accepted or not kind.may_be_accepted]


def _counted(kind: HoldKind, report: CompiledReport) -> str:
    return how_many(kind, report.outstanding[kind])


def _of_another_pack(events: Sequence[AuditEvent], kind: Literal["sign-off", "release"], pack: str) -> str:
    given = any(event.kind == kind and event.pack != pack for event in since_withdrawal(events))
    return " One given before was of another pack and does not count for this one." if given else ""
