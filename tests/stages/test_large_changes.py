"""Is a large change of what is published on the list of what to look at before the next release?"""

from adapters.cycle_context import CycleContext
from adapters.drafts import outstanding_in
from quarterly.publishing.holds import HoldKind
from tests.installation import ASSESSMENTS, COUNCIL, PLANS, QUARTER, Installation, indicator_return
from tests.snapshots import Snapshots
from tests.stages.chain import Chain, published_by_stages


def test_a_rating_that_moves_by_more_than_one_step_is_shown_before_it_is_released(
    installation: Installation, snapshots: Snapshots
) -> None:
    published_by_stages(installation, snapshots)
    better = [*ASSESSMENTS[:4], 99.0, *ASSESSMENTS[5:]]
    installation.send("safeguarding", indicator_return("safeguarding", [PLANS, better]), "fix.xlsx", hour=15)
    pack = Chain().compiled()
    assert pack.outstanding["large-changes"] == 1
    listed = outstanding_in(CycleContext.of(COUNCIL, QUARTER), pack.folder)
    (shown,) = [each for each in listed if each.kind is HoldKind.LARGE_CHANGES]
    assert "in version 1 and now" in shown.sentence


def test_nothing_is_large_before_a_first_version(installation: Installation) -> None:
    installation.send_all()
    assert "large-changes" not in Chain().compiled().outstanding
