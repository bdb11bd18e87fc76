"""Days as people write them, and those that are past when the report is read."""

from datetime import date
from typing import Any

import pytest

from quarterly.reporting.checks.days import days_in
from quarterly.reporting.checks.past_days import past_days, past_undertakings
from tests.unit.made import RULES
from tests.unit.reporting.checks.subjects import messages, part, undertaking

MEETING = date(2008, 11, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 31st 2006", date(2006, 3, 31)),
        ("31 March 2006", date(2006, 3, 31)),
        ("31st of March, 2006", date(2006, 3, 31)),
        ("31/03/2006", date(2006, 3, 31)),
        ("2006-03-31", date(2006, 3, 31)),
        ("3 Sept", date(2008, 9, 3)),
        ("5 January", date(2009, 1, 5)),
        ("the end of October", date(2008, 10, 31)),
        ("the last week in October 2009", date(2009, 10, 31)),
        ("end of February 2012", date(2012, 2, 29)),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, day: date) -> None:
    assert [found.day for found in days_in(f"By {text}.", MEETING)] == [day]


@pytest.mark.parametrize(
    "text", ["31 February 2006", "Q3 2008", "in May", "March 2006/07", "the 2006-07 outturn", "10-15 year olds"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert days_in(text, MEETING) == []


def said(text: str) -> list[str]:
    return messages(past_days(part(text), MEETING, RULES))


def test_haltons_strategy_is_due_before_the_meeting() -> None:
    assert said("Part 2 of the Strategy for Change is due to be submitted to DCSF by the end of October.") == [
        "In key developments, the end of October is given for something still to come, "
        "and is past when the report is read on 3 November 2008."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The new panel will start on 3 September.",
        "By the end of October the plan will be in place.",
        "The hub is to be opened on 1 November 2008.",
        "All staff will be trained by 30 September 2008.",
    ],
)
def test_a_day_that_is_past_is_found(text: str) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Proposals to rename the Alliance Board were agreed at the Board Meeting on the 3rd September.",
        "The bid was submitted by the end of October.",
        "The bid was due to be submitted by the end of October, and was.",
        "The strategy will be submitted by the end of November.",
        "The strategy will be reported on 3 November 2008.",
        "The service will build on the findings of the visit of 3 September.",
        "Following the inspection on 3 September 2008 an action plan will be agreed.",
        "The CAF pilot, which was launched in January 2007, will be formally evaluated.",
        "Officers were due to start in the new year.",
        "All children who will be five by 31 August 2008 have been offered a place.",
        "The milestone of 82% by September was missed.",
        "",
    ],
)
def test_what_is_done_or_still_to_come_stays_quiet(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"due": date(2008, 10, 31)}, 1),
        ({"due": date(2008, 10, 31), "progress": "Part 2 is being written."}, 1),
        ({"due": date(2008, 10, 31), "progress": "Delayed: DCSF moved the day to December."}, 0),
        ({"due": date(2008, 10, 31), "status": "done"}, 0),
        ({"due": MEETING}, 0),
        ({}, 0),
    ],
)
def test_an_open_undertaking_whose_day_is_past_must_say_that_it_is_late(changes: dict[str, Any], count: int) -> None:
    assert len(messages(past_undertakings([undertaking(**changes)], MEETING, RULES))) == count
