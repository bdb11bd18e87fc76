"""Which rows below the headings of a sheet are indicators, and what each other row is: none is passed over without a word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.heading_periods import Stretch, named_in
from quarterly.collecting.sheets.cells import SheetCell, text_of
from quarterly.collecting.sheets.find_table import field_of
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.importing.left_out import LeftOut, Reason
from quarterly.importing.scorecards import FoundRow, Scorecard, SentScorecard
from quarterly.importing.table_columns import HELD, TableColumns, is_figure
from quarterly.importing.words import Beside, ScorecardWords, is_a_time

_NOTE = re.compile(r"^(?:note|source|key|nb|n\.b|\*)", re.IGNORECASE)
_LONGEST_SECTION = 60
_NUMBERED = re.compile(r"[A-Za-z]|\d{1,2}\.?")  # of a group: 1, 2., A
_OF_ABOVE = re.compile(r" (?:of|for) (?:all |the |these )*(?:above|rows|indicators|measures)\b.*$| *\(.*\)$")
_NAMED = (Reason.TOTAL, Reason.OTHERS, Reason.PAST)  # rows that are known again by their names, whichever figures they have


def scorecards_in(sent: SentScorecard, words: ScorecardWords, spellings: Layout) -> list[Scorecard]:
    """Return the sheets that have indicators, in the file's order; hidden sheets are not looked at."""
    found = []
    for sheet in spellings.sheets(sent.workbook):
        if sheet.visible:
            decimals = sent.decimals.get(sheet.name, {})
            ways = [_read(Grid(sheet, across), words, spellings, decimals, sent.name) for across in (False, True)]
            best = max(ways, key=lambda each: len(each.rows))  # of equals the first, with indicators below each other
            found += [best] if best.rows else []
    return found


def _read(grid: Grid, words: ScorecardWords, spellings: Layout, decimals: Mapping[str, int], file: str) -> Scorecard:
    columns = TableColumns(grid, words, spellings, file)
    return _Rows(columns, words, spellings, decimals).read() if columns.names_indicators else Scorecard(columns=columns)


