"""Sheets that list things, from a real workbook to records."""

from dataclasses import astuple
from datetime import date, datetime
from typing import Any

import pytest

from tests.unit.collecting.narrative.sheets import read, said, sent


@pytest.mark.parametrize(
    ("sheet", "typed", "kind"),
    [
        ("Papers", None, "background"),
        ("Supporting documents", None, "supporting"),
        ("Papers", "Supporting document", "supporting"),
    ],
)
def test_a_paper_is_of_its_kind_or_of_its_sheets(sheet: str, typed: str | None, kind: str) -> None:
    row = [typed, "Council Plan", "Cabinet, 14 March", "Council House", "Yes"]
    found = said("papers", sheet, ["Kind", "Title", "Meeting", "Location", "Public"], row)
    assert found == [(kind, "Council Plan", "Cabinet, 14 March", "Council House", "Yes")]


@pytest.mark.parametrize("refs", ["PI 1178; adoption-matching", "1178, PI-1180", "1178 and 1180"])
def test_a_tracker_names_indicators(refs: str) -> None:
    header = ["Ref", "Priority", "Tracker", "Rating", "Contextual update", "Lead", "Indicators"]
    (found,) = said("trackers", "Action trackers", header, [7, "young-people", "Placements", "RED", "Slow.", "Head", refs])
    assert found[:6] == ("7", "young-people", "Placements", "red", "Slow.", "Head")
    assert found[6] == ("1178", "adoption-matching" if ";" in refs else "1180")


def test_an_indicator_is_named_by_number_alone_or_by_its_name() -> None:
    header = ["Claim", "Says", "Indicators"]
    lac = "Number of LAC per 10k of the child population"
    found = said("claims", "Claims", header, ["Fewer.", "Off Target", 1178], ["Fewer.", "in line with england", f"{lac}; 1178"])
    assert found == [("Fewer.", "off target", ("1178",)), ("Fewer.", "in line with England", ("1178",))]


def test_a_priority_is_rated_by_somebody_for_a_reason() -> None:
    header = ["Priority", "Rating", "Rated by", "Reason"]
    found = said("priority_ratings", "Priorities", header, ["Crime", "Green", "Director", "Fewer."])
    assert found == [("crime", "green", "Director", "Fewer.")]


def test_a_school_keeps_its_dates_as_text() -> None:
    header = ["School", "Judgement", "Since", "Event", "Date", "Note"]
    row = ["Hill School", "Special measures", "2011-12 Q2", "Monitoring visit", date(2012, 5, 9), "Making progress"]
    assert said("schools", "Schools", header, row) == [
        ("Hill School", "Special measures", "2011-12 Q2", "Monitoring visit", "2012-05-09", "Making progress")
    ]


@pytest.mark.parametrize("due", [datetime(2012, 12, 31), "31 December 2012", "2012-13 Q3"])
def test_an_undertaking_is_due_on_a_day(due: Any) -> None:
    header = ["Ref", "Kind", "What", "Lead", "Raised", "Due", "Status", "Progress"]
    row = ["U1", "Promises", "Report back.", "Director", "July meeting", due, "Completed", "Reported."]
    assert said("undertakings", "Undertakings", header, row) == [
        ("U1", "promise", "Report back.", "Director", "July meeting", date(2012, 12, 31), "done", "Reported.")
    ]


@pytest.mark.parametrize(("due", "sheet", "kind"), [("TBC", "Promises", "promise"), (None, "Follow-up", "follow-up")])
def test_an_undertaking_without_day_status_and_kind(due: Any, sheet: str, kind: str) -> None:
    (found,) = said("undertakings", sheet, ["Ref", "Kind", "What", "Due"], ["U1", None, "Report back.", due])
    assert found == ("U1", kind, "Report back.", "", "", None, "open", "")


def test_who_was_there_and_what_was_decided() -> None:
    narrative = read(
        {
            "Attendance": [["Role", "Capacity", "Part"], ["Director", "Officer", "Presented the report"]],
            "Decisions": [["Kind", "Text"], ["Resolved", "(1) To note it."], ["A further report", "On adoption."]],
        }
    )
    assert [astuple(one)[:3] for one in narrative.attendees] == [("Director", "Officer", "Presented the report")]
    assert [(one.kind, one.text) for one in narrative.decisions] == [
        ("resolved", "(1) To note it."),
        ("requested", "On adoption."),
    ]


def test_facts_about_the_report() -> None:
    rows: list[list[Any]] = [["ISSUE:", "early snapshot"], ["Expected on", date(2012, 9, 3)], ["Report to follow", "Yes"]]
    found = said("facts", "Report", ["Item", "Value"], *rows)
    assert found == [("issue", "Early snapshot"), ("expected on", "2012-09-03"), ("report to follow", "Yes")]


def test_a_row_invented_for_a_sample_is_marked() -> None:
    rows: list[list[Any]] = [["Real.", None], ["Invented.", "Yes"], ["Real too.", "no"], ["Ticked.", True]]
    found = sent({"Recommendations": [["Recommendation", "Illustrative"], *rows]}).narrative.recommendations
    assert [one.illustrative for one in found] == [False, True, False, True]
