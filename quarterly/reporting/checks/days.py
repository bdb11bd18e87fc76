"""Dates named in a text, as people write them: "March 31st 2006", "30 September", "the end of October"."""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date

_MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name}
_MONTHS |= {name[:3]: number for name, number in list(_MONTHS.items())} | {"sept": 9}
_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|" + (
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})\s?(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/–-])"
_FORMS = [
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\b(?:,?\s+{_YEAR})?"),
    re.compile(rf"\b(?P<end>(?:the\s+)?(?:end|last week)\s+(?:of|in)\s+){_MONTH}(?:,?\s+{_YEAR})?"),
]
_HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day as written, from `start` to `end` in the text; `dated` if the year was written too."""

    words: str
    day: date
    start: int
    end: int
    dated: bool


def days_in(text: str, near: date) -> list[Day]:
    """Return the days that a text names, in its order.

    A day without a year is taken in the year that puts it nearest to `near`; the end of a month is its last day.
    """
    found: list[Day] = []
    for form in _FORMS:
        for match in form.finditer(text):
            read = _read(match, near)
            if read and all(match.end() <= other.start or match.start() >= other.end for other in found):
                found.append(
                    Day(words=match[0].rstrip("."), day=read, start=match.start(), end=match.end(), dated=bool(match["year"]))
                )
    return sorted(found, key=lambda day: day.start)


def _read(match: re.Match[str], near: date) -> date | None:
    parts = match.groupdict()
    written = parts["month"].casefold()
    month = int(written) if written.isdigit() else _MONTHS[written]
    if parts["year"]:
        return _day(int(parts["year"]), month, parts.get("day"))
    # "5 January" in a report on the quarter to December is a week away, not a year ago.
    around = [_day(year, month, parts.get("day")) for year in (near.year - 1, near.year, near.year + 1)]
    nearest = min((day for day in around if day), key=lambda day: abs((day - near).days), default=None)
    return nearest if nearest and abs((nearest - near).days) <= _HALF_A_YEAR else None


def _day(year: int, month: int, day: str | None) -> date | None:
    try:
        return date(year, month, int(day) if day else monthrange(year, month)[1])
    except ValueError:
        return None
