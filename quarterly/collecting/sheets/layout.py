"""How returns are laid out: where a sheet's table begins, which column holds what, what is above it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import Field

from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook, cell_name
from quarterly.configuration.scales import Scale, State
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.quarter import Quarter, quarters_in
from quarterly.vocabulary.years import Year

_UNIT_BEHIND = re.compile(r" *(?:\((?:%|£|per cent|percent|percentage|number|no|rate|days|weeks|months)\)|%|£)$")  # "Actual (%)"
ANSWERS = "answers"  # the kind of table in which findings are answered
HEADER_WITHIN = 30  # title rows, logos and notes above a table; more than this and it is not a return


class TableLayout(ConfigurationModel):
    """A kind of table, recognised by its required columns and, if `sheet` is set, by the name of its sheet.

    `one_of` are columns of which it has at least one.
    """

    needs: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    sheet: str = ""

    def fits(self, sheet: Sheet, columns: dict[str, int]) -> bool:
        """Whether a sheet with these columns holds such a table."""
        chosen = not self.one_of or any(field in columns for field in self.one_of)
        return chosen and all(field in columns for field in self.needs) and self.sheet in ("", plain(sheet.name))


class NarrativeLayout(ConfigurationModel):
    """A kind of narrative: the names of its sheet, its columns, those required, and the one with a row's main text (`says`)."""

    sheets: tuple[str, ...]
    needs: tuple[str, ...]
    says: str
    columns: dict[str, tuple[str, ...]]

    def title(self, field: str) -> str:
        """Return what a column is called, as in forms and messages: "Cleared by"."""
        return self.columns[field][0].capitalize()


