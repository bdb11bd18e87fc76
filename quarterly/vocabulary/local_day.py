"""The calendar day of a moment in London: what is due on a day is due until midnight there, not in UTC."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_LONDON = ZoneInfo("Europe/London")


def local_day(moment: datetime) -> date:
    """Return the day in London of a moment that carries its time zone."""
    # In summer London's day begins an hour before UTC's: counted in UTC, what is sent at half past midnight would be a day early.
    return moment.astimezone(_LONDON).date()
