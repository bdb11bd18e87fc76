"""Finds what looks like indicators in a sheet that no catalogue is known for: its headings, and the rows that have figures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quarterly.collecting.layouts.columns import Column, columns_of
from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.proposed_places import OF_TIME
from quarterly.collecting.sheets.cells import SheetCell, text_of
from quarterly.collecting.sheets.layout import HEADER_WITHIN, Layout, field_of, plain
from quarterly.collecting.sheets.sheets import Scalar, Workbook
from quarterly.importing.words import ScorecardWords, is_a_time, names_a_time
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.units import read_in

_FEWEST = 2  # headings of a row of headings
_OF_FIGURES = ("numerator", "denominator", "value", "target", "comment", "mark", "expected", "judged", "status")
_NO_VALUE = ("numerator", "denominator", "target", "expected", "judged", "comment", "mark", "status")
_NOTE = re.compile(r"^(?:note|source|key|nb|n\.b|\*)", re.IGNORECASE)
_LONGEST_SECTION = 60
_REF = re.compile(r"[A-Za-z]{0,6}[ /.-]?\d{1,5}[A-Za-z]{0,3}(?:[.-]\d{1,3})?")
_ALIKE = 0.6  # of a column without a known heading, so many of its cells look like references


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """A row that names something and has figures: what it says of itself, by field, and the cells of its values.

    `section` is the heading that stands above it among the rows, `by_month` whether its values stand by month, `shown` the
    decimals that the values are shown with, as far as that is known, `has_counts` whether it has a numerator and a denominator.
    """

    sheet: str
    cell: str
    ref: str
    name: str
    section: str
    said: Mapping[str, str]
    cells: Mapping[str, str]
    values: tuple[SheetCell, ...] = ()
    by_month: bool = False
    has_counts: bool = False
    shown: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """What a sheet has of indicators, the rows of totals that are none, and where a second table begins that is not read."""

    sheet: str
    rows: tuple[FoundRow, ...]
    totals: tuple[str, ...] = ()
    second: str = ""


def scorecards_in(
    workbook: Workbook, words: ScorecardWords, spellings: Layout, decimals: Mapping[str, Mapping[str, int]]
) -> list[Scorecard]:
    """Return the sheets that have indicators, in the file's order; hidden sheets are not looked at.

    `decimals` are those that cells are shown with, by sheet and cell, where that is known.
    """
    found = []
    for sheet in spellings.sheets(workbook):
        if sheet.visible:
            ways = [
                _Table(Grid(sheet, across), words, spellings, decimals.get(sheet.name, {})).read() for across in (False, True)
            ]
            best = max(ways, key=lambda each: len(each.rows))  # of equals the first, with indicators below each other
            found += [best] if best.rows else []
    return found


@dataclass(frozen=True, slots=True)
class _Table:
    grid: Grid
    words: ScorecardWords
    spellings: Layout
    decimals: Mapping[str, int]

    def read(self) -> Scorecard:
        headings = self._headings()
        columns = columns_of(self.grid, headings) if headings[0] else ()
        own = self._own_columns(columns, headings[1] + 1)
        if not headings[0] or not ({"ref", "name"} & own.keys()):
            return Scorecard(sheet=self.grid.sheet.name, rows=())
        return self._scorecard(columns, own, headings[1] + 1)

    def _headings(self) -> tuple[int, int]:
        """Return the first and the last row of headings, (0, 0) for none."""
        first = next((row for row in range(1, min(self.grid.height, HEADER_WITHIN) + 1) if self._heads(row)), 0)
        last = first
        while first and last < self.grid.height and self._heads(last + 1):
            last += 1
        return first, last

    def _heads(self, row: int) -> bool:
        cells = [value for column in range(self.grid.width) if plain(value := self.grid.value(row, column))]
        if any(is_figure(value) and not names_a_time(value) for value in cells):
            return False
        return sum(self._speaks(value) for value in cells) >= _FEWEST

    def _speaks(self, value: Scalar) -> bool:
        text = plain(value)
        if names_a_time(value) or text in OF_TIME:
            return True
        return bool(field_of(value, self.spellings.columns) or self.words.field(text))

    def _own_columns(self, columns: Sequence[Column], first: int) -> dict[str, int]:
        """Return the columns that say something of an indicator itself, by field; the first of each kind counts."""
        own: dict[str, int] = {}
        for column in columns:
            if column.named.is_nothing and (found := self.words.field(plain(column.typed))):
                own.setdefault(found, column.number)
        if "name" not in own and "definition" in own:
            own["name"] = own.pop("definition")
        if "ref" not in own and (unnamed := self._column_of_refs(columns, own, first)) is not None:
            own["ref"] = unnamed
        return own

    def _column_of_refs(self, columns: Sequence[Column], own: Mapping[str, int], first: int) -> int | None:
        """Return a column without a heading, left of the names, whose cells look like references."""
        for column in columns[: own.get("name", 0)]:
            texts = [text for row in range(first, self.grid.height + 1) if (text := text_of(self.grid.value(row, column.number)))]
            if not column.typed and texts and sum(bool(_REF.fullmatch(text)) for text in texts) >= _ALIKE * len(texts):
                return column.number
        return None

    def _scorecard(self, columns: Sequence[Column], own: Mapping[str, int], first: int) -> Scorecard:
        """Return the rows below the headings down to a second row of them; the rows of a block have what its first says."""
        found: list[FoundRow] = []
        totals: list[str] = []
        section = second = ""
        holds = self._holding(columns, own, first)
        of_values, of_counts = self._value_columns(columns, own, holds, first), self._count_columns(columns)
        above: dict[str, str] = {}
        for row in range(first, self.grid.height + 1):
            if found and self._heads(row):
                second = self.grid.name(row, 0)
                break
            values = tuple(cell for column in of_values if is_figure((cell := self.grid.cell(row, column)).value))
            has_counts = all(any(is_figure(self.grid.value(row, each)) for each in numbers) for numbers in of_counts)
            said = {name: text for name, column in own.items() if (text := self._text(row, column))}
            if holds is not None and not said:
                said = above
            above = said
            if not values and not has_counts:
                section = self._section(row) or section
            elif holds is not None and field_of(self._text(row, holds), self.spellings.columns) in _NO_VALUE:
                continue
            elif "ref" not in said and self._is_total(said.get("name", "")):
                totals.append(said["name"])
            elif any(text and not is_a_time(text) for text in (said.get("ref"), said.get("name"))):
                shown = tuple(self.decimals[cell.name] for cell in values if cell.name in self.decimals)
                named = self._found(row, section, said, own)
                found.append(replace(named, values=values, by_month=_by_month(columns), has_counts=has_counts, shown=shown))
        return Scorecard(sheet=self.grid.sheet.name, rows=tuple(found), totals=tuple(totals), second=second)

    def _found(self, row: int, section: str, said: Mapping[str, str], own: Mapping[str, int]) -> FoundRow:
        """Return a row that names something, as yet without its values."""
        at = {name: self.grid.name(row, column) for name, column in own.items()}
        return FoundRow(
            sheet=self.grid.sheet.name,
            cell=at["ref" if "ref" in said else "name"],
            ref=said.get("ref", ""),
            name=said.get("name", ""),
            section=section,
            said={field: text for field, text in said.items() if field not in ("ref", "name")},
            cells=at,
        )

    def _value_columns(self, columns: Sequence[Column], own: Mapping[str, int], holds: int | None, first: int) -> list[int]:
        """Return the columns of values: those headed so or by a time; where there are none, those that have numbers."""
        others = [each for each in columns if each.number not in own.values() and each.number != holds]
        meant = {each.number: field_of(each.named.words, self.spellings.columns) or "" for each in others}
        headed = [
            each.number
            for each in others
            if meant[each.number] == "value" or (not each.named.is_nothing and not meant[each.number])
        ]
        return headed or [each.number for each in others if not meant[each.number] and self._has_figures(each.number, first)]

    def _count_columns(self, columns: Sequence[Column]) -> tuple[list[int], list[int]]:
        """Return the columns of numerators and those of denominators."""
        meant = {each.number: field_of(each.named.words, self.spellings.columns) for each in columns}
        numerators, denominators = ([n for n, found in meant.items() if found == each] for each in ("numerator", "denominator"))
        return numerators, denominators

    def _has_figures(self, column: int, first: int) -> bool:
        values = [value for row in range(first, self.grid.height + 1) if plain(value := self.grid.value(row, column))]
        figures = [value for value in values if is_figure(value) and not names_a_time(value)]
        return len(figures) > len(values) / 2

    def _holding(self, columns: Sequence[Column], own: Mapping[str, int], first: int) -> int | None:
        """Return the column in which rows say whether they hold an actual figure or a target, None where there is none."""
        for column in columns:
            if column.number in own.values() or not column.named.is_nothing:
                continue
            texts = {plain(self.grid.value(row, column.number)) for row in range(first, self.grid.height + 1)} - {""}
            held = {field for text in texts if (field := field_of(text, self.spellings.columns)) in _OF_FIGURES}
            if len(held) > 1 and len(texts) <= 2 * len(held):
                return column.number
        return None

    def _section(self, row: int) -> str:
        texts = [text for column in range(self.grid.width) if (text := text_of(self.grid.value(row, column)))]
        is_one = len(texts) == 1 and len(texts[0]) <= _LONGEST_SECTION and not _NOTE.match(texts[0])
        return texts[0] if is_one else ""

    def _is_total(self, name: str) -> bool:
        return plain(name).split(" ")[0] in self.spellings.totals

    def _text(self, row: int, column: int) -> str:
        text = text_of(self.grid.value(row, column))
        return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _by_month(columns: Sequence[Column]) -> bool:
    """Whether times stand above columns, and all of them are single months."""
    lengths = [(last - first) % 12 for column in columns if column.named.months for first, last in [column.named.months]]
    return bool(lengths) and not any(lengths)


def is_figure(value: Scalar) -> bool:
    """Whether a cell has a number, as such or as text: 62.9, "62.9%", "£1,200", "12 days"."""
    if isinstance(value, str):
        return any(map(str.isdigit, value)) and read_in(value, Unit.SCORE) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