class Layout(ConfigurationModel):
    """The spellings services use, from expectations/layout.yaml; `narrative` is by the field of a Narrative."""

    columns: dict[str, tuple[str, ...]]
    tables: dict[str, TableLayout]
    narrative: dict[str, NarrativeLayout]
    labels: dict[str, tuple[str, ...]]
    quarter_behind: tuple[str, ...] = ()
    no_figure: tuple[str, ...]
    taken_back: tuple[str, ...] = ()
    no_target_yet: tuple[str, ...] = ()
    no_comment: tuple[str, ...] = ("",)
    no_answer: tuple[str, ...] = ()
    points_elsewhere: tuple[str, ...] = ()
    agrees: tuple[str, ...] = ()
    filled_in: tuple[str, ...] = ()
    symbols: dict[str, str]
    ignored_sheets: tuple[str, ...] = ()
    answers: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    no_counts: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    published: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    ways: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    def state_of(self, scale: Scale, text: str) -> State | None:
        """Return the state a text names, by its word or by the symbol that a published report prints for it."""
        return scale.find(text) or next((state for state in scale.states if state.shape == self.symbols.get(text)), None)

    def for_quarter(self, quarter: Quarter) -> "Layout":
        """Return the layout in which columns of figures may have the year in their name, that of values the quarter too.

        Only this year and quarter: "Actual 2025/26" in a return for 2026/27 is last year's figure.
        """
        years = (quarter.financial_year, quarter.financial_year.replace("-", "/"))
        of_year = {way.format(year=year) for way in ("{year}", "({year})") for year in years}
        of_quarter = {way.format(number=quarter.number, year=year) for way in self.quarter_behind for year in years}
        next_years = {year.key(year.last_of(quarter).next) for year in Year} - set(years)
        of_next = sorted(f"target {key}" for each in next_years for key in {each, each.replace("-", "/")})
        behind = {"value": of_year | of_quarter, **dict.fromkeys(("numerator", "denominator", "target"), of_year)}
        named = {
            field: (
                *self.columns[field],
                *(way for name in self.columns[field] for text in sorted(texts) for way in _beside(name, text)),
            )
            for field, texts in behind.items()
        }
        asked = (*self.columns["next_target"], *of_next)
        return self.model_copy(update={"columns": {**self.columns, **named, "next_target": asked}})

    def of_published(self, quarter: Quarter) -> "Layout":
        """Return the layout of tables of published figures: a row of headings names an indicator, and a value or a rating."""
        headed = self.for_quarter(quarter).columns
        figures = {field: headed[field] for field in ("indicator", "name", "numerator", "denominator", "value", "target")}
        figures = {field: (*names, *self.published.get(field, ())) for field, names in figures.items()}
        columns = {**figures, **{field: names for field, names in self.published.items() if field not in figures}}
        either = ("value", "rating")
        tables = {field: TableLayout(needs=(field,), one_of=either) for field in ("indicator", "name")}
        return self.model_copy(update={"columns": columns, "tables": tables})

    def for_quarters_in(self, workbook: Workbook) -> "Layout":
        """Return the layout for every quarter that the first rows of a workbook name, where nobody has stated which it is for."""
        texts = [str(value) for sheet in workbook.sheets for row in sheet.rows[:HEADER_WITHIN] for value in row if value]
        quarters = dict.fromkeys(quarter for text in texts for quarter in quarters_in(text))
        each = [self.for_quarter(quarter).columns for quarter in quarters] or [self.columns]
        columns = {field: tuple(dict.fromkeys(name for one in each for name in one[field])) for field in self.columns}
        return self.model_copy(update={"columns": columns})

    def sheets(self, workbook: Workbook) -> list[Sheet]:
        """Return the sheets to read: all but those that a form brings for help."""
        return [sheet for sheet in workbook.sheets if plain(sheet.name) not in self.ignored_sheets]

    def kind_of(self, sheet: Sheet) -> str:
        """Return the kind of narrative that a sheet is named after, or ""."""
        return next((kind for kind, found in self.narrative.items() if plain(sheet.name) in found.sheets), "")

    def may_head_counts(self, heading: str) -> bool:
        """Whether an unknown heading may be one of counts: it does not begin as headings of something else do.

        One that ends in "*" is such a heading with anything behind it.
        """
        words = " ".join(re.findall(r"[a-z]+", heading.casefold()))
        return not any(words == each or (each.endswith(" *") and f"{words} ".startswith(each[:-1])) for each in self.no_counts)

    def label(self, text: str) -> tuple[str, str] | None:
        """Return (label, what follows it) of a heading such as "Service: Children in care", or None."""
        before, colon, after = text.partition(":")
        for label, names in self.labels.items():
            if colon and plain(before) in names and after.strip():
                return label, after.strip()
        return None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a figure could not be made of cells: a rule's code, the cell, and words for its message."""

    code: str
    cell: str
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A table in a sheet; `header` is the row number of its header, `columns` maps fields to 0-based columns.

    `again` are further columns of a field that is already in `columns`. The table ends at the header of the one `below` it.

    Of a table made by a council's own layout, `origins` are the cells of the sender's sheet by those of `sheet`, `rows_of` the
    rows by the sender's cells; `parts` are the cells that a figure was added up from, and `doubts` why one could not be made.
    """

    kind: str
    sheet: Sheet
    header: int
    columns: dict[str, int]
    again: tuple[tuple[str, int], ...] = ()
    below: "SheetTable | None" = None
    origins: Mapping[str, str] = field(default_factory=dict)
    rows_of: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[int, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    doubts: Mapping[int, tuple[Doubt, ...]] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[int, dict[str, Scalar]]]:
        """Yield (row number, value by field) for every row under the header that is not blank.

        Formulas without a stored result read as blank, but a row of them is not blank.
        """
        for number in range(self.header + 1, self.last + 1):
            values = {field: self._at(number, column) for field, column in self.columns.items()}
            if any(plain(value) or self.is_uncalculated(field, number) for field, value in values.items()):
                yield number, values

    @property
    def last(self) -> int:
        """The last row that may belong to the table."""
        return self.below.header - 1 if self.below else max(len(self.sheet.rows), self.sheet.last_uncalculated)

    def all_below(self) -> Iterator["SheetTable"]:
        """Yield the tables below this one in its sheet."""
        if self.below:
            yield self.below
            yield from self.below.all_below()

    def contradicted(self, row: int) -> Iterator[tuple[str, str, Scalar]]:
        """Yield (field, cell, value) for each further column of a field whose value in this row differs from the first."""
        for name, column in self.again:
            value, first, cell = self._at(row, column), self._at(row, self.columns[name]), cell_name(row, column)
            differs = value != first and plain(value) not in ("", plain(first))
            if differs or cell in self.sheet.uncalculated:
                yield name, cell, value

    def under_no_heading(self, row: int) -> list[tuple[str, str, Scalar]]:
        """Return (cell, heading, value) for each cell of a row in a column with an unknown heading."""
        known = {*self.columns.values(), *(column for _, column in self.again)}
        cells = self.sheet.rows[row - 1] if row <= len(self.sheet.rows) else ()
        unknown = [(column, value) for column, value in enumerate(cells) if column not in known]
        return [
            (self._sent(cell_name(row, column)), str(self._at(self.header, column) or ""), value) for column, value in unknown
        ]

    def is_uncalculated(self, field: str, row: int) -> bool:
        """Return whether the cell of a field in a row is a formula without a stored result."""
        return field in self.columns and self.own_cell(field, row) in self.sheet.uncalculated

    def cell(self, field: str, row: int) -> str:
        """Return the cell of the sender's sheet of a field in a row, or of the row's first column where the field has none."""
        return self._sent(self.own_cell(field, row))

    def own_cell(self, field: str, row: int) -> str:
        """Return the same cell as `sheet` names it."""
        return cell_name(row, self.columns.get(field, min(self.columns.values())))

    def cells(self, row: int) -> dict[str, str]:
        """Return the cells of the sender's sheet of a row, by field."""
        return {field: self.cell(field, row) for field in self.columns}

    @property
    def is_mapped(self) -> bool:
        """Whether it was made by a council's own layout."""
        return bool(self.origins)

    def _sent(self, cell: str) -> str:
        return self.origins.get(cell, cell)

    def _at(self, row: int, column: int) -> Scalar:
        cells = self.sheet.rows[row - 1] if row <= len(self.sheet.rows) else ()
        return cells[column] if column < len(cells) else None


