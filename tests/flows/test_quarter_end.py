"""Which runs does the schedule start on a day?"""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from prefect.client.schemas.objects import State

import adapters.retain
import flows.quarter_end
from adapters.publication import NewVersion, PublicationFolder, publish
from adapters.retain import BY_AGE
from flows.due_quarters import due
from flows.quarter_end import quarter_end
from quarterly.publishing.versions import ReleaseFile
from tasks.collect_returns import collect_returns
from tests.installation import Installation, own_council
from tests.removals import removal_records
from tests.stages.chain import plain

MONDAY, SATURDAY = date(2012, 7, 2), date(2012, 7, 7)
NOW = datetime(2012, 9, 3, tzinfo=UTC)
REPORT = [ReleaseFile("report.html", "text/html", "Report", b"<p>")]


@pytest.fixture
def councils(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A folder of councils with only Dudley in it."""
    own_council(installation.folder / "councils/dudley")
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(installation.folder / "councils"))
    return installation


def published(installation: Installation, quarter: str = "2012-13-q1") -> None:
    folder = PublicationFolder(installation.public, "dudley", quarter, lambda _: b"")
    publish(folder, NewVersion(rendering="public", files=REPORT, reason=""), NOW)


def quarters(day: date) -> list[str]:
    return [str(quarter) for quarter in due("dudley", day)]


def test_the_quarter_that_ended_last_is_due(councils: Installation) -> None:
    assert quarters(MONDAY) == ["2012-13 Q1"]


def test_nothing_is_due_while_the_offices_are_closed(councils: Installation) -> None:
    profile = councils.folder / "councils/dudley/profile.yaml"
    profile.write_text(profile.read_text() + "\ncalendar:\n  closed: [2012-07-02]\n")
    assert quarters(MONDAY) == []


def test_what_is_published_is_not_due(councils: Installation) -> None:
    published(councils)
    assert quarters(MONDAY) == []


def test_a_quarter_that_was_begun_stays_due_when_the_next_has_ended(councils: Installation) -> None:
    councils.restricted.create("archive/dudley/2012-13-q1/schools/files/x", b"x")
    assert quarters(date(2012, 10, 1)) == ["2012-13 Q1", "2012-13 Q2"]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The quarters of runs that would be started."""
    found = list[tuple[str, str]]()

    def start(council: str, quarter: str, **_: object) -> str:
        found.append((council, quarter))
        return f"{council} {quarter}"

    monkeypatch.setattr(flows.quarter_end, "start_in_round", start)
    return found


def run(day: date) -> State[Any]:
    state: State[Any] = quarter_end(on=day, return_state=True)
    return state


def test_it_starts_a_run_for_each_council(councils: Installation, started: list[tuple[str, str]]) -> None:
    own_council(councils.folder / "councils/elsewhere")
    assert run(MONDAY).name == "Completed"
    assert started == [("dudley", "2012-13 Q1"), ("elsewhere", "2012-13 Q1")]


def test_where_nothing_is_due_it_says_so(councils: Installation, started: list[tuple[str, str]]) -> None:
    state = run(SATURDAY)
    assert (state.name, state.message, started) == ("NothingDue", "Nothing is due on 2012-07-07.", [])


@pytest.mark.parametrize(("day", "left"), [(date(2012, 7, 17), 1), (date(2012, 7, 18), 0)])
def test_it_deletes_refused_files_once_their_time_is_past(
    councils: Installation, started: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch, day: date, left: int
) -> None:
    councils.send("children-in-care", b"no workbook", "broken.xlsx")
    plain(collect_returns)("dudley", "2012-13 Q1")
    monkeypatch.setattr(adapters.retain, "local_day", lambda _: date(2012, 7, 3))  # the day on which they were stored
    run(day)
    assert len(councils.restricted.list("quarantine")) == left
    assert {each.by for each in removal_records(councils.restricted, "dudley", BY_AGE)} == (set() if left else {"The schedule"})


def test_one_councils_mistake_stops_no_other(councils: Installation, started: list[tuple[str, str]]) -> None:
    broken = own_council(councils.folder / "councils/broken")
    (broken / "profile.yaml").write_text("name: [")
    state = run(MONDAY)
    assert started == [("dudley", "2012-13 Q1")]
    assert (state.name, state.message) == (
        "Failed",
        "Started: dudley 2012-13 Q1. Not started: broken. The log says why.",
    )
