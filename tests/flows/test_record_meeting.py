"""Does what the committee decided come back in the next quarter, and is a form that is wrong recorded nowhere?"""

import json
from pathlib import Path
from typing import Any

import pytest
from prefect.client.schemas.objects import State
from typer.testing import CliRunner

from adapters.audit import events_of
from adapters.call import call_forms
from adapters.councils import load_council
from adapters.previous_quarter import previous_carry_forward
from adapters.workbook.reader import shared_reader
from cli.app import app
from flows.form_checks import opened
from flows.record_meeting import record_meeting
from quarterly.publishing.meeting import KIND
from quarterly.vocabulary.quarter import Quarter
from tests.installation import COUNCIL, KEY, QUARTER, Installation

OFFICER, LINK, NEXT = "Corporate performance officer", "https://cmis.dudley.example/minutes?MId=4711", "2012-13 Q2"
SECRET = "A note on re-referrals is to be circulated."
MINUTES = f"Resolved: That the report be noted.\nAction: {SECRET}\nLead: Head of children in care\nDue: 31 January 2013\n"


def recorded(installation: Installation, minutes: str = MINUTES, **changes: Any) -> State[Any]:
    installation.send("cover", minutes.encode(), "minutes.txt")
    form = {"minutes_file": "minutes.txt", "link": LINK, "officer": OFFICER, "held": "20 September 2012"}
    return record_meeting(COUNCIL, QUARTER, **{**form, **changes}, return_state=True)


def test_an_action_comes_back_in_what_the_next_quarter_is_held_to_and_in_its_call(installation: Installation) -> None:
    state = recorded(installation)
    assert state.message == (
        "Recorded of the meeting on 20 September 2012: 1 resolution and 1 action. What is still to be done comes back in the "
        "call and the report for 2012-13 Q2."
    )
    quarter = Quarter.parse(NEXT)
    promised = previous_carry_forward(installation.restricted, load_council(COUNCIL, quarter), quarter).undertakings
    assert [(each.ref, each.what, each.lead) for each in promised] == [("2012-13 Q1 A1", SECRET, "Head of children in care")]
    called = dict(call_forms(opened(COUNCIL, NEXT), None))
    for sender in ("cover", "children-in-care"):
        texts = [text for sheet in shared_reader().read(called[sender]).sheets for _, text in sheet.texts()]
        assert any(SECRET in text for text in texts), sender


def test_the_history_tells_of_the_meeting_without_a_word_of_it(installation: Installation) -> None:
    recorded(installation)
    said = CliRunner().invoke(app, ["history", COUNCIL, QUARTER, "--format", "json"])
    (entry,) = [each for each in json.loads(said.output) if each["what"].startswith("recorded the meeting")]
    assert entry["what"] == f"recorded the meeting on 20 September 2012: 1 resolution and 1 action; minutes: {LINK}"
    assert SECRET not in said.output


def test_the_same_form_sent_again_is_recorded_once_and_another_record_replaces_it(installation: Installation) -> None:
    recorded(installation)
    recorded(installation)
    assert [each.kind for each in events_of(installation.restricted, COUNCIL, KEY)] == [KIND]
    recorded(installation, "Resolved: That the report be noted.")
    quarter = Quarter.parse(NEXT)
    assert previous_carry_forward(installation.restricted, load_council(COUNCIL, quarter), quarter).undertakings == ()


def test_the_command_takes_the_file_from_anywhere(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "pasted.txt").write_text(MINUTES)
    options = ["--link", LINK, "--by", OFFICER, "--held", "20 September 2012"]
    done = CliRunner().invoke(app, ["record-meeting", COUNCIL, QUARTER, str(tmp_path / "pasted.txt"), *options])
    assert (done.exit_code, done.output[:8]) == (0, "Recorded")


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes_file": "other.txt"},
        {"link": ""},
        {"link": "the minutes"},
        {"held": "20 September 2099"},
        {"held": "1 May 2012"},
        {"officer": "Jane Smith"},
        {"minutes": "Action: Ask Jane Marshall, born on 3 May 2004, of 12 High Street."},
        {"minutes": "Action: Write a note.\nLead: Jane Smith"},
        {"minutes": "The Chair opened the meeting."},
    ],
)
def test_a_form_that_is_wrong_is_refused_and_says_no_word_of_the_minutes(
    installation: Installation, changes: dict[str, str]
) -> None:
    state = recorded(installation, **changes)
    assert state.name == "Refused"
    assert "Jane" not in str(state.message)
    assert events_of(installation.restricted, COUNCIL, KEY) == ()
