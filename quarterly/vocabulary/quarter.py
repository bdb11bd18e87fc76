"""A quarter of a financial year, April to March."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from quarterly.vocabulary.errors import SetupError

_YEAR = r"(?<!\d)(\d{4})\s*[-/–]\s*(\d{4}|\d{2})(?!\d)"
_NUMBER = r"\b(?:q|qtr\.?|quarter)\s*([1-4])(?!\d)"
_BETWEEN = r"[\s,:;()–-]*(?:of\s+)?"
_QUARTER = re.compile(rf"{_YEAR}{_BETWEEN}{_NUMBER}|{_NUMBER}{_BETWEEN}{_YEAR}", re.IGNORECASE)
_FIRST_MONTH = {1: 4, 2: 7, 3: 10, 4: 1}


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter; `year` is the calendar year in which its financial year begins (2012 in 2012-13)."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read "2012-13 Q1" or its key "2012-13-q1"; raise SetupError for anything that is not one quarter and nothing else."""
        found = quarters_in(text)
        if len(found) != 1 or not _QUARTER.fullmatch(text.strip()):
            raise SetupError(f"“{text}” is not a quarter. Write it like this: 2012-13 Q1 (April to June 2012).")
        return found[0]

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter that contains a day."""
        return cls(day.year - (day.month < 4), (day.month - 4) // 3 % 4 + 1)

    @classmethod
    def last_ended(cls, day: date) -> "Quarter":
        """Return the newest quarter that had ended when a day began."""
        return cls.of(day).previous

    @property
    def financial_year(self) -> str:
        """The financial year as people write it: "2012-13"."""
        return f"{self.year}-{(self.year + 1) % 100:02d}"

    @property
    def key(self) -> str:
        """The quarter as it is written in folder names and store keys: "2012-13-q1"."""
        return f"{self.financial_year}-q{self.number}"

    @property
    def starts(self) -> date:
        """The first day."""
        return date(self.year + (self.number == 4), _FIRST_MONTH[self.number], 1)

    @property
    def ends(self) -> date:
        """The last day."""
        return self.next.starts - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The quarter that follows."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def previous(self) -> "Quarter":
        """The quarter before."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def later(self, by: int) -> "Quarter":
        """Return the quarter that is so many quarters later; a negative number counts back."""
        year, place = divmod(4 * self.year + self.number - 1 + by, 4)
        return Quarter(year, place + 1)

    @property
    def title(self) -> str:
        """The quarter as it is written in a report's title: "Quarter 1 2012/13"."""
        return f"Quarter {self.number} {self.financial_year.replace('-', '/')}"

    @property
    def period(self) -> str:
        """The quarter's first and last day in words: "1 April to 30 June 2012"."""
        return f"{long_date(self.starts, year=False)} to {long_date(self.ends)}"

    def __str__(self) -> str:
        return f"{self.financial_year} Q{self.number}"


def quarters_in(text: str) -> list[Quarter]:
    """Return the quarters a text names, in order, each once; a pair of years that do not follow each other names none."""
    found = []
    for match in _QUARTER.finditer(text):
        year, following, number = (int(digits) for digits in (match.group(1, 2, 3) if match[1] else match.group(5, 6, 4)))
        # "2012-14 Q1" is a plan over several years or a slip, and taking its first year would file a return under the wrong one.
        if following % 100 == (year + 1) % 100:
            found.append(Quarter(year, number))
    return list(dict.fromkeys(found))


def month_of(day: date) -> str:
    """Return the month of a day as people write it: "June 2012"."""
    return f"{day:%B %Y}"


def long_date(day: date, *, year: bool = True, weekday: bool = False) -> str:
    """Return a date as people write it: "30 June 2012", with its weekday "Saturday 30 June 2012"."""
    written = f"{day.day} {day:%B %Y}" if year else f"{day.day} {day:%B}"
    return f"{day:%A} {written}" if weekday else written
