"""The figures of a table that a council published: found by its headings, and read as a return's are."""

from collections.abc import Mapping
from dataclasses import dataclass

from quarterly.collecting.returns.misspelt import probably_meant
from quarterly.collecting.sheets.cells import cell_at, figure_of, text_of
from quarterly.collecting.sheets.find_table import find_table
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar, Workbook
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.scales import Scale, State
from quarterly.configuration.targets.text import TargetKind, read_target
from quarterly.publishing.rehearsal.published import (
    Part,
    PublishedFigure,
    PublishedRating,
    PublishedRow,
    PublishedTable,
    PublishedTravel,
    UnknownRow,
    Way,
)
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.numbers import Unit, decimals_of, exact_text
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.units import trimmed_in

_FIGURES = {"value": Part.VALUE, "target": Part.TARGET, "numerator": Part.NUMERATOR, "denominator": Part.DENOMINATOR}
_COUNTS = ("numerator", "denominator")
_DIGITS = 10  # decimals that a spreadsheet's own arithmetic does not get wrong


def of_table(workbook: Workbook, name: str, council: Council, quarter: Quarter, layout: Layout) -> PublishedTable:
    """Return what a file publishes of a quarter; SetupError where no sheet has a table that can be read.

    Where an indicator stands in several rows, the first that has a figure counts.
    """
    headed = layout.of_published(quarter)
    tables = [table for sheet in workbook.sheets if (first := find_table(sheet, headed)) for table in (first, *first.all_below())]
    if not tables:
        columns = (f"{field} ({', '.join(names[:3])})" for field, names in layout.published.items())
        raise SetupError(
            f"{name} has no table of published figures: one row has to hold the headings of a reference or a name, and of a "
            f"value or a rating. Columns are known by these headings: {', '.join(columns)}."
        )
    found, unknown = dict[str, PublishedRow](), list[UnknownRow]()
    for row in (_Row(table, number, values, council, layout) for table in tables for number, values in table.rows()):
        indicator = row.indicator()
        if not row.is_of_an_indicator:
            continue
        if indicator is None:
            unknown.append(row.unknown())
        elif indicator.id not in found or not found[indicator.id].published(Part.VALUE):
            found[indicator.id] = row.published(indicator)
    return PublishedTable(name, tuple(found.values()), tuple(unknown))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a published table, with what is typed in it by field."""

    table: SheetTable
    number: int
    values: Mapping[str, Scalar]
    council: Council
    layout: Layout

    @property
    def named(self) -> str:
        """What the row is called: its reference, or else its name."""
        return text_of(self.values.get("indicator")) or text_of(self.values.get("name"))

    @property
    def where(self) -> str:
        """The place of the row."""
        sheet = self.table.sheet
        return f"row {self.number}" if sheet.delimited else f"sheet “{sheet.name}”, row {self.number}"

    @property
    def is_of_an_indicator(self) -> bool:
        """Whether anything is published in it, and it is no row of sums."""
        published = any(plain(self.values.get(field)) for field in (*_FIGURES, "rating"))
        return published and self.named != "" and plain(self.named) not in self.layout.totals

    def indicator(self) -> Indicator | None:
        """Return the indicator that the row names: by its reference or, where that is another one, by its name."""
        ref, name = (text_of(self.values.get(field)) for field in ("indicator", "name"))
        find = self.council.catalogue.find
        return find(ref, name) or find("", name) or find("", ref)

    def unknown(self) -> UnknownRow:
        """Return the row as one that names no indicator."""
        ref, name = (text_of(self.values.get(field)) for field in ("indicator", "name"))
        meant = probably_meant(ref, name, self.council.catalogue.indicators)
        return UnknownRow(self.where, self.named, meant.titled if meant else "")

    def published(self, indicator: Indicator) -> PublishedRow:
        """Return the row as what was published of an indicator."""
        columns = self.table.columns
        figures = {part: self._figure(field, indicator.unit) for field, part in _FIGURES.items() if field in columns}
        rating = self._rating(self.council.profile.scales.indicators) if "rating" in columns else None
        travel = (self._travel(),) if "travel" in columns else ()
        return PublishedRow(indicator=indicator.id, where=self.where, figures=figures, rating=rating, travel=travel)

    def _figure(self, field: str, unit: Unit) -> PublishedFigure:
        cell, is_count = cell_at(self.table, field, self.number, self.values.get(field)), field in _COUNTS
        text = text_of(cell.value)
        if text.casefold() in ("", *self.layout.no_figure):
            return PublishedFigure("")
        read = figure_of(cell, Unit.COUNT if is_count else unit)
        if read.number is None:
            return _typed_target(text, unit) if field == "target" else PublishedFigure(text)
        if isinstance(cell.value, str):
            return PublishedFigure(text, read.number, decimals_of(text.rstrip("% ")))
        # A number, of which a spreadsheet shows as many decimals as it likes.
        places = decimals_of(exact_text(read.number, _DIGITS))
        return PublishedFigure(trimmed_in(read.number, Unit.COUNT if is_count else unit, _DIGITS), read.number, places)

    def _rating(self, scale: Scale) -> PublishedRating:
        text = text_of(self.values.get("rating"))
        if text.casefold() in self.layout.no_figure:
            return PublishedRating("")
        state = self.layout.state_of(scale, text) or by_initial(scale, text)
        return PublishedRating(text, state.status if state else "")

    def _travel(self) -> PublishedTravel:
        text = text_of(self.values.get("travel"))
        ways = (way for way, words in self.layout.ways.items() if plain(text) in words)
        return PublishedTravel(text, Way.NONE if text.casefold() in ("", *self.layout.no_figure) else next(map(Way, ways), None))


def _typed_target(text: str, unit: Unit) -> PublishedFigure:
    """Return a target in words by its figure, where it has one alone: "Fewer than 85"."""
    try:
        typed = read_target(text)
    except ValueError:
        return PublishedFigure(text)
    if typed.kind is not TargetKind.AMOUNT or typed.low is None or not typed.fits(unit):
        return PublishedFigure(text)
    return PublishedFigure(text, typed.low, decimals_of(exact_text(typed.low, _DIGITS)))


def by_initial(scale: Scale, text: str) -> State | None:
    """Return the state whose word or status begins with a lone letter, where no other's does: R, A, G, also of “On target”."""
    begins = text.casefold() if len(text) == 1 else None
    found = [state for state in scale.states if begins in (state.word[:1].casefold(), state.status[:1].casefold())]
    return found[0] if len(found) == 1 else None
