"""Which version an officer means to withdraw or to purge, and what is recorded of it."""

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
    """What an officer asks for: `act` records it, `version` is 0 for the newest, `purge` has the public files deleted."""

    act: AuditEvent
    version: int = 0
    purge: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawalPlan:
    """What is to be done: the version that is meant, the newest, and the act that records either.

    A version that is not the newest is purged alone, and the report stays.
    """

    act: AuditEvent
    target: PublishedVersion
    newest: PublishedVersion
    purge: bool

    @property
    def leaves_report(self) -> bool:
        """Whether the newest version stays published: an older one of other files is purged."""
        return self.purge and self.target.release != self.newest.release

    @property
    def purge_act(self) -> AuditEvent | None:
        """The act that records the purge, and bars the release from coming back; None where there are no files to delete."""
        if not self.purge or not self.target.release:
            return None
        effect = f"Version {self.target.version} was taken down for good."
        return replace(self.act, kind="purge", effect=effect, pack=self.target.release)

    def describe(self) -> str:
        """Say what was done."""
        if self.leaves_report:
            return f"Version {self.target.version} is taken down; version {self.newest.version} stands."
        gone = " and its public files are deleted" if self.purge else ""
        return f"Version {self.newest.version} is withdrawn{gone}. {self.act.reason}"


def plan_withdrawal(
    request: WithdrawalRequest, index: PublicationIndex, acts: Sequence[AuditEvent], quarter: Quarter
) -> WithdrawalPlan:
    """Return what is to be done; raise SetupError if there is no such version, or if it is done already by another act."""
    version, purge, newest = request.version, request.purge, index.current.version
    if not 0 <= version <= newest:
        raise SetupError(f"There is no version {version} of {quarter}: the newest is {newest}.")
    if version not in (0, newest) and not purge:
        raise SetupError(f"Only the newest version, {newest}, can be withdrawn. An older one can be purged.")
    target = index.versions[(version or newest) - 1]
    again = find_duplicate(acts, request.act) is not None  # a run that broke off is taken up
    if index.withdrawn and not purge and not again:
        raise SetupError(f"Version {newest} of {quarter} is withdrawn already, since {_day(index.withdrawn.at)}.")
    if purge and target.taken_down and not again:
        raise SetupError(f"Version {target.version} of {quarter} is taken down already, since {_day(target.taken_down)}.")
    return WithdrawalPlan(request.act, target, index.current, purge)


def _day(moment: str) -> date:
    return local_day(datetime.fromisoformat(moment))
