"""When a quarter is due: from the day after its end until it is published, on working days."""

from datetime import date

from quarterly.publishing.versions import PublicationIndex
from quarterly.vocabulary.narrative_terms import SNAPSHOT
from quarterly.vocabulary.quarter import Quarter


def quarter_of(day: date) -> Quarter:
    """Return the quarter a day lies in."""
    return Quarter(day.year - (day.month < 4), (day.month - 4) // 3 % 4 + 1)


def last_ended(day: date) -> Quarter:
    """Return the quarter that had ended when this day began."""
    return quarter_of(day).previous


def is_finished(published: PublicationIndex | None) -> bool:
    """Whether nothing more is to come of a quarter by itself: an early snapshot is to be followed by the full report."""
    return published is not None and published.current.issue != SNAPSHOT
