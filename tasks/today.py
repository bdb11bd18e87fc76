"""The day it is where councils are: what is due today is due until midnight in London, wherever the worker runs."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """Return the day in London."""
    return datetime.now(ZoneInfo("Europe/London")).date()
