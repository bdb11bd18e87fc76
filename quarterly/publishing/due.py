"""Which quarters the schedule runs: on working days, from the day after a quarter's end until it is published."""

from collections.abc import Collection
from datetime import date

from quarterly.collecting.narrative.issue import SNAPSHOT
from quarterly.publishing.versions import PublicationIndex
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.working_days import is_working_day


def candidates(day: date, closed: Collection[date]) -> tuple[Quarter, ...]:
    """Return the quarters that may be due on a day, oldest first; none where the council's offices are closed."""
    last = Quarter.last_ended(day)
    # Central Bedfordshire's report on the quarter to 30 September 2010 went to committee on 21 December: with ten days' delay it
    # would still have been open when the next quarter ended.
    return (last.previous, last) if is_working_day(day, closed) else ()


def is_due(quarter: Quarter, day: date, published: PublicationIndex | None, *, is_begun: bool) -> bool:
    """Whether to run a quarter: the last to end, or an older one that was begun, until its report is published."""
    return (is_begun or quarter == Quarter.last_ended(day)) and not is_finished(published)


def is_finished(published: PublicationIndex | None) -> bool:
    """Whether the schedule is done with a quarter: an early snapshot is still to be followed by the full report."""
    return published is not None and published.current.issue != SNAPSHOT
