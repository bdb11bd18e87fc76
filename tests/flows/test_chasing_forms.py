"""The forms and commands about reminders: what they record, what they refuse, and what a scheduled look does."""

from typing import Any

import pytest
from prefect.client.schemas.objects import State

from adapters.audit import events_of
from flows.chase import chase
from flows.more_time import more_time
from flows.open_quarter import open_quarter
from flows.pause_reminders import pause_reminders
from flows.step_up import step_up
from quarterly.vocabulary.audit_event import AuditEvent
from tests.cli.new_council import quarterly
from tests.flows.officers import OFFICER
from tests.installation import COUNCIL, KEY, QUARTER, Installation

WHO = "Data lead for children in care"


def recorded(installation: Installation) -> list[AuditEvent]:
    return [*events_of(installation.restricted, COUNCIL, KEY)]


def given(**changes: Any) -> State[Any]:
    form = {"council": COUNCIL, "quarter": QUARTER, "who": WHO, "until": "31 March 2099", "officer": OFFICER}
    return more_time(**{**form, **changes}, return_state=True)


def test_more_time_is_recorded_once_with_who_until_when_and_for_what(installation: Installation) -> None:
    assert [given(of="return").name, given(of="return").name] == ["Completed", "Completed"]
    (event,) = recorded(installation)
    assert event.chasing
    assert (event.kind, event.by, event.chasing.whom, event.chasing.of, event.chasing.until) == (
        *("extension", OFFICER, "children-in-care-data", "return", "2099-03-31"),
    )


def test_a_shorter_time_granted_after_a_longer_one_is_an_act_of_its_own_and_so_is_the_longer_one_again(
    installation: Installation,
) -> None:
    for until in ("31 March 2099", "1 March 2099", "31 March 2099"):
        given(until=until)
    assert [event.chasing and event.chasing.until for event in recorded(installation)] == [
        "2099-03-31",
        "2099-03-01",
        "2099-03-31",
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"who": "Ann Other"}, "“Role that gets more time” must be a role of"),
        ({"officer": "Ann Other"}, "“Your role” must be a role"),
        ({"until": "soon"}, "“Until” must be a day such as 31 March 2027"),
        ({"until": "31 March 2012"}, "“Until” is 31 March 2012, which is past."),
        ({"of": "lunch"}, "“What they owe” must be one of: everything, return,"),
        ({"leave": "yes"}, "“They are on leave” must be true or false"),
    ],
)
def test_what_cannot_be_ends_refused_and_records_nothing(installation: Installation, changes: dict[str, Any], words: str) -> None:
    state = given(**changes)
    assert (state.name, words in str(state.message)) == ("Refused", True)
    assert recorded(installation) == []


def test_reminders_are_paused_and_go_on(installation: Installation) -> None:
    form = {"council": COUNCIL, "quarter": QUARTER, "reason": "An inspection.", "officer": OFFICER}
    assert pause_reminders(**form, return_state=True).message == "Reminders are paused."
    assert pause_reminders(**form, undo=True, return_state=True).message == "Reminders go on."
    assert pause_reminders(**form, return_state=True).message == "Reminders are paused."
    assert [event.kind for event in recorded(installation)] == ["chasing-paused", "chasing-resumed", "chasing-paused"]


def test_a_service_that_is_not_long_late_is_taken_to_nobody(installation: Installation) -> None:
    state = step_up(council=COUNCIL, quarter=QUARTER, service="Children in care", officer=OFFICER, return_state=True)
    assert (state.name, "Nothing of this service may be taken to its head today" in str(state.message)) == ("Refused", True)
    assert recorded(installation) == []


def test_a_look_at_a_council_without_a_plan_writes_to_nobody(installation: Installation) -> None:
    assert chase(councils=[COUNCIL], return_state=True).name == "NothingDue"
    assert open_quarter(councils=[COUNCIL], return_state=True).name == "NothingDue"
    assert installation.letters() == []


def test_a_council_that_does_not_exist_is_refused(installation: Installation) -> None:
    assert {flow(councils=["nowhere"], return_state=True).name for flow in (chase, open_quarter)} == {"Refused"}


def test_the_commands_record_the_same_and_history_says_so(installation: Installation) -> None:
    assert (
        quarterly("more-time", COUNCIL, QUARTER, WHO, "--until", "31 March 2099", "--by", OFFICER, "--for", "return").exit_code
        == 0
    )
    assert quarterly("pause", COUNCIL, QUARTER, "--reason", "An inspection.", "--by", OFFICER).exit_code == 0
    told = quarterly("history", COUNCIL, QUARTER, "--format", "json").stdout
    assert "gave the data lead for children in care until 31 March 2099 for the return" in told
    assert "paused all reminders" in told


def test_who_owes_what_is_shown_and_nobody_written_to(installation: Installation) -> None:
    assert quarterly("chase", COUNCIL).stdout == "Nobody owes anything.\n"
    found = quarterly("chase", COUNCIL, "--send")
    assert (found.exit_code, "The profile has no plan under chasing" in found.stderr) == (2, True)
