"""On which day a quarter's returns are called for by the schedule."""

from datetime import date

from quarterly.configuration.council import Council
from quarterly.configuration.deadlines import CALL_STEP, RETURNS_STEP, step_deadline
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.working_days import is_working_day, working_days_after

_NO_LONGER = 10  # working days after the day of the call, where the calendar has no day for returns


def call_day(council: Council, quarter: Quarter) -> date:
    """Return the day of the calendar's step for the call; without one the first working day after the quarter's end."""
    calendar = council.profile.calendar
    first = working_days_after(quarter.ends, 1, calendar.closed)
    return max(step_deadline(calendar, quarter, CALL_STEP) or first, first)


def is_call_due(council: Council, quarter: Quarter, day: date) -> bool:
    """Whether the schedule calls for a quarter's returns on a day, if it has not done so: not once they should have come."""
    calendar, begins = council.profile.calendar, call_day(council, quarter)
    until = step_deadline(calendar, quarter, RETURNS_STEP) or working_days_after(begins, _NO_LONGER, calendar.closed)
    return council.profile.chasing is not None and is_working_day(day, calendar.closed) and begins <= day < until
