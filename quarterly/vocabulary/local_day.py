"""The day of a moment where councils are: what is due on a day is due until midnight in London."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_LONDON = ZoneInfo("Europe/London")


def local_day(moment: datetime) -> date:
    """Return the day in London of a moment, which carries its time zone: in summer London's day begins an hour before UTC's."""
    return moment.astimezone(_LONDON).date()
