"""Does the form that sets a file aside run the cycle again without it, and give the reason in the next version?"""

import json
from typing import Any

import pytest
from prefect.client.schemas.objects import State

from adapters.audit import events_of
from flows.set_aside import set_file_aside
from tests.flows.officers import APPROVER, OFFICER, correct, corrected, everything, publish_a_page, published_by_the_cycle
from tests.installation import COUNCIL, KEY, QUARTER, Installation
from tests.snapshots import Snapshots


def aside(**changes: Any) -> State[Any]:
    """Send the form, correctly filled in but for these changes."""
    form = {
        "council": COUNCIL,
        "quarter": QUARTER,
        "file": "fix.xlsx",
        "reason": "It was a draft.",
        "officer": OFFICER,
        "approved_by": APPROVER,
    }
    return set_file_aside(**{**form, **changes}, return_state=True)


def reason(installation: Installation) -> str:
    """Return the reason of the newest version."""
    return str(json.loads(installation.public.read(f"{COUNCIL}/{KEY}/index.json"))["versions"][-1]["reason"])


def test_a_published_file_set_aside_makes_the_next_version_which_says_why(
    installation: Installation, snapshots: Snapshots
) -> None:
    published_by_the_cycle(installation, snapshots)
    corrected(installation)
    assert correct().name == "Published"
    assert aside().name == "Published"
    assert reason(installation) == "Return set aside: It was a draft."
    assert "Return set aside" in installation.released(installation.public)["report.html"].decode()
    assert aside(undo=True, reason="It was no draft.").name == "Published"
    assert reason(installation).endswith("Return counted again: It was no draft.")  # after the correction that the file brought


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"file": "gone.xlsx"}, "was received"),
        ({"approved_by": ""}, "changed by two: say under “Approved by the role”"),
        ({"reason": ""}, "“Reason” is empty"),
        ({"officer": "Ann Other"}, "“Your role” must be a role"),
        ({"undo": "false"}, "“Let it count again” must be true or false"),
        ({"quarter": "2099-00 Q1"}, "has not begun"),
    ],
)
def test_what_cannot_be_ends_refused_and_changes_nothing(installation: Installation, changes: dict[str, Any], words: str) -> None:
    publish_a_page(installation)
    before = everything(installation)
    state = aside(**changes)
    assert (state.name, words in (state.message or "")) == ("Refused", True)
    assert "Ann Other" not in (state.message or "")
    assert everything(installation) == before
    assert events_of(installation.restricted, COUNCIL, KEY) == ()
