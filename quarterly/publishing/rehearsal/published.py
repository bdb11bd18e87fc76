"""A quarter's figures as they were published, by whatever means, so that those of a run can be held against them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class Part(StrEnum):
    """What is compared of an indicator, by the name of its column."""

    RATING = "rating"
    VALUE = "value"
    TARGET = "target"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    TRAVEL = "direction of travel"


class Way(StrEnum):
    """What a published direction of travel says; an arrow says `UP` or `DOWN`, which may mean either of two things."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    UP = "up"
    DOWN = "down"
    NONE = "none"


class Comparison(StrEnum):
    """What a direction of travel compares with, by the field of a score."""

    QUARTER_BEFORE = "travel_previous"
    YEAR_BEFORE = "travel_year"
    YEAR_END = "travel_year_end"
    SINCE = "travel_since"
    WINDOW = "travel_window"


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure, as printed and in the indicator's unit; `number` is None where it cannot be read as one.

    `places` are the decimals it was printed with, None for one that is exact.
    """

    text: str
    number: Fraction | None = None
    places: int | None = None


@dataclass(frozen=True, slots=True)
class PublishedRating:
    """A rating: its word, and the council's status for it, "" where the word is none of its scale."""

    text: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class PublishedTravel:
    """A direction of travel: its word or arrow, what it says (None where that is not known), and what it compares with.

    A table seldom says what it compares with: `comparison` is then None.
    """

    text: str
    way: Way | None
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRow:
    """What was published of one indicator. What the table has no column for is in no field, and is not compared."""

    indicator: str
    where: str
    figures: Mapping[Part, PublishedFigure] = field(default_factory=dict)
    rating: PublishedRating | None = None
    travel: tuple[PublishedTravel, ...] = ()

    def published(self, part: Part) -> str:
        """Return a figure as printed, "" where none was."""
        return self.figures[part].text if part in self.figures else ""


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """A published row that names no indicator: its place, what it is called, and which was probably meant, "" if none."""

    where: str
    named: str
    perhaps: str = ""


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A published quarter: its source in words, a row for each indicator, and the rows of none."""

    source: str
    rows: tuple[PublishedRow, ...]
    unknown: tuple[UnknownRow, ...] = ()
