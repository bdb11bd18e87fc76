"""Reading a day as officers write it: a date, or a month or quarter, of which the last day is meant."""

import re
from datetime import date, timedelta

from quarterly.vocabulary.quarter import quarters_in

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LEAD = re.compile(r"^(?:by |the |end of |end |before |(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )+", re.I)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:T[\d:.]+)?", re.I)
_FIGURES = re.compile(r"(?P<day>\d{1,2})\s?([/.-])\s?(?P<month>\d{1,2})\s?\2\s?(?P<year>\d{4}|\d{2})")
_WORDS = re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})", re.I)


def day_of(text: str) -> date | None:
    """Return the day a text names, the last day of a month or quarter; None if it names none or one that does not exist."""
    text = _LEAD.sub("", " ".join(text.split())).strip(" .")
    # "By Quarter 3 2012-13" is late on 1 January 2013, not on 1 October.
    if (quarters := quarters_in(text)) and len(quarters) == 1:
        return quarters[0].ends
    found = _ISO.fullmatch(text) or _FIGURES.fullmatch(text) or _WORDS.fullmatch(text)
    month = month_named(found["month"]) if found else 0
    if found is None or not month:
        return None
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    return day_or_none(year, month, int(found["day"])) if found["day"] else month_end(year, month)


def month_named(text: str) -> int:
    """Return the number of a month given by its name, in full or in three letters, or in figures; 0 if it is none."""
    if text.isdigit():
        return int(text)
    name = text.casefold()
    spelled = name in _WHOLE_MONTHS or name in _MONTHS or name == "sept"
    return _MONTHS.index(name[:3]) + 1 if spelled else 0


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the day, None if there is none such as 31 June."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    """Return the last day of a month, None if there is no such month."""
    following = day_or_none(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1) if following else None
