"""Does the form that removes something count first, remove when told to, and keep nothing that was typed?"""

from typing import Any

import pytest
from prefect.client.schemas.objects import State

from adapters.audit import events_of
from flows.purge import purge
from tasks.collect_returns import collect_returns
from tests.flows.officers import APPROVER, OFFICER, corrected, cycle, everything, publish_a_page, published_by_the_cycle
from tests.installation import COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return
from tests.snapshots import Snapshots
from tests.stages.chain import plain

SERVICE = "children-in-care"
GOOD = indicator_return(SERVICE, [LAC])


def digest_of_the_file() -> str:
    (raw,) = plain(collect_returns)(COUNCIL, QUARTER).received
    return raw.files[0].digest


def removed(**changes: Any) -> State[Any]:
    """Send the form, correctly filled in but for these changes."""
    form = {
        "council": COUNCIL,
        "quarter": QUARTER,
        "what": "file",
        "digest": "0" * 12,
        "reason": "It lists what it may not.",
        "officer": OFFICER,
        "approved_by": APPROVER,
    }
    return purge(**{**form, **changes}, return_state=True)


@pytest.fixture
def _sent(installation: Installation) -> None:
    installation.send(SERVICE, GOOD)


@pytest.mark.usefixtures("_sent")
def test_without_delete_it_only_counts(installation: Installation) -> None:
    digest = digest_of_the_file()
    before = everything(installation)
    state = removed(digest=digest[:12])
    assert (state.name, state.message) == ("Listed", "It would be removed from 2 places. Nothing was changed.")
    assert everything(installation) == before


@pytest.mark.usefixtures("_sent")
def test_with_delete_it_is_gone_from_the_archive_and_the_inbox(installation: Installation) -> None:
    state = removed(digest=digest_of_the_file()[:12], delete=True)
    assert state.name == "Removed"
    assert [entry.key for entry in installation.restricted.list("archive")] == []
    assert not list((installation.folder / "inbox").rglob("*.xlsx"))
    assert [event.kind for event in events_of(installation.restricted, COUNCIL, KEY)] == ["removal"]


@pytest.mark.usefixtures("_sent")
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"what": "person"}, "“What is removed” must be file or sentence"),
        ({"delete": "true"}, "“Remove it” true or false"),
        ({"digest": "Kim Example"}, "first 12 characters"),
        ({"digest": "0" * 12}, "has a digest that begins so. There are:\n  "),
        ({"what": "sentence", "digest": "0" * 12}, "No stored sentence"),
        ({"officer": "Ann Other"}, "must be a role"),
        ({"reason": ""}, "“Reason” is empty"),
        ({"approved_by": OFFICER}, "another role"),
    ],
)
def test_what_cannot_be_ends_refused_and_changes_nothing(installation: Installation, changes: dict[str, Any], words: str) -> None:
    digest = digest_of_the_file()
    publish_a_page(installation)
    before = everything(installation)
    state = removed(**{"digest": digest[:12], "delete": True, **changes})
    assert (state.name, words in (state.message or "")) == ("Refused", True), state.message
    assert "Kim" not in (state.message or "")
    assert everything(installation) == before


def test_after_a_published_file_was_removed_the_cycle_goes_on_with_what_is_sent_instead(
    installation: Installation, snapshots: Snapshots
) -> None:
    published_by_the_cycle(installation, snapshots)
    first = plain(collect_returns)(COUNCIL, QUARTER).received[0]
    assert removed(digest=first.files[0].digest, delete=True).name == "Removed"
    corrected(installation)
    assert cycle().name == "Withdrawn"
    state = cycle(reason="A text said more than it may.")
    assert (state.name, state.result().publication.version) == ("Published", 2)
    assert str(LAC[6]).encode() not in b"".join(installation.released(installation.public).values())
