"""Which stretch of time a heading names: "Q2 2026/27", "Jul-26", a date, or "Sep" below "2026-27"."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.vocabulary.quarter import Quarter

_MARCH, _APRIL = 3, 4
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
_PATTERNS = {
    "iso": re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)(?:t[\d:]+)?\b"),
    "date": re.compile(r"\b\d{1,2}[/.](\d{1,2})[/.](20\d\d)\b"),
    "pair": re.compile(r"(?<!\d)(?:fy\s*)?(20\d\d)\s*[-/–]\s*(20\d\d|\d\d)(?!\d)"),
    # Without its centuries a pair could be a month and a year: 06/07 is June 2007, 26/27 is no month.
    "short": re.compile(r"(?<![\d/.])(?:fy\s*)?(1[3-9]|[2-9]\d)\s*[-/–]\s*(\d\d)(?![\d/.])"),
    "iso month": re.compile(r"\b(20\d\d)-(0[1-9]|1[0-2])\b"),
    "span": re.compile(
        rf"\b{_DAY}({_MONTH})\b\.?\s*(?:20\d\d|['’]?\d\d)?\s*(?:to|until|[-–—/])\s*{_DAY}({_MONTH})\b\.?(?:\s*['’]?(\d\d)(?!\d))?"
    ),
    "month": re.compile(rf"\b{_DAY}({_MONTH})\b(?!\s+(?:be|not|include|vary))\.?(?:\s*[-'’/ ]\s*(\d\d)(?!\d))?"),
    "number": re.compile(r"\b(?:m|month)\s*(1[0-2]|[1-9])\b"),
    "quarters": re.compile(r"\b(?:q|qtr\.?|quarters?)\s*([1-3])\s*(?:to|and|[-–—+&])\s*(?:q|qtr\.?|quarter)?\s*([2-4])(?!\d)"),
    "quarter": re.compile(r"\b(?:q|qtr\.?|quarter)\s*([1-4])(?!\d)|\b([1-4])(?:st|nd|rd|th)\s+quarter\b"),
    "year": re.compile(r"(?<![\d.,£])(20\d\d)(?![\d.,]|\s*%)"),
}
_TO_DATE = re.compile(r"\b(?:ytd|year to date|cumulative|to date)\b")  # from April up to the month or quarter that stands with it
_LONGEST = 60  # characters of a heading; a longer text is a sentence, which may mention any month
_LOOSE = re.compile(r"^(?:as at|as of|end of|year|financial year|fy|of|for|to|in)\b|\b(?:of|for|to|in|at)$|[()\[\]:;,–—-]")


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of whole months, numbered from January of the year 0, both included."""

    first: int
    last: int

    @classmethod
    def of(cls, quarter: Quarter) -> "Stretch":
        """Return the months of a quarter."""
        begins = 12 * quarter.starts.year + quarter.starts.month - 1
        return cls(begins, begins + 2)

    @property
    def months(self) -> tuple["Stretch", ...]:
        """Its single months."""
        return tuple(Stretch(month, month) for month in range(self.first, self.last + 1))

    @property
    def so_far(self) -> "Stretch":
        """The months from the beginning of the financial year to its last one."""
        return Stretch(self.last - (self.last - 3) % 12, self.last)

    def contains(self, other: "Stretch") -> bool:
        """Whether another stretch lies within it."""
        return self.first <= other.first and other.last <= self.last

    @property
    def title(self) -> str:
        """In words: "September 2026", "July to September 2026", "2026/27"."""
        (begins, first), (ends, last) = divmod(self.first, 12), divmod(self.last, 12)
        if self.last - self.first == 11 and first in (0, 3):
            return f"{begins}/{ends % 100:02}" if first else f"the year {ends}"
        if self.first == self.last:
            return f"{_NAMES[last]} {ends}"
        year = f" {begins}" if begins != ends else ""
        return f"{_NAMES[first]}{year} to {_NAMES[last]} {ends}"


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """What a heading names of a time, and the `words` left: months by number (4 is April), whether as a quarter, and a year.

    A `financial` year is the one that begins in it.
    """

    months: tuple[int, int] | None = None
    is_quarter: bool = False
    year: int | None = None
    kind: Literal["financial", "calendar"] = "financial"
    words: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether it names no time."""
        return self.months is None and self.year is None

    def below(self, upper: "NamedPeriod") -> "NamedPeriod":
        """Return what this heading names below another, which says what it leaves open: "Sep" below "2026-27"."""
        months = (upper.months, upper.is_quarter) if self.months is None else (self.months, self.is_quarter)
        year = (upper.year, upper.kind) if self.year is None else (self.year, self.kind)
        words = " ".join(dict.fromkeys(each for each in (upper.words, self.words) if each))
        return NamedPeriod(_to_date(months[0], words), months[1], year[0], year[1], words)

    def stretch(self, financial_year: int | None = None) -> Stretch | None:
        """Return the months it names, None where it leaves the year open; without one of its own it is that year's.

        "Q4 2026" could end in March of 2026 or of 2027, and names none.
        """
        year, kind = (self.year, self.kind) if self.year is not None else (financial_year, "financial")
        if self.is_nothing or year is None:
            return None
        if self.months is None:
            begins = 12 * year + (3 if kind == "financial" else 0)
            return Stretch(begins, begins + 11)
        if self.is_quarter and kind == "calendar":
            if self.months[1] == _MARCH:
                return None
            kind = "financial"
        first, last = self.months
        length = (last - first) % 12
        if kind == "calendar":
            return Stretch(12 * year + last - 1 - length, 12 * year + last - 1)
        begins = 12 * (year + (first < 4)) + first - 1
        return Stretch(begins, begins + length)


NOTHING = NamedPeriod()


def says_to_date(words: str) -> bool:
    """Whether words of a heading say that its figures are counted from April."""
    return bool(_TO_DATE.search(words))


def _to_date(months: tuple[int, int] | None, words: str) -> tuple[int, int] | None:
    return (_APRIL, months[1]) if months and says_to_date(words) else months


def named_in(value: Scalar) -> NamedPeriod:
    """Return what a heading names: the time, and its other words."""
    text = plain(value)
    if len(text) > _LONGEST or isinstance(value, bool):
        return NamedPeriod(words=text)
    return _named(text)


@lru_cache(4096)  # the same headings are looked at for every quarter
def _named(text: str) -> NamedPeriod:
    found, rest = NOTHING, text
    for kind, pattern in _PATTERNS.items():
        match = pattern.search(rest)
        read = _read(kind, match, found) if match else None
        if match and read:
            found, rest = read, f"{rest[: match.start()]} {rest[match.end() :]}"
        elif match and kind == "quarter":
            # "Quarter 2 (April to June)" is one of last quarter's headings, half changed: it names neither.
            return NamedPeriod(words=text)
    words = text if found.is_nothing else _without_loose(rest)
    return replace(found, months=_to_date(found.months, rest), words=words)


def _read(kind: str, match: re.Match[str], found: NamedPeriod) -> NamedPeriod | None:
    """Return what is found with one more part of a heading, None where the part says nothing new."""
    if kind in ("iso", "iso month", "date"):
        year, month = (match[2], match[1]) if kind == "date" else (match[1], match[2])
        if found.year is not None:
            return None
        return NamedPeriod((int(month), int(month)), False, int(year), "calendar") if 1 <= int(month) <= 12 else None
    if kind in ("pair", "short"):
        begins = int(match[1]) + (2000 if kind == "short" else 0)
        follows = int(match[2]) % 100 == (begins + 1) % 100
        return replace(found, year=begins, kind="financial") if follows and found.year is None else None
    if kind == "year":
        return replace(found, year=int(match[1]), kind="calendar") if found.year is None else None
    if kind in ("quarter", "quarters"):
        return _read_quarters(kind, match, found)
    if found.months is not None:
        return None
    if kind == "number":
        month = (int(match[1]) + 2) % 12 + 1  # the first month of a financial year is April
        return replace(found, months=(month, month))
    months = _month(match[1]), _month(match[2] if kind == "span" else match[1])
    year = match[3] if kind == "span" else match[2]
    if year and found.year is None:
        return replace(found, months=months, year=2000 + int(year), kind="calendar")
    return replace(found, months=months)


def _read_quarters(kind: str, match: re.Match[str], found: NamedPeriod) -> NamedPeriod | None:
    first = int(match[1] or match[2])
    last = int(match[2]) if kind == "quarters" else first
    months = 3 * first % 12 + 1, (3 * last + 2) % 12 + 1
    if found.months == months:
        return found
    is_one_or_rises = found.months is None and (first < last or kind == "quarter")
    return replace(found, months=months, is_quarter=True) if is_one_or_rises else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _without_loose(rest: str) -> str:
    """Return the words of a heading without what only joined them to its time."""
    words = " ".join(_LOOSE.sub(" ", " ".join(rest.split())).split())
    return "" if words in ("to", "of", "the", "fy", "year", "month", "quarter", "period") else words
