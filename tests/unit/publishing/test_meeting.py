"""Which of a meeting's decisions does the next quarter report on?"""

from dataclasses import replace
from datetime import date

from quarterly.publishing.meeting import KIND, comes_back, meeting_in_words, to_be_reported
from quarterly.vocabulary.meeting_record import MeetingItem, MeetingRecord
from tests.unit.made import Q1
from tests.unit.publishing.test_gates import act
from tests.unit.reporting.checks.subjects import found, subject

NOTED = MeetingItem(kind="resolution", text="That the report be noted.")
REVIEW = MeetingItem(kind="recommendation", text="Review the target.")
NOTE = MeetingItem(kind="action", text="Circulate a note.", lead="Head of safeguarding", due="2012-12-31")
MEETING = MeetingRecord("2012-09-20", (NOTED, NOTE, REVIEW))
RECORDED = act(KIND, meeting=MEETING)


def test_recommendations_and_actions_come_back_under_refs_of_their_own_and_resolutions_do_not() -> None:
    asked = to_be_reported([RECORDED], Q1)
    assert [(each.ref, each.what, each.lead, each.due, each.status) for each in asked] == [
        (f"{Q1} R1", "Review the target.", "", None, "open"),
        (f"{Q1} A1", "Circulate a note.", "Head of safeguarding", date(2012, 12, 31), "open"),
    ]
    assert {each.raised for each in asked} == {"20 September 2012"}


def test_the_next_report_must_not_be_silent_on_what_is_due_or_names_no_day() -> None:
    later = MeetingItem(kind="action", text="Report in a year.", due="2013-12-31")
    meeting = MeetingRecord("2012-09-20", (NOTED, NOTE, REVIEW, later))
    asked = to_be_reported([act(KIND, meeting=meeting)], Q1)
    silent = subject(meeting=date(2013, 1, 17), previous_undertakings=asked)
    assert found(silent) == ["R10", "R10"]


def test_what_is_recorded_last_takes_the_place_of_what_was() -> None:
    confirmed = replace(RECORDED, meeting=MeetingRecord("2012-09-20", (NOTED,)))
    assert to_be_reported([RECORDED, confirmed], Q1) == ()
    assert len(to_be_reported([confirmed, RECORDED], Q1)) == 2


def test_a_meeting_is_told_of_by_its_day_and_its_counts() -> None:
    assert meeting_in_words(MEETING) == "the meeting on 20 September 2012: 1 resolution, 1 recommendation and 1 action"
    assert comes_back(MEETING, Q1).endswith(f"comes back in the call and the report for {Q1.next}.")
    assert "comes back" not in comes_back(MeetingRecord("2012-09-20", (NOTED,)), Q1)
