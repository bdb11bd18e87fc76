"""Which version does an officer withdraw or purge, and what is recorded?"""

import pytest

from quarterly.publishing.versions import PublicationIndex, PublishedVersion, Withdrawal
from quarterly.publishing.withdrawal import WithdrawalPlan, WithdrawalRequest, plan_withdrawal
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError
from tests.unit.made import Q1

ACT = AuditEvent(
    kind="withdrawal",
    council="dudley",
    quarter="2012-13-q1",
    at="2012-10-01T09:00:00+00:00",
    by="Officer",
    reason="A service counted twice.",
    version=2,
    approved_by="Head",
)


def version(number: int, release: str, taken_down: str = "") -> PublishedVersion:
    kept = {"manifest_sha256": "m", "published": "2012-09-18T09:00:00+00:00", "reason": "", "files": ()}
    return PublishedVersion.model_validate({"version": number, "release": release, "taken_down": taken_down, **kept})


def index(*versions: PublishedVersion, withdrawn: bool = False) -> PublicationIndex:
    at = "2012-09-30T09:00:00+00:00"
    notices = (Withdrawal(version=len(versions), at=at, reason="A service counted twice."),) if withdrawn else ()
    return PublicationIndex(council="dudley", quarter="2012-13-q1", versions=versions, withdrawals=notices)


TWO = index(version(1, "r1"), version(2, "r2"))


def planned(number: int = 0, *, purge: bool = False, of: PublicationIndex = TWO, again: bool = False) -> WithdrawalPlan:
    return plan_withdrawal(WithdrawalRequest(ACT, number, purge), of, [ACT] if again else [], Q1)


@pytest.mark.parametrize("number", [0, 2])
def test_the_newest_is_meant_unless_another_is_named(number: int) -> None:
    plan = planned(number)
    assert (plan.target.version, plan.leaves_report, plan.purge_event) == (2, False, None)
    assert plan.describe() == "Version 2 is withdrawn. A service counted twice."


def test_the_newest_is_withdrawn_when_it_is_purged() -> None:
    plan = planned(purge=True)
    assert not plan.leaves_report
    assert plan.describe() == "Version 2 is withdrawn and its public files are deleted. A service counted twice."


def test_a_purge_is_an_act_of_its_own_that_bars_the_release() -> None:
    found = planned(purge=True).purge_event
    assert found is not None
    assert (found.kind, found.pack, found.effect) == ("purge", "r2", "Version 2 was taken down for good.")
    assert (found.by, found.approved_by, found.reason) == (ACT.by, ACT.approved_by, ACT.reason)


def test_an_older_version_is_purged_alone() -> None:
    plan = planned(1, purge=True)
    assert (plan.target.version, plan.leaves_report) == (1, True)
    assert plan.describe() == "Version 1 is taken down; version 2 stands."


def test_an_older_version_of_the_same_files_takes_the_report_with_it() -> None:
    assert not planned(1, purge=True, of=index(version(1, "r1"), version(2, "r1"))).leaves_report


@pytest.mark.parametrize(("number", "purge"), [(3, True), (3, False), (-1, True)])
def test_a_version_that_never_was_is_refused(number: int, purge: bool) -> None:
    with pytest.raises(SetupError, match=f"There is no version {number} of 2012-13 Q1: the newest is 2."):
        planned(number, purge=purge)


def test_an_older_version_cannot_be_withdrawn() -> None:
    with pytest.raises(SetupError, match=r"Only the newest version, 2, can be withdrawn\. An older one can be purged\."):
        planned(1)


def test_what_is_withdrawn_already_is_refused_unless_it_is_the_same_act() -> None:
    withdrawn = index(version(1, "r1"), version(2, "r2"), withdrawn=True)
    with pytest.raises(SetupError, match=r"Version 2 of 2012-13 Q1 is withdrawn already, since 2012-09-30\."):
        planned(of=withdrawn)
    assert planned(of=withdrawn, again=True).target.version == 2
    assert planned(of=withdrawn, purge=True).purge_event is not None


def test_what_is_taken_down_already_is_refused_unless_it_is_the_same_act() -> None:
    gone = index(version(1, "", "2012-09-30T09:00:00+00:00"), version(2, "r2"))
    with pytest.raises(SetupError, match=r"Version 1 of 2012-13 Q1 is taken down already, since 2012-09-30\."):
        planned(1, purge=True, of=gone)
    assert planned(1, purge=True, of=gone, again=True).purge_event is None
