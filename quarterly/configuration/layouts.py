"""How a council's files are laid out where they are not in the usual layout: which cells hold what, as people write it down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatch
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from quarterly.configuration.yaml_files.dated import TimeLimited
from quarterly.configuration.yaml_files.files import ConfigurationModel

FIGURES = ("value", "numerator", "denominator")
FIELDS = (*FIGURES, "target", "comment", "mark", "expected", "judged")
_ONE = r"(?:[A-Z]{1,3}|[1-9]\d{0,6})"
_SPAN = re.compile(rf"({_ONE})(?:\s*[-–:]\s*({_ONE}))?")
_LINE = re.compile(rf"(?:column|row)\s+({_ONE})", re.IGNORECASE)
_CELL = r"^[A-Z]{1,3}[1-9]\d{0,6}$"


class Times(StrEnum):
    """Of which stretch of time a column is read, found by its heading.

    `MONTHS` leaves to the indicator's basis how its quarter is made of months; the others say it.
    """

    QUARTER = "the quarter"
    LAST_MONTH = "its last month"
    MONTHS = "its months"
    ADDED = "its months added up"
    SO_FAR = "the year's months added up"
    TO_DATE = "the year to date"

    @property
    def is_of_months(self) -> bool:
        """Whether columns of single months are read."""
        return self not in (Times.QUARTER, Times.TO_DATE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field is: the number of a column from 0, or its heading, its stretch of time, or both."""

    column: int | None = None
    times: Times | None = None
    heading: str = ""


@lru_cache(1024)  # each is looked up for every row
def place_of(text: str) -> Place:
    """Read "column F", "Comments", "the quarter" or "its months, Numerator"."""
    if line := _LINE.fullmatch(text.strip()):
        return Place(column=number_of(line[1]) - 1)
    times, _, heading = text.partition(",")
    known = next((each for each in Times if each == " ".join(times.casefold().replace("’", "'").split())), None)
    return Place(times=known, heading=heading.strip()) if known else Place(heading=text.strip())


def number_of(line: str) -> int:
    """Return the number of a row, or of a column from its letters: "12" is 12, "F" is 6."""
    if line.isdigit():
        return int(line)
    number = 0
    for letter in line.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def cell_at(name: str) -> tuple[int, int]:
    """Return the row of a cell and its column from 0: (14, 3) of "D14"."""
    letters = name.rstrip("0123456789")
    return int(name[len(letters) :]), number_of(letters) - 1


def span_of(text: str) -> tuple[int, int]:
    """Return the first and the last of the rows or columns in "4-5", "A-B" or "4"; (0, 0) of an empty text."""
    found = _SPAN.fullmatch(text.strip())
    return (number_of(found[1]), number_of(found[2] or found[1])) if found else (0, 0)


def _as_text(typed: object) -> object:
    return str(typed) if isinstance(typed, int) and not isinstance(typed, bool) else typed


def _span(text: str) -> str:
    first, last = span_of(text)
    if text and not 0 < first <= last:
        raise ValueError(f"“{text}” is no row, and no rows from one to another. Write them like this: 4, or 4-5; columns: A-B")
    return text


SpanText = Annotated[str, BeforeValidator(_as_text), AfterValidator(_span)]
FieldName = Literal["value", "numerator", "denominator", "target", "comment", "mark", "expected", "judged"]
CellText = Annotated[str, Field(pattern=_CELL)]
IdText = Annotated[str, BeforeValidator(_as_text)]  # an id that is a number may stand without quotes here
_WHERE = 'as "column F", a heading such as "Target", "the quarter", "its last month", or "the quarter, Actual"'


