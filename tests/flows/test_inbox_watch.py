"""Do new files for a quarter that is due start its cycle again, and do no other files?"""

from datetime import UTC, date, datetime

import pytest

import flows.inbox_watch
from adapters.publication import NewVersion, PublicationFolder, publish
from adapters.screening import screening_for
from flows.inbox_watch import NewFiles, inbox_watch, new_files, start_quiet
from quarterly.configuration.council import Council
from quarterly.publishing.versions import ReleaseFile
from quarterly.screening.screening import Screening
from quarterly.vocabulary.errors import ServiceUnavailable
from tests.installation import COUNCIL, KEY, QUARTER, Installation, own_council
from tests.stages.chain import Chain

DAY, NOW = date(2012, 7, 2), datetime(2012, 9, 3, tzinfo=UTC)


@pytest.fixture
def begun(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """Dudley as the only council, with a quarter that was run once."""
    own_council(installation.folder / "councils/dudley")
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(installation.folder / "councils"))
    installation.send("schools", b"one", "a.xlsx")
    Chain().validated()
    return installation


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """The runs that would be started, each with its idempotency key."""
    found = list[tuple[str, str, str]]()
    monkeypatch.setattr(flows.inbox_watch, "start_cycle", lambda *about, key: found.append((*about, key)))
    return found


def check(number: int = 2) -> None:
    """Look so many times; what is as it was at the look before is started."""
    before: NewFiles = {}
    for _ in range(number):
        now = new_files(DAY)
        start_quiet(before, now)
        before = now


def test_what_lies_there_since_the_last_run_starts_nothing(begun: Installation, started: list[tuple[str, str, str]]) -> None:
    check()
    assert started == []


def test_a_new_file_starts_one_run_when_nothing_more_comes(begun: Installation, started: list[tuple[str, str, str]]) -> None:
    looks = list[NewFiles]()
    for name in ("b.xlsx", "c.xlsx"):
        begun.send("schools", b"two", name)
        looks.append(new_files(DAY))
    start_quiet(*looks)
    assert started == []
    check(3)
    assert [about[:2] for about in started] == [(COUNCIL, QUARTER)] * 2
    assert len(set(started)) == 1


@pytest.mark.parametrize("sender", ["commentary", "cover"])
def test_a_reply_and_a_cover_workbook_do_too(begun: Installation, started: list[tuple[str, str, str]], sender: str) -> None:
    begun.send(sender, b"new")
    check()
    assert len(started) == 1


def test_a_file_changed_under_its_name_is_new(begun: Installation, started: list[tuple[str, str, str]]) -> None:
    begun.send("schools", b"changed", "a.xlsx", hour=10)
    check()
    assert len(started) == 1


def test_a_file_that_was_taken_in_is_not(begun: Installation, started: list[tuple[str, str, str]]) -> None:
    begun.send("schools", b"two", "b.xlsx")
    Chain().validated()
    check()
    assert started == []


def test_nothing_is_screened_while_there_is_nothing_new(begun: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[Council]()

    def counted(council: Council) -> Screening:
        asked.append(council)
        return screening_for(council)

    monkeypatch.setattr("adapters.inbox.screening_for", counted)
    assert (new_files(DAY), asked) == ({}, [])
    begun.send("schools", b"two", "b.xlsx")
    assert (len(new_files(DAY)), len(asked)) == (1, 1)


def test_the_first_file_of_a_quarter_starts_it(begun: Installation, started: list[tuple[str, str, str]]) -> None:
    for entry in begun.restricted.list("archive"):
        begun.restricted.delete(entry.key)
    check()
    assert len(started) == 1


def test_a_quarter_whose_window_is_not_open_waits(begun: Installation, started: list[tuple[str, str, str]]) -> None:
    begun.send("schools", b"two", "b.xlsx", quarter="2012-13-q2")
    check()
    assert started == []


def test_a_published_quarter_waits_for_the_form_that_says_why(begun: Installation, started: list[tuple[str, str, str]]) -> None:
    report = [ReleaseFile("report.html", "text/html", "Report", b"<p>")]
    folder = PublicationFolder(begun.public, COUNCIL, KEY, lambda _: b"")
    publish(folder, NewVersion(rendering="public", files=report, reason=""), NOW)
    begun.send("schools", b"two", "b.xlsx")
    check()
    assert started == []


def test_one_councils_mistake_keeps_no_other_from_being_seen(begun: Installation, started: list[tuple[str, str, str]]) -> None:
    spoilt = own_council(begun.folder / "councils/aaa") / "profile.yaml"
    spoilt.write_text("name: [spoilt\n")
    begun.send("schools", b"two", "b.xlsx")
    check()
    assert len(started) == 1


def test_the_run_says_what_it_started(begun: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.inbox_watch, "today", lambda: DAY)
    monkeypatch.setattr(flows.inbox_watch, "QUIET", 0)
    monkeypatch.setattr(flows.inbox_watch, "start_cycle", lambda council, quarter, key: f"{council} {quarter}")
    assert inbox_watch(return_state=True).name == "NothingDue"
    begun.send("schools", b"two", "b.xlsx")
    assert inbox_watch(return_state=True).message == "Started: dudley 2012-13 Q1."


def test_a_store_that_does_not_answer_leaves_it_to_the_next_look(begun: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_: object) -> NewFiles:
        raise ServiceUnavailable("The store does not answer.")

    monkeypatch.setattr(flows.inbox_watch, "new_files", away)
    state = inbox_watch(return_state=True)
    assert (state.name, state.message) == ("Failed", "The store does not answer. The next look takes it up.")
