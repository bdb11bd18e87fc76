"""Which day people mean who write "Friday", "12 October", "another week": read where it is certain, and otherwise not.

A day of the week is the next one; "next Friday" is two days to two people, and none here. A day without a year is the next of its
name. One that is past or more than two months away was not meant. Nor was one that another is reckoned from: "a week after 7
December", "the Friday after next".
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from quarterly.vocabulary.days import day_of, day_or_none, month_end, month_named
from quarterly.vocabulary.working_days import working_days_after

_FARTHEST = timedelta(days=61)
_FRIDAY = 4
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)}|mon|tues?|weds?|thurs?|fri)\b\.?"
_BESIDE = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,?\s+(?P<year>20\d\d)\b)?"
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
# What stands right before or behind a day that is not itself the day that is meant.
_RECKONED_FROM = re.compile(
    r"\b(?:after|before|since|following|got|received|missed)\b[^.,;:!?\n]{0,30}$"
    r"|\b(?:deadline (?:of|is|was)|due)(?: on| by)?(?: the)? *$"
    r"|\b(?:first|second|third|last|penultimate|[1-5](?:st|nd|rd|th)|commencing|beginning"
    r"|(?:day|week|fortnight)s?(?: on| from| of)?)(?: the)? *$|\bw[/.]?c\.? *$"
)
_RECKONED_ON = re.compile(
    r",? +(?:(?:in )?(?:a )?fortnight|after (?:next|that|this|the|christmas|easter)"
    r"|(?:of |in )?(?:the|a|two|three|\d) (?:week|fortnight))\b"
)
_UNIT = r"(?:working\s+)?(?P<unit>day|week|fortnight)s?\b"


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a text names, from where to where; None where it is not certain which day is meant."""

    day: date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What days are reckoned from: when the text was written, when something is due (None if unknown), and closed days."""

    on: date
    due: date | None = None
    closed: Collection[date] = ()


def days_named(text: str, reckoning: Reckoning) -> tuple[NamedDay, ...]:
    """Return every day that a text in small letters names, in its order."""
    found, said = list[NamedDay](), text
    for pattern, reads in _WAYS:
        for each in pattern.finditer(text):
            day = reads(each.groupdict(), reckoning)
            is_itself = not _RECKONED_FROM.search(said[: each.start()]) and not _RECKONED_ON.match(said[each.end() :])
            is_likely = is_itself and day is not None and reckoning.on <= day <= reckoning.on + _FARTHEST
            found.append(NamedDay(day if is_likely else None, each.start(), each.end()))
        # What one way has read, no other reads again.
        text = pattern.sub(lambda each: "\0" * len(each[0]), text)
    return tuple(sorted(found, key=lambda each: each.start))


def names_a_day(text: str) -> bool:
    """Whether a text in small letters names a day in any of these ways."""
    return any(pattern.search(text) for pattern, _ in _WAYS)


_Named = dict[str, str | None]


def _of_month(named: _Named, reckoning: Reckoning) -> date | None:
    """Read "12 October", with a day of the week or a year beside it or without."""
    month, number = month_named((named["month"] or "")[:3]), int(named["day"] or 0)
    years = [int(year)] if (year := named["year"]) else [reckoning.on.year, reckoning.on.year + 1]
    days = (day for each in years if (day := day_or_none(each, month, number)))
    return _agreeing(named, next((day for day in days if named["year"] or day >= reckoning.on), None))


def _in_figures(named: _Named, _: Reckoning) -> date | None:
    return _agreeing(named, day_of(named["figures"] or ""))


def _in_two_figures(named: _Named, reckoning: Reckoning) -> date | None:
    day, month = (named["figures"] or "").split("/")
    return _of_month({**named, "day": day, "month": month, "year": None}, reckoning)


def _numbered(named: _Named, reckoning: Reckoning) -> date | None:
    """Read "the 12th", with a day of the week beside it or without."""
    on, number = reckoning.on, int(named["day"] or 0)
    months = ((on.year, on.month), (on.year + on.month // 12, on.month % 12 + 1))
    return _agreeing(named, next((day for each in months if (day := day_or_none(*each, number)) and day > on), None))


def _weekday(named: _Named, reckoning: Reckoning) -> date | None:
    ahead = (_number_of(named) - reckoning.on.weekday()) % 7
    return reckoning.on + timedelta(days=ahead) if ahead else None  # written on a Friday, "Friday" may be today


def _a_week_after(named: _Named, reckoning: Reckoning) -> date | None:
    coming = _weekday(named, reckoning)
    return coming + timedelta(days=7) if coming else None


def _of_next_week(named: _Named, reckoning: Reckoning) -> date | None:
    return reckoning.on + timedelta(days=_number_of(named) - reckoning.on.weekday() + 7)


def _end_of_week(named: _Named, reckoning: Reckoning) -> date | None:
    weeks = 1 if named["which"] == "next" else 0
    return reckoning.on + timedelta(days=_FRIDAY - reckoning.on.weekday() + 7 * weeks)


def _end_of_month(named: _Named, reckoning: Reckoning) -> date | None:
    month = month_named(named["month"][:3]) if named["month"] else reckoning.on.month
    return month_end(reckoning.on.year + (month < reckoning.on.month), month)


def _from_now(named: _Named, reckoning: Reckoning) -> date | None:
    return _later(reckoning.on, named, reckoning)


def _beyond_due(named: _Named, reckoning: Reckoning) -> date | None:
    """Read "another week": from the day on which it is due, and of what is late already from now."""
    return _later(max(reckoning.due, reckoning.on), named, reckoning) if reckoning.due else None


def _later(start: date, named: _Named, reckoning: Reckoning) -> date:
    word = named["count"] or "one"
    count = int(word) if word.isdigit() else max(_NUMBERS.index(word), 1)
    if named["unit"] == "day":
        return working_days_after(start, count, reckoning.closed)
    return start + timedelta(days=count * (14 if named["unit"] == "fortnight" else 7))


def _tomorrow(named: _Named, reckoning: Reckoning) -> date:
    return reckoning.on + timedelta(days=named["word"] == "tomorrow")


def _a_week_from(named: _Named, reckoning: Reckoning) -> date | None:
    return _tomorrow(named, reckoning) + timedelta(days=7)


def _after_tomorrow(_: _Named, reckoning: Reckoning) -> date | None:
    return reckoning.on + timedelta(days=2)


def _open(_named: _Named, _reckoning: Reckoning) -> date | None:
    return None


def _agreeing(named: _Named, day: date | None) -> date | None:
    """Return the day, None if the day of the week that stands beside it is another."""
    return day if day and (not named["weekday"] or day.weekday() == _number_of(named)) else None


def _number_of(named: _Named) -> int:
    return next(number for number, name in enumerate(_WEEKDAYS) if name.startswith((named["weekday"] or "")[:3]))


# The longer ways first.
_WAYS: tuple[tuple[re.Pattern[str], Callable[[_Named, Reckoning], date | None]], ...] = tuple(
    (re.compile(rf"(?<![\w/.]){way}"), reads)
    for way, reads in (
        (rf"{_BESIDE}(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}{_YEAR}", _of_month),
        (rf"{_BESIDE}{_MONTH}\s+(?:the\s+)?{_DAY}(?!:){_YEAR}", _of_month),
        (rf"{_BESIDE}(?P<figures>\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d|20\d\d-\d\d-\d\d)(?!\w)", _in_figures),
        (rf"{_BESIDE}(?P<figures>\d{{1,2}}/\d{{1,2}})(?![\w/])", _in_two_figures),
        (rf"{_WEEKDAY},?\s+(?:the\s+)?{_DAY}(?!\s*(?:[:.]\d|am\b|pm\b|noon|o'clock))", _numbered),
        (r"(?P<weekday>)the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b", _numbered),
        (r"(?:the\s+)?end\s+of\s+(?:the\s+)?(?P<which>this|next|the)?\s*week\b", _end_of_week),
        (rf"(?:the\s+)?(?:end\s+of\s+(?:(?:the|this)\s+month|{_MONTH})|month\s+end)", _end_of_month),
        (rf"{_WEEKDAY}\s+(?:of\s+)?next\s+week\b", _of_next_week),
        (rf"next\s+week\s+(?:on\s+)?{_WEEKDAY}", _of_next_week),
        (rf"(?:a\s+)?week\s+on\s+{_WEEKDAY}", _a_week_after),
        (rf"{_WEEKDAY}\s+(?:week|wk)\b", _a_week_after),
        (r"(?:a\s+)?week\s+(?P<word>today|tomorrow)\b", _a_week_from),
        (r"(?P<word>today|tomorrow)\s+(?:week|wk)\b", _a_week_from),
        (r"(?:the\s+)?day\s+after\s+tomorrow\b", _after_tomorrow),
        (r"next\s+(?:week|month|" + _WEEKDAY.replace("?P<weekday>", "?:") + r")", _open),
        (r"(?:a\s+|another\s+)?(?:couple|few)\s+(?:of\s+)?(?:more\s+|extra\s+|working\s+)*(?:days|weeks)\b|the\s+weekend", _open),
        (rf"(?:this\s+coming\s+|coming\s+)?{_WEEKDAY}", _weekday),
        (r"(?P<word>tomorrow|today|tonight)\b", _tomorrow),
        (rf"(?:in|within)\s+{_COUNT}\s+(?:more\s+)?{_UNIT}", _from_now),
        (rf"(?:an?\s+)?(?:another|extra|further|additional)\s+(?:{_COUNT}\s+)?{_UNIT}", _beyond_due),
        (rf"{_COUNT}\s+(?:more|extra|further|additional)\s+{_UNIT}", _beyond_due),
        (rf"{_COUNT}\s+{_UNIT}\s+(?:more|longer|extra)\b", _beyond_due),
    )
)
