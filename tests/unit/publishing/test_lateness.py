"""When is a report late, and whose reason counts?"""

from dataclasses import replace
from datetime import date

import pytest

from quarterly.collecting.narrative.issue import issue_of
from quarterly.collecting.narrative.records import Narrative
from quarterly.configuration.deadlines import Calendar
from quarterly.publishing.lateness import is_late, reason_for_lateness, with_reason
from quarterly.vocabulary.agenda_act import AgendaAct
from tests.unit.made import Q1
from tests.unit.publishing.test_gates import act
from tests.unit.reporting.reports import fact

MEETING = date(2012, 9, 20)  # a Thursday: the agenda has to be out on the 12th
CALENDAR = Calendar.model_validate({"meetings": {str(Q1): MEETING}})


@pytest.mark.parametrize(("day", "expected"), [((9, 12), False), ((9, 13), True), ((9, 20), True), ((9, 21), False)])
def test_it_is_late_from_the_day_after_the_last_for_the_agenda_until_the_meeting(day: tuple[int, int], expected: bool) -> None:
    assert is_late(CALENDAR, Q1, date(2012, *day)) is expected


def test_without_a_meeting_nothing_is_late() -> None:
    assert not is_late(Calendar(), Q1, date(2012, 9, 13))


def late(reason: str, meeting: date = MEETING) -> object:
    return replace(act("agenda-late"), reason=reason, agenda=AgendaAct(meeting=meeting.isoformat()))


def test_the_newest_reason_for_this_meeting_counts() -> None:
    events = [late("Returns came late."), late("The audit came late.")]
    assert reason_for_lateness(events, MEETING) == "The audit came late."  # type: ignore[arg-type]
    assert reason_for_lateness(events, date(2012, 10, 4)) == ""  # type: ignore[arg-type]
    assert reason_for_lateness([], MEETING) == ""


def test_it_takes_the_place_of_what_the_cover_workbook_says() -> None:
    written = Narrative(facts=(fact("reason for lateness", "Figures came late."),))
    assert issue_of(with_reason(written, "The audit came late.")).lateness == "The audit came late."
    assert with_reason(written, "") == written
