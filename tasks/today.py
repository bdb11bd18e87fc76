"""Today's date in London, where councils are, wherever the worker runs."""

from datetime import UTC, date, datetime

from quarterly.vocabulary.local_day import local_day


def today() -> date:
    """Return today's date in London."""
    return local_day(datetime.now(UTC))
