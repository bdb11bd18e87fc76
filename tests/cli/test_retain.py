"""What does `quarterly retain` list and delete, on which day, and what does `quarterly hold` keep?"""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import cli.retain
from adapters.audit import events_of
from adapters.retain import BY_AGE
from cli.app import app
from tasks.collect_returns import collect_returns
from tests.flows.officers import publish_a_page
from tests.installation import COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return
from tests.removals import removal_records
from tests.stages.chain import plain

SERVICE = "children-in-care"
OFFICER = "Corporate performance officer"


def quarterly(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "250"}).invoke(app, list(arguments))


def retain(*options: str) -> Result:
    return quarterly("retain", COUNCIL, *options)


def hold(*options: str) -> Result:
    return quarterly("hold", COUNCIL, QUARTER, "broken.xlsx", "--reason", "It is asked for.", "--by", OFFICER, *options)


@pytest.fixture(autouse=True)
def _received(installation: Installation) -> None:
    """Receive a return and a file that is refused, and publish a page."""
    installation.send(SERVICE, indicator_return(SERVICE, [LAC]))
    installation.send(SERVICE, b"no workbook", "broken.xlsx", hour=10)
    plain(collect_returns)(COUNCIL, QUARTER)
    publish_a_page(installation)


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(cli.retain, "today", lambda: day)


def quarantined(installation: Installation) -> list[str]:
    return [entry.key for entry in installation.restricted.list("quarantine")]


def test_nothing_is_past_its_time_on_the_day_it_came(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, date(2012, 7, 3))
    assert "Nothing is past its time." in retain().stdout
    assert len(quarantined(installation)) == 1


def test_it_is_listed_first_and_deleted_with_yes_and_recorded(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, date(2146, 1, 1))
    listed = retain().stdout
    assert "returns: 3 objects past 6 years." in listed
    assert "Nothing was deleted." in listed
    assert quarantined(installation)
    assert retain("--yes", "--by", OFFICER).exit_code == 0
    assert (quarantined(installation), installation.restricted.list("archive")) == ([], [])
    (left,) = removal_records(installation.restricted, COUNCIL, BY_AGE)
    assert (left.by, {each.kind for each in left.removed}) == (OFFICER, {"archive", "quarantine"})


def test_what_was_published_stays(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, date(2146, 1, 1))
    before = [entry.key for entry in installation.public.list("")]
    retain("--yes", "--by", OFFICER)
    assert [entry.key for entry in installation.public.list("")] == before
    assert installation.released(installation.restricted)


def test_a_file_that_is_held_stays_until_it_is_let_go(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, date(2146, 1, 1))
    assert "is held: it is not deleted by age." in hold().stdout
    retain("--yes", "--by", OFFICER)
    assert len(quarantined(installation)) == 1
    assert hold("--undo").exit_code == 0
    retain("--yes", "--by", OFFICER)
    assert quarantined(installation) == []
    assert [event.kind for event in events_of(installation.restricted, COUNCIL, KEY)] == ["hold", "unhold"]


def test_it_is_held_once(installation: Installation) -> None:
    hold()
    again = hold()
    assert (again.exit_code, "held already" in again.stderr) == (2, True)
    assert (hold("--undo").exit_code, hold().exit_code) == (0, 0)


def test_who_deletes_it_has_to_be_said(installation: Installation) -> None:
    done = retain("--yes")
    assert (done.exit_code, "--by" in done.stderr) == (2, True)


def test_the_letters_of_the_outbox_go_with_the_others(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "outbox" / COUNCIL / KEY
    folder.mkdir(parents=True)
    (folder / "return-x.eml").write_bytes(b"Subject: x\n\nx")
    on(monkeypatch, date(2146, 1, 1))
    retain("--yes", "--by", OFFICER)
    assert list(folder.iterdir()) == []
