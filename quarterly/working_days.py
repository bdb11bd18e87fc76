"""Working days: weekdays that are no bank holiday in England."""

from datetime import date, timedelta

import holidays


def working_days_after(day: date, count: int) -> date:
    """Return the working day that is so many after `day`; the day itself does not count."""
    closed = holidays.country_holidays("GB", subdiv="ENG", years=range(day.year, day.year + 2))
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in closed:
            count -= 1
    return day
