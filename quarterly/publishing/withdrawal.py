"""Withdrawing or purging a version: which one an officer means, and the audit events to record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from quarterly.publishing.audit import find_duplicate
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class WithdrawalRequest:
    """An officer's request, recorded as `event`: `version` is 0 for the newest, `purge` deletes its public files."""

    event: AuditEvent
    version: int = 0
    purge: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawalPlan:
    """What to do: withdraw the newest version, or purge the target, and the event that records it.

    Purging an older version leaves the report as it is.
    """

    event: AuditEvent
    target: PublishedVersion
    newest: PublishedVersion
    purge: bool

    @property
    def leaves_report(self) -> bool:
        """Whether the newest version stays published, because the purge is of an older one with other files."""
        return self.purge and self.target.release != self.newest.release

    @property
    def purge_event(self) -> AuditEvent | None:
        """The event that records the purge and bars the release from being published again; None if it deletes no files."""
        if not self.purge or not self.target.release:
            return None
        effect = f"Version {self.target.version} was taken down for good."
        return replace(self.event, kind="purge", effect=effect, pack=self.target.release)

    def describe(self) -> str:
        """Return in a sentence what was done."""
        if self.leaves_report:
            return f"Version {self.target.version} is taken down; version {self.newest.version} stands."
        gone = " and its public files are deleted" if self.purge else ""
        return f"Version {self.newest.version} is withdrawn{gone}. {self.event.reason}"


def plan_withdrawal(
    request: WithdrawalRequest, index: PublicationIndex, events: Sequence[AuditEvent], quarter: Quarter
) -> WithdrawalPlan:
    """Return the plan; raise SetupError if there is no such version, or if another event has withdrawn or purged it already."""
    version, purge, newest = request.version, request.purge, index.current.version
    if not 0 <= version <= newest:
        raise SetupError(f"There is no version {version} of {quarter}: the newest is {newest}.")
    # Readers find the newest version alone; an older one can disclose something, but no longer mislead.
    if version not in (0, newest) and not purge:
        raise SetupError(f"Only the newest version, {newest}, can be withdrawn. An older one can be purged.")
    target = index.versions[(version or newest) - 1]
    again = find_duplicate(events, request.event) is not None  # an interrupted run is resumed
    if index.withdrawn and not purge and not again:
        raise SetupError(f"Version {newest} of {quarter} is withdrawn already, since {_day(index.withdrawn.at)}.")
    if purge and target.taken_down and not again:
        raise SetupError(f"Version {target.version} of {quarter} is taken down already, since {_day(target.taken_down)}.")
    return WithdrawalPlan(request.event, target, index.current, purge)


def _day(moment: str) -> date:
    return local_day(datetime.fromisoformat(moment))
