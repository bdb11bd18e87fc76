"""The headings of a sheet that no catalogue is known for, and what stands below them: names, owners, figures, targets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from quarterly.collecting.layouts.column_times import times_of
from quarterly.collecting.layouts.columns import Column, columns_of
from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.proposed_places import OF_TIME
from quarterly.collecting.layouts.which_sheets import year_of
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.find_table import field_of
from quarterly.collecting.sheets.layout import HEADER_WITHIN, Layout, plain
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.configuration.layouts import TableMap, Times
from quarterly.importing.words import ScorecardWords, names_a_time
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.units import read_in

LONGEST_REF = 20  # characters, as a catalogue has them
_NAMING = ("ref", "name", "definition")
_FEWEST = 2  # headings of a row of headings
# What a row of several of an indicator may hold, by the words of headings.
HELD = ("numerator", "denominator", "value", "target", "comment", "mark", "expected", "judged", "status")
_OF_FIGURES = ("numerator", "denominator", "value", "target", "expected")
_REF = re.compile(r"[A-Za-z]{0,6}[ /.-]?\d{1,5}[A-Za-z]{0,3}(?:[.-]\d{1,3})?")
_ALIKE = 0.6  # of a column without a known heading, so many of its cells look like references


@dataclass(frozen=True)
class TableColumns:
    """The columns of a sheet below its headings, which stand in the rows from the first to the last of `headings`."""

    grid: Grid
    words: ScorecardWords
    spellings: Layout
    file: str = ""

    @cached_property
    def headings(self) -> tuple[int, int]:
        """The first and the last row of headings, (0, 0) for none."""
        first = next((row for row in range(1, min(self.grid.height, HEADER_WITHIN) + 1) if self.heads(row)), 0)
        last, of_names = first, self._headed_as_names(first)
        while first and last < self.grid.height and self.heads(last + 1) and not self._names(last + 1, of_names):
            last += 1
            of_names += self._headed_as_names(last)
        return first, last

    @property
    def below(self) -> range:
        """The rows below the headings."""
        return range(self.headings[1] + 1, self.grid.height + 1)

    @property
    def names_indicators(self) -> bool:
        """Whether it has headings, and below them a column of references or of names."""
        return bool(self.headings[0] and {"ref", "name"} & self.own.keys())

    def heads(self, row: int) -> bool:
        """Whether a row has headings and no figures."""
        cells = [value for column in range(self.grid.width) if (value := self.grid.value(row, column)) is not None]
        if any(is_figure(value) and not names_a_time(value) for value in cells):
            return False
        return sum(self._speaks(value) for value in cells if plain(value)) >= _FEWEST

    def heads_again(self, row: int) -> bool:
        """Whether a row below the headings has headings again: one that names an indicator and has days as figures has none."""
        return self.heads(row) and not self._names(row, [number for field, number in self.own.items() if field in _NAMING])

    def _names(self, row: int, columns: Sequence[int]) -> bool:
        values = (self.grid.value(row, column) for column in columns)
        return any(plain(value) and not self._speaks(value) for value in values)

    def _headed_as_names(self, row: int) -> list[int]:
        columns = range(self.grid.width) if row else ()
        return [column for column in columns if self.words.field(plain(self.grid.value(row, column))) in _NAMING]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All columns with their headings."""
        return columns_of(self.grid, self.headings) if self.headings[0] else ()

    @cached_property
    def own(self) -> dict[str, int]:
        """The columns that say something of an indicator itself, by field; the first of each kind counts."""
        own: dict[str, int] = {}
        for column in self.columns:
            if column.named.is_nothing and (found := self.words.field(plain(column.typed))):
                own.setdefault(found, column.number)
        if "name" not in own and "definition" in own:
            own["name"] = own.pop("definition")
        if "ref" in own and self._are_names(own["ref"]):
            names = own.pop("ref")
            own.setdefault("name", names)
        if "ref" not in own and (unnamed := self._column_of_refs(own)) is not None:
            own["ref"] = unnamed
        return own

    @cached_property
    def holds(self) -> int | None:
        """The column in which rows say whether they hold an actual figure or a target, None where there is none."""
        for column in self.columns:
            if column.number in self.own.values() or not column.named.is_nothing:
                continue
            texts = {plain(self.grid.value(row, column.number)) for row in self.below} - {""}
            held = {field for text in texts if (field := field_of(text, self.spellings.columns)) in HELD}
            if len(held) > 1 and len(texts) <= 2 * len(held):
                return column.number
        return None

    @cached_property
    def of_values(self) -> list[int]:
        """The columns of values: those headed so or by a time; where there are none, those that have numbers."""
        others = [each for each in self.columns if each.number not in self.own.values() and each.number != self.holds]
        headed = [each.number for each in others if self._is_of_values(each)]
        return headed or [each.number for each in others if not self._meant[each.number] and self._has_figures(each.number)]

    @cached_property
    def of_counts(self) -> tuple[list[int], list[int]]:
        """The columns of numerators and those of denominators."""
        numerators, denominators = (
            [n for n, found in self._meant.items() if found == each] for each in ("numerator", "denominator")
        )
        return numerators, denominators

    @cached_property
    def of_figures(self) -> list[int]:
        """The columns in which a figure or a target of an indicator may stand."""
        return sorted({*self.of_values, *(number for number, meant in self._meant.items() if meant in _OF_FIGURES)})

    @cached_property
    def year(self) -> int | None:
        """The financial year of headings that name none, by the sheet's title, its name or the file's."""
        table = TableMap(across=self.grid.across, headings=self.grid.span(*self.headings))
        return year_of(self.grid.sheet, table, self.file)

    @cached_property
    def times(self) -> Times | None:
        """Of which stretches of time its columns are, None where none says it."""
        return times_of(self.columns)

    def held(self, row: int) -> str:
        """Return the field that a row says that it holds, "" for one that is not known; where none says it, all hold values."""
        if self.holds is None:
            return "value"
        text = text_of(self.grid.value(row, self.holds))
        return field_of(text, self.spellings.columns) or ""

    @cached_property
    def _meant(self) -> dict[int, str]:
        own = {*self.own.values(), self.holds}
        rest = [each for each in self.columns if each.number not in own]
        return {each.number: field_of(each.named.words, self.spellings.columns) or "" for each in rest}

    def _is_of_values(self, column: Column) -> bool:
        meant = self._meant[column.number]
        return meant == "value" or (not column.named.is_nothing and not meant)

    def _has_figures(self, column: int) -> bool:
        values = [value for row in self.below if plain(value := self.grid.value(row, column))]
        figures = [value for value in values if is_figure(value) and not names_a_time(value)]
        return len(figures) > len(values) / 2

    def _speaks(self, value: Scalar) -> bool:
        text = plain(value)
        if names_a_time(value) or text in OF_TIME:
            return True
        return bool(field_of(value, self.spellings.columns) or self.words.field(text))

    def _are_names(self, column: int) -> bool:
        """Whether most texts of a column are longer than a reference may be."""
        texts = [text for row in self.below if (text := text_of(self.grid.value(row, column)))]
        return sum(len(text) > LONGEST_REF for text in texts) > len(texts) / 2

    def _column_of_refs(self, own: dict[str, int]) -> int | None:
        """Return a column without a heading, left of the names, whose cells look like references."""
        for column in self.columns[: own.get("name", 0)]:
            texts: Sequence[str] = [text for row in self.below if (text := text_of(self.grid.value(row, column.number)))]
            if not column.typed and texts and sum(bool(_REF.fullmatch(text)) for text in texts) >= _ALIKE * len(texts):
                return column.number
        return None


def is_figure(value: Scalar) -> bool:
    """Whether a cell has a number, as such or as text: 62.9, "62.9%", "£1,200", "12 days"."""
    if isinstance(value, str):
        return any(map(str.isdigit, value)) and read_in(value, Unit.SCORE) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