class TableMap(ConfigurationModel):
    """One table of a sheet: where its headings and rows are, and which column holds what.

    A place is a column ("column F"), its heading ("Comments"), a stretch of time by which its heading is looked up ("the
    quarter", "the year to date", "its last month", "its months", "its months added up", "the year's months added up"), or both
    ("the quarter, Actual"). Where `across` is set the indicators stand side by side, and what is said of rows is meant of
    columns.
    """

    sheet: str = Field(
        "*",
        description="The name of the sheet, a pattern such as Scorecard*, or “the quarter” (“its last month”) for one named so.",
    )
    across: bool = Field(
        False, description="Whether indicators stand side by side, a column each: rows and columns change roles."
    )
    headings: SpanText = Field("", description="The row of headings, or the first and the last: 4-5, with years in row 4.")
    rows: SpanText = Field("", description="The first and the last row that is read. Left out, all below the headings.")
    ref: str = Field("", description="Where the references of indicators are, such as column B, or the heading of that column.")
    name: str = Field("", description="Where the names of indicators are.")
    period: tuple[str, ...] = Field(
        (), description="Where each row says which quarter or month it is of, in one column or several (year and quarter)."
    )
    holds: str = Field("", description="Where each row says what it holds, if an indicator has several: Numerator, Actual.")
    said_as: dict[FieldName, tuple[str, ...]] = Field(
        default_factory=dict, description="What rows say that hold a value, numerator and so on, if the usual words do not do."
    )
    value: str = Field("", description=f"Where the value is: {_WHERE}.")
    numerator: str = Field("", description="Where the numerator is, written in the same way.")
    denominator: str = Field("", description="Where the denominator is.")
    target: str = Field("", description="Where the target is.")
    comment: str = Field("", description="Where the comment is.")
    mark: str = Field("", description="Where the mark beside the figure is, such as p for provisional.")
    expected: str = Field("", description="Where the owner's own forecast of the year's end is.")
    judged: str = Field("", description="Where a status is that the service decides.")
    exceptions: dict[IdText, dict[FieldName, str]] = Field(
        default_factory=dict, description="Places that differ for single indicators, by their ids."
    )
    not_read: tuple[str, ...] = Field((), description="Rows that are no indicator, by reference or name, such as Total*.")
    cells: dict[IdText, dict[FieldName, CellText]] = Field(
        default_factory=dict, description="Single cells by the indicator's id, such as value: D14, where nothing else does."
    )

    def place(self, field: str, indicator: str = "") -> str:
        """Return where a field of an indicator is, "" if it has none."""
        own = {str(name): where for name, where in self.exceptions.get(indicator, {}).items()}
        return own.get(field) or str(getattr(self, field))

    @property
    def of_time(self) -> Times | None:
        """The stretch of time by whose name its sheet is looked up, None where the sheet has a name of its own."""
        return next((each for each in (Times.QUARTER, Times.LAST_MONTH) if self.sheet.strip().casefold() == each), None)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it has a place for, of all indicators or of single ones."""
        single = {field for places in self.exceptions.values() for field in places}
        return tuple(field for field in FIELDS if getattr(self, field) or field in single)

    def is_not_read(self, *texts: str) -> bool:
        """Whether a row with this reference or name is one of those that are no indicator."""
        return any(fnmatch(text.casefold(), each.casefold()) for each in self.not_read for text in texts if text)


class FileLayout(TimeLimited):
    """The layout of one file: its tables, and the services whose figures it holds."""

    files: tuple[str, ...] = Field(
        (), description="Names of the files, such as Scorecard*. Left out, any file with a sheet of one of the tables."
    )
    services: tuple[str, ...] = Field(
        (), description="The services whose figures it holds, if several: sent by one of them, its rows go to each."
    )
    tables: tuple[TableMap, ...] = Field((), description="The tables that are read of it.")

    def is_of(self, file_name: str) -> bool:
        """Whether a file with this name has this layout, as far as names say."""
        return not self.files or any(fnmatch(file_name.casefold(), pattern.casefold()) for pattern in self.files)


class Layouts(ConfigurationModel):
    """The layouts of a council's files that are not in the usual one, by a name each; the first that fits a file counts."""

    layouts: dict[str, FileLayout] = Field(default_factory=dict, description="Layouts, by a name of the council's choice.")

    def services_of(self, file_name: str) -> tuple[str, ...]:
        """Return the services that a file with this name is for besides its sender, by the first layout that names it."""
        named = (each for each in self.layouts.values() if each.files and each.is_of(file_name))
        return next((each.services for each in named), ())

    def each_table(self) -> Iterator[tuple[str, int, TableMap]]:
        """Yield (name of the layout, number of the table, the table)."""
        for name, layout in self.layouts.items():
            for number, table in enumerate(layout.tables):
                yield name, number, table
