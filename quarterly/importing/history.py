"""The figures of each quarter in a file, read by the layout by which the file will be read as a return."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quarterly.collecting.layouts.records import Record
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.layouts.several_quarters import SeveralQuarters
from quarterly.collecting.sheets.cells import SheetCell, figure_of, text_of
from quarterly.collecting.sheets.decimal_commas import may_be_thousands, writes_decimal_commas
from quarterly.collecting.sheets.layout import Layout
from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.layouts import FIGURES, FileLayout
from quarterly.importing.scorecards import SentScorecard
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFigure:
    """What a file says of an indicator in a quarter, with the cell; `unread` are cells with something else than a figure.

    `cells` are all that were looked at, also blank ones. `is_unclear`: its months are there, and what a quarter is made of them
    is not known.
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
    unread: tuple[SheetCell, ...] = ()
    is_unclear: bool = False
    cells: tuple[str, ...] = ()

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
    with_commas = {each.name for each in sent.workbook.sheets if writes_decimal_commas(each)}
    tables = [SeveralQuarters(sent.workbook, table) for table in layout.tables]
    for quarter in quarters:
        scope = MappingScope(
            catalogue=catalogue, quarter=quarter, spellings=spellings.for_quarter(quarter), service="", file=sent.name
        )
        for table in tables:
            for sheet, records in table.records(scope):
                found = ((record, catalogue.find(*_named(record))) for record in records)
                yield from (_past(record, indicator, scope, sheet, with_commas) for record, indicator in found if indicator)


def _named(record: Record) -> tuple[str, str]:
    ref, name = (text_of(record.cells[field].value) if field in record.cells else "" for field in ("indicator", "name"))
    return ref, name


def _past(record: Record, indicator: Indicator, scope: MappingScope, sheet: str, with_commas: set[str]) -> PastFigure:
    cells = {field: cell for field, cell in record.cells.items() if text_of(cell.value)}
    read = {field: _figure(cells[field], field, indicator) for field in FIGURES if field in cells}
    if sheet in with_commas:  # 1,250 may be 1.25 there
        read = {field: None if may_be_thousands(cells[field].value) else figure for field, figure in read.items()}
    main = next(cells[field] for field in (*FIGURES, "indicator", "name") if field in cells)
    return PastFigure(
        indicator=indicator.id,
        quarter=scope.quarter,
        file=scope.file,
        sheet=sheet,
        cell=main.name,
        **{field: figure for field, figure in read.items() if figure is not None},
        target=cells.get("target"),
        unread=tuple(cells[field] for field, figure in read.items() if figure is None),
        is_unclear=bool(record.doubts) and not read,
        cells=tuple(_names_of_cells(record)),
    )


def _names_of_cells(record: Record) -> Iterator[str]:
    yield from (cell.name for cell in record.cells.values())
    for parts in record.parts.values():
        yield from parts


def _figure(cell: SheetCell, field: str, indicator: Indicator) -> Fraction | None:
    return figure_of(cell, indicator.unit if field == "value" else Unit.COUNT).number
