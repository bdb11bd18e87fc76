"""Forms filled in correctly for an installation with returns, and a record of its stores to show that nothing changed."""

from datetime import UTC, datetime
from typing import Any

from prefect.client.schemas.objects import State

from adapters.publication import NewVersion, PublicationFolder, publish
from flows.correct_return import correct_return
from flows.quarterly_cycle import quarterly_cycle
from flows.withdraw import withdraw_report
from quarterly.publishing.versions import ReleaseFile
from tests.installation import COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return
from tests.snapshots import Snapshots

OFFICER, APPROVER = "Corporate performance officer", "Head of children in care"
WRONG, EFFECT = "The opening rate was sent.", "The rating does not change."


def cycle(council: str = COUNCIL, quarter: str = QUARTER, **options: Any) -> State[Any]:
    return quarterly_cycle(council, quarter, **options, return_state=True)


def published_by_the_cycle(installation: Installation, snapshots: Snapshots) -> Installation:
    """Return an installation with Dudley's quarter published as version 1."""

    def make() -> None:
        installation.send_all()
        installation.send_cover()
        assert cycle().name == "Published"

    snapshots.restore("published by the cycle", installation, make)
    return installation


def corrected(installation: Installation, rate: float = 104.2, name: str = "fix.xlsx", hour: int = 15) -> None:
    """Put a corrected return into the inbox."""
    row = [*LAC[:4], rate, 98.8, "The opening figure was sent first."]
    installation.send("children-in-care", indicator_return("children-in-care", [row]), name, hour=hour)


def correct(**changes: Any) -> State[Any]:
    """Send the form of a correction, correctly filled in but for these changes."""
    form = {
        "council": COUNCIL,
        "quarter": QUARTER,
        "service": "children-in-care",
        "kind": "correction",
        "what_was_wrong": WRONG,
        "effect": EFFECT,
        "officer": OFFICER,
        "approved_by": APPROVER,
    }
    return correct_return(**{**form, **changes}, return_state=True)


def withdraw(**changes: Any) -> State[Any]:
    """Send the form of a withdrawal, correctly filled in but for these changes."""
    form = {
        "council": COUNCIL,
        "quarter": QUARTER,
        "reason": "A service counted twice.",
        "officer": OFFICER,
        "approved_by": APPROVER,
    }
    return withdraw_report(**{**form, **changes}, return_state=True)


def publish_a_page(installation: Installation, quarter: str = KEY) -> None:
    """Publish one page as version 1 without running the cycle, for tests that only need something published."""
    page = ReleaseFile("report.html", "text/html", "Report, web page", b"<p>104.9</p>")
    for store, rendering in ((installation.public, "public"), (installation.restricted, "restricted")):
        folder = PublicationFolder(store, COUNCIL, quarter, lambda _: b"")
        publish(folder, NewVersion(rendering=rendering, files=[page], reason=""), datetime.now(UTC))


def everything(installation: Installation) -> dict[str, bytes]:
    """Return all objects of both stores except the cycle status."""
    return {
        f"{store.address}/{entry.key}": store.read(entry.key)
        for store in (installation.public, installation.restricted)
        for entry in store.list("")
        if not entry.key.startswith("control-room/")
    }
