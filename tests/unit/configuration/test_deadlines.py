"""The statutory clock, held against the meetings of two of the real reports."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.deadlines import CLEAR_DAYS, Calendar, Step, commentary_deadline, deadlines, publication_deadline
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.working_days import is_working_day, working_days_after, working_days_before

DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))


def clear_days(published: date, meeting: date) -> int:
    """Count the clear days between publication and meeting, one by one."""
    return sum(is_working_day(date.fromordinal(day)) for day in range(published.toordinal() + 1, meeting.toordinal()))


def step(what: str, days: int) -> Step:
    return Step(what=what, who="Director", working_days_before=days)


@pytest.mark.parametrize(
    ("meeting", "published"),
    [
        (date(2010, 12, 21), date(2010, 12, 13)),  # Central Bedfordshire, Quarter 2 2010/11
        (date(2008, 11, 3), date(2008, 10, 24)),  # Halton, Quarter 2 2008/09
        (date(2012, 4, 12), date(2012, 4, 2)),  # Good Friday and Easter Monday lie between
        (date(2012, 6, 12), date(2012, 5, 31)),  # the spring bank holiday and the Diamond Jubilee
    ],
)
def test_the_agenda_is_out_five_clear_days_before_the_meeting(meeting: date, published: date) -> None:
    assert publication_deadline(meeting) == published


def test_a_day_on_which_the_council_is_closed_does_not_count() -> None:
    assert publication_deadline(date(2010, 12, 21), [date(2010, 12, 17)]) == date(2010, 12, 10)


@given(DAYS)
def test_one_day_later_would_be_too_late(meeting: date) -> None:
    published = publication_deadline(meeting)
    assert clear_days(published, meeting) == CLEAR_DAYS
    assert clear_days(working_days_after(published, 1), meeting) < CLEAR_DAYS


@given(DAYS, st.integers(1, 30))
def test_counting_forward_undoes_counting_back(day: date, count: int) -> None:
    working = day if is_working_day(day) else working_days_after(day, 1)
    assert working_days_after(working_days_before(working, count), count) == working


@given(DAYS)
def test_deadlines_are_working_days_in_the_order_of_time(meeting: date) -> None:
    found = deadlines(meeting, [step("Returns", 15), step("Sign-off", 2)])
    days = [deadline.day for deadline in found]
    assert days == sorted(days)
    assert all(is_working_day(day) for day in days[:-1])


def test_a_step_is_counted_back_from_publication() -> None:
    found = deadlines(date(2010, 12, 21), [step("Sign-off", 2)])
    assert [(deadline.step, deadline.day) for deadline in found] == [
        ("Sign-off", date(2010, 12, 9)),
        ("Agenda and report published", date(2010, 12, 13)),
        ("Meeting", date(2010, 12, 21)),
    ]
    assert found[0].day + timedelta(days=4) == found[1].day  # a weekend lies between


# Sampleshire's: commentary by Thursday 12 November, publication on Monday 30 November, the meeting on Tuesday 8 December.
Q2 = Quarter(2026, 2)
CALENDAR = Calendar(meetings={"2026-27 Q2": date(2026, 12, 8)}, steps=(step("Returns sent", 20), step("Commentary written", 12)))


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 10, 20), date(2026, 11, 12)),  # the calendar's day, also where there is more time than is usual
        (date(2026, 11, 11), date(2026, 11, 12)),  # also where there is less: it lies ahead
        (date(2026, 11, 12), date(2026, 11, 19)),  # it does not: five working days, over a weekend
        (date(2026, 11, 20), date(2026, 11, 27)),
        (date(2026, 11, 25), date(2026, 11, 30)),  # but no later than publication
        (date(2026, 11, 30), date(2026, 12, 7)),
        (date(2026, 12, 3), date(2026, 12, 8)),  # and no later than the meeting
        (date(2026, 12, 8), date(2026, 12, 15)),  # after which the days alone count
    ],
)
def test_commentary_is_due_on_the_calendars_day_while_it_lies_ahead(asked: date, due: date) -> None:
    assert commentary_deadline(CALENDAR, Q2, asked, 5) == due


def test_without_a_meeting_the_working_days_are_counted_alone() -> None:
    assert commentary_deadline(CALENDAR, Quarter(2026, 3), date(2026, 11, 20), 5) == date(2026, 11, 27)
    assert commentary_deadline(Calendar(), Q2, date(2026, 11, 20), 5) == date(2026, 11, 27)


def test_a_calendar_without_a_step_for_commentary_says_by_its_publication_how_late_it_may_be() -> None:
    bare = CALENDAR.model_copy(update={"steps": (step("Returns sent", 20),)})
    assert commentary_deadline(bare, Q2, date(2026, 11, 9), 5) == date(2026, 11, 16)
    assert commentary_deadline(bare, Q2, date(2026, 11, 27), 5) == date(2026, 11, 30)


def test_of_two_steps_for_commentary_the_earlier_counts() -> None:
    two = CALENDAR.model_copy(update={"steps": (step("Commentary agreed", 8), *CALENDAR.steps)})
    assert commentary_deadline(two, Q2, date(2026, 10, 20), 5) == date(2026, 11, 12)


def test_days_off_are_left_out_of_an_owners_days() -> None:
    closed = Calendar(closed=(date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)))
    assert commentary_deadline(closed, Q2, date(2026, 12, 24), 2) == date(2027, 1, 5)  # Christmas, its Monday, New Year's Day
