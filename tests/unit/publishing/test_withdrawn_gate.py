"""A withdrawn report stays withdrawn until somebody says why it is published again."""

from quarterly.publishing.gates import Hold, hold_on_withdrawn
from quarterly.publishing.versions import PublicationIndex, PublishedVersion, Withdrawal
from tests.unit.publishing.test_gates import act

WITHDRAWN = PublicationIndex(
    council="dudley",
    quarter="2012-13-q1",
    versions=(
        PublishedVersion(version=1, release="r", manifest_sha256="m", published="2012-09-18T09:00:00+00:00", reason="", files=()),
    ),
    withdrawals=(Withdrawal(version=1, at="2012-09-19T09:00:00+00:00", reason="A service counted twice."),),
)


def test_a_withdrawn_report_stays_withdrawn_until_somebody_says_why_to_publish_again() -> None:
    assert hold_on_withdrawn(WITHDRAWN, [act("run"), act("withdrawal")]) == Hold(
        "Withdrawn",
        "Version 1 is withdrawn: A service counted twice. The next is published when a return is corrected with correct-return, "
        "or run-cycle is given a reason.",
    )
    assert hold_on_withdrawn(WITHDRAWN, [act("withdrawal"), act("correction")]) is None


def test_a_report_that_stands_is_not_held() -> None:
    assert hold_on_withdrawn(None, []) is None
    assert hold_on_withdrawn(WITHDRAWN.model_copy(update={"withdrawals": ()}), []) is None
