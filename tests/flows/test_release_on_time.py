"""Is what was released before its hour public at that hour, and never before?"""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

import flows.publish_due
from adapters.due import due_reports, save_due
from flows.form_checks import opened
from flows.publish_due import publish_due
from quarterly.vocabulary.london_time import in_london
from tests.flows.officers import corrected, cycle, withdraw
from tests.flows.releases import (
    released,
    sent_to_be_released,
    with_a_draft,
    with_its_draft_released,
)
from tests.installation import COUNCIL, QUARTER, Installation
from tests.snapshots import Snapshots


@pytest.fixture
def sent(installation: Installation) -> str:
    return sent_to_be_released(installation)


@pytest.fixture
def council(installation: Installation, snapshots: Snapshots) -> str:
    return with_a_draft(installation, snapshots)


@pytest.fixture
def published(council: str, installation: Installation, snapshots: Snapshots) -> str:
    return with_its_draft_released(council, installation, snapshots)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The runs that the look would start."""
    found = list[tuple[str, str]]()

    def start(council: str, quarter: str, *, key: str) -> str:
        assert key
        found.append((council, quarter))
        return f"{council} {quarter}"

    monkeypatch.setattr(flows.publish_due, "start_cycle", start)
    return found


def test_what_is_released_early_waits_for_its_hour_and_goes_out_then(
    installation: Installation, council: str, started: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The quarter is of 2012: the clock that is read here stands in for one of that year.
    monkeypatch.setattr("quarterly.publishing.release.moment_problem", lambda *_: "")
    hour = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=2)
    typed = in_london(hour)
    local = datetime.strptime(typed, "%d %B %Y at %H:%M")
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(installation.folder))
    state = released(council, not_before=f"{local:%Y-%m-%d %H:%M}")
    assert state.name == "AwaitingDay"
    assert f"it is published on {typed}, London time." in (state.message or "")
    assert installation.public.list("") == []
    assert publish_due(return_state=True).name == "NothingDue"
    assert due_reports(installation.restricted, hour - timedelta(minutes=1)) == []
    assert [(each.council, each.quarter) for each in due_reports(installation.restricted, hour)] == [(COUNCIL, QUARTER)]
    assert started == []
    monkeypatch.setattr("flows.quarterly_cycle.datetime", SimpleNamespace(now=lambda _: hour))
    assert cycle(council).name == "Published"
    assert due_reports(installation.restricted, hour) == []


def test_a_released_report_is_forgotten_by_the_look_once_something_else_holds_it(
    installation: Installation, council: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quarterly.publishing.release.moment_problem", lambda *_: "")
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(installation.folder))
    far = datetime.now(UTC) + timedelta(days=3)
    released(council, not_before=f"{far:%Y-%m-%d %H:%M}")
    assert len(due_reports(installation.restricted, far + timedelta(hours=2))) == 1
    corrected(installation)
    assert cycle(council).name == "AwaitingRelease"
    assert due_reports(installation.restricted, far + timedelta(hours=2)) == []


def test_the_look_starts_what_is_due_once_for_each_and_says_what(
    installation: Installation, sent: str, started: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    save_due(opened(sent, QUARTER), datetime.now(UTC) - timedelta(minutes=1))
    state = publish_due(return_state=True)
    assert (started, state.message) == ([(COUNCIL, QUARTER)], f"Started: {COUNCIL} {QUARTER}.")


def test_a_council_elsewhere_is_not_looked_for_and_its_officer_is_told_to_run_it_then(
    installation: Installation, council: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that is deployed takes no folder by its path, so that each look would start one that is refused."""
    monkeypatch.setattr("quarterly.publishing.release.moment_problem", lambda *_: "")
    far = datetime.now(UTC) + timedelta(days=3)
    state = released(council, not_before=f"{far:%Y-%m-%d %H:%M}")
    assert "Run the cycle again then" in (state.message or "")
    assert due_reports(installation.restricted, far + timedelta(hours=2)) == []


def test_what_is_withdrawn_is_not_started_again_and_again(installation: Installation, published: str) -> None:
    earlier = datetime.now(UTC) - timedelta(minutes=1)
    save_due(opened(published, QUARTER), earlier)  # of a release that was published since
    withdraw(council=published)
    assert cycle(published).name == "Withdrawn"
    assert due_reports(installation.restricted, datetime.now(UTC)) == []
