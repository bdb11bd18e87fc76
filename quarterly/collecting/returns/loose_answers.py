"""What owners write in a form for commentary where no answer is expected: beside the table, below it, on a sheet of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quarterly.collecting.returns.reply_parts import PARTS
from quarterly.collecting.returns.typed_cells import TypedCell
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.find_table import find_table
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook, cell_name
from quarterly.configuration.catalogue import Catalogue, Indicator

REPLIES = "commentary"  # the kind of table that owners answer in
_FEWEST_WORDS = 3  # of an answer; fewer are a mark or a date
_FEWEST_OVER_FIGURES = 6  # of an answer typed over a figure of the form, which itself has a period and a sign behind it
_MOST_CELLS = 40  # of a sheet of its own: a longer one is no answer, and may list children


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseAnswer:
    """A text in a form, with its cell and, where it is known, the indicator that it is about."""

    sheet: str
    cell: str
    row: int
    text: str
    indicator: Indicator | None

    @property
    def typed(self) -> TypedCell:
        """The same as a cell that is read, to be screened as any other."""
        return TypedCell(sheet=self.sheet, cell=self.cell, text=self.text, is_prose=True, about=(self._id, ""))

    @property
    def _id(self) -> str:
        return self.indicator.id if self.indicator else ""


def answer_sheets(workbook: Workbook, layout: Layout) -> list[Sheet]:
    """Return the sheets beside a form for commentary that hold a few texts and no table, as an answer of its own."""
    tables = [find_table(sheet, layout) for sheet in workbook.sheets]
    if not any(table and table.kind == REPLIES for table in tables):
        return []
    return [sheet for sheet, table in zip(workbook.sheets, tables, strict=True) if table is None and _is_answer(sheet, layout)]


def loose_answers(
    tables: Sequence[SheetTable], sheets: Iterable[Sheet], catalogue: Catalogue, layout: Layout
) -> tuple[LooseAnswer, ...]:
    """Return every loose answer beside and below the tables of replies, and on sheets of their own.

    One that is beside an indicator is about it. Any other is about the only indicator of the form, or the one that its sheet is
    named after, or it is not known what it is about.
    """
    asked = {each.id: each for table in tables for _, values in table.rows() if (each := _named(values, catalogue))}
    only = next(iter(asked.values())) if len(asked) == 1 else None
    found = [answer for table in tables for answer in _around(table, only, catalogue, layout)]
    for sheet in sheets:
        about = only or catalogue.find(sheet.name, sheet.name)
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row):
                if _words(value) >= _FEWEST_WORDS:
                    found.append(_answer(sheet, number, column, value, about))
    return tuple(found)


def _around(table: SheetTable, only: Indicator | None, catalogue: Catalogue, layout: Layout) -> Iterator[LooseAnswer]:
    fields = {column: field for field, column in table.columns.items()}
    for number in range(table.header + 1, min(table.last, len(table.sheet.rows)) + 1):
        row = table.sheet.rows[number - 1]
        values = {field: row[column] if column < len(row) else None for column, field in fields.items()}
        about = _named(values, catalogue)
        if about is None and text_of(values.get("indicator")) and any(text_of(values.get(part)) for part in PARTS):
            continue  # a reference that is unknown, which is asked about as such
        for column, value in enumerate(row):
            is_loose = about is None or _is_loose(fields.get(column, ""), table, column, value, layout)
            if is_loose and _words(value) >= _FEWEST_WORDS:
                yield _answer(table.sheet, number, column, value, about or only)


def _is_loose(field: str, table: SheetTable, column: int, value: Scalar, layout: Layout) -> bool:
    if field in ("value", "target", "numerator", "denominator"):
        return _words(value) >= _FEWEST_OVER_FIGURES
    header = table.sheet.rows[table.header - 1]
    heading = plain(header[column]) if column < len(header) else ""
    return not field and heading not in layout.filled_in


def _is_answer(sheet: Sheet, layout: Layout) -> bool:
    cells = [value for row in sheet.rows for value in row if plain(value)]
    if not cells or len(cells) > _MOST_CELLS or plain(sheet.name) in layout.ignored_sheets or layout.kind_of(sheet):
        return False
    return all(isinstance(each, str) for each in cells) and any(_words(each) >= _FEWEST_WORDS for each in cells)


def _answer(sheet: Sheet, row: int, column: int, value: Scalar, about: Indicator | None) -> LooseAnswer:
    return LooseAnswer(sheet=sheet.name, cell=cell_name(row, column), row=row, text=text_of(value), indicator=about)


def _named(values: dict[str, Scalar], catalogue: Catalogue) -> Indicator | None:
    return catalogue.find(text_of(values.get("indicator")), text_of(values.get("name")))


def _words(value: Scalar) -> int:
    if not isinstance(value, str):
        return 0
    return sum(any(letter.isalpha() for letter in word) for word in value.split())
