"""The headings of a table's columns, in one row or several, and which columns are those that a place names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.heading_periods import NOTHING, NamedPeriod, Stretch, named_in, says_to_date
from quarterly.collecting.sheets.find_table import field_of
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.configuration.layouts import Place, Times
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its headings from top to bottom, in plain form, and the time they name together.

    The lowest of them stands in `cell`, as `typed`.
    """

    number: int
    headings: tuple[str, ...] = ()
    named: NamedPeriod = NOTHING
    cell: str = ""
    typed: str = ""

    def is_headed(self, heading: str) -> bool:
        """Whether it has this heading, with or without the time that stands beside it."""
        wanted = plain(heading)
        return wanted in (*self.headings, self.named.words, " ".join(self.headings))


def columns_of(grid: Grid, headings: tuple[int, int]) -> tuple[Column, ...]:
    """Return the columns of a grid below the rows of headings from the first to the last; without headings all are bare."""
    if not headings[0]:
        return tuple(Column(number) for number in range(grid.width))
    rows = range(headings[0], headings[1] + 1)
    above = [_carried(grid, row, headings[1]) for row in rows if row < headings[1]]
    found = []
    for number in range(grid.width):
        held = [(row, each[number]) for row, each in zip(rows, above, strict=False) if number in each]
        held += [(headings[1], grid.value(headings[1], number))] if plain(grid.value(headings[1], number)) else []
        named = NOTHING
        for _, value in held:
            named = named_in(value).below(named)
        texts = tuple(dict.fromkeys(plain(value) for _, value in held))
        row, typed = held[-1] if held else (0, None)
        found.append(Column(number, texts, named, grid.name(row, number) if row else "", " ".join(str(typed or "").split())))
    return tuple(found)


def _carried(grid: Grid, row: int, lowest: int) -> dict[int, Scalar]:
    """Return the headings of an upper row by column, each also over the columns to its right that it stands above.

    Which cells are merged is not known of every format. A heading with nothing below it is its column's own, such as "Target"
    beside "2026/27" over its months; any other reaches to the next, and the last as far as the one before it.
    """
    own = {column: value for column in range(grid.width) if plain(value := grid.value(row, column))}
    spans = [column for column in own if any(plain(grid.value(below, column)) for below in range(row + 1, lowest + 1))]
    starts = sorted(own)
    reach = {column: (next((each for each in starts if each > column), grid.width)) for column in spans}
    timed = [column for column in spans if not named_in(own[column]).is_nothing]
    if len(timed) > 1:
        # "Comments" behind the last quarter is not of that quarter.
        widest = max(after - before for before, after in pairwise(timed))
        reach[timed[-1]] = min(reach[timed[-1]], timed[-1] + widest)
    found: dict[int, Scalar] = dict(own)
    for column in spans:
        found |= dict.fromkeys(range(column, reach[column]), own[column])
    return found


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the quarter, the year of headings that name none, and how headings of each field are spelt."""

    quarter: Quarter
    year: int | None
    spellings: Mapping[str, tuple[str, ...]]

    @cached_property  # every column of every row is held against it
    def stretch(self) -> Stretch:
        """The months of the quarter."""
        return Stretch.of(self.quarter)

    @cached_property
    def last_month(self) -> Stretch:
        """The last of them."""
        return self.stretch.months[-1]

    def is_in(self, times: Times | None, stretch: Stretch | None, by_months: bool) -> bool:
        """Whether a column or row of these months is one that is read; without `times` one of no other time is."""
        last = self.last_month
        if times is Times.TO_DATE:
            return stretch == self.stretch.so_far
        if times is None:
            return stretch is None or stretch.contains(self.stretch) or (by_months and stretch == last)
        if times is Times.QUARTER:
            return stretch == self.stretch
        if times is Times.LAST_MONTH:
            return stretch == last
        within = self.stretch.so_far if times is Times.SO_FAR else self.stretch
        return stretch is not None and stretch.first == stretch.last and within.contains(stretch)


def columns_headed(place: Place, columns: Sequence[Column]) -> list[Column]:
    """Return the columns that a place may mean: the one that it names, those with its heading, or those of any time."""
    if place.column is not None:
        return [each for each in columns if each.number == place.column]
    return [each for each in columns if (each.is_headed(place.heading) if place.heading else not each.named.is_nothing)]


def found_at(
    place: Place, headed: Sequence[tuple[Stretch | None, Column]], wanted: Wanted, *, by_months: bool = False
) -> list[tuple[Stretch | None, Column]]:
    """Return which of the columns that a place may mean, each with its months, are those of the quarter.

    A heading that is found several times is the one of the quarter, else the one without a time.
    """
    if place.column is not None:
        return [(None, each) for stretch, each in headed if wanted.is_in(None, stretch, by_months)]
    found = [each for each in headed if wanted.is_in(_times(place, each[1]), each[0], by_months)]
    if not place.heading:
        return _without_heading(found, [each for _, each in headed], wanted, to_date=place.times is Times.TO_DATE)
    if place.times is None:
        best = sorted({_rank(stretch, wanted) for stretch, _ in found})
        return [each for each in found if _rank(each[0], wanted) == best[0]]
    return found


def _times(place: Place, column: Column) -> Times | None:
    """Return the times that a place means in a column: “the quarter, YTD” is that of the quarter's heading, from April."""
    is_to_date = place.times is Times.QUARTER and place.heading and says_to_date(column.named.words)
    return Times.TO_DATE if is_to_date else place.times


_SAY_TO_DATE = ("ytd", "year to date", "cumulative", "to date", "date")
_AS_FIGURES = ("provisional", "unvalidated", "draft", "revised", "final")


def _without_heading(
    found: Sequence[tuple[Stretch | None, Column]], headed: Sequence[Column], wanted: Wanted, *, to_date: bool
) -> list[tuple[Stretch | None, Column]]:
    """Return the columns of the quarter that a place without a heading means: without other words, or with those of a value.

    Any other words are what a sheet calls its values only where no column of another time is without them: beside "Q1 2026/27",
    neither "Q2 2026/27 England" nor "Q2 2026/27 target" is the figure of Q2.
    """
    for words in (*((_SAY_TO_DATE,) if to_date else ()), ("",), wanted.spellings["value"], _AS_FIGURES):
        if of_values := [each for each in found if each[1].named.words in words]:
            return of_values
    usual = {_length(each) for each in headed if each.named.words in ("", *wanted.spellings["value"], *_AS_FIGURES)}
    others = [each for each in found if field_of(each[1].named.words, wanted.spellings) is None]
    return [each for each in others if _length(each[1]) not in usual]


def _length(column: Column) -> int:
    first, last = column.named.months or (0, 11)
    return (last - first) % 12 + 1


def _rank(stretch: Stretch | None, wanted: Wanted) -> int:
    return 0 if stretch == wanted.stretch else 2 if stretch else 1


def periods_named(columns: Sequence[Column], wanted: Wanted) -> Iterator[tuple[Column, Stretch]]:
    """Yield the columns whose headings name a time, with its months."""
    for each in columns:
        if stretch := each.named.stretch(wanted.year):
            yield each, stretch
