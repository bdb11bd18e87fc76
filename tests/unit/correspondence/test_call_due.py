"""On which days the schedule calls for a quarter's returns."""

from datetime import date

import pytest

from quarterly.configuration.deadlines import Step
from quarterly.correspondence.call_due import call_day, is_call_due
from tests.unit.correspondence.made_chasing import Q1, council

TOWN = council()


@pytest.mark.parametrize(
    ("day", "is_due"),
    [
        (date(2012, 6, 29), False),  # in the quarter
        (date(2012, 7, 1), False),  # a Sunday
        (date(2012, 7, 2), True),
        (date(2012, 7, 27), False),  # a closed day
        (date(2012, 8, 1), True),
        (date(2012, 8, 2), False),  # the returns are due
    ],
)
def test_a_call_is_due_from_the_first_working_day_after_the_quarter_until_the_returns_are(day: date, is_due: bool) -> None:
    assert is_call_due(TOWN, Q1, day) is is_due


@pytest.mark.parametrize(("before", "day"), [(38, date(2012, 7, 6)), (60, date(2012, 7, 2))])
def test_the_calendar_may_say_a_later_day_and_no_earlier_one_than_the_quarters_end(before: int, day: date) -> None:
    step = Step(what="Call for returns", who="Performance officer", working_days_before=before)
    calendar = TOWN.profile.calendar.model_copy(update={"steps": (step,)})
    of = TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"calendar": calendar})})
    assert call_day(of, Q1) == day


def test_a_council_without_a_plan_is_not_called_by_the_schedule() -> None:
    of = TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"chasing": None})})
    assert not is_call_due(of, Q1, date(2012, 7, 2))