def _beside(name: str, time: str) -> Iterator[str]:
    """Yield a heading with its time: "Actual Q2" and, where the name is one word, "Q2 Actual"."""
    yield f"{name} {time}"
    if " " not in name and "(" not in time:
        yield f"{time} {name}"


def find_table(sheet: Sheet, layout: Layout) -> SheetTable | None:
    """Return the sheet's table, or None: the first row that holds all the columns some kind of table needs.

    A sheet with the name of a kind of narrative is of that kind and no other, unless it holds a table of indicators.
    """
    if kind := layout.kind_of(sheet):
        return _narrative_table(sheet, kind, layout.narrative[kind]) or _indicator_table(sheet, layout)
    return _figures_table(sheet, layout)


def answer_table(sheet: Sheet, layout: Layout) -> SheetTable | None:
    """Return the table in which findings are answered, of a sheet that is ours; None where there is none."""
    if plain(sheet.name) not in layout.ignored_sheets:
        return None
    for number, row in enumerate(sheet.rows[:HEADER_WITHIN], start=1):
        columns = _columns(row, layout.answers)
        if {"reference", "answer"} <= columns.keys():
            return SheetTable(kind=ANSWERS, sheet=sheet, header=number, columns=columns)
    return None


def _narrative_table(sheet: Sheet, kind: str, found: NarrativeLayout) -> SheetTable | None:
    for number, row in enumerate(sheet.rows[:HEADER_WITHIN], start=1):
        columns = _columns(row, found.columns)
        if all(field in columns for field in found.needs):
            return SheetTable(kind=kind, sheet=sheet, header=number, columns=columns)
    return None


def _indicator_table(sheet: Sheet, layout: Layout) -> SheetTable | None:
    table = _figures_table(sheet, layout)
    return table if table and table.kind == "indicators" else None


def _figures_table(sheet: Sheet, layout: Layout) -> SheetTable | None:
    first = None
    # From the bottom up, because each table has to know the one below it, where it ends.
    for number, row in reversed(list(enumerate(sheet.rows, start=1))):
        columns = _columns(row, layout.columns)
        if kind := next((kind for kind, table in layout.tables.items() if table.fits(sheet, columns)), None):
            first = SheetTable(
                kind=kind, sheet=sheet, header=number, columns=columns, again=_again(row, layout.columns, columns), below=first
            )
    return first if first and first.header <= HEADER_WITHIN else None


def _columns(row: tuple[Scalar, ...], spellings: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, header in enumerate(row):
        field = field_of(header, spellings)
        if field and field not in columns:
            columns[field] = column
    return columns


def _again(
    row: tuple[Scalar, ...], spellings: Mapping[str, tuple[str, ...]], columns: Mapping[str, int]
) -> tuple[tuple[str, int], ...]:
    fields = ((field_of(header, spellings), column) for column, header in enumerate(row))
    return tuple((field, column) for field, column in fields if field and columns[field] != column)


def field_of(header: Scalar, spellings: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the field that a column header names, with or without a unit behind it, or None."""
    if not isinstance(header, str):
        return None  # most cells that are looked at are figures
    text = plain(header)
    known = {text, _UNIT_BEHIND.sub("", text)}
    return next((field for field, names in spellings.items() if not known.isdisjoint(names)), None)


def headings(sheet: Sheet, table: SheetTable | None) -> list[str]:
    """Return the texts above a sheet's table, in reading order; of a sheet without a table, those of its first rows."""
    last = table.header - 1 if table else HEADER_WITHIN
    return [str(value).strip() for row in sheet.rows[:last] for value in row if plain(value)]


def plain(value: Scalar) -> str:
    """Return a cell's text without case, doubled spaces and punctuation at its ends."""
    return "" if value is None else " ".join(str(value).casefold().split()).strip(" :.*")