@dataclass
class _Rows:
    """The rows of one table, read from top to bottom."""

    columns: TableColumns
    words: ScorecardWords
    spellings: Layout
    decimals: Mapping[str, int]
    found: list[FoundRow] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)
    section: str = ""
    above: dict[str, str] = field(default_factory=dict)

    @property
    def grid(self) -> Grid:
        return self.columns.grid

    def read(self) -> Scorecard:
        """Return the rows down to a second row of headings."""
        second, last = "", self.grid.height
        for row in self.columns.below:
            if self.found and self.columns.heads_again(row):
                second, last = self.grid.name(row, 0), row - 1
                self._leave_out(row, Reason.SECOND)
                break
            if any(self._text(row, column) for column in range(self.grid.width)):
                self._take(row)
        return Scorecard(
            columns=self.columns,
            numbers=range(self.columns.below.start, last + 1),
            rows=tuple(self.found),
            sections=tuple(self.sections),
            left_out=tuple(self.left_out),
            not_read=tuple(dict.fromkeys(self.not_read)),
            second=second,
        )

    def _take(self, row: int) -> None:
        """Put a row where it belongs; the rows of a block have what its first one says."""
        said = {name: text for name, column in self.columns.own.items() if (text := self._text(row, column))}
        is_own = bool(said) or self.columns.holds is None
        said = said if is_own else self.above
        self.above = said
        names = [text for text in (said.get("ref"), said.get("name")) if text]
        held = self.columns.held(row) if names else "value"
        if held != "value" and (held or not is_own):
            if not held:
                self._leave_out(row, Reason.PART)
            return
        beside = self._beside(row, names)
        if isinstance(beside, Beside):
            self.found[-1] = replace(self.found[-1], targets=(*self.found[-1].targets, *self._targets(row)))
            self.not_read += names
        elif beside:
            self._leave_out(row, beside)
            self.not_read += names[:1] if beside in _NAMED else []
        elif not names or all(map(is_a_time, names)):
            self._without_name(row)
        elif self._is_indicator(row, said):
            self.found.append(self._found(row, said))
        else:
            self._without_figures(row, said)

    def _beside(self, row: int, names: list[str]) -> Beside | Reason | None:
        """Return what a row is that has figures and is no indicator: the target of the one above, or why it is left out."""
        if not names or not self._figures(row):
            return None
        if _OF_ABOVE.sub("", plain(names[0])) in self.spellings.totals:  # in place of a reference, also with a name behind it
            return Reason.TOTAL
        if len(names) != 1:
            return None
        named = named_in(names[0])
        beside, field = self.words.row_beside(named.words), field_of(named.words, self.spellings.columns)
        if beside is Beside.OTHERS:
            return Reason.OTHERS
        if beside is Beside.PAST or (self.found and not named.is_nothing and (not named.words or field == "value")):
            return Reason.PAST
        if self.found and (beside or field) == Beside.TARGET:
            return Beside.TARGET
        return Reason.WHAT_IT_HOLDS if beside or field in HELD else None

    def _is_indicator(self, row: int, said: Mapping[str, str]) -> bool:
        if self._figures(row) or said.keys() - {"ref", "name", "definition"}:
            return True
        return {"ref", "name"} <= said.keys() and _shape(said["ref"]) in self._shapes

    def _without_name(self, row: int) -> None:
        if self._is_heading(row):
            self._begin_section(row, self._texts(row)[0])
        else:
            self._leave_out(row, Reason.NAMELESS if len(self._texts(row)) > 1 or self._figures(row) else Reason.NOTE)

    def _without_figures(self, row: int, said: Mapping[str, str]) -> None:
        if self._is_heading(row):
            self._begin_section(row, self._texts(row)[0])
        elif len(self._texts(row)) == 2 and "name" in said and _NUMBERED.fullmatch(said.get("ref", "")):
            self._begin_section(row, said["name"])
        else:
            self._leave_out(row, Reason.BARE if len(self._texts(row)) > 1 else Reason.NOTE)

    def _is_heading(self, row: int) -> bool:
        texts = self._texts(row)
        is_words = len(texts) == 1 and any(map(str.isalpha, texts[0])) and len(texts[0]) <= _LONGEST_SECTION
        return is_words and not _NOTE.match(texts[0])

    def _begin_section(self, row: int, title: str) -> None:
        self.section = title
        self.sections.append(self.grid.name(row, self._first(row)))

    def _found(self, row: int, said: Mapping[str, str]) -> FoundRow:
        at = {name: self.grid.name(row, column) for name, column in self.columns.own.items()}
        cells = [self.grid.cell(row, column) for column in self.columns.of_values]
        values = tuple(cell for cell in cells if is_figure(cell.value))
        others = (text_of(cell.value) for cell in cells if cell not in values)
        return FoundRow(
            sheet=self.grid.sheet.name,
            cell=at["ref" if "ref" in said else "name"],
            ref=said.get("ref", ""),
            name=said.get("name", ""),
            section=self.section,
            said={field: text for field, text in said.items() if field not in ("ref", "name")},
            cells=at,
            values=values,
            texts=tuple(text for text in others if text and plain(text) not in self.spellings.no_figure),
            times=self.columns.times,
            has_counts=all(any(is_figure(self.grid.value(row, each)) for each in numbers) for numbers in self.columns.of_counts),
            shown=tuple(self.decimals[cell.name] for cell in values if cell.name in self.decimals),
        )

    def _targets(self, row: int) -> list[tuple[Stretch | None, SheetCell]]:
        named = [each for each in self.columns.columns if each.number in self._figures(row)]
        return [(each.named.stretch(self.columns.year), self.grid.cell(row, each.number)) for each in named]

    def _leave_out(self, row: int, reason: Reason) -> None:
        column = self._first(row)
        self.left_out.append(
            LeftOut(sheet=self.grid.sheet.name, cell=self.grid.name(row, column), text=self._text(row, column), reason=reason)
        )

    def _figures(self, row: int) -> list[int]:
        return [column for column in self.columns.of_figures if self._text(row, column) or self._is_uncalculated(row, column)]

    def _is_uncalculated(self, row: int, column: int) -> bool:
        return self.grid.name(row, column) in self.grid.sheet.uncalculated

    @cached_property
    def _shapes(self) -> frozenset[str]:
        """What references of rows with a name and figures look like."""
        column = self.columns.own.get("ref")
        name = self.columns.own.get("name")
        if column is None or name is None:
            return frozenset()
        rows = [row for row in self.columns.below if self._figures(row) and self._text(row, name)]
        return frozenset(_shape(self._text(row, column)) for row in rows) - {""}

    def _first(self, row: int) -> int:
        return next(column for column in range(self.grid.width) if self._text(row, column))

    def _texts(self, row: int) -> list[str]:
        return [text for column in range(self.grid.width) if (text := self._text(row, column))]

    def _text(self, row: int, column: int) -> str:
        text = text_of(self.grid.value(row, column))
        if not text.isprintable():
            text = "".join(each if each.isprintable() else " " for each in text)
        return " ".join(text.split())


def _shape(ref: str) -> str:
    """Return a reference with a letter for its letters and a digit for its digits: "CP 12" is like "IC 3"."""
    return re.sub(r"\d+", "9", re.sub(r"[A-Za-z]+", "a", ref))
