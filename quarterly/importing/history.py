"""The figures of each quarter in a file, read by the layout by which the file will be read as a return."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction

from quarterly.collecting.layouts.of_file import LayoutProblem, mapped_file
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.sheets.cells import SheetCell, cell_at, figure_of, text_of
from quarterly.collecting.sheets.layout import Layout, SheetTable
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.layouts import FIELDS, FIGURES, FileLayout, TableMap
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class SentScorecard:
    """A file as it came, by its name; `decimals` are those that cells are shown with, by sheet and cell, where that is known."""

    name: str
    workbook: Workbook
    decimals: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFigure:
    """What a file says of an indicator in a quarter, with the cell; `unread` are cells with something else than a figure.

    `is_unclear`: its months are there, and what a quarter is made of them is not known.
    """

    indicator: str
    quarter: Quarter
    file: str
    sheet: str
    cell: str
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    value: Fraction | None = None
    target: SheetCell | None = None
    unread: tuple[str, ...] = ()
    is_unclear: bool = False

    @property
    def place(self) -> str:
        """The sheet and the cell."""
        return f"{self.sheet}, {self.cell}"

    @property
    def has_figure(self) -> bool:
        """Whether anything of it was read as a number."""
        return (self.numerator, self.denominator, self.value) != (None, None, None)


def figures_in(
    sent: SentScorecard, layout: FileLayout, catalogue: Catalogue, spellings: Layout, quarters: Sequence[Quarter]
) -> Iterator[PastFigure]:
    """Yield what each table of a file says in each of these quarters, table by table: one may go back further than another."""
    for quarter in quarters:
        scope = MappingScope(
            catalogue=catalogue, quarter=quarter, spellings=spellings.for_quarter(quarter), service="", file=sent.name
        )
        for table in layout.tables:
            for made in _tables(sent.workbook, layout, table, scope):
                yield from _of_table(made, sent.name, catalogue, quarter)


def _tables(workbook: Workbook, layout: FileLayout, table: TableMap, scope: MappingScope) -> Sequence[SheetTable]:
    """Return what a table says of a quarter, its figures alone where the rest is of another year; nothing if it has none."""
    figures = table.model_copy(update={field: "" for field in FIELDS if field not in FIGURES})
    for each in (table, figures):
        with suppress(LayoutProblem):
            return mapped_file(workbook, "", layout.model_copy(update={"tables": (each,)}), scope).tables
    return ()


def _of_table(table: SheetTable, file: str, catalogue: Catalogue, quarter: Quarter) -> Iterator[PastFigure]:
    for number, values in table.rows():
        indicator = catalogue.find(text_of(values.get("indicator")), text_of(values.get("name")))
        if indicator is None:
            continue
        cells = {field: cell_at(table, field, number, value) for field, value in values.items() if text_of(value)}
        read = {field: _figure(cells[field], field, indicator) for field in FIGURES if field in cells}
        yield PastFigure(
            indicator=indicator.id,
            quarter=quarter,
            file=file,
            sheet=table.sheet.name,
            cell=next((cells[field].name for field in FIGURES if field in cells), table.cell("indicator", number)),
            **{field: figure for field, figure in read.items() if figure is not None},
            target=cells.get("target"),
            unread=tuple(cells[field].name for field, figure in read.items() if figure is None),
            is_unclear=bool(table.doubts.get(number)) and not read,
        )


def _figure(cell: SheetCell, field: str, indicator: Indicator) -> Fraction | None:
    return figure_of(cell, indicator.unit if field == "value" else Unit.COUNT).number
