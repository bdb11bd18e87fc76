"""Working days: weekdays, except bank holidays in England and days on which the council is closed."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

import holidays


def is_working_day(day: date, closed: Collection[date] = ()) -> bool:
    """Whether a day is a working day."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year) and day not in closed


def working_days_after(day: date, count: int, closed: Collection[date] = ()) -> date:
    """Return the working day that is `count` working days after `day`, which does not count itself."""
    return _counted(day, count, timedelta(days=1), closed)


def working_days_before(day: date, count: int, closed: Collection[date] = ()) -> date:
    """Return the working day that is `count` working days before `day`, which does not count itself."""
    return _counted(day, count, timedelta(days=-1), closed)


def _counted(day: date, count: int, step: timedelta, closed: Collection[date]) -> date:
    while count:
        day += step
        if is_working_day(day, closed):
            count -= 1
    return day


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
