"""What is past its time by the profile's schedule, and which files are held all the same."""

import calendar
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quarterly.configuration.profile import Retention
from quarterly.vocabulary.audit_event import AuditEvent

# The schedule's word for what lies under each prefix of the store; what is not named is never deleted by age.
QUARANTINE = "quarantine"
SCHEDULED = {
    "archive": "returns",
    QUARANTINE: "quarantine",
    "stages": "drafts",
    "results": "drafts",
    "drafts": "drafts",
    "post": "letters",
    "letter": "letters",
    "mail": "letters",
}
FROM_QUARTERS_END = ("returns", "letters")


@dataclass(frozen=True, slots=True)
class Aged:
    """An object that is deleted by age: its store, key and kind, the day it counts from, and its file's digest, "" if none."""

    store: str
    key: str
    kind: str
    since: date
    digest: str = ""


def past_their_time(objects: Iterable[Aged], schedule: Retention, held: Collection[str], day: date) -> list[Aged]:
    """Return the objects whose period ended before this day, without files that are held (by their digests)."""
    return [
        each
        for each in objects
        if (what := SCHEDULED.get(each.kind)) and each.digest not in held and last_day(each.since, getattr(schedule, what)) < day
    ]


def last_day(since: date, period: str) -> date:
    """Return the last day of a period such as "14 days" or "6 years" that is counted from a day."""
    number, unit = period.split()
    count = int(number)
    match unit.removesuffix("s"):
        case "day":
            return since + timedelta(days=count)
        case "week":
            return since + timedelta(weeks=count)
        case "month":
            return _months_later(since, count)
        case _:
            return _months_later(since, 12 * count)


def backups_until(backups: Mapping[str, str], today: date) -> list[tuple[str, date]]:
    """Return each backup with the last day on which it may hold a copy of what is removed today."""
    return [(name, last_day(today, period)) for name, period in backups.items()]


def files_held(events: Sequence[AuditEvent]) -> frozenset[str]:
    """Return the digests of the files that are held from being deleted by age."""
    held: set[str] = set()
    for event in events:
        if event.kind == "hold":
            held.update(event.files)
        elif event.kind == "unhold":
            held.difference_update(event.files)
    return frozenset(held)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    # Six months after 31 August is 28 or 29 February, never a day in March: a period must not last longer than it says.
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
