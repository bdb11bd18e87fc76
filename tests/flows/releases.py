"""A council whose officer releases every report: before its run, with a draft that waits, and after the release."""

from typing import Any

from prefect.client.schemas.objects import State

from adapters.drafts import last_draft
from flows.form_checks import opened
from flows.release import release
from quarterly.publishing.drafts import Draft
from tests.flows.officers import OFFICER, cycle
from tests.installation import COUNCIL, QUARTER, Installation, own_council
from tests.snapshots import Snapshots

CLOSED = "The services report with the next quarter."
BY_A_PERSON = ("profile.yaml", "  release: automatic", "  release: by a person")
RETURNS_HOLD = ("profile.yaml", "  returns: accept", "  returns: hold")


def sent_to_be_released(installation: Installation) -> str:
    """Return a council whose officer releases every report, with some of its returns missing or refused; nothing was run."""
    installation.send_all()
    installation.send_cover()
    return gated(installation, BY_A_PERSON, RETURNS_HOLD)


def with_a_draft(installation: Installation, snapshots: Snapshots) -> str:
    """Return such a council after a run: its draft waits for a release."""

    def make() -> None:
        assert cycle(sent_to_be_released(installation)).name == "AwaitingRelease"

    snapshots.restore("draft that waits for its release", installation, make)
    return str(installation.folder / COUNCIL)


def with_its_draft_released(council: str, installation: Installation, snapshots: Snapshots) -> str:
    """Return such a council after its draft was released."""

    def make() -> None:
        assert released(council).name == "Published"

    snapshots.restore("draft that was released", installation, make)
    return council


def gated(installation: Installation, *changes: tuple[str, str, str]) -> str:
    """Return Dudley with these changes, in the installation's folder."""
    return str(own_council(installation.folder / COUNCIL, changes))


def draft(council: str) -> Draft:
    """Return the draft that waits, or one of no pack."""
    return last_draft(opened(council, QUARTER)) or Draft("0" * 64)


def released(council: str, /, **changes: Any) -> State[Any]:
    """Send the form of a release, correctly filled in but for these changes."""
    form = {"council": council, "quarter": QUARTER, "pack": draft(council).pack[:12], "by": OFFICER, "returns": CLOSED}
    return release(**{**form, **changes}, return_state=True)
